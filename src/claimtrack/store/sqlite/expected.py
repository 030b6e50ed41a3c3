"""The schema as this version makes it, to hold a file's own against.

It is read from an empty database in memory that went through every step, so that no second list of
tables has to be kept.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from functools import cache
from typing import NamedTuple

from claimtrack.store.sqlite.schema import migrations

Part = tuple[str, str]
"""The kind (table, index, trigger, view) and the name of a part of a schema."""

_PARTS = "SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite!_%' ESCAPE '!'"

_STEPS = "_sqlite_migrations"


class Differing(NamedTuple):
    """How a file's schema is not as expected, each a list of parts in order."""

    missing: list[Part]
    altered: list[Part]
    foreign: list[Part]
    """Parts that no version makes: somebody else's, or a damaged name."""

    def __bool__(self) -> bool:
        return any(self)


@cache
def expected_schema() -> Mapping[Part, str]:
    """Every part of the schema of a new file with the statement that makes it, in order."""
    from sqlite_utils import Database

    with closing(sqlite3.connect(":memory:")) as memory:
        migrations().apply(Database(memory))
        return _schema(memory)


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
            if part in wanted and statement != wanted[part] and not _by_another_hand(part[1])
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


def _by_another_hand(name: str) -> bool:
    """Whether SQLite or sqlite-utils made it, in words that their next version may change."""
    stem, _, _ = name.rpartition("_")
    return name.startswith(("_", "idx__")) or ("table", stem) in expected_schema()
