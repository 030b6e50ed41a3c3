"""Rows that no version of claimtrack writes: one clear sentence, never a fault of ours.

They are written as somebody else's program can: with the types and CHECKs of the tables lifted
meanwhile.
"""

from __future__ import annotations

import random
import sqlite3
import zlib
from contextlib import closing, suppress
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

import pytest

from claimtrack.errors import Damaged
from claimtrack.store.inflated import inflated
from tests.command import command
from tests.conftest import make_example

ODD: dict[str, tuple[object, ...]] = {
    "TEXT": ("odd", "\0\0", "2026-99-99", 5, b"\xff\xfe", -1.5, "[", "{}", "[[1]]"),
    "INTEGER": ("odd", -1, 2**62, b"x", 1.5),
    "REAL": ("odd", float("inf"), -1e308),
    "BLOB": ("odd", 5, b"\x78\x9c\xff"),
}
"""Values for a column, by its type."""

READS = (
    *(("claims", "--json"), ("report",), ("show", "claim", "1", "--json"), ("show", "claim", "1")),
    *(("show", "article", "1"), ("show", "source", "1"), ("sources",), ("queue",), ("check",)),
    *(("due",), ("log", "-n", "200"), ("stats",), ("articles",), ("search", "Malaysia")),
    *(("match", "Pakistan is on the grey list"), ("report", "--dossier", "#1"), ("corrections",)),
    *(("impact", "source", "1"), ("triage",), ("queries",), ("scale", "list"), ("rules", "list")),
    *(("doctor",), ("undo",), ("log", "--verify"), ("note", "1", "x")),
    ("evidence", "origins", "1"),
)


@cache
def _example() -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "example.db"
        make_example(path)
        with closing(sqlite3.connect(path)) as db:
            db.execute("PRAGMA journal_mode = delete")
        return path.read_bytes()


def _columns() -> list[tuple[str, str, str]]:
    """Every column of every table of ours, with its type."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "example.db"
        path.write_bytes(_example())
        with closing(sqlite3.connect(path)) as db:
            tables = "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE '%STRICT'"
            return [
                (table, column, kind)
                for (table,) in db.execute(tables).fetchall()
                for _, column, kind, *_ in db.execute(f"PRAGMA table_info({table})").fetchall()
            ]


def put(path: Path, table: str, column: str, value: object) -> None:
    """Write the worked example with an odd value in every row of a column that takes it."""
    path.write_bytes(_example())
    sql = _lifted(path, table, "replace(sql, ') STRICT', ')')", 7777)
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("PRAGMA ignore_check_constraints = ON")
        triggers = db.execute(
            "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = ?", (table,)
        ).fetchall()
        for name, _ in triggers:
            db.execute(f"DROP TRIGGER {name}")
        with suppress(sqlite3.Error):  # a row number is whole, and what is indexed as JSON is JSON
            db.execute(f'UPDATE OR IGNORE "{table}" SET "{column}" = ?', (value,))
        for _, made in triggers:
            db.execute(made)
    _lifted(path, table, f"'{sql.replace(chr(39), chr(39) * 2)}'", 7778)


def _lifted(path: Path, table: str, to: str, version: int) -> str:
    """Put another definition in the place of a table's; give the one that was there."""
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        was: str = db.execute("SELECT sql FROM sqlite_schema WHERE name = ?", (table,)).fetchone()[
            0
        ]
        db.execute("PRAGMA writable_schema = ON")
        db.execute(f"UPDATE sqlite_schema SET sql = {to} WHERE name = ?", (table,))
        db.execute(f"PRAGMA schema_version = {version}")
    return was


def _tried(path: Path, cases: list[tuple[str, str, object]], each: int) -> list[str]:
    """What came of some values, with some commands for each: the faults of ours."""
    draw = random.Random(13)  # noqa: S311 - which commands
    faults = []
    for table, column, value in cases:
        put(path, table, column, value)
        for arguments in draw.sample(READS, each):
            ran = command(path, *arguments)
            if ran.code not in {0, 1} or "Traceback" in ran.err:
                faults.append(f"{table}.{column} = {value!r}, {arguments}: {ran.err}")
    return faults


def _cases() -> list[tuple[str, str, object]]:
    return [(table, column, value) for table, column, kind in _columns() for value in ODD[kind]]


@pytest.mark.slow
def test_odd_values_are_no_fault_of_ours(path: Path) -> None:
    named = {
        ("claim", "status"): "odd",
        ("claim", "tags"): "{}",
        ("claim", "text"): b"\xff\xfe",
        ("verdict", "as_of"): b"\xff\xfe",
        ("evidence", "stance"): 5,
        ("sentence", "start"): "odd",
        ("source", "confidential"): "odd",
        ("rating", "labels"): "[",
    }
    assert _tried(path, [(*where, value) for where, value in named.items()], each=2) == []


@pytest.mark.slow
def test_no_odd_value_in_any_column_is_a_fault_of_ours(path: Path) -> None:
    cases = _cases()
    assert len(cases) > 2_000
    some = random.Random(13).sample(cases, 300)  # noqa: S311 - which values
    assert _tried(path, some, each=6) == []


def test_the_row_and_the_column_are_named_and_the_value_is_not(path: Path) -> None:
    put(path, "claim", "status", "soup")
    ran = command(path, "claims")
    assert (ran.code, ran.out) == (1, "")
    assert "its status is not as claimtrack writes it" in ran.err
    assert "run 'claimtrack doctor'" in ran.err
    assert "soup" not in ran.err
    assert command(path, "doctor").code == 1


def test_a_copy_that_unpacks_to_more_than_is_kept_is_not_unpacked() -> None:
    bomb = zlib.compress(bytes(1_000_001), 9)
    assert len(bomb) < 2_000
    with patch("claimtrack.store.inflated.LONGEST", 1_000_000):
        with pytest.raises(Damaged, match="the copy is larger than what is kept"):
            inflated(bomb, "the copy")
        with pytest.raises(Damaged, match="the copy is cut off"):
            inflated(bomb[:-9], "the copy")
        with pytest.raises(Damaged, match="the copy cannot be unpacked"):
            inflated(b"no zlib", "the copy")
        with pytest.raises(Damaged, match="the copy is missing"):
            inflated(None, "the copy")
        assert inflated(zlib.compress(b"page"), "the copy") == b"page"
