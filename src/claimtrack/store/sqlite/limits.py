"""What a connection is allowed, whatever the file that it opens may ask for."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from claimtrack.store.inflated import LONGEST

_LIMITS = {
    sqlite3.SQLITE_LIMIT_LENGTH: LONGEST,
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 1_000_000,
    sqlite3.SQLITE_LIMIT_ATTACHED: 0,
    sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER: 32_766,
    sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH: 20,
    sqlite3.SQLITE_LIMIT_EXPR_DEPTH: 200,
    sqlite3.SQLITE_LIMIT_COLUMN: 200,
}
"""Ours need a few columns, no second file, and triggers that set off a trigger of their own."""


def limit(connection: sqlite3.Connection) -> None:
    """Limit a connection that was just opened."""
    for which, most in _LIMITS.items():
        connection.setlimit(which, most)
    configure = getattr(connection, "setconfig", None)  # since Python 3.12
    if configure is not None:
        configure(sqlite3.SQLITE_DBCONFIG_DEFENSIVE, True)  # type: ignore[attr-defined]  # noqa: FBT003


def distrust(connection: sqlite3.Connection) -> None:
    """Let nothing in the schema of a file call a function until `trust` says that it is ours.

    The schema is read first: one of our own indexes is over `json_extract`, which SQLite would
    then refuse to read. Reading it runs nothing.

    Raises:
        sqlite3.Error: the schema cannot be read.
    """
    connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    connection.execute("PRAGMA trusted_schema = OFF")


def trust(connection: sqlite3.Connection) -> None:
    """Let the triggers of a file call functions and write to full-text indexes: they are ours."""
    connection.execute("PRAGMA trusted_schema = ON")


@contextmanager
def one_attached(connection: sqlite3.Connection) -> Iterator[None]:
    """Allow a second file meanwhile: VACUUM makes one for itself."""
    connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 1)
    try:
        yield
    finally:
        connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
