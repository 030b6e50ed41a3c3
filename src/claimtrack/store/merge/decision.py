"""What becomes of a row that both files have, and that one of them or both changed. Pure.

What one side changed is taken from it. What both changed, each in its own way, is for a person,
but for columns that no person set: those follow from the work and are settled by a rule that gives
the same whichever file is merged into which.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from claimtrack.store.keys import Row
from claimtrack.store.merge.known import Change
from claimtrack.store.merge.side import NOT_COMPARED, confirmed, inserted, value_before
from claimtrack.store.tables import TOGETHER

Columns = tuple[str, ...]

_EMPTY = frozenset({"", "[]", "{}", "0", "null", '""', '"[]"', '"{}"'})

_STATUS = (
    "open",
    "in progress",
    "sent back",
    "ready for sign-off",
    "signed off",
    "published",
    "corrected",
    "retracted",
)


class Decision(NamedTuple):
    """What to take from the other file, and which columns a person has to decide on."""

    taken: dict[str, Any]
    open: list[Columns]


class Known(NamedTuple):
    """A row as one file has it, and what happened to it that the other does not know of."""

    row: Row
    changes: Sequence[Change]


def decided(
    table: str,
    ours: Known,
    theirs: Known,
    *,
    twins: bool,
    afresh: bool,
    still_open: Callable[[str], bool],
) -> Decision:
    """Decide on every column in which two rows differ.

    Args:
        table: their table.
        ours: the row here.
        theirs: the row there, which refers to other rows as ours does.
        twins: whether each file made it for itself.
        afresh: whether it was here by a merge that was taken back, and comes in again.
        still_open: whether a person has yet to decide about a column, named by its group's first.
    """
    decision = Decision({}, [])
    twins = twins or (inserted(ours.changes) and inserted(theirs.changes))
    for columns in groups(table, ours.row):
        held, other = (_values(side.row, columns) for side in (ours, theirs))
        if held == other:
            continue
        newer = twins and (table, columns[0]) in _NEWER
        mine, yours = (
            _changed(side, columns) or (newer and inserted(side.changes)) for side in (ours, theirs)
        )
        if afresh:
            mine, yours = False, True
        if still_open(columns[0]):
            mine = yours = True
        if yours and not mine and (twins or afresh or not _on_another(theirs, held)):
            decision.taken.update(other)
        elif yours or (twins and not mine):
            better = _settled(table, columns, held, other, twins=twins)
            if better is None:
                decision.open.append(columns)
            elif better is other:
                decision.taken.update(other)
    return decision


def groups(table: str, row: Row) -> Iterator[Columns]:
    """The columns of a row that are compared, those that are set together in one."""
    together = TOGETHER.get(table, ())
    listed = {column for columns in together for column in columns}
    yield from together
    left_out = NOT_COMPARED | _LOCAL.get(table, frozenset())
    for column in row:
        if column not in left_out and column not in listed:
            yield (column,)


_LOCAL: Mapping[str, frozenset[str]] = {"claim": frozenset({"batch"}), "wording": frozenset()}
"""Columns in which each file notes something of its own: the list that a claim came with."""


def _values(row: Row, columns: Columns) -> Row:
    return {column: row[column] for column in columns}


def _changed(side: Known, columns: Columns) -> bool:
    """Whether one file changed one of some columns, or decided to leave it."""
    for column in columns:
        touched, before = value_before(side.changes, column)
        if touched and (before != side.row[column] or confirmed(side.changes, column)):
            return True
    return False


def _on_another(theirs: Known, ours: Row) -> bool:
    """Whether the other file changed a value that was never ours: it had been given another.

    A reviewer outside gets no ratings and nothing that is confidential, and must not overwrite it.
    """
    for column, value in ours.items():
        touched, before = value_before(theirs.changes, column)
        if touched and before != value and not confirmed(theirs.changes, column):
            return True
    return False


Rule = Callable[[Row, Row], Row | None]


def _settled(table: str, columns: Columns, ours: Row, theirs: Row, *, twins: bool) -> Row | None:
    """Which of two values is to stand, where that is not for a person; None: it is."""
    rule = _RULES.get((table, columns[0]))
    if rule is not None:
        return rule(ours, theirs)
    if twins:  # made twice: what one of them has left empty says nothing
        for one, other in ((ours, theirs), (theirs, ours)):
            if all(_said(value) in _EMPTY for value in one.values()):
                return other
    return None


def _said(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def _filled(row: Row) -> bool:
    return any(value is not None for value in row.values())


def _greater(ours: Row, theirs: Row) -> Row:
    """What has more of it; it need not be better, but is the same in both files."""
    return max(ours, theirs, key=lambda row: (_filled(row), _said(list(row.values()))))


def _earlier(ours: Row, theirs: Row) -> Row:
    """What happened first; what did not happen is later than anything."""
    return min(ours, theirs, key=lambda row: (not _filled(row), _said(list(row.values()))))


def _further(ours: Row, theirs: Row) -> Row:
    """The status that is further on; it is lowered again where a sign-off lapses."""
    return max(ours, theirs, key=lambda row: _STATUS.index(row["status"]))


def _by_a_person(ours: Row, theirs: Row) -> Row | None:
    """What somebody decided, against what a machine left open."""
    by = [row for row in (ours, theirs) if row["decided_by"] is not None]
    if len(by) == 1:
        return by[0]
    return None if by else _greater(ours, theirs)


_NEWER = frozenset({("suggestion", "state")})
"""Columns of rows that both files made for themselves of which those made in an act of their own
stand over those that came with an import: the words of the sentence have changed since."""


_RULES: Mapping[tuple[str, str], Rule] = {
    ("article", "imported_at"): _earlier,
    ("claim", "status"): _further,
    ("claim", "attention"): _greater,
    ("claim", "created_at"): _earlier,
    ("sentence", "check_worthiness"): _greater,
    ("source", "retrieved_at"): _greater,
    ("suggestion", "state"): _by_a_person,
    ("relation", "kind"): _by_a_person,
    ("appearance", "judged_before"): _greater,
    ("sign_off", "lapsed_at"): _earlier,
    ("wording", "kind"): _greater,
    ("wording", "language"): _greater,
    ("evidence", "added_at"): _earlier,
    ("published_review", "claim"): lambda ours, _theirs: ours,
}
"""How columns that nobody sets by hand are settled, by the table and the first column."""
