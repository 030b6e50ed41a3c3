"""The schema of a claimtrack file, as a sequence of steps.

One function per step, each saying why it exists; its SQL is literal text, beside it or in a file of
`steps/`. A released step is never changed: it contains no enum and no constant of the program, so
that it always makes the same schema. Steps are only ever added. The number of the last one is in
`PRAGMA user_version`, so that a reader can check it without loading sqlite-utils, and `PRAGMA
application_id` identifies the file as claimtrack's.

Derived data (word counts, full text) is not migrated but rebuilt: see `derived`.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from functools import partial, update_wrapper
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database
    from sqlite_utils.migrations import Migrations

APPLICATION_ID = 0x434C544B
"""`CLTK` in the header of the file."""

BACKUP_ID = 0x434C5442
"""`CLTB`: a backup, which is read but not worked in."""


def step_1_records(db: Database) -> None:
    """Make every table of the data model, and mark the file as ours."""
    _run(db, "1_records.sql")


def step_2_indexes(db: Database) -> None:
    """Add the indexes for matching claims and searching articles, notes and sources."""
    _run(db, "2_indexes.sql")


def step_3_scales(db: Database) -> None:
    """Add the five shipped scales; from here on they are the desk's own data.

    Their uids are derived from their names, so that two files with them can be merged.
    """
    _run(db, "3_scales.sql")


def step_4_counts(db: Database) -> None:
    """Count words as claims come and go; find wordings by all their words, and words by their ends.

    Before, words were recounted whenever the file had grown by a tenth, so that words of the newest
    claims were unknown and an occasional write took seconds. All claims are marked as not counted
    yet; they are counted after the last step.
    """
    _run(db, "4_counts.sql")


def step_5_vectors(db: Database) -> None:
    """Store the vectors of claims: encoding them takes hours on a large file."""
    _run(db, "5_vectors.sql")


def step_6_events(db: Database) -> None:
    """Name rows by uid in the event log, so that the logs of two files can be merged."""
    from claimtrack.store.sqlite.steps.events_by_uid import convert

    _run(db, "6_events.sql")
    convert(db.conn)
    _run(db, "6_events_done.sql")


def step_7_numbers(db: Database) -> None:
    """Never reuse a number: an undone claim and the next one used to share theirs."""
    _run(db, "7_numbers.sql")


def step_8_derived(db: Database) -> None:
    """Record the version that made the derived tables, so that a later one can rebuild them.

    Until now they are as version 1 makes them.
    """
    db.execute(
        "CREATE TABLE derived (id INTEGER PRIMARY KEY CHECK (id = 1), version INTEGER NOT NULL)"
        " STRICT"
    )
    db.execute("INSERT INTO derived (id, version) VALUES (1, 1)")


def step_9_chain(db: Database) -> None:
    """Tie each event to all before it, so that what is changed or removed later can be found."""
    from claimtrack.store.sqlite.steps.chain_events import convert

    _run(db, "9_chain.sql")
    convert(db.conn)
    _run(db, "9_chain_done.sql")


def step_10_undo(db: Database) -> None:
    """Let undoing a run of import give back failures and keys of wordings as they were."""
    _run(db, "10_undo.sql")


def step_11_merge(db: Database) -> None:
    """Keep on file what a merge leaves for a person to decide."""
    _run(db, "11_merge.sql")


def step_12_as_written(db: Database) -> None:
    """Keep what no event tells a second time, so that a row that damage has changed is found."""
    _run(db, "12_as_written.sql")


def step_13_embargo(db: Database) -> None:
    """Let an article be under embargo: NULL is none, as every article was until now."""
    _run(db, "13_embargo.sql")


AS_WRITTEN = "_as_written"
"""How the names of indexes end that keep values a second time."""


STEPS = (
    step_1_records,
    step_2_indexes,
    step_3_scales,
    step_4_counts,
    step_5_vectors,
    step_6_events,
    step_7_numbers,
    step_8_derived,
    step_9_chain,
    step_10_undo,
    step_11_merge,
    step_12_as_written,
    step_13_embargo,
)

LATEST = len(STEPS)
"""The newest schema this program knows."""


def migrations() -> Migrations:
    """Return every step; sqlite-utils runs those outstanding."""
    from sqlite_utils.migrations import Migrations

    made = Migrations("claimtrack")
    for number, step in enumerate(STEPS, 1):
        made()(update_wrapper(partial(_numbered, number), step))
    return made


def own_tables(connection: sqlite3.Connection) -> list[str]:
    """Return the statements that make the tables of records, as in the file itself."""
    rows = connection.execute(
        "SELECT sql FROM sqlite_schema JOIN pragma_table_list AS listed USING (name)"
        " WHERE listed.schema = 'main' AND listed.type = 'table' AND listed.strict"
    )
    return [sql for (sql,) in rows]


def _numbered(number: int, db: Database) -> None:
    """Run a step and note its number in the header of the file."""
    STEPS[number - 1](db)
    db.execute(f"PRAGMA user_version = {number:d}")


def _run(db: Database, name: str) -> None:
    """Run the statements of a file, in the open transaction."""
    from importlib.resources import files

    text = files("claimtrack.store.sqlite.steps").joinpath(name).read_text(encoding="utf-8")
    for statement in _statements(text):
        db.execute(statement)


def _statements(text: str) -> Iterator[str]:
    """Yield the statements of a script; `executescript` would commit before the first.

    Each ends at the end of a line.
    """
    statement = ""
    for line in text.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
