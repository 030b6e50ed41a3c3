"""Writing rows with sqlite-utils, which knows the columns and keys of every table.

It is loaded with the first write, so reading does not wait for it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from typing import Any


class RowWriter:
    """Makes, changes and removes rows, inside an open transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        from sqlite_utils import Database

        self._connection = connection
        self._database = Database(connection, execute_plugins=False)

    def insert(self, table: str, row: Mapping[str, Any]) -> int:
        """Make a row and return its number."""
        return int(str(self._database.table(table).insert(dict(row)).last_pk))

    def insert_all(
        self, table: str, rows: Iterable[Mapping[str, Any]], *, unless_there: bool = False
    ) -> None:
        """Make many rows."""
        self._database.table(table).insert_all(map(dict, rows), ignore=unless_there)

    def update(self, table: str, key: int, values: Mapping[str, Any]) -> None:
        """Change fields of a row."""
        self._database.table(table).update(key, dict(values))

    def delete(self, table: str, key: int) -> None:
        """Remove a row."""
        self._database.table(table).delete(key)

    def next_key(self, table: str) -> int:
        """Return the number that the next row of a table will get; numbers are never reused."""
        row = self._connection.execute(
            "SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)
        ).fetchone()
        return (row[0] if row else 0) + 1
