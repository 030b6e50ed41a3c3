"""Counting what went wrong under fire, and looking at a file from outside."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import Any

from claimtrack.store.sqlite.derived import INDEXES
from tests.command import command
from tests.crossings import Tally

Rows = dict[str, list[tuple[object, ...]]]

_CHANCE = frozenset({"uid", "batch", "salt", "hash", "link", "version", "at", "digest", "verdicts"})
"""Columns that differ from one run to the next: made by chance, by the clock, or by counting."""

_NO_RECORDS = ("event", "log", "sqlite_", "_sqlite", *(f"{index}_" for index in INDEXES))


class Sheet:
    """Takes down what was tried, what was acknowledged and what is amiss."""

    def __init__(self) -> None:
        self.acts = 0
        self.acted = 0
        self._findings: list[tuple[str, str]] = []

    def lost(self, what: str) -> None:
        """Something acknowledged, or there before, is gone."""
        self._findings.append(("lost", what))

    def doubled(self, what: str) -> None:
        """Something is there twice."""
        self._findings.append(("doubled", what))

    def wrong(self, what: str) -> None:
        """An answer is not so, or not a sentence with an exit code to match."""
        self._findings.append(("wrong", what))

    def each_once(self, held: Iterable[Any], wanted: Iterable[Any]) -> None:
        """What is wanted is there, once; of nothing there are two."""
        counted = Counter(held)
        for what in wanted:
            if not counted[what]:
                self.lost(f"{what}")
        for what, times in counted.items():
            if times > 1:
                self.doubled(f"{times} times {what}")

    def same(self, now: Rows, then: Rows, when: str) -> None:
        """All rows are what they should be."""
        for table in now.keys() | then.keys():
            have, want = Counter(now.get(table, ())), Counter(then.get(table, ()))
            for row in want - have:
                self.lost(f"{when}: {table} {row!r:.300}")
            for row in have - want:
                self.doubled(f"{when}: {table} {row!r:.300}")

    def sound(self, path: Path, when: str) -> None:
        """The doctor finds nothing wrong with a file."""
        examined = command(path, "doctor")
        if examined.code != 0:
            self.lost(f"{when}: the doctor says {examined.out or examined.err}")

    def tally(self) -> Tally:
        """What it comes to."""
        kinds = Counter(kind for kind, _ in self._findings)
        return Tally(
            self.acts,
            self.acted,
            kinds["lost"],
            kinds["doubled"],
            kinds["wrong"],
            tuple(f"{kind}: {what}" for kind, what in self._findings),
        )


def records(path: Path) -> Rows:
    """Every row of every table but those of the log, without what differs from run to run."""
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        tables = connection.execute(
            "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
        ).fetchall()
        return {
            name: _of(connection, name) for (name,) in tables if not name.startswith(_NO_RECORDS)
        }


def _of(connection: sqlite3.Connection, table: str) -> list[tuple[object, ...]]:
    columns = [row[1] for row in connection.execute(f'PRAGMA table_info("{table}")')]
    kept = [name for name in columns if name not in _CHANCE and not name.endswith("_at")]
    chosen = ", ".join(f'"{name}"' for name in kept) or "1"
    return connection.execute(f'SELECT {chosen} FROM "{table}"').fetchall()


def rows(path: Path, query: str) -> list[tuple[Any, ...]]:
    """What a query on a file gives."""
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        return connection.execute(query).fetchall()
