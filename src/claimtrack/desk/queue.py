"""For what the claims in the queue wait: one group each, the one that is most pressing. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from claimtrack.desk.reading import QueueRow
from claimtrack.model.case import Severity
from claimtrack.model.claim import ClaimStatus


class WaitsFor(StrEnum):
    """What a claim waits for, in the order in which a desk turns to it."""

    SENT_BACK = "sent back"
    ATTENTION = "asks for attention"
    QUERY = "an answer"
    EVIDENCE = "evidence"
    SECOND_SOURCE = "a second source"
    VERDICT = "a verdict"
    MENDING = "mending"
    SIGN_OFF = "a sign-off"


_BY_RULE = {
    "queries": WaitsFor.QUERY,
    "comment": WaitsFor.QUERY,
    "open": WaitsFor.VERDICT,
    "sources": WaitsFor.SECOND_SOURCE,
    "sign-off": WaitsFor.SIGN_OFF,
}


def waits_for(row: QueueRow) -> WaitsFor:
    """The most pressing of what a claim waits for."""
    claim = row.row.claim
    if claim.status is ClaimStatus.SENT_BACK:
        return WaitsFor.SENT_BACK
    if claim.attention:
        return WaitsFor.ATTENTION
    blocking = [one.rule for one in row.blocks if one.severity is Severity.BLOCKS]
    found = {_BY_RULE.get(rule, WaitsFor.MENDING) for rule in blocking}
    if not row.row.evidence and found & {WaitsFor.VERDICT, WaitsFor.SECOND_SOURCE}:
        found.add(WaitsFor.EVIDENCE)
    return next(one for one in WaitsFor if one in (found or {WaitsFor.MENDING}))


def by_what_they_wait_for(
    rows: Iterable[QueueRow],
) -> tuple[tuple[WaitsFor, tuple[QueueRow, ...]], ...]:
    """The queue in groups, the most pressing first; a group without claims is left out."""
    groups: dict[WaitsFor, list[QueueRow]] = {one: [] for one in WaitsFor}
    for row in rows:
        groups[waits_for(row)].append(row)
    return tuple((one, tuple(found)) for one, found in groups.items() if found)
