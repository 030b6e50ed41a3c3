"""The schema as this version makes it, to hold a file's own against.

It is read from an empty database in memory that went through every step, so that no second list of
tables has to be kept.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from functools import cache
from typing import TYPE_CHECKING, cast

from msgspec import Struct

from claimtrack.store.sqlite.schema import LATEST, STEPS

if TYPE_CHECKING:
    from sqlite_utils import Database

Part = tuple[str, str]
"""The kind (table, index, trigger, view) and the name of a part of a schema."""

Row = tuple[str, str]
"""The table and the uid of a row."""

_PARTS = "SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite!_%' ESCAPE '!'"

_STEPS = "_sqlite_migrations"

_RECORD = (
    f"CREATE TABLE {_STEPS} (id INTEGER PRIMARY KEY, migration_set, name, applied_at)",
    f"CREATE UNIQUE INDEX idx_{_STEPS}_migration_set_name ON {_STEPS} (migration_set, name)",
)
"""The record of steps, more or less as sqlite-utils makes it before the first of them."""


class Differing(Struct, frozen=True):
    """How a file's schema is not as expected, each a list of parts in order."""

    missing: list[Part]
    altered: list[Part]
    foreign: list[Part]
    """Parts that no version makes: somebody else's, or a damaged name."""

    def __bool__(self) -> bool:
        return bool(self.missing or self.altered or self.foreign)


class _Database:
    """What a step asks of sqlite-utils, which takes ten times as long to load as all steps take."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.conn = connection
        self.execute = connection.execute


@cache
def expected_schema(number: int = LATEST) -> Mapping[Part, str]:
    """Every part of the schema of a new file of a version, with the statement that makes it."""
    with _new_file(number) as memory:
        return _schema(memory)


@cache
def shipped_rows() -> Mapping[Row, Mapping[str, object]]:
    """The scales that a new file has, and their ratings: for each row its columns, but numbers."""
    shipped: dict[Row, Mapping[str, object]] = {}
    with _new_file(LATEST) as memory:
        for table in ("scale", "rating"):
            rows = memory.execute(f"SELECT * FROM {table}")
            names = [name for name, *_ in rows.description]
            for row in rows:
                values = dict(zip(names, row, strict=True))
                uid = values.pop("uid")
                shipped[table, uid] = {
                    name: value for name, value in values.items() if name not in {"id", "scale"}
                }
    return shipped


@contextmanager
def _new_file(number: int) -> Iterator[sqlite3.Connection]:
    """An empty database in memory that went through so many steps."""
    with closing(sqlite3.connect(":memory:")) as memory:
        for statement in _RECORD:
            memory.execute(statement)
        for step in STEPS[:number]:
            step(cast("Database", _Database(memory)))
        yield memory


def differing_schema(connection: sqlite3.Connection) -> Differing:
    """Hold the schema of an open file against that of a new one.

    Raises:
        sqlite3.Error: the file's cannot be read.
    """
    wanted, held = expected_schema(), _schema(connection)
    return Differing(
        missing=[part for part in wanted if part not in held],
        altered=[
            part
            for part, statement in held.items()
            if part in wanted and statement != wanted[part] and not by_another_hand(part[1])
        ],
        foreign=[part for part in held if part not in wanted],
    )


def steps_taken(connection: sqlite3.Connection) -> int | None:
    """How many steps a file has taken by its own record; None where it keeps no such record."""
    if ("table", _STEPS) not in _schema(connection):
        return None
    taken: int = connection.execute(
        f"SELECT count(*) FROM {_STEPS} WHERE migration_set = 'claimtrack'"
    ).fetchone()[0]
    return taken


def _schema(connection: sqlite3.Connection) -> dict[Part, str]:
    return {(kind, name): sql for kind, name, sql in connection.execute(_PARTS)}


def by_another_hand(name: str) -> bool:
    """Whether SQLite or sqlite-utils made it, in words that their next version may change."""
    stem, _, _ = name.rpartition("_")
    return name.startswith(("_", "idx__")) or ("table", stem) in expected_schema()
