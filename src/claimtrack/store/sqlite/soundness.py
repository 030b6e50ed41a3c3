"""Checks of what is SQLite's own: pages, references, the schema, indexes, counts, numbers.

Each looks at one open file and gives what it looked at and the flaws.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from claimtrack.model.flaw import Flaw
from claimtrack.store.sqlite.derived import INDEXES, JOINED
from claimtrack.store.sqlite.expected import expected_schema
from claimtrack.store.sqlite.own_log import own_events
from claimtrack.store.sqlite.schema import AS_WRITTEN
from claimtrack.store.sqlite.vocabulary import wording_key
from claimtrack.text.phrases import counted

SALVAGE = "run 'claimtrack doctor --salvage FILE', or restore a backup"
REPAIR = "run 'claimtrack doctor --repair'"
BACKUP = "compare it with a backup ('claimtrack --db BACKUP show …'), and set it right by hand"

SHOWN = 20
"""How many complaints of one check are told one by one."""


class Checked(NamedTuple):
    """What a check looked at, in words, and what it found."""

    looked_at: str
    flaws: list[Flaw]


Check = Callable[[sqlite3.Connection], Checked]

_OF_INDEX = re.compile(r"row \d+ missing from index \S+|wrong # of entries in index \S+")

_CHANGED = re.compile(rf"row (\d+) missing from index \S+{AS_WRITTEN}")

_DERIVED = ("claim_text", "claim_uncounted", "term", "term_backwards", "term_state", "wording_key")


def pages(connection: sqlite3.Connection) -> Checked:
    """Every page and row by SQLite's own check: structure, types, indexes, CHECKs."""
    count: int = connection.execute("PRAGMA page_count").fetchone()[0]
    looked_at = counted(count, "page")
    found = _complaints(connection, SHOWN)
    if not found:
        return Checked(looked_at, [])
    flaws = [
        flaw
        for kind, name in expected_schema()
        if kind == "table" and (flaw := _of_table(connection, name))
    ]
    if not flaws:
        flaws = [
            Flaw("pages", f"SQLite: {each}", "rows there may be unreadable or lost", SALVAGE)
            for each in found
        ]
    return Checked(looked_at, flaws)


def _of_table(connection: sqlite3.Connection, table: str) -> Flaw | None:
    """What is wrong with the pages of a table and its indexes, if anything."""
    try:
        complaints = _complaints(connection, table)
    except sqlite3.OperationalError:  # missing: the schema's own check tells
        return None
    if not complaints:
        return None
    stem = next((index for index in INDEXES if table.startswith(f"{index}_")), None)
    if stem or table in _DERIVED:
        return Flaw(
            "pages",
            f"the pages of {stem or table} are damaged ({complaints[0]})",
            "search and match may fail or find nothing; no record is in it",
            REPAIR,
            derived=True,
        )
    if value_changed(connection, table):
        return _changed(connection, table, complaints)
    if all(map(_OF_INDEX.match, complaints)) or _reads_whole(connection, table, complaints):
        return Flaw(
            "pages",
            f"an index of the table {table} does not list its rows ({complaints[0]})",
            "what is looked up by it may not be found, though it is there",
            REPAIR,
            derived=True,
        )
    more = f", and {len(complaints) - 1} more" if complaints[1:] else ""
    return Flaw(
        "pages",
        f"the table {table} is damaged ({complaints[0]}{more})",
        "some of its rows are unreadable, wrong or lost",
        SALVAGE,
    )


def _changed(connection: sqlite3.Connection, table: str, complaints: list[str]) -> Flaw:
    """Rows that have other values than were kept a second time; see step 12."""
    places = {int(hit[1]) for line in complaints if (hit := _CHANGED.match(line))}
    rows = connection.execute(f'SELECT id FROM "{table}" NOT INDEXED ORDER BY id').fetchall()
    which = ", ".join(str(rows[place - 1][0]) for place in sorted(places))
    return Flaw(
        "values",
        f"{table} {which}: what is there is not what was written",
        "a value was changed by damage, or what was kept of it to tell",
        f"{BACKUP}; where all is right, '--salvage FILE' makes a file that says so",
    )


def value_changed(connection: sqlite3.Connection, table: str) -> bool:
    """Whether rows of a table have other values than were kept a second time."""
    complaints = _complaints(connection, table)
    return all(map(_OF_INDEX.match, complaints)) and any(map(_CHANGED.match, complaints))


def _complaints(connection: sqlite3.Connection, about: str | int) -> list[str]:
    found = connection.execute(f"PRAGMA integrity_check({about})").fetchall()
    lines = [line for (text,) in found for line in text.splitlines()]
    return [line for line in lines if line != "ok" and not line.startswith("*** in database")]


def _reads_whole(connection: sqlite3.Connection, table: str, complaints: list[str]) -> bool:
    """Whether it is only indexes that are damaged: every row can be read without them."""
    if any(table in line and "index" not in line for line in complaints):
        return False  # values that its columns do not allow
    try:
        columns = [row[1] for row in connection.execute(f'PRAGMA table_info("{table}")')]
        sizes = " + ".join(f'coalesce(length("{column}"), 0)' for column in columns)
        connection.execute(f'SELECT sum({sizes}) FROM "{table}" NOT INDEXED').fetchone()
    except sqlite3.DatabaseError:
        return False
    return True


