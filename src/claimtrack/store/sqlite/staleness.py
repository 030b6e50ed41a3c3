"""Whether the full-text indexes have as many rows as what they are made from, told in microseconds.

FTS5 keeps the number of rows of an index in a record of its own. An index that was not kept up
answers that nothing is on file, which is the one answer nobody doubts; so whoever is about to give
it looks here first. An index that has the right number of rows and the wrong words only shows
under the doctor.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from claimtrack.errors import Damaged
from claimtrack.store.sqlite.derived import INDEXES
from claimtrack.store.sqlite.trouble import DOCTOR

_MORE = 0x80
"""The bit of a byte that says that the number goes on in the next."""


def refuse_stale(connection: sqlite3.Connection, *indexes: str) -> None:
    """Make sure that indexes have as many rows as their tables.

    Args:
        connection: the file.
        indexes: the names of some; none: all.

    Raises:
        Damaged: one has not.
    """
    for index in indexes or INDEXES:
        rows = connection.execute(f"SELECT count(*) FROM {INDEXES[index]}").fetchone()[0]
        refuse_unless(connection, index, rows)


def refuse_unless(connection: sqlite3.Connection, index: str, rows: int) -> None:
    """Make sure that an index has this many rows.

    Raises:
        Damaged: it has not.
    """
    indexed = _indexed(connection, index)
    if indexed != rows:
        path: Path | None = getattr(connection, "path", None)
        raise Damaged(
            f"{path or 'The file'} is damaged (the index {index} holds {indexed:,} of {rows:,} "
            f"rows, so what is on file may not be found): {DOCTOR}, with --repair."
        )


def _indexed(connection: sqlite3.Connection, index: str) -> int:
    """How many rows an index has: the first number in FTS5's record of totals."""
    row = connection.execute(f"SELECT block FROM {index}_data WHERE id = 1").fetchone()
    number = 0
    for byte in row[0] if row else b"":
        number = (number << 7) | (byte & ~_MORE)
        if not byte & _MORE:
            break
    return number
