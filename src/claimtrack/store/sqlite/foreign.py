"""What stands in a file's schema that claimtrack did not put there: a stranger's file may have it.

A database is a program, too: its triggers write where somebody else writes, its views answer in the
place of tables. So the schema is held against what the file's own version makes, before anything
else is asked of the file. What runs by itself, or bears a name of ours and is not ours, is refused.
A table or an index of somebody else's that does nothing is left alone.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from claimtrack.errors import Damaged
from claimtrack.store.sqlite.schema import LATEST
from claimtrack.text.phrases import shown

AS_MADE = Path(__file__).with_name("as_made.sql")
"""The whole schema as this version makes it, to read, and so that most files are known at once.

For the check it is only a short cut: a file of an older version, or one whose schema another
version of SQLite words in another way, is compared part by part.
"""

_WHOLE = "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name"

_OF_SQLITE = {
    "sqlite_stat1": "CREATE TABLE sqlite_stat1(tbl,idx,stat)",
    "sqlite_stat4": "CREATE TABLE sqlite_stat4(tbl,idx,neq,nlt,ndlt,sample)",
    "sqlite_sequence": "CREATE TABLE sqlite_sequence(name,seq)",
}
"""Tables that SQLite itself adds: what ANALYZE found, and which numbers were given."""

_RUNS = re.compile(r"\b(?:generated|as|check|default|references|collate|select)\b", re.IGNORECASE)
"""Words of a definition that do more than name columns."""

_MADE = re.compile(r"\s*CREATE (?:TABLE|(?:UNIQUE )?INDEX)\b", re.IGNORECASE)

_COLLATIONS = {"BINARY", "NOCASE", "RTRIM"}

_LONGEST = 200
_SHOWN = 3


class Refused(Struct, frozen=True):
    """A part of a schema that could change or hide something, why, and what it is made by."""

    kind: str
    name: str
    why: str
    sql: str

    def __str__(self) -> str:
        name, sql = shown(self.name, _LONGEST), shown(self.sql, _LONGEST)
        return f"the {self.kind} {name} {self.why}: {sql}"


class Foreign(Struct, frozen=True):
    """Parts of a schema that are not as a version makes them."""

    refused: tuple[Refused, ...]

    left_alone: tuple[str, ...]
    """The names of tables and indexes of somebody else's that do nothing."""


_Row = tuple[str, str, str, str | None]


def foreign(connection: sqlite3.Connection, number: int = LATEST) -> Foreign:
    """Hold the schema of a file against what version `number` makes. Nothing in it is run.

    Raises:
        sqlite3.Error: the file cannot be read.
    """
    rows: list[_Row] = connection.execute(_WHOLE).fetchall()
    of_sqlite = [row for row in rows if row[1] in _OF_SQLITE and _OF_SQLITE[row[1]] == row[3]]
    analysed = [row[1] for row in of_sqlite if row[1] != "sqlite_sequence"]
    ours = as_sql([row for row in rows if row[1] not in analysed])
    if number == LATEST and ours == AS_MADE.read_text(encoding="utf-8"):
        return Foreign((), tuple(analysed))
    from claimtrack.store.sqlite.expected import by_another_hand, expected_schema

    wanted = expected_schema(number)
    names = {named.casefold() for _, named in wanted}
    refused, left_alone = [], analysed
    for row in rows:
        kind, name, _, sql = row
        if row in of_sqlite or (kind == "index" and sql is None):
            continue
        made = wanted.get((kind, name))
        if sql is not None and (made == sql or (made and by_another_hand(name) and _plain(sql))):
            continue
        if why := _why(connection, row, names):
            refused.append(Refused(kind, name, why, sql or ""))
        else:
            left_alone.append(name)
    return Foreign(tuple(refused), tuple(sorted(left_alone)))


def refuse_foreign(
    connection: sqlite3.Connection, path: Path, number: int = LATEST
) -> tuple[str, ...]:
    """Give the names of what is left alone.

    Raises:
        Damaged: something in the schema is not as version `number` makes it.
    """
    held = foreign(connection, number)
    if held.refused:
        more = f", and {len(held.refused) - _SHOWN} more" if held.refused[_SHOWN:] else ""
        raise Damaged(
            f"{path} is not as claimtrack makes it, so nothing in it was used: "
            f"{'; '.join(map(str, held.refused[:_SHOWN]))}{more}. "
            "If you trust where it is from, 'claimtrack doctor --salvage FILE' copies its records "
            "into a clean file; 'claimtrack doctor' lists what differs."
        )
    return held.left_alone


def as_sql(rows: list[_Row]) -> str:
    """Write out a schema; no two are written alike.

    No definition of ours has a line like those above each, so with their count what they say cannot
    be moved from one part into another.
    """
    parts = (f"-- {kind, name, table}\n{sql};\n\n" for kind, name, table, sql in rows)
    return f"-- {len(rows)} parts; written by tests/test_strange_schema.py\n\n{''.join(parts)}"


def _plain(sql: str) -> bool:
    """Whether a definition makes a table or an index of nothing but columns."""
    return bool(_MADE.match(sql)) and not _RUNS.search(sql)


def _why(connection: sqlite3.Connection, row: _Row, ours: set[str]) -> str:
    """Why a part that no version makes is refused; empty: it does nothing."""
    kind, name, table, sql = row
    if name.casefold() in ours:
        return "has a name of claimtrack's and is not as claimtrack makes it"
    if kind == "table" and sql is not None and not name.casefold().startswith("sqlite_"):
        if sql.lstrip()[:12].upper() != "CREATE TABLE":
            return "is virtual: reading it runs code"
        return "has columns that are computed" if _computed(connection, name) else ""
    if kind == "index" and sql is not None:
        return "" if table.casefold() not in ours else "; ".join(_on_ours(connection, name, table))
    return {"trigger": "changes what is written", "view": "answers in the place of a table"}.get(
        kind, "is none that SQLite makes"
    )


def _computed(connection: sqlite3.Connection, table: str) -> bool:
    held = connection.execute("SELECT hidden FROM pragma_table_xinfo(?)", (table,)).fetchall()
    return any(hidden for (hidden,) in held)


def _on_ours(connection: sqlite3.Connection, index: str, table: str) -> Iterator[str]:
    """What an index of somebody else's does to a table of ours besides being there."""
    for unique, partial in connection.execute(
        'SELECT "unique", partial FROM pragma_index_list(?) WHERE name = ?', (table, index)
    ).fetchall():
        if unique:
            yield "refuses rows that it takes to be the same"
        if partial:
            yield "has a condition that is computed"
    for column, collation in connection.execute(
        "SELECT cid, coll FROM pragma_index_xinfo(?)", (index,)
    ).fetchall():
        if column == -2:  # noqa: PLR2004 - SQLite's sign for an expression
            yield "has an expression that is computed"
        if str(collation).upper() not in _COLLATIONS:
            yield "has an order that is computed"
