"""Rows that one file removed and the other still has: which of them may go.

What was removed in one action goes together or stays together: the parts of a claim without the
claim mean nothing. It stays where the other file has worked on any of it since.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from claimtrack.store.keys import Named
from claimtrack.store.merge.known import Change
from claimtrack.store.merge.side import Side, removed

_FAR = 3
"""How many steps down rows that refer to a row are followed: claim, verdict, sign-off."""


def removed_there(
    changes: Mapping[Named, Sequence[Change]], gone_from: Side, still_in: Side
) -> dict[Named, int]:
    """The rows that one file removed since and the other still has, each with the action."""
    return {
        (table, uid): max(one.group for one in some if one.after is None)
        for (table, uid), some in changes.items()
        if removed(some) and uid not in gone_from.numbers(table) and uid in still_in.numbers(table)
    }


def staying(
    gone: Mapping[Named, int], still_in: Side, changes: Mapping[Named, Sequence[Change]]
) -> set[Named]:
    """Those of the removed rows that stay, because the file that has them worked on them.

    Args:
        gone: rows that the other file removed, each with the action that did it.
        still_in: the file that has them.
        changes: what that file did since.
    """
    together: dict[int, set[Named]] = defaultdict(set)
    for named, group in gone.items():
        together[group].add(named)
    stay: set[Named] = set()
    grown = True
    while grown:
        grown = False
        for rows in together.values():
            if rows <= stay:
                continue
            if any(_needed(named, gone, stay, still_in, changes) for named in rows):
                stay |= rows
                grown = True
    return stay


def worked_on(named: Named, side: Side, changes: Mapping[Named, Sequence[Change]]) -> bool:
    """Whether a file changed a row that refers to another, at once or by way of others."""
    rows, looked = {named}, {named}
    for _ in range(_FAR):
        rows = {one for row in rows for one in side.referring(*row)} - looked
        if any(row in changes for row in rows):
            return True
        looked |= rows
    return False


def _needed(
    named: Named,
    gone: Mapping[Named, int],
    stay: Iterable[Named],
    side: Side,
    changes: Mapping[Named, Sequence[Change]],
) -> bool:
    if changes.get(named):
        return True
    kept = set(stay)
    return any(one not in gone or one in kept for one in side.referring(*named))
