"""One of two files that are merged: its rows by uid, with the uids of the rows they refer to."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from typing import Any

from claimtrack.store.keys import Keys, Named, Row, renamed
from claimtrack.store.merge.known import Change, Logs
from claimtrack.store.rows import marks, pages
from claimtrack.store.tables import NOT_LOGGED, POINTS_AT

NOT_COMPARED = frozenset({"id", "uid", "version"})
"""Columns that differ between two files without meaning anything."""


class Side:
    """One of the two files.

    Args:
        connection: the file.
        logs: its logs.
    """

    def __init__(self, connection: sqlite3.Connection, logs: Logs) -> None:
        self.connection = connection
        self.logs = logs
        self._keys = Keys(connection)
        self._numbers: dict[str, dict[str, int]] = {}
        self._uids: dict[str, dict[int, str]] = {}

    def numbers(self, table: str) -> dict[str, int]:
        """The number of each row of a table by its uid, in the order in which they were made."""
        if table not in self._numbers:
            rows = self.connection.execute(f'SELECT uid, id FROM "{table}" ORDER BY id')
            self._numbers[table] = dict(rows.fetchall())
        return self._numbers[table]

    def uid(self, table: str, number: int) -> str | None:
        """The uid of a row, which may have been removed."""
        if table not in self._uids:
            self._uids[table] = {number: uid for uid, number in self.numbers(table).items()}
        known = self._uids[table].get(number)
        return known or self._keys.uid(table, number)

    def number_before(self, table: str, uid: str) -> int | None:
        """The number that a row had when it was removed, if it ever was here."""
        return self._keys.number(table, uid)

    def made(self, table: str, uid: str, number: int) -> None:
        """Note a row that was made meanwhile."""
        self.numbers(table)[uid] = number
        self._uids.pop(table, None)

    def gone(self, table: str, uid: str) -> None:
        """Note a row that was removed meanwhile."""
        self.numbers(table).pop(uid, None)
        self._uids.pop(table, None)

    def rows(self, table: str, uids: Iterable[str]) -> Iterator[Row]:
        """Rows by uid, in order of their numbers; what is too large for the log is left out."""
        names = ", ".join(f'"{name}"' for name in self._columns(table))
        numbers = self.numbers(table)
        for page in pages([numbers[uid] for uid in uids]):
            cursor = self.connection.cursor()
            cursor.row_factory = sqlite3.Row
            for row in cursor.execute(
                f'SELECT {names} FROM "{table}" WHERE id IN ({marks(page)}) ORDER BY id', page
            ).fetchall():
                yield self._named(table, dict(zip(row.keys(), tuple(row), strict=True)))

    def row(self, table: str, uid: str) -> Row:
        """One row; see `rows`."""
        return next(self.rows(table, [uid]))

    def of_article(self, table: str, article: str) -> list[Row]:
        """The rows of a table that belong to an article."""
        number = self.numbers("article")[article]
        found = self.connection.execute(f'SELECT uid FROM "{table}" WHERE article = ?', (number,))
        return list(self.rows(table, [uid for (uid,) in found.fetchall()]))

    def large(self, table: str, uid: str) -> Row:
        """The columns of a row that are too large for the log."""
        columns = sorted(NOT_LOGGED.get(table, frozenset()))
        if not columns:
            return {}
        names = ", ".join(f'"{name}"' for name in columns)
        row = self.connection.execute(
            f'SELECT {names} FROM "{table}" WHERE uid = ?', (uid,)
        ).fetchone()
        return dict(zip(columns, row, strict=True))

    def referring(self, table: str, uid: str) -> Iterator[Named]:
        """The rows that refer to one."""
        number = self.numbers(table)[uid]
        for other, columns in POINTS_AT.items():
            for column, at in columns.items():
                if at == table:
                    rows = self.connection.execute(
                        f'SELECT uid FROM "{other}" WHERE "{column}" = ?', (number,)
                    )
                    yield from ((other, one) for (one,) in rows)

    def _columns(self, table: str) -> list[str]:
        rows = self.connection.execute(f'PRAGMA table_info("{table}")')
        return [row[1] for row in rows if row[1] not in NOT_LOGGED.get(table, frozenset())]

    def _named(self, table: str, row: Row) -> Row:
        return renamed(table, row, self.uid)


def inserted(changes: Iterable[Change]) -> bool:
    """Whether a row was made among changes."""
    return any(one.before is None for one in changes)


def removed(changes: Iterable[Change]) -> bool:
    """Whether a row was removed among changes; it may have been made again."""
    return any(one.after is None for one in changes)


def last_touch(changes: Iterable[Change], columns: Iterable[str]) -> tuple[str, str]:
    """Who set one of some columns last, and when; two empty texts where nobody did."""
    wanted, last = set(columns), ("", "")
    for one in changes:
        if one.after is None or wanted & one.after.keys():
            last = one.who, one.at
    return last


def value_before(changes: Iterable[Change], column: str) -> tuple[bool, Any]:
    """Whether somebody changed a column, and what it was before the first change.

    An event that leaves a value as it is stands for a decision to leave it.
    """
    for one in changes:
        if one.before is not None and one.after is not None and column in one.after:
            return True, one.before.get(column)
    return False, None


def confirmed(changes: Iterable[Change], column: str) -> bool:
    """Whether somebody decided to leave a column as it is."""
    return any(
        one.before is not None
        and one.after is not None
        and column in one.after
        and one.before.get(column) == one.after[column]
        for one in changes
    )
