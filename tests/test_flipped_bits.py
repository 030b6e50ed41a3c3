"""Bits flipped and ends cut off anywhere in a file: told as damage, and found where a record is."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from claimtrack.desk.doctor import Doctor
from tests.command import command
from tests.conftest import make_example
from tests.damaged_file import flip

UNTOLD = {
    "sentence": {"kind", "rule", "state", "check_worthiness", "reasons", "claimant", "cue", "type"},
    "remark": {"kind", "text", "url", "by"},
    "suggestion": {"score", "relation", "differences", "statement", "state"},
    "published_review": {"publisher", "url", "label", "normalised", "published_on"},
    "scale": {"label"},
    "rating": {"labels", "value", "colour", "glyph", "definition", "position"},
    "import_failure": {"source", "why", "failed_at"},
    "draft": {"who", "place", "text", "saved_at"},
}
"""Columns of rows that have no event of their own, and nothing else to be held against."""

CALLS = (
    ("claims",),
    ("search", "Malaysia"),
    ("report",),
    ("log",),
    ("match", "Pakistan asked Malaysia to call off the events"),
)

Rows = dict[str, list[dict[str, object]]]


def _records(path: Path) -> Rows | None:
    """Every row of the tables of records, read by SQLite alone; None: it cannot be."""
    try:
        with closing(sqlite3.connect(path)) as connection:
            cursors = {
                name: connection.execute(f'SELECT * FROM "{name}" NOT INDEXED ORDER BY rowid')
                for name in (*UNTOLD, "article", "claim", "verdict", "evidence", "event", "source")
            }
            return {
                name: [
                    dict(zip([column[0] for column in cursor.description], row, strict=True))
                    for row in cursor
                ]
                for name, cursor in cursors.items()
            }
    except (sqlite3.DatabaseError, UnicodeDecodeError):
        return None


def _can_be_told(before: Rows, now: Rows | None) -> bool:
    """Whether anything has changed that something else in the file tells."""
    return now is None or any(
        len(rows) != len(now[table])
        or any(
            value != new[column] and column not in UNTOLD.get(table, ())
            for row, new in zip(rows, now[table], strict=True)
            for column, value in row.items()
        )
        for table, rows in before.items()
    )


@pytest.mark.slow
def test_a_flipped_bit_raises_nothing_and_is_found_where_it_changes_a_record(path: Path) -> None:
    make_example(path)
    whole, before = path.read_bytes(), _records(path)
    assert before
    random = Random(7)  # noqa: S311 - the same bits each time
    told = 0
    for _ in range(80):
        at, bit = random.randrange(len(whole)), random.randrange(8)
        path.write_bytes(whole)
        flip(path, at, bit)
        damaged = path.read_bytes()
        if _can_be_told(before, _records(path)):
            told += 1
            assert not Doctor(path).examine().sound, (at, bit)
        assert path.read_bytes() == damaged
        for call in CALLS:
            ran = command(path, *call)
            assert ran.code in {0, 1}, (at, bit, call, ran)
            assert "Traceback" not in ran.err + ran.out
    assert told


@pytest.mark.slow
def test_a_file_whose_end_is_cut_off_is_called_damaged(path: Path) -> None:
    make_example(path)
    whole = path.read_bytes()
    random = Random(7)  # noqa: S311 - the same bits each time
    for _ in range(20):
        path.write_bytes(whole)
        os.truncate(path, random.randrange(len(whole)))
        assert not Doctor(path).examine().sound
        for call in CALLS:
            ran = command(path, *call)
            assert ran.code == 1
            assert "claimtrack doctor" in ran.err or "restore a backup" in ran.err
