"""Claims as they stood: rows put back, event by event, into a database in memory.

What is known of the past comes from the event log alone. The rows of today are only where the way
back begins; on it, what was made since disappears, what was removed comes back, what was changed
gets its old values. What comes out is read by the same readers as today's file.

Rows that never change after they are taken in with something else (the sentences of an article,
the wordings of an imported list) have no events of their own and stand as they are.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, NamedTuple

from claimtrack.store.articles import Articles
from claimtrack.store.claims import Claims
from claimtrack.store.events import OF_CLAIM, OF_VERDICT
from claimtrack.store.rows import Reader, marks
from claimtrack.store.sources import Sources
from claimtrack.store.sqlite.tables.all import TABLES
from claimtrack.store.writing import Row

Key = tuple[str, int]
"""A table and the number of a row in it."""


class Change(NamedTuple):
    """One change of one row, as the log keeps it."""

    key: Key
    before: Row | None
    after: Row | None


def rewind(rows: Mapping[Key, Row], changes: Iterable[Change]) -> dict[Key, Row]:
    """Take changes back. Nothing is read and nothing is written.

    Args:
        rows: the rows as they stand after all of the changes.
        changes: what happened, newest first.

    Returns:
        The rows as they stood before.
    """
    stood = {key: dict(row) for key, row in rows.items()}
    for key, before, after in changes:
        if before is None:
            stood.pop(key, None)
        elif after is None:
            stood[key] = dict(before)
        elif key in stood:
            stood[key] |= before
    return stood


class Past(Reader):
    """The file as it stood at one moment, as far as somebody asked for it.

    Args:
        connection: the file as it stands.
        moment: ISO 8601 to the second, in UTC; what happened in that second had happened.
    """

    def __init__(self, connection: sqlite3.Connection, moment: str) -> None:
        super().__init__(connection)
        self.last_event = int(
            self.scalar("SELECT coalesce(max(id), 0) FROM event WHERE at <= ?", (moment,))
        )
        self.rows: dict[Key, Row] = {}

    def take_claim(self, claim: int) -> None:
        """Put back a claim with all that hung on it, and what those rows point at."""
        self._take("claim", [claim])
        for table in OF_CLAIM:
            self._take_hanging(table, "claim", claim)
        verdicts = [key for table, key in self.rows if table == "verdict"]
        for verdict in verdicts:
            for table in OF_VERDICT:
                self._take_hanging(table, "verdict", verdict)
        self._take("setting", [row["id"] for row in self.all("SELECT id FROM setting")])
        self._close()
        for table, column, on in (
            ("snapshot", "source", "source"),
            ("remark", "article", "article"),
        ):
            for key in [key for held, key in self.rows if held == on]:
                self._take_hanging(table, column, key)

    def take_sentence(self, sentence: int) -> None:
        """Put back a sentence with its article."""
        self._take("sentence", [sentence])
        self._close()

    def claims_of(self, sentence: int) -> tuple[int, ...]:
        """The claims that appeared in a sentence then."""
        keys = self._hanging("appearance", "sentence", sentence)
        stood = self._stood("appearance", keys)
        return tuple(
            dict.fromkeys(row["claim"] for row in stood.values() if row["sentence"] == sentence)
        )

    def opened(self) -> sqlite3.Connection:
        """A database in memory that holds what was put back, to be read and then closed."""
        memory = sqlite3.connect(":memory:")
        for statement in TABLES:
            memory.execute(statement)
        for (table, _), row in self.rows.items():
            columns = _columns(memory, table)
            kept = {name: value for name, value in row.items() if name in columns}
            # The log keeps no bytes: of what was removed since, they are gone.
            kept |= {name: "" for name in columns if columns[name] and kept.get(name) is None}
            names = ", ".join(f'"{name}"' for name in kept)
            memory.execute(
                f'INSERT INTO "{table}" ({names}) VALUES ({marks(list(kept))})',
                tuple(kept.values()),
            )
        return memory

    def _take_hanging(self, table: str, column: str, on: int) -> None:
        stood = self._stood(table, self._hanging(table, column, on))
        self.rows |= {key: row for key, row in stood.items() if row[column] == on}

    def _take(self, table: str, keys: Iterable[int]) -> None:
        self.rows |= self._stood(table, list(keys))

    def _hanging(self, table: str, column: str, on: int) -> list[int]:
        """The rows that point at something now, and those that did before they were changed."""
        found = self.connection.execute(
            f'SELECT id FROM "{table}" WHERE "{column}" = ?1 UNION'
            " SELECT entity_id FROM event WHERE entity = ?2 AND id > ?3"
            f" AND json_extract(before, '$.{column}') = ?1",
            (on, table, self.last_event),
        )
        return [row[0] for row in found]

    def _stood(self, table: str, keys: list[int]) -> dict[Key, Row]:
        """Rows of a table as they stood; what was not there is left out."""
        now: dict[Key, Row] = {}
        for key in keys:
            row = self.one(f'SELECT * FROM "{table}" WHERE id = ?', (key,))
            if row is not None:
                now[table, key] = dict(zip(row.keys(), tuple(row), strict=True))
        return rewind(now, [one for key in keys for one in self._changes(table, key, now)])

    def _changes(self, table: str, key: int, now: Mapping[Key, Row]) -> Iterator[Change]:
        batch = (now.get((table, key)) or {}).get("batch") if table == "claim" else None
        found = self.all(
            "SELECT before, after FROM event WHERE id > ?1 AND"
            " ((entity = ?2 AND entity_id = ?3) OR (entity = 'claim_batch' AND entity_id = ?4))"
            " ORDER BY id DESC",
            (self.last_event, table, key, batch),
        )
        for row in found:
            yield Change((table, key), _loaded(row["before"]), _loaded(row["after"]))

    def _close(self) -> None:
        """Put back what the rows point at, until nothing is missing."""
        looked: set[Key] = set()
        while wanted := set(self._pointed_at()) - self.rows.keys() - looked:
            looked |= wanted
            for table, key in sorted(wanted):
                self._take(table, [key])

    def _pointed_at(self) -> Iterator[Key]:
        for table in {table for table, _ in self.rows}:
            pointers = self.connection.execute(f'PRAGMA foreign_key_list("{table}")').fetchall()
            for (held, _), row in self.rows.items():
                if held != table:
                    continue
                for pointer in pointers:
                    other, column = pointer[2], pointer[3]
                    if row.get(column) is not None:
                        yield other, row[column]


def _columns(memory: sqlite3.Connection, table: str) -> dict[str, bool]:
    """The columns of a table, and whether each needs a value that it would not get by itself."""
    found = memory.execute(f'PRAGMA table_info("{table}")')
    return {row[1]: bool(row[3]) and row[4] is None and row[5] == 0 for row in found}


def _loaded(text: str | None) -> dict[str, Any] | None:
    return None if text is None else dict(json.loads(text))


@contextmanager
def read_past(past: Past) -> Iterator[tuple[Articles, Claims, Sources]]:
    """The readers of today over what was put back."""
    memory = past.opened()
    try:
        yield Articles(memory), Claims(memory), Sources(memory)
    finally:
        memory.close()
