"""The corrections log: what was handed in and then turned out otherwise."""

from __future__ import annotations

from claimtrack.desk.base import DeskBase
from claimtrack.desk.superseding import last_published
from claimtrack.model.case import ClaimCase
from claimtrack.model.publication import Correction
from claimtrack.model.verdict import CorrectionLevel, SupersedeReason, Verdict
from claimtrack.text.partial import earliest, iso_date, latest


class Correcting(DeskBase):
    """Questions about corrections. None of them changes a byte."""

    def corrections(
        self, *, since: str | None = None, until: str | None = None, updates: bool = False
    ) -> tuple[Correction, ...]:
        """The corrections log of a period, oldest first: our errors and retractions.

        Args:
            since: its first day; None: from the beginning. A month or a year is one too.
            until: its last day; None: until today.
            updates: list verdicts that changed for other reasons too.

        Raises:
            WrongUse: a date that is none.
        """
        first = earliest(iso_date(since, "first day")) if since else "0000"
        last = latest(iso_date(until, "last day")) if until else "9999"
        with self.store.reading():
            cases = self.store.claims.cases(self.store.verdicts.changed(first, last))
        found = [
            one
            for case in cases
            for one in changes(case)
            if first <= one.at[:10] <= last
            and (updates or one.now is None or one.reason is SupersedeReason.OUR_ERROR)
        ]
        return tuple(sorted(found, key=lambda one: (one.at, one.claim)))

    def change_by(self, verdict: int) -> Correction | None:
        """The change that a verdict made, or that its retraction was; None where it made none.

        Raises:
            NotFound: no such verdict.
        """
        case = self.store.claims.case(self.store.verdicts.claim_of(verdict))
        made = [
            one
            for one in changes(case)
            if (one.now.id if one.now is not None else one.was.id) == verdict
        ]
        return made[-1] if made else None


def changes(case: ClaimCase) -> list[Correction]:
    """Every change of a claim's handed-in verdicts, oldest first."""
    known = {one.id: one for one in case.verdicts}
    found = []
    for verdict in case.verdicts:
        before = known.get(verdict.supersedes or 0)
        if before is not None and verdict.reason is not None:
            found.append(_replaced(case, before, verdict))
        if verdict.retracted_at is not None:
            found.append(_retracted(case, verdict, verdict.retracted_at))
    return sorted(found, key=lambda one: one.at)


def _replaced(case: ClaimCase, before: Verdict, verdict: Verdict) -> Correction:
    return Correction(
        claim=case.claim.id,
        text=case.claim.text,
        at=verdict.created_at,
        by=verdict.reviewer,
        was=before,
        now=verdict,
        reason=verdict.reason,
        level=verdict.correction,
        why=verdict.reason_why,
        signed_off_by=_agreed(case, verdict, "verdict"),
        published=last_published(case, verdict),
    )


def _retracted(case: ClaimCase, verdict: Verdict, at: str) -> Correction:
    return Correction(
        claim=case.claim.id,
        text=case.claim.text,
        at=at,
        by=verdict.retraction_asked_by or verdict.reviewer,
        was=verdict,
        now=None,
        reason=None,
        level=CorrectionLevel.RETRACTION,
        why=verdict.retracted_why or "",
        signed_off_by=_agreed(case, verdict, "retraction"),
        published=verdict if verdict.published_on else last_published(case, verdict),
    )


def _agreed(case: ClaimCase, verdict: Verdict, covers: str) -> tuple[str, ...]:
    return tuple(
        one.by
        for one in case.sign_offs
        if one.verdict == verdict.id
        and one.covers == covers
        and one.agrees
        and one.lapsed_at is None
    )
