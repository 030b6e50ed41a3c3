"""Numbers and uids: which row is meant.

A number is quick to join by and to type, and identifies a row in this file only. A uid identifies
it in every file, so the event log names rows by uid. A number is never reused, so that a removed
row can still be identified by either.
"""

from __future__ import annotations

import json
import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from claimtrack.errors import NotFound
from claimtrack.store.rows import Reader, marks, pages
from claimtrack.store.sqlite.own_log import has_table, own_events
from claimtrack.store.tables import POINTS_AT, POINTS_AT_IN_LISTS

UID_LETTERS = {
    "claim_batch": "b",
    "expunged": "x",
    "published_review": "p",
    "source": "o",
    "sign_off": "g",
    "snapshot": "n",
}
"""The first letter of uids, if it is not the first of the table's name."""

SALT = 16
"""Bytes that are hashed with what an event says, so that nobody can guess it from the hash."""

Row = dict[str, Any]

Named = tuple[str, str]
"""A table and the uid of a row, present or removed."""


def random_uid(table: str) -> str:
    """Return a new uid: a letter for the table (so that `12` is never a uid) and 12 hex digits."""
    return f"{UID_LETTERS.get(table, table[0])}{os.urandom(6).hex()}"


def random_salt() -> bytes:
    """Return fresh bytes to be hashed with what an event says."""
    return os.urandom(SALT)


def renamed(table: str, row: Mapping[str, Any], name: Callable[[str, Any], Any]) -> Row:
    """Return a row, or some of its values, with other names for the rows it refers to.

    Args:
        table: the table of the row.
        row: its values by column.
        name: returns the other name of a row of a table.
    """
    named = dict(row)
    for column, other in POINTS_AT.get(table, _NOWHERE).items():
        if value := named.get(column):
            named[column] = name(other, value)
    for column, others in POINTS_AT_IN_LISTS.get(table, _NOWHERE).items():
        if named.get(column):
            named[column] = json.dumps(
                [
                    [*map(name, others, members), *members[len(others) :]]
                    for members in json.loads(named[column])
                ]
            )
    return named


def pointed_at(table: str, row: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield the rows that a row refers to: their tables, and their names in that row."""
    for column, other in POINTS_AT.get(table, _NOWHERE).items():
        if value := row.get(column):
            yield other, value
    for column, others in POINTS_AT_IN_LISTS.get(table, _NOWHERE).items():
        for members in json.loads(row.get(column) or "[]"):
            yield from zip(others, members, strict=False)


_NOWHERE: Mapping[str, Any] = {}


class Keys(Reader):
    """Turns typed or logged names of records into numbers, and back."""

    def find(self, table: str, typed: str) -> int:
        """Return the number of a record from `12`, `#12` or the beginning of a uid.

        Raises:
            NotFound: no record matches, or more than one does.
        """
        bare = typed.strip().removeprefix("#")
        if bare.isdecimal() and bare.isascii():
            key = self.scalar(f'SELECT id FROM "{table}" WHERE id = ?', (int(bare[:18]),))
            if key is not None:
                return int(key)
        elif bare:
            rows = self.connection.execute(
                f'SELECT id FROM "{table}" WHERE substr(uid, 1, ?) = ? LIMIT 2',
                (len(bare), bare),
            ).fetchall()
            if len(rows) == 1:
                return int(rows[0][0])
            if rows:
                raise NotFound(f"'{typed}' matches more than one {table}: add letters.")
        raise NotFound(f"There is no {table} '{typed}' on file.")

    def uid(self, table: str, number: int) -> str | None:
        """Return the uid of the row with this number, which may have been removed."""
        uid: str | None = self.scalar(f'SELECT uid FROM "{table}" WHERE id = ?', (number,))
        return uid or self.scalar(
            "SELECT uid FROM event WHERE entity = ? AND after IS NULL AND before ->> 'id' = ?"
            f" AND {own_events(self.connection)}",
            (table, number),
        )

    def number(self, table: str, uid: str) -> int | None:
        """Return the number of the row with this uid, which may have been removed."""
        return self.numbers([(table, uid)]).get((table, uid))

    def numbers(self, wanted: Iterable[Named]) -> dict[Named, int]:
        """Return the numbers of rows by uid; rows without one are left out."""
        of: dict[str, set[str]] = defaultdict(set)
        for table, uid in wanted:
            of[table].add(uid)
        numbers: dict[Named, int] = {}
        for table, uids in of.items():
            for page in pages(uids):
                live = self.connection.execute(
                    f'SELECT uid, id FROM "{table}" WHERE uid IN ({marks(page)})', page
                )
                numbers |= {(table, uid): number for uid, number in live}
            for uid in uids:
                if (table, uid) not in numbers and (other := self._elsewhere(table, uid)):
                    numbers[table, uid] = other
        return numbers

    def _elsewhere(self, table: str, uid: str) -> int | None:
        """The number of a row that was removed, or that another file knows by another uid."""
        if has_table(self.connection, "alias"):
            alias: int | None = self.scalar(
                f'SELECT "{table}".id FROM alias JOIN "{table}" ON "{table}".uid = alias.own'
                " WHERE alias.entity = ? AND alias.other = ?",
                (table, uid),
            )
            if alias is not None:
                return alias
        return self._removed(table, uid)

    def _removed(self, table: str, uid: str) -> int | None:
        number: int | None = self.scalar(
            "SELECT before ->> 'id' FROM event WHERE entity = ? AND uid = ? AND after IS NULL"
            # A scale is made again under its uid, with another number.
            f" AND {own_events(self.connection)} ORDER BY id DESC LIMIT 1",
            (table, uid),
        )
        return number
