"""Claims as they were: rows restored, event by event, in a database in memory.

The past is known from the event log alone. It starts from today's rows and goes back: rows made
since disappear, removed rows come back, changed rows get their old values. The result is read by
the same readers as today's file.

Rows that never change after they were imported with something else (the sentences of an article,
the wordings of an imported list) have no events and stay as they are.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import NamedTuple

from claimtrack.store.articles import Articles
from claimtrack.store.claims import Claims
from claimtrack.store.events import Events
from claimtrack.store.keys import Keys, Row, pointed_at
from claimtrack.store.rows import Reader, marks
from claimtrack.store.sentences import Sentences
from claimtrack.store.sources import Sources
from claimtrack.store.sqlite.own_log import OWN
from claimtrack.store.sqlite.schema import own_tables
from claimtrack.store.tables import MERGE, OF_CLAIM, OF_VERDICT, POINTS_AT

Key = tuple[str, int]
"""A table and the number of a row in it."""


class Change(NamedTuple):
    """A change of a row, as in the log."""

    key: Key
    before: Row | None
    after: Row | None


def rewind(rows: Mapping[Key, Row], changes: Iterable[Change]) -> dict[Key, Row]:
    """Reverse changes. Nothing is read or written.

    Args:
        rows: the rows after all of the changes.
        changes: what happened, newest first.

    Returns:
        The rows before the changes.
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
    """The file as it was at one moment, as far as it was asked for.

    Args:
        connection: the file as it is.
        moment: ISO 8601 to the second, in UTC; events in that second are included.
    """

    def __init__(self, connection: sqlite3.Connection, moment: str) -> None:
        super().__init__(connection)
        self._keys = Keys(connection)
        self._events = Events(connection)
        self.last_event = int(
            self.scalar(
                f"SELECT coalesce(max(id), 0) FROM event WHERE at <= ? AND {OWN}", (moment,)
            )
        )
        self.rows: dict[Key, Row] = {}

    def take_claim(self, claim: int) -> None:
        """Restore a claim with its records, and the rows they refer to."""
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
        """Restore a sentence with its article."""
        self._take("sentence", [sentence])
        self._close()

    def claims_of(self, sentence: int) -> tuple[int, ...]:
        """Return the claims that appeared in a sentence then."""
        stood = self._stood("appearance", self._hanging("appearance", "sentence", sentence))
        return tuple(
            dict.fromkeys(row["claim"] for row in stood.values() if row["sentence"] == sentence)
        )

    def opened(self) -> sqlite3.Connection:
        """Return a database in memory with the restored rows; the caller closes it."""
        memory = sqlite3.connect(":memory:")
        for statement in own_tables(self.connection):
            memory.execute(statement)
        for (table, _), row in self.rows.items():
            columns = _columns(memory, table)
            kept = {name: value for name, value in row.items() if name in columns}
            # The log keeps no bytes, so those of rows removed since are lost.
            kept |= {name: "" for name in columns if columns[name] and kept.get(name) is None}
            names = ", ".join(f'"{name}"' for name in kept)
            memory.execute(
                f'INSERT INTO "{table}" ({names}) VALUES ({marks(list(kept))})',
                tuple(kept.values()),
            )
        self._log_of_merged(memory)
        return memory

    def _log_of_merged(self, memory: sqlite3.Connection) -> None:
        """Bring what the log says of where verdicts come from that a merge put beside ours."""
        uids = [
            row["uid"]
            for (table, _), row in self.rows.items()
            if table == "verdict" and row.get("beside")
        ]
        if not uids:
            return
        given = f"entity = 'verdict' AND before IS NULL AND uid IN ({marks(uids)})"
        merges = f"entity = '{MERGE}' AND action_group IN (SELECT action_group FROM event WHERE"
        for query, values in (
            ("log", ()),
            (f"event WHERE {given}", uids),
            (f"event WHERE {merges} {given})", uids),
        ):
            for row in self.connection.execute(f"SELECT * FROM {query}", values):
                table = query.partition(" ")[0]
                memory.execute(f"INSERT INTO {table} VALUES ({marks(tuple(row))})", tuple(row))

    def _take_hanging(self, table: str, column: str, on: int) -> None:
        stood = self._stood(table, self._hanging(table, column, on))
        self.rows |= {key: row for key, row in stood.items() if row[column] == on}

    def _take(self, table: str, numbers: Iterable[int]) -> None:
        uids = (self._keys.uid(table, number) for number in numbers)
        self.rows |= self._stood(table, [uid for uid in uids if uid])

    def _hanging(self, table: str, column: str, on: int) -> list[str]:
        """Return the rows that refer to something now, or did before they were changed."""
        rows = self.connection.execute(
            f'SELECT uid FROM "{table}" WHERE "{column}" = ?1 UNION'
            f" SELECT uid FROM event WHERE entity = ?2 AND id > ?3 AND {OWN}"
            f" AND json_extract(before, '$.{column}') = ?4",
            (on, table, self.last_event, self._keys.uid(POINTS_AT[table][column], on)),
        )
        return [row[0] for row in rows]

    def _stood(self, table: str, uids: list[str]) -> dict[Key, Row]:
        """Return rows of a table as they were; those that did not exist are left out."""
        now: dict[Key, Row] = {}
        changes: list[Change] = []
        for uid in uids:
            row = self.one(f'SELECT * FROM "{table}" WHERE uid = ?', (uid,))
            number = row["id"] if row else self._keys.number(table, uid)
            if number is None:
                continue
            if row is not None:
                now[table, number] = dict(zip(row.keys(), tuple(row), strict=True))
            changes += self._changes((table, number), uid, now)
        return rewind(now, changes)

    def _changes(self, key: Key, uid: str, now: Mapping[Key, Row]) -> Iterator[Change]:
        row = now.get(key, {})
        events = [
            (event.id, Change(key, event.before, event.after))
            for event in self._events.changes((key[0], uid), self.last_event)
        ]
        if row.get("batch") is not None:
            events += self._of_lists(key, row["batch"], row["created_at"])
            events.sort(key=lambda event: -event[0])
        return (change for _, change in events)

    def _of_lists(self, key: Key, batch: str, made_at: str) -> Iterator[tuple[int, Change]]:
        """What happened to a claim with the lists that it came with, each with its event."""
        for event in self._events.changes(("claim_batch", batch), self.last_event):
            lists = (event.after or {}).get("instead_of", ())
            if event.before is None and lists and made_at < event.at:
                yield event.id, Change(key, {"removed_at": event.at}, event.after)
                for earlier in lists:
                    yield from self._of_lists(key, earlier, made_at)
            else:
                yield event.id, Change(key, event.before, event.after)

    def _close(self) -> None:
        """Restore the rows referred to, until none is missing."""
        looked: set[Key] = set()
        while wanted := set(self._pointed_at()) - self.rows.keys() - looked:
            looked |= wanted
            for table, key in sorted(wanted):
                self._take(table, [key])

    def _pointed_at(self) -> Iterator[Key]:
        for (table, _), row in self.rows.items():
            yield from pointed_at(table, row)


def _columns(memory: sqlite3.Connection, table: str) -> dict[str, bool]:
    """Return the columns of a table, and whether each needs a value and has no default."""
    columns = memory.execute(f'PRAGMA table_info("{table}")')
    return {row[1]: bool(row[3]) and row[4] is None and row[5] == 0 for row in columns}


class Then(NamedTuple):
    """Today's readers over the restored rows."""

    articles: Articles
    sentences: Sentences
    claims: Claims
    sources: Sources


@contextmanager
def read_past(past: Past) -> Iterator[Then]:
    """Open the restored rows for reading."""
    memory = past.opened()
    try:
        yield Then(Articles(memory), Sentences(memory), Claims(memory), Sources(memory))
    finally:
        memory.close()
