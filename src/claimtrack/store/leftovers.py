"""Looking, after words were expunged, whether they are still anywhere in the file.

Every value of every table is read through the connection, those of full-text indexes too; kept
bytes are unpacked again; the indexes are held to their rows; the bytes of the file are counted by
another process. What is reported as looked at is what was looked at.
"""

from __future__ import annotations

import re
import sqlite3
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from claimtrack.store.containers import has_words
from claimtrack.store.inflated import inflated
from claimtrack.store.sqlite.derived import INDEXES
from claimtrack.store.sqlite.file_bytes import count_in_file
from claimtrack.store.sqlite.trouble import explain
from claimtrack.text.spellings import Spellings, unescaped

_KEPT = {("article", "original"), ("snapshot", "bytes")}
"""Columns of bytes as they came, packed."""


class Leftovers(NamedTuple):
    """What is left of some words, and where was looked for them."""

    whole: tuple[tuple[str, int], ...]
    """Columns that still have them, and in how many rows."""
    longer: tuple[tuple[str, int], ...]
    """The same, as part of longer words."""
    parts: tuple[tuple[str, int], ...]
    """Parts of the name that stand by themselves, and in how many rows of records."""
    in_bytes: bool
    """Whether the file has them more often than its rows do."""
    tables: int
    columns: int
    kept: int
    files: tuple[str, ...]


def look(connection: sqlite3.Connection, database: Path, spellings: Spellings) -> Leftovers:
    """Look for words in everything that a file holds.

    Args:
        connection: the file, open.
        database: where it is.
        spellings: the words.

    Raises:
        FileTrouble: a full-text index does not agree with its rows.
    """
    looking = _Looking(connection, spellings)
    for table, columns in _tables(connection):
        looking.at(table, columns)
    try:
        for index in INDEXES:
            connection.execute(f"INSERT INTO {index}({index}, rank) VALUES ('integrity-check', 1)")
    except sqlite3.DatabaseError as error:
        raise explain(database, error) from error
    count, files = count_in_file(database, spellings.in_bytes)
    return Leftovers(
        tuple(sorted(looking.whole.items())),
        tuple(sorted(looking.longer.items())),
        tuple(looking.parts.items()),
        count > looking.expected,
        looking.tables,
        looking.columns,
        looking.kept,
        files,
    )


class _Looking:
    """What was found so far."""

    def __init__(self, connection: sqlite3.Connection, spellings: Spellings) -> None:
        self._connection = connection
        self._spellings = spellings
        self._parts = {part: Spellings(part) for part in spellings.parts}
        self._in_bytes = re.compile(spellings.in_bytes, re.IGNORECASE)
        self.whole: Counter[str] = Counter()
        self.longer: Counter[str] = Counter()
        self.parts: Counter[str] = Counter()
        self.expected = 0
        """How often rows and indexes have the letters, in bytes; where packed, by chance."""
        self.tables = self.columns = self.kept = 0

    def at(self, table: str, columns: list[str]) -> None:
        """Look at every value of a table."""
        self.tables += 1
        self.columns += len(columns)
        times = _times_indexed(self._connection, table, columns)
        names = ", ".join(f'"{column}"' for column in columns)
        for row in self._connection.execute(f'SELECT {names} FROM "{table}"'):
            parts: set[str] = set()
            for column, value in zip(columns, row, strict=True):
                if isinstance(value, str):
                    self.expected += times[column] * self._count(value.encode())
                    parts |= self._read(f"{table}.{column}", value)
                elif isinstance(value, bytes):
                    self.expected += times[column] * self._count(value)
                    if (table, column) in _KEPT:
                        self._unpack(f"{table}.{column}", value)
            self.parts.update(parts)

    def _count(self, value: bytes) -> int:
        return sum(1 for _ in self._in_bytes.finditer(value))

    def _read(self, place: str, value: str) -> set[str]:
        """Look at one text; gives the parts of the name that stand in it by themselves."""
        value = unescaped(value)
        if not self._spellings.alone.inside(value):
            return set()
        if value in self._spellings:
            self.whole[place] += 1
        elif self._spellings.inside(value):
            self.longer[place] += 1
        return {part for part, alone in self._parts.items() if value in alone}

    def _unpack(self, place: str, value: bytes) -> None:
        self.kept += 1
        if has_words(inflated(value, f"what is kept in {place}"), None, self._spellings):
            self.whole[place] += 1


def _tables(connection: sqlite3.Connection) -> Iterator[tuple[str, list[str]]]:
    """Every table that has rows of its own, those behind full-text indexes too."""
    found = connection.execute(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'shadow')"
        " ORDER BY name"
    ).fetchall()
    for (table,) in found:
        yield (
            table,
            [
                row[0]
                for row in connection.execute("SELECT name FROM pragma_table_info(?)", (table,))
            ],
        )


def _times_indexed(connection: sqlite3.Connection, table: str, columns: list[str]) -> Counter[str]:
    """How often each value of a table is in the file: once, and once for each index that has it."""
    times = Counter(columns)
    keyed = connection.execute(
        "SELECT wr FROM pragma_table_list WHERE schema = 'main' AND name = ?", (table,)
    ).fetchone()[0]
    for index, origin in connection.execute(
        "SELECT name, origin FROM pragma_index_list(?)", (table,)
    ).fetchall():
        if keyed and origin == "pk":  # the table itself
            continue
        for (column,) in connection.execute("SELECT name FROM pragma_index_xinfo(?)", (index,)):
            # An expression has no name: it may be of any column.
            times.update(columns if column is None else [column])
    return times
