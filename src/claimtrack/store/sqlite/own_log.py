"""Telling this file's own log from those that merges brought, in files of older schemas, too."""

from __future__ import annotations

import sqlite3

OWN = "log IN (SELECT id FROM log WHERE head IS NULL)"
"""Whether an event is of this file's own log. That alone accounts for its rows: what a merge
brought is in it too, and the other file's log beside it says who did it there."""


def own_events(connection: sqlite3.Connection) -> str:
    """The same as a condition; a file of an old schema, to be salvaged, has one log alone."""
    return OWN if has_table(connection, "log") else "TRUE"


def has_table(connection: sqlite3.Connection, table: str) -> bool:
    """Whether a file has a table that older ones do not have."""
    found = connection.execute("SELECT 1 FROM pragma_table_list WHERE name = ?", (table,))
    return found.fetchone() is not None
