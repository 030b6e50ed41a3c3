"""The law of merging: of two copies that grew apart, each merged into the other holds the same.

Equal but for numbers, versions, logs, who merged and when, and what a person has still to decide.
"""

from __future__ import annotations

import json
import random
import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from claimtrack.desk.desk import Desk
from claimtrack.errors import ClaimtrackError
from claimtrack.store.keys import renamed
from claimtrack.store.sqlite.expected import expected_schema
from claimtrack.store.tables import MERGED, POINTS_AT, TWINS
from tests.acts import ACTIONS, do
from tests.undo_law import IMPORTS, take_in

_LEFT_OUT = {
    "id",
    "uid",
    "version",
    "matched_upto",
    "batch",
    "beside",
    "lapsed_at",
    "imported_by",
}

Contents = dict[str, list[str]]


def contents(path: Path) -> Contents:
    """Every record of a file, named by what it is rather than by its number; open conflicts."""
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
        return _Reading(connection).contents()


class _Reading:
    def __init__(self, connection: sqlite3.Connection) -> None:
        connection.row_factory = sqlite3.Row
        self._connection = connection
        self._names: dict[tuple[str, int], str] = {}
        rows = connection.execute(
            "SELECT entity, row_uid, field FROM conflict WHERE taken IS NULL"
        ).fetchall()
        self._open: dict[tuple[str, str], set[str]] = {}
        for entity, uid, field in rows:
            self._open.setdefault((entity, uid), set()).add(field)

    def contents(self) -> Contents:
        return {
            table: sorted(
                self._said(table, dict(row))
                for row in self._connection.execute(f'SELECT * FROM "{table}"')
                if not self._put_aside(dict(row))
            )
            for table in MERGED
        }

    def _put_aside(self, row: dict[str, Any]) -> bool:
        if "article" in row and row["article"] is not None:
            found = self._connection.execute(
                "SELECT removed_at FROM article WHERE id = ?", (row["article"],)
            ).fetchone()
            if found["removed_at"] is not None:
                return True
        return row.get("removed_at") is not None

    def _said(self, table: str, row: dict[str, Any]) -> str:
        open_here = self._open.get((table, row["uid"]), set())
        from claimtrack.store.tables import TOGETHER

        hidden = {
            name
            for columns in TOGETHER.get(table, ())
            if columns[0] in open_here
            for name in columns
        } | open_here
        if "verdict" in open_here:
            hidden |= {"set_aside", "status", "attention", "attention_why"}
        if table == "wording" and "text" in self._open.get(self._claim(row), ()):
            hidden |= {"kind"}
        kept = renamed(table, row, self._name)
        said = {
            name: value
            for name, value in kept.items()
            if name not in _LEFT_OUT | hidden and not isinstance(value, bytes)
        }
        return self._name(table, row["id"]) + json.dumps(said, sort_keys=True)

    def _claim(self, row: dict[str, Any]) -> tuple[str, str]:
        uid = self._connection.execute("SELECT uid FROM claim WHERE id = ?", (row["claim"],))
        return "claim", uid.fetchone()[0]

    def _name(self, table: str, number: int) -> str:
        known = self._names.get((table, number))
        if known is None:
            row = self._connection.execute(
                f'SELECT * FROM "{table}" WHERE id = ?', (number,)
            ).fetchone()
            known = "gone" if row is None else self._named(table, dict(row))
            self._names[table, number] = known
        return known

    def _named(self, table: str, row: dict[str, Any]) -> str:
        if table == "claim":
            ref = self._connection.execute(
                "SELECT min(ref) FROM published_review WHERE claim = ?", (row["id"],)
            ).fetchone()[0]
            return str(ref or row["uid"])
        open_here = self._open.get((table, row["uid"]), set())
        for columns in TWINS.get(table, ()):
            if open_here & set(columns):
                break
            if all(row[name] is not None for name in columns):
                pointers = POINTS_AT.get(table, {})
                return "|".join(
                    self._name(pointers[name], row[name]) if name in pointers else str(row[name])
                    for name in columns
                )
        return str(row["uid"])


def tables_of_records() -> set[str]:
    """Every table whose rows have a uid."""
    return {
        name
        for (kind, name), made in expected_schema().items()
        if kind == "table" and " uid TEXT" in made
    }


def story(desk: Desk, seed: int, length: int, *, imports: float = 0.15) -> list[str]:
    """Do random acts at a desk; what is refused is not done. Gives what was done."""
    chance = random.Random(seed)  # noqa: S311 - a story, no secret
    acts = []
    for _ in range(length):
        place = chance.randrange(31)
        if chance.random() < imports:
            act = chance.choice(IMPORTS)
            with suppress(ClaimtrackError, ZeroDivisionError):
                take_in(desk, act, place)
        elif chance.random() < 0.1:
            act = "undo"
            with suppress(ClaimtrackError):
                desk.history.undo()
        else:
            act = chance.choice(ACTIONS)
            articles = desk.articles.listed()
            if articles and desk.claims.listed():
                do(desk, act, place, articles[place % len(articles)].article.id)
        acts.append(act)
    return acts
