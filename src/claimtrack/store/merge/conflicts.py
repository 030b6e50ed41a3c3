"""Keeping on file what a merge leaves for a person to decide.

There is one open conflict at most about the same columns of the same row. One that is still open in
the other file is open in this one, too: neither may decide it by being merged.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from claimtrack.store.keys import Named, Row
from claimtrack.store.merge.decision import Known
from claimtrack.store.merge.known import Change
from claimtrack.store.merge.side import Side, last_touch

if TYPE_CHECKING:
    from claimtrack.store.writing import Writing

VERDICT = "verdict"
"""The field of a conflict about which verdict on a claim stands."""

Place = tuple[str, str, str]


class Said(NamedTuple):
    """One side of a conflict: the values by column (None: the row is removed), by whom and when."""

    values: Row | None
    by: str = ""
    at: str = ""


class Conflicts:
    """The conflicts of a merge.

    Args:
        writing: the merge.
        theirs: the other file.
        file: its name.
        here: the uid here of a row of the other file.
    """

    def __init__(
        self, writing: Writing, theirs: Side, file: str, here: Callable[[str, str], str]
    ) -> None:
        self._writing, self._file = writing, file
        self._here = _places(writing.connection, lambda _, uid: uid)
        self._there = _places(theirs.connection, here)
        self.open: list[int] = []
        """The numbers of conflicts that are open because of this merge."""

    def still_open(self, entity: str, uid: str, field: str) -> bool:
        """Whether somebody has yet to decide about a column, here or in the other file."""
        place = entity, uid, field
        here, there = self._here.get(place, _NEVER), self._there.get(place, _NEVER)
        return (here is _OPEN and there is not _DECIDED) or (
            there is _OPEN and here is not _DECIDED
        )

    def add(
        self, entity: str, uid: str, columns: Sequence[str], ours: Known, theirs: Known
    ) -> None:
        """Note that both files changed some columns of a row, each in its own way."""
        ours_said, theirs_said = (
            Said(
                {column: side.row[column] for column in columns},
                *last_touch(side.changes, columns),
            )
            for side in (ours, theirs)
        )
        self.write(entity, uid, columns[0], ours_said, theirs_said)

    def removed_here(self, named: Named, changes: Sequence[Change]) -> None:
        """Note that a row came back because the other file had worked on it."""
        self.write(*named, "", Said(None, *last_touch(changes, ())), Said({}))

    def removed_there(self, named: Named, changes: Sequence[Change]) -> None:
        """Note that a row stays that the other file has removed."""
        self.write(*named, "", Said({}), Said(None, *last_touch(changes, ())))

    def write(self, entity: str, uid: str, field: str, ours: Said, theirs: Said) -> None:
        """Write a conflict, or what it is about by now where it is open already."""
        values: dict[str, Any] = {
            "ours": json.dumps(ours.values, ensure_ascii=False),
            "ours_by": ours.by,
            "ours_at": ours.at,
            "theirs": json.dumps(theirs.values, ensure_ascii=False),
            "theirs_by": theirs.by,
            "theirs_at": theirs.at,
        }
        place = {"entity": entity, "row_uid": uid, "field": field}
        known = self._writing.rows("conflict", **place, taken=None)
        if known:
            self._writing.update("conflict", known[0]["id"], values)
            self.open.append(known[0]["id"])
            return
        said = {"file": self._file, "merged_by": self._writing.who, "merged_at": self._writing.at}
        self.open.append(self._writing.insert("conflict", {**place, **values, **said}))

    def close_decided(self, theirs: Side, here: Callable[[str, str], str]) -> None:
        """Close what somebody has decided in the other file."""
        rows = theirs.connection.execute(
            "SELECT entity, row_uid, field, taken, taken_by, taken_at FROM conflict"
            " WHERE taken IS NOT NULL ORDER BY id"
        )
        for entity, uid, field, taken, by, at in rows.fetchall():
            place = entity, here(entity, uid), field
            if self._here.get(place) is not _OPEN or self._there[place] is not _DECIDED:
                continue
            named = dict(zip(("entity", "row_uid", "field"), place, strict=True))
            for row in self._writing.rows("conflict", **named, taken=None):
                said = {"taken": _SEEN_FROM_HERE[taken], "taken_by": by, "taken_at": at}
                self._writing.update("conflict", row["id"], said)


_SEEN_FROM_HERE = {"ours": "theirs", "theirs": "ours"}

_NEVER, _OPEN, _DECIDED = "never", "open", "decided"


def _places(connection: sqlite3.Connection, here: Callable[[str, str], str]) -> dict[Place, str]:
    """What there was ever a conflict about in a file, and whether one is open."""
    places: dict[Place, str] = {}
    for entity, uid, field, taken in connection.execute(
        "SELECT entity, row_uid, field, taken FROM conflict ORDER BY id"
    ):
        places[entity, here(entity, uid), field] = _OPEN if taken is None else _DECIDED
    return places
