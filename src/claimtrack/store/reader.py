"""What every group of reading methods stands on."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import Any


class Reader:
    """What every group of reading methods stands on: a connection that gives rows by name."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection

    def all(self, sql: str, values: Sequence[Any] = ()) -> list[sqlite3.Row]:
        """Every row of a query."""
        cursor = self.connection.cursor()
        cursor.row_factory = sqlite3.Row
        rows: list[sqlite3.Row] = cursor.execute(sql, values).fetchall()
        return rows

    def one(self, sql: str, values: Sequence[Any] = ()) -> sqlite3.Row | None:
        """The first row of a query, or None."""
        rows = self.all(sql, values)
        return rows[0] if rows else None

    def scalar(self, sql: str, values: Sequence[Any] = ()) -> Any:  # noqa: ANN401 - any column
        """The first column of the first row, or None."""
        row = self.connection.execute(sql, values).fetchone()
        return row[0] if row else None


def marks(values: Sequence[Any]) -> str:
    """As many question marks as there are values, for an IN."""
    return ", ".join("?" * len(values))
