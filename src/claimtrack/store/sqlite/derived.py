"""Data derived from the rows: word counts, wordings by key, full-text indexes.

It is not migrated. The file records the version of this module that made it; the first write of a
newer version rebuilds all of it, in the same transaction.
"""

from __future__ import annotations

import sqlite3

from claimtrack.store.sqlite.connection import immediately
from claimtrack.store.sqlite.limits import one_attached
from claimtrack.store.sqlite.vocabulary import count_words, forget_lost_words

VERSION = 1
"""Raise this whenever stems, folding, counts or indexes change."""

INDEXES = {
    "claim_index": "claim_text",
    "article_search": "article",
    "note_search": "claim",
    "source_search": "source",
    "snapshot_search": "snapshot",
}
"""The full-text indexes, each with the table that it is over."""

JOINED = """
    SELECT claim, group_concat(text, char(10)) AS text FROM (
        SELECT DISTINCT wording.claim, wording.text FROM wording
        JOIN claim ON claim.id = wording.claim AND claim.removed_at IS NULL
        ORDER BY wording.claim, wording.id
    ) GROUP BY claim
"""

_UNCOUNTED = (
    # Only texts that differ: deleting a text deletes its vectors, which may have taken hours.
    f"""DELETE FROM claim_text WHERE claim IN (
        SELECT claim FROM (SELECT claim, text FROM claim_text EXCEPT {JOINED}))""",
    f"INSERT INTO claim_text (claim, text) {JOINED} ON CONFLICT DO NOTHING",
    "DELETE FROM term",
    "DELETE FROM term_backwards",
    "DELETE FROM wording_key",
    "DELETE FROM claim_uncounted",
    "INSERT INTO term_state (id, claims) VALUES (1, 0) ON CONFLICT DO UPDATE SET claims = 0",
    "INSERT INTO claim_uncounted (claim) SELECT claim FROM claim_text",
)


def refresh(connection: sqlite3.Connection) -> None:
    """Rebuild what an older version derived, if one did. Runs inside a write."""
    made_by = connection.execute("SELECT version FROM derived").fetchone()[0]
    if made_by < VERSION:
        make_again(connection)


def make_again(connection: sqlite3.Connection) -> None:
    """Rebuild all derived data from the rows. Runs inside a write."""
    # The indexes first: each must match its rows before a row is removed from it.
    rebuild_indexes(connection)
    for statement in _UNCOUNTED:
        connection.execute(statement)
    count_words(connection)
    connection.execute(
        "INSERT INTO derived (id, version) VALUES (1, ?)"
        " ON CONFLICT DO UPDATE SET version = excluded.version",
        (VERSION,),
    )


def rebuild_indexes(connection: sqlite3.Connection) -> None:
    """Rebuild the full-text indexes from their rows. Runs inside a write."""
    for index in INDEXES:
        connection.execute(f"INSERT INTO {index}({index}) VALUES ('rebuild')")


def scrub(connection: sqlite3.Connection) -> bool:
    """Rebuild the indexes and rewrite the file, so that none of its old pages are left.

    Returns:
        Whether everything is in the file; False while another program is reading or writing.
    """
    try:
        with immediately(connection):
            forget_lost_words(connection)
            rebuild_indexes(connection)
        with one_attached(connection):
            connection.execute("VACUUM")
    except sqlite3.OperationalError as error:
        if "locked" in str(error):
            return False
        raise
    busy = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    return not busy
