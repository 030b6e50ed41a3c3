"""The queue: what each claim is waiting for, and which have to be looked at again."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct

from claimtrack.model.case import Block, ClaimCase, Severity
from claimtrack.model.claim import ClaimFilter, ClaimRow, ClaimStatus
from claimtrack.model.evidence import SourceState
from claimtrack.store.claims import as_row
from claimtrack.text.partial import earliest, iso_date
from claimtrack.text.phrases import counted

if TYPE_CHECKING:
    from claimtrack.desk.desk import Desk


DONE = frozenset({ClaimStatus.SIGNED_OFF, ClaimStatus.PUBLISHED, ClaimStatus.CORRECTED})


class QueueRow(Struct, frozen=True):
    """A claim that is waiting, and the house rules that block it."""

    row: ClaimRow
    blocks: tuple[Block, ...]


class WaitsFor(StrEnum):
    """What a claim is waiting for, most pressing first."""

    SENT_BACK = "sent back"
    ATTENTION = "asks for attention"
    QUERY = "an answer"
    EVIDENCE = "evidence"
    SECOND_SOURCE = "a second source"
    VERDICT = "a verdict"
    FIX = "a fix"
    SIGN_OFF = "a sign-off"


_BY_RULE = {
    "queries": WaitsFor.QUERY,
    "comment": WaitsFor.QUERY,
    "open": WaitsFor.VERDICT,
    "sources": WaitsFor.SECOND_SOURCE,
    "sign-off": WaitsFor.SIGN_OFF,
}


class DueRow(Struct, frozen=True):
    """A claim to look at again. `on` is its re-check date if that has come, else empty."""

    row: ClaimRow
    on: str
    why: tuple[str, ...]


class Queue:
    """Lists of work to do."""

    def __init__(self, desk: Desk) -> None:
        self._desk, self._store = desk, desk.store

    def listed(self) -> tuple[QueueRow, ...]:
        """Return our claims that are still blocked, each with the rules it breaks."""
        with self._store.reading():
            keys = self._store.claims.keys(ClaimFilter(ours=True))
            cases = self._store.claims.cases(keys)
            lines = self._desk.embargo.held().marked(tuple(map(as_row, cases)))
        rows = (
            QueueRow(line, self._desk.claims.blocks(case))
            for line, case in zip(lines, cases, strict=True)
        )
        return tuple(
            row
            for row in rows
            if row.row.claim.status not in DONE
            and any(block.severity is Severity.BLOCKS for block in row.blocks)
        )

    def due(self, *, until: str | None = None) -> tuple[DueRow, ...]:
        """Return judged claims that have to be looked at again, the longest overdue first.

        A claim is due if its re-check date has come, if it asks for attention (the article
        changed, a source was withdrawn, a sign-off lapsed), if it has evidence that the verdict
        did not weigh, if the verdict leans on a withdrawn source, if a reviewer disagrees, or if
        a retraction has been asked for.

        Args:
            until: re-check dates up to this day; None: today.

        Raises:
            WrongUse: an invalid date.
        """
        day = iso_date(until, "date") if until else self._desk.today()
        with self._store.reading():
            cases = self._store.claims.cases(self._store.verdicts.judged())
            lines = self._desk.embargo.held().marked(tuple(map(as_row, cases)))
        rows = [
            DueRow(line, _on(case, day), why)
            for line, case in zip(lines, cases, strict=True)
            if (why := _why(case, day))
        ]
        return tuple(sorted(rows, key=lambda one: (one.on or "9999", one.row.claim.id)))


def waits_for(row: QueueRow) -> WaitsFor:
    """Return the most pressing thing that a claim is waiting for."""
    claim = row.row.claim
    if claim.status is ClaimStatus.SENT_BACK:
        return WaitsFor.SENT_BACK
    if claim.attention:
        return WaitsFor.ATTENTION
    blocking = [one.rule for one in row.blocks if one.severity is Severity.BLOCKS]
    found = {_BY_RULE.get(rule, WaitsFor.FIX) for rule in blocking}
    if not row.row.evidence and found & {WaitsFor.VERDICT, WaitsFor.SECOND_SOURCE}:
        found.add(WaitsFor.EVIDENCE)
    return next(one for one in WaitsFor if one in (found or {WaitsFor.FIX}))


def by_what_they_wait_for(
    rows: Iterable[QueueRow],
) -> tuple[tuple[WaitsFor, tuple[QueueRow, ...]], ...]:
    """Group the queue, most pressing first; empty groups are left out."""
    groups: dict[WaitsFor, list[QueueRow]] = {one: [] for one in WaitsFor}
    for row in rows:
        groups[waits_for(row)].append(row)
    return tuple((one, tuple(found)) for one, found in groups.items() if found)


def _on(case: ClaimCase, day: str) -> str:
    recheck = case.verdict.recheck_by if case.verdict else None
    return recheck if recheck and earliest(recheck) <= day else ""


def _why(case: ClaimCase, day: str) -> tuple[str, ...]:
    found = []
    if _on(case, day):
        found.append("re-check due")
    claim, current = case.claim, case.verdict
    if claim.attention:
        why = f": {case.attention_why}" if case.attention_why else ""
        found.append(f"{claim.attention}{why}")
    if current is None:
        return tuple(found)
    unseen = sum(one.id not in current.evidence for one in case.evidence)
    if unseen:
        found.append(f"{counted(unseen, 'piece')} of evidence not weighed in the verdict")
    found += [
        f"leans on source {one.source.id}, which was withdrawn"
        for one in case.evidence
        if one.id in current.evidence and one.source.state is SourceState.WITHDRAWN
    ]
    found += [f"{one.by} disagrees" for one in case.disagreements]
    if current.retraction_asked_at is not None:
        found.append(f"{current.retraction_asked_by} asks for its retraction")
    return tuple(dict.fromkeys(found))
