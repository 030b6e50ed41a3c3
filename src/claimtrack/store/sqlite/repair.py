"""Repairing what can be derived from the rows: indexes, triggers, counts, the header's numbers.

No record is touched and nothing is guessed: where two records disagree, both stay as they are.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from claimtrack.store.sqlite.connection import BUSY_SECONDS, immediately
from claimtrack.store.sqlite.derived import make_again
from claimtrack.store.sqlite.expected import differing_schema, expected_schema, steps_taken
from claimtrack.store.sqlite.schema import APPLICATION_ID, AS_WRITTEN, LATEST
from claimtrack.store.sqlite.soundness import least_number, value_changed
from claimtrack.store.sqlite.trouble import explain
from claimtrack.store.sqlite.vocabulary import sentence_key
from claimtrack.text.fold import fold


def repair(path: Path) -> None:
    """Make again, in one transaction, all that can be derived.

    Raises:
        FileTrouble: it cannot be done in place; the file is as it was.
    """
    uri = f"{path.absolute().as_uri()}?mode=rw"
    try:
        with closing(
            sqlite3.connect(uri, uri=True, timeout=BUSY_SECONDS, isolation_level=None)
        ) as connection:
            connection.execute("PRAGMA recursive_triggers = ON")
            with immediately(connection):
                _header(connection)
                _indexes_and_triggers(connection)
                make_again(connection)
                _numbers(connection)
                _sentence_keys(connection)
    except sqlite3.Error as error:
        raise explain(path, error) from error


def _header(connection: sqlite3.Connection) -> None:
    """Say again whose file it is, and of which schema, where its own record and shape agree."""
    differing = differing_schema(connection)
    if any(kind == "table" for kind, _ in (*differing.missing, *differing.altered)):
        return
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    if steps_taken(connection) == LATEST:
        connection.execute(f"PRAGMA user_version = {LATEST}")


def _indexes_and_triggers(connection: sqlite3.Connection) -> None:
    for part in differing_schema(connection).missing:
        if part[0] in {"index", "trigger"}:
            connection.execute(expected_schema()[part])
    indexes = connection.execute(
        "SELECT name, tbl_name FROM sqlite_schema WHERE type = 'index'"
    ).fetchall()
    for name, table in indexes:
        # What was kept of a row to tell that it was changed is all that tells so.
        if not (name.endswith(AS_WRITTEN) and value_changed(connection, table)):
            connection.execute(f'REINDEX "{name}"')


def _numbers(connection: sqlite3.Connection) -> None:
    """Give no number again that a row had."""
    for (kind, table), made in expected_schema().items():
        if kind != "table" or "AUTOINCREMENT" not in made:
            continue
        least = least_number(connection, table)
        known = connection.execute(
            "UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = ?", (least, table)
        )
        if not known.rowcount and least:
            connection.execute(
                "INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", (table, least)
            )


def _sentence_keys(connection: sqlite3.Connection) -> None:
    """Make the keys of sentences again that were not split or joined since the import."""
    rows = connection.execute(
        'SELECT sentence.id, words, substr(text, start + 1, "end" - start)'
        " FROM sentence JOIN article ON article.id = sentence.article"
        " WHERE words IS NOT NULL AND NOT EXISTS (SELECT 1 FROM event WHERE entity = 'sentence'"
        " AND event.uid = sentence.uid AND after ->> 'end' IS NOT NULL)"
    ).fetchall()
    connection.executemany(
        "UPDATE sentence SET words = ? WHERE id = ?",
        [(key, row) for row, words, text in rows if (key := sentence_key(fold(text))) != words],
    )