def references(connection: sqlite3.Connection) -> Checked:
    """Every row that another points at is there."""
    broken: dict[tuple[str, str], list[int]] = {}
    for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        broken.setdefault((table, parent), []).append(row)
    tables = sum(kind == "table" for kind, _ in expected_schema())
    return Checked(
        f"the references of {counted(tables, 'table')}",
        [
            Flaw(
                "references",
                f"{counted(len(rows), 'row')} of {table} "
                f"({', '.join(map(str, rows[:5]))}{', …' if rows[5:] else ''}) "
                f"name a {parent} that is not there",
                "what belonged to it is left out of lists and reports",
                SALVAGE,
            )
            for (table, parent), rows in broken.items()
        ],
    )


def full_text(connection: sqlite3.Connection) -> Checked:
    """The full-text indexes against the rows that they are made from."""
    try:
        wrong = [index for index in INDEXES if not _agrees(connection, index)]
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_READONLY:
            raise
        # FTS5 checks in an INSERT, though it writes nothing: here only a copy can be checked.
        with TemporaryDirectory() as folder, closing(_copied(connection, folder)) as copy:
            wrong = [index for index in INDEXES if not _agrees(copy, index)]
    return Checked(
        counted(len(INDEXES), "full-text index", "full-text indexes"),
        [
            Flaw(
                "full text",
                f"the index {index} does not hold the words of its rows",
                "search and match may say that nothing is on file, though it is",
                REPAIR,
                derived=True,
            )
            for index in wrong
        ],
    )


def _agrees(connection: sqlite3.Connection, index: str) -> bool:
    """Whether an index passes FTS5's own check, content included; a missing one is told elsewhere.

    Raises:
        sqlite3.OperationalError: the file is locked, or can only be read.
    """
    try:
        connection.execute(f"INSERT INTO {index}({index}, rank) VALUES ('integrity-check', 1)")
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode & 0xFF in _NOT_NOW:
            raise
        return "no such table" in str(error)
    return True


_NOT_NOW = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_READONLY})


def _copied(connection: sqlite3.Connection, folder: str) -> sqlite3.Connection:
    copy = sqlite3.connect(Path(folder) / "copy.db", isolation_level=None)
    connection.backup(copy)
    copy.execute("PRAGMA journal_mode = off")
    return copy


_COUNTS = {
    "the joined wordings of a claim": f"""
        SELECT count(DISTINCT claim) FROM (SELECT claim, text FROM claim_text EXCEPT {JOINED}
            UNION ALL SELECT * FROM ({JOINED} EXCEPT SELECT claim, text FROM claim_text))""",
    "the count of a word": """
        SELECT count(DISTINCT term) FROM (
            SELECT * FROM (SELECT term, doc FROM claim_vocabulary EXCEPT SELECT term, n FROM term)
            UNION ALL
            SELECT * FROM (SELECT term, n FROM term EXCEPT SELECT term, doc FROM claim_vocabulary))
    """,
    "the ending of a word": """
        SELECT count(*) FROM term WHERE NOT EXISTS (
            SELECT 1 FROM term_backwards AS back WHERE back.term = backwards(term.term))""",
    "the number of claims": """
        SELECT (SELECT count(*) FROM claim_text) IS NOT (SELECT claims FROM term_state)""",
    "the key of a wording": """
        SELECT count(*) FROM wording JOIN claim_text USING (claim) WHERE NOT EXISTS (
            SELECT 1 FROM wording_key AS known
            WHERE known.key = wording_key(wording.text) AND known.claim = wording.claim)""",
    "the mark of what is not counted yet": "SELECT count(*) FROM claim_uncounted",
    "the version of what is derived": "SELECT count(*) <> 1 FROM derived",
}


def word_counts(connection: sqlite3.Connection) -> Checked:
    """What matching goes by against the wordings it was made from."""
    connection.create_function("backwards", 1, lambda word: word[::-1], deterministic=True)
    connection.create_function("wording_key", 1, wording_key, deterministic=True)
    flaws = [
        Flaw(
            "word counts",
            f"{noun} is wrong in {counted(wrong, 'place')}",
            "match may miss known claims, or rank them wrongly",
            REPAIR,
            derived=True,
        )
        for noun, question in _COUNTS.items()
        if (wrong := connection.execute(question).fetchone()[0])
    ]
    terms: int = connection.execute("SELECT count(*) FROM term").fetchone()[0]
    return Checked(f"the counts of {counted(terms, 'word')}", flaws)


def numbers(connection: sqlite3.Connection) -> Checked:
    """No number that a row has, or had, will be given again."""
    tables = [
        name
        for (kind, name), made in expected_schema().items()
        if kind == "table" and "AUTOINCREMENT" in made
    ]
    flaws = []
    for table in tables:
        least = least_number(connection, table)
        given = connection.execute(
            "SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = ?", (table,)
        ).fetchone()[0]
        if given < least:
            flaws.append(
                Flaw(
                    "numbers",
                    f"the next {table} would get the number {given + 1}, but {least} were given",
                    "two records would share a number",
                    REPAIR,
                    derived=True,
                )
            )
    return Checked(f"the numbers of {counted(len(tables), 'table')}", flaws)


def least_number(connection: sqlite3.Connection, table: str) -> int:
    """The highest number that a row of a table has, or had when it was removed."""
    number: int = connection.execute(
        f'SELECT max((SELECT coalesce(max(id), 0) FROM "{table}"),'
        " (SELECT coalesce(max(before ->> 'id'), 0) FROM event"
        "  WHERE entity = ? AND after IS NULL"
        f"  AND {own_events(connection)}))",
        (table,),
    ).fetchone()[0]
    return number
