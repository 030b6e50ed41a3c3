"""A merge, inside one write: logs first, then rows, then what the log of this file says of it."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING

from claimtrack.store.merge.known import Logs
from claimtrack.store.merge.logs import Bringing, Left
from claimtrack.store.merge.rows import Rows
from claimtrack.store.sqlite.vocabulary import wording_key
from claimtrack.store.tables import MERGE

if TYPE_CHECKING:
    from claimtrack.store.writing import Writing

ACTION = "merge file"
"""The name of a merge in the log."""


class Act:
    """The merge of another file into this one.

    Args:
        writing: the write, in which nothing is written yet.
        other: the other file.
        file: its name.
    """

    def __init__(self, writing: Writing, other: sqlite3.Connection, file: str) -> None:
        self._writing, self._other, self._file = writing, other, file
        self._ours, self._theirs = Logs(writing.connection), Logs(other)
        self._rows = Rows(writing, self._ours, self._theirs, file)
        self.events = 0

    @property
    def anything(self) -> bool:
        """Whether the other file did anything that this one does not know of."""
        return self._rows.anything

    def write(self, left: Left) -> None:
        """Write it.

        Args:
            left: what is left of events of the other file that may not come in as they are.
        """
        known = {(log, place, link) for log, place, link in self._ours.heads()}
        heads = [head for head in self._theirs.heads() if head not in known]
        bringing = Bringing(self._writing, self._ours, self._theirs, self._other)
        self.events = bringing.bring(left)
        said = {
            "file": self._file,
            "heads": [[log, place, link.hex()] for log, place, link in heads],
        }
        self._writing.record(MERGE, self._writing.fresh_uid(MERGE), None, said)
        self._rows.merge()

    @property
    def added(self) -> Counter[str]:
        """How many rows of each table came in."""
        return self._rows.added

    @property
    def changed(self) -> Counter[str]:
        """How many rows of each table were changed."""
        return self._rows.changed

    @property
    def removed(self) -> Counter[str]:
        """How many rows of each table were removed."""
        return self._rows.removed

    @property
    def conflicts(self) -> tuple[int, ...]:
        """The conflicts that are open because of it."""
        return tuple(dict.fromkeys(self._rows.conflicts.open))

    def duplicates(self) -> tuple[tuple[int, int], ...]:
        """Claims that came in, each after one that was here: both are of the same words."""
        numbers = self._rows.ours.numbers("claim")
        theirs = {numbers[uid] for uid in self._rows.theirs.numbers("claim") if uid in numbers}
        pairs = {
            (ours, new)
            for new in (numbers[uid] for uid in self._rows.new["claim"] if uid in numbers)
            for ours in self._alike(new)
            if ours not in theirs
        }
        return tuple(sorted(pairs))

    def _alike(self, claim: int) -> set[int]:
        """Other claims on file that are of the same words, at the same place or anywhere."""
        here = self._writing.connection
        places = here.execute(
            "SELECT other.claim FROM appearance AS one JOIN appearance AS other"
            ' ON other.sentence = one.sentence AND other.start < one."end"'
            ' AND one.start < other."end" WHERE one.claim = ?',
            (claim,),
        ).fetchall()
        alike = {other for (other,) in places}
        for (text,) in here.execute(
            "SELECT text FROM wording WHERE claim = ?", (claim,)
        ).fetchall():
            known = here.execute(
                "SELECT claim FROM wording_key WHERE key = ?", (wording_key(text),)
            )
            alike |= {other for (other,) in known}
        return alike - {claim}


def settings_apart(here: sqlite3.Connection, there: sqlite3.Connection) -> tuple[str, ...]:
    """The names of settings that are not the same in two files."""
    ours, theirs = (
        dict(each.execute("SELECT name, value FROM setting").fetchall()) for each in (here, there)
    )
    return tuple(sorted(name for name in theirs if ours.get(name) != theirs[name]))


def counted_rows(rows: Mapping[str, int]) -> dict[str, int]:
    """Counts by table that are not zero, in order."""
    return {table: rows[table] for table in sorted(rows) if rows[table]}
