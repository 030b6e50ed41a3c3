"""What has to be looked at again, and why."""

from __future__ import annotations

from dataclasses import dataclass

from claimtrack.desk.base import DeskBase
from claimtrack.model.case import ClaimCase
from claimtrack.model.claim import ClaimRow
from claimtrack.model.evidence import SourceState
from claimtrack.store.claims import as_row
from claimtrack.text.partial import earliest, iso_date


@dataclass(frozen=True, slots=True)
class DueRow:
    """A claim to look at again. `on` is since when or from when on, empty where no day says so."""

    row: ClaimRow
    on: str
    why: tuple[str, ...]


class Due(DeskBase):
    """The list of what is due."""

    def due(self, *, until: str | None = None) -> tuple[DueRow, ...]:
        """Judged claims that have to be looked at again, the longest overdue first.

        Due are a re-check date that has come, attention (the article changed, a source was
        withdrawn, a sign-off lapsed), evidence that the verdict did not weigh, a withdrawn source
        that it leans on, a disagreement, and a retraction that was asked for.

        Args:
            until: re-check dates up to this day; None: today.

        Raises:
            WrongUse: a date that is none.
        """
        day = iso_date(until, "date") if until else self.today()
        with self.store.reading():
            cases = self.store.claims.cases(self.store.verdicts.judged())
        rows = [
            DueRow(as_row(case), _on(case, day), why) for case in cases if (why := _why(case, day))
        ]
        return tuple(sorted(rows, key=lambda one: (one.on or "9999", one.row.claim.id)))


def _on(case: ClaimCase, day: str) -> str:
    recheck = case.verdict.recheck_by if case.verdict else None
    return recheck if recheck and earliest(recheck) <= day else ""


def _why(case: ClaimCase, day: str) -> tuple[str, ...]:
    found = []
    if _on(case, day):
        found.append("re-check due")
    claim, current = case.claim, case.verdict
    if claim.attention:
        why = f": {claim.attention_why}" if claim.attention_why else ""
        found.append(f"{claim.attention}{why}")
    if current is None:
        return tuple(found)
    unseen = sum(one.id not in current.evidence for one in case.evidence)
    if unseen:
        noun = "piece" if unseen == 1 else "pieces"
        found.append(f"{unseen} {noun} of evidence not weighed in the verdict")
    found += [
        f"leans on source {one.source.id}, which was withdrawn"
        for one in case.evidence
        if one.id in current.evidence and one.source.state is SourceState.WITHDRAWN
    ]
    found += [f"{one.by} disagrees" for one in case.disagreements]
    if current.retraction_asked_at is not None:
        found.append(f"{current.retraction_asked_by} asks for its retraction")
    return tuple(dict.fromkeys(found))
