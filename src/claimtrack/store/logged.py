"""Rows as the event log has them, beside the rows as they are."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import groupby
from typing import Any, NamedTuple

from claimtrack.model.flaw import Flaw
from claimtrack.store.events import WITHOUT_NUMBER
from claimtrack.store.keys import Keys, Row, renamed
from claimtrack.store.sqlite.own_log import OWN, own_events
from claimtrack.store.sqlite.soundness import BACKUP, Checked
from claimtrack.store.tables import NOT_LOGGED
from claimtrack.text.phrases import counted, short

BLOCK = "█"
"""What stands for each letter that was expunged; such texts are no longer what was hashed."""

_MAY_BE_SECRET = frozenset({"source", "snapshot", "evidence"})
"""Tables of rows that can be confidential. No row is asked whether it is: it may be damaged."""


def against_log(connection: sqlite3.Connection) -> Checked:
    """For every column that is logged, the last event's value against the row."""
    logged = _Logged(connection)
    flaws = [flaw for last in last_logged(connection) for flaw in logged.flaws(last)]
    return Checked(f"{counted(logged.looked, 'row')} against the log", flaws)


class LastLogged(NamedTuple):
    """A row as its events leave it; `values` is None where the last one removed it."""

    table: str
    uid: str
    values: Row | None
    at: Mapping[str, int]
    """The event that each value is from."""


def last_logged(connection: sqlite3.Connection) -> Iterator[LastLogged]:
    """Every row that has events; lists that were imported, and what was expunged, are none.

    Events that cannot be read are left out.
    """
    events = connection.execute(
        "SELECT entity, uid, id, after FROM event WHERE (after IS NULL OR json_valid(after))"
        f" AND {own_events(connection)} ORDER BY entity, uid, id"
    )
    for (table, uid), each in groupby(events, lambda event: event[:2]):
        if table in WITHOUT_NUMBER:
            continue
        known: Row | None = None
        at: dict[str, int] = {}
        for _, _, event, after in each:
            if after is None:
                known = None
                continue
            said = json.loads(after)
            known = {**(known or {}), **said}
            at |= dict.fromkeys(said, event)
        yield LastLogged(table, uid, known, at)


class _Logged:
    """The rows of a file as the log has them, beside the rows as they are."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._keys = Keys(connection)
        self._uid = lru_cache(100_000)(self._keys.uid)
        self._tables: dict[str, list[str]] = {}
        self._lists = {
            uid: (event, json.loads(after)["removed_at"])
            for event, uid, after in connection.execute(
                "SELECT max(id), uid, after FROM event WHERE entity = 'claim_batch'"
                f" AND {OWN}"
                " AND after ->> 'removed_at' IS NOT after GROUP BY uid"
            )
            if "removed_at" in json.loads(after)
        }
        self.looked = 0

    def flaws(self, last: LastLogged) -> Iterator[Flaw]:
        """How a row is not as its events leave it."""
        self.looked += 1
        row = self._row(last.table, last.uid)
        noun = f"{last.table} {row['id'] if row else last.uid}"
        if row is None or last.values is None:
            if row is None and last.table == "suggestion" and _is_open(last.values):
                return  # dropped with the sentences of an article that was imported again
            if (row is None) != (last.values is None):
                what = "missing, though the log has it" if row is None else "there, though removed"
                yield Flaw(
                    "log", f"{noun} is {what}", "the record is not as people left it", BACKUP
                )
            return
        told = renamed(last.table, row, lambda table, number: self._uid(table, number) or number)
        if (batch := self._lists.get(row.get("batch") or "")) is not None:
            event, removed_at = batch
            if event > last.at.get("removed_at", 0):
                last.values["removed_at"] = removed_at
        for column, value in last.values.items():
            if column in {"id", "version", *NOT_LOGGED.get(last.table, ())} or column not in told:
                continue
            if told[column] != value and not self._expunged(last.table, column, row["id"]):
                yield Flaw(
                    "log",
                    f"{noun}: its {column} {_difference(last.table, column, told[column], value)}",
                    "the record is not as people left it",
                    BACKUP,
                )

    def _expunged(self, table: str, column: str, key: int) -> bool:
        """Whether a hash is of bytes out of which words were taken since it was logged."""
        text = {"article": "text", "snapshot": "readable"}.get(table)
        if column != "sha256" or text is None:
            return False
        found = self._connection.execute(
            f'SELECT 1 FROM "{table}" WHERE id = ? AND instr("{text}", ?)', (key, BLOCK)
        )
        return found.fetchone() is not None

    def _row(self, table: str, uid: str) -> Row | None:
        columns = self._tables.get(table)
        if columns is None:
            found = self._connection.execute("SELECT name FROM pragma_table_info(?)", (table,))
            columns = [name for (name,) in found]
            columns = [name for name in columns if name not in NOT_LOGGED.get(table, ())]
            self._tables[table] = columns
        names = ", ".join(f'"{name}"' for name in columns)
        row = self._connection.execute(
            f'SELECT {names} FROM "{table}" WHERE uid = ?', (uid,)
        ).fetchone()
        return None if row is None else dict(zip(columns, row, strict=True))


def _difference(table: str, column: str, now: object, logged: object) -> str:
    """How a value differs from the logged one; those that may be confidential are not shown."""
    if table in _MAY_BE_SECRET or (table, column) == ("claim", "note"):
        return "is not what it became in the log"
    return f"is {_shown(now)}, in the log it became {_shown(logged)}"


def _is_open(values: Row | None) -> bool:
    """Whether a suggestion is the machine's, and nobody has decided about it."""
    return values is not None and values.get("state") == "open"


def _shown(value: Any) -> str:  # noqa: ANN401 - any column
    return "nothing" if value is None else repr(short(str(value), 60))
