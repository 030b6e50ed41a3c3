"""Why a verdict replaces another, and the log of corrections and retractions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from claimtrack.errors import Refused, Stale, WrongUse
from claimtrack.model.case import ClaimCase
from claimtrack.model.publication import Correction
from claimtrack.model.verdict import CorrectionLevel, Rating, SupersedeReason, Verdict
from claimtrack.text.partial import earliest, iso_date, latest

if TYPE_CHECKING:
    from claimtrack.desk.desk import Desk


class Superseding(Struct, frozen=True):
    """Why a verdict replaces another, and how much an error of ours mattered."""

    reason: SupersedeReason | None = None
    why: str = ""
    level: CorrectionLevel | None = None

    @classmethod
    def of(cls, verdict: Verdict) -> Superseding:
        """Return why a verdict on file replaced the one before it."""
        return cls(verdict.reason, verdict.reason_why, verdict.correction)

    def row(self) -> dict[str, object]:
        """Return these as columns of a verdict."""
        return {"reason": self.reason, "reason_why": self.why, "correction": self.level}


_AFFECTS = CorrectionLevel.AFFECTS_RATING


class Corrections:
    """The corrections log. Nothing here changes a byte."""

    def __init__(self, desk: Desk) -> None:
        self._desk, self._store = desk, desk.store

    def listed(
        self, *, since: str | None = None, until: str | None = None, updates: bool = False
    ) -> tuple[Correction, ...]:
        """Return the corrections log of a period, oldest first: our errors and retractions.

        Args:
            since: its first day, month or year; None: from the beginning.
            until: its last day; None: until today.
            updates: list verdicts that changed for other reasons too.

        Raises:
            WrongUse: an invalid date.
        """
        first = earliest(iso_date(since, "first day")) if since else "0000"
        last = latest(iso_date(until, "last day")) if until else "9999"
        with self._store.reading():
            cases = self._store.claims.cases(self._store.verdicts.changed(first, last))
        found = [
            one
            for case in cases
            for one in changes(case)
            if first <= one.at[:10] <= last
            and (updates or one.now is None or one.reason is SupersedeReason.OUR_ERROR)
        ]
        return tuple(sorted(found, key=lambda one: (one.at, one.claim)))

    def made_by(self, verdict: int) -> Correction | None:
        """Return the change made by a verdict or its retraction; None if there was none.

        Raises:
            NotFound: no such verdict.
        """
        case = self._store.claims.case(self._store.verdicts.claim_of(verdict))
        made = [
            one
            for one in changes(case)
            if (one.now.id if one.now is not None else one.was.id) == verdict
        ]
        return made[-1] if made else None


def refuse_if_judged_since(case: ClaimCase, seen: ClaimCase) -> None:
    """Refuse to replace a verdict that the reviewer has not seen.

    Args:
        case: the claim as it stands.
        seen: the claim as the reviewer saw it.

    Raises:
        Stale: another reviewer has judged it since.
    """
    then, now = seen.verdict, case.verdict
    if (then and (then.id, then.version)) == (now and (now.id, now.version)):
        return
    if now is None:
        raise Stale(
            f"The verdict on #{case.claim.id} was undone in the meantime. Nothing was saved."
        )
    raise Stale(
        f"{now.reviewer} has judged #{case.claim.id} in the meantime: {now.rating.label}, "
        f"as of {now.as_of}. “{now.rationale}” Your verdict was not saved.",
        now.reviewer,
    )


def refuse_unless_weighed(case: ClaimCase, seen: ClaimCase, who: str) -> None:
    """A verdict leans on evidence that its reviewer has seen, not on what came in since.

    Args:
        case: the claim as it stands.
        seen: the claim as the reviewer was shown it.
        who: the reviewer, who knows what they added themselves.

    Raises:
        Stale: somebody else added evidence since.
    """
    known = {one.id for one in seen.evidence}
    new = [one for one in case.evidence if one.id not in known and one.added_by != who]
    if new:
        by = new[-1].added_by
        raise Stale(
            f"{by} added evidence to #{case.claim.id} in the meantime: {new[-1].source.name}. "
            "Nothing of yours is saved: weigh it first.",
            by,
        )


def superseding(case: ClaimCase, rating: Rating, said: Superseding) -> Superseding:
    """Check why the current verdict is being replaced, and fill in what follows from it.

    If the current verdict is not handed in yet, its reason still holds unless a new one is given.
    The level of an error follows from whether the rating changes.

    Args:
        case: the claim as it stands.
        rating: the new rating.
        said: the reason the reviewer gives.

    Raises:
        Refused: a verdict that was handed in would be replaced without a reason.
        WrongUse: a level that does not fit the reason or the rating.
    """
    current = case.verdict
    if current is not None and current.handed_in_at is None:
        before = Superseding.of(current)
        said = Superseding(
            said.reason or before.reason,
            said.why or before.why,
            said.level if said.reason or said.level else _fitting(before.level, case, rating),
        )
    handed_in = _handed_in(case)
    if said.reason is None:
        if handed_in is not None:
            raise Refused(
                f"The verdict on #{case.claim.id} has been handed in: say why you are replacing it "
                "(our error, new facts, clearer wording)."
            )
        if said.level is not None:
            raise WrongUse("Only an error of ours has a level of correction: give the reason too.")
        return said
    return Superseding(said.reason, said.why, _level(handed_in, rating, said))


def last_published(case: ClaimCase, verdict: Verdict) -> Verdict | None:
    """Return the last published verdict that a verdict supersedes, directly or indirectly."""
    known = {one.id: one for one in case.verdicts}
    before = known.get(verdict.supersedes or 0)
    while before is not None and before.published_on is None:
        before = known.get(before.supersedes or 0)
    return before


def _handed_in(case: ClaimCase) -> Verdict | None:
    """Return the newest verdict that was handed in, at or before the current one."""
    aside = case.claim.set_aside
    standing = [one for one in case.verdicts if one.id > aside and not one.beside]
    done = [one for one in standing if one.handed_in_at is not None]
    return done[-1] if done else None


def _fitting(
    level: CorrectionLevel | None, case: ClaimCase, rating: Rating
) -> CorrectionLevel | None:
    """Return an earlier level, unless it no longer fits the rating."""
    before = _handed_in(case)
    return level if before is None or _changes(before, rating) == (level is _AFFECTS) else None


def _level(before: Verdict | None, rating: Rating, said: Superseding) -> CorrectionLevel | None:
    if said.reason is not SupersedeReason.OUR_ERROR:
        if said.level is not None:
            raise WrongUse(f"Only an error of ours has a level of correction, not {said.reason}.")
        return None
    changes = before is not None and _changes(before, rating)
    fits = _AFFECTS if changes else CorrectionLevel.MINOR
    if said.level is None or said.level is fits:
        return fits
    if said.level is CorrectionLevel.RETRACTION:
        raise WrongUse(
            "A retraction puts no new verdict in its place: retract the verdict instead."
        )
    state = "changes" if changes else "does not change"
    raise WrongUse(f"The rating {state}: the level of this correction is '{fits}'.")


def _changes(before: Verdict, rating: Rating) -> bool:
    return (before.rating.scale, before.rating.slug) != (rating.scale, rating.slug)


def changes(case: ClaimCase) -> list[Correction]:
    """Return every change to a claim's handed-in verdicts, oldest first.

    One that a merge put beside ours changes nothing, unless it was published.
    """
    known = {one.id: one for one in case.verdicts}
    found = []
    for verdict in case.verdicts:
        if verdict.beside and verdict.published_on is None:
            continue
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
