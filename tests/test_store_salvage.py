"""Salvage: what can be read of a broken file is in the new one, the rest is listed."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from claimtrack.desk.doctor import Doctor
from claimtrack.errors import NotFound, Refused
from claimtrack.store.sqlite.raw_pages import RawPages
from claimtrack.store.store import Store
from tests.command import command
from tests.conftest import ARTICLE, desk_of, make_example, take_in
from tests.damaged_file import READABLE, UNOPENABLE, flip, garble

RECORDS = ("claim", "verdict", "evidence", "event", "sentence", "article", "wording", "setting")
NOTHING_LOST = {
    name: {**READABLE, **UNOPENABLE}[name]
    for name in (
        "no magic",
        "schema page garbled",
        "no claims",
        "claims garbled",
        "log garbled",
        "a value of no version",
    )
}
"""Damage that leaves every record readable in the pages, or every value of it in the log."""


@pytest.fixture
def example(path: Path) -> Path:
    """The worked example."""
    make_example(path)
    return path


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """Where what is salvaged goes."""
    return tmp_path / "salvaged.db"


def _rows(path: Path, table: str) -> object:
    with closing(sqlite3.connect(path)) as connection:
        cursor = connection.execute(f"SELECT * FROM {table} ORDER BY id")
        names = [column[0] for column in cursor.description]
        return [
            {name: value for name, value in zip(names, row, strict=True) if name != "version"}
            for row in cursor
        ]


@pytest.mark.parametrize("name", NOTHING_LOST)
def test_nothing_is_lost_that_is_still_in_the_pages(example: Path, target: Path, name: str) -> None:
    before = {table: _rows(example, table) for table in RECORDS}
    NOTHING_LOST[name](example)
    broken = example.read_bytes()
    salvaged = Doctor(example).salvage(target)
    assert salvaged.lost == ()
    assert example.read_bytes() == broken
    assert {table: _rows(target, table) for table in RECORDS} == before
    assert Doctor(target).examine().sound
    assert target.stat().st_mode & 0o777 == 0o600
    assert {each.name for each in target.parent.iterdir()} <= {example.name, target.name, "config"}


def test_what_belongs_to_a_lost_record_is_listed(example: Path, target: Path) -> None:
    garble(example, "article")
    salvaged = Doctor(example).salvage(target)
    lost = {(each.table, each.why): each.count for each in salvaged.lost}
    assert lost["article", "they cannot be read any more"] == 2
    assert lost["sentence", "the article that it belongs to is lost"] == 66
    with Store(target) as store:
        assert store.claims.get(3).text


def test_a_file_cut_in_half_says_how_much_is_gone(example: Path, target: Path) -> None:
    pages = example.stat().st_size // 4096
    os.truncate(example, 4096 * (pages // 2))
    ran = command(example, "doctor", "--salvage", str(target))
    assert ran.code == 1
    assert f"file: {pages - pages // 2} pages lost: its end is cut off" in ran.out
    assert "claim: 29 rows lost: they cannot be read any more (c" in ran.out
    assert "--db" in ran.err
    assert all("\0" not in row["text"] for row in _rows(target, "article"))  # type: ignore[attr-defined]


def test_what_was_committed_to_the_wal_is_salvaged(path: Path, target: Path) -> None:
    with desk_of(path, "mira") as desk:
        take_in(desk, ARTICLE)
        desk.claims.add("The pier opened in 1911.")
        crashed = path.with_name("crashed.db")
        for end in ("", "-wal"):
            shutil.copyfile(f"{path}{end}", f"{crashed}{end}")
    assert Path(f"{crashed}-wal").stat().st_size
    flip(crashed, 3)  # SQLite takes it for no database of its own any more
    salvaged = Doctor(crashed).salvage(target)
    assert salvaged.lost == ()
    for table in RECORDS:
        assert _rows(target, table) == _rows(path, table)


def test_a_file_of_an_older_schema_is_salvaged_and_brought_up_to_date(
    tmp_path: Path, target: Path
) -> None:
    old = Path(shutil.copy(Path(__file__).parent / "files" / "schema-5.db", tmp_path / "old.db"))
    flip(old, 3)
    assert Doctor(old).salvage(target).lost == ()
    assert Doctor(target).examine().sound


def test_numbers_are_not_given_again_after_a_salvage(path: Path, target: Path) -> None:
    with desk_of(path, "mira") as desk:
        desk.claims.add("The pier opened in 1911.")
        desk.claims.add("The pier closed in 1912.")
        desk.history.undo()
    Doctor(path).salvage(target)
    with desk_of(target, "mira") as desk:
        assert desk.claims.add("The pier burned in 1913.") == 3


def test_rows_of_every_kind_and_length_are_read_as_sqlite_reads_them(tmp_path: Path) -> None:
    file = tmp_path / "any.db"
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("CREATE TABLE some (id INTEGER PRIMARY KEY, value)")
        values = [
            *(None, 0, 1, -1, 127, -128, 40_000, -8_000_000, 2**31, -(2**47), 2**62, 0.5, -1e300),
            *("", "é" * 30, b"", b"\x00" * 99, "x" * 4_000, "y" * 4_100, b"z" * 70_000),
        ]
        rows = [(number, value) for number, value in enumerate(values * 40, -5)]
        connection.executemany("INSERT INTO some VALUES (?, ?)", rows)
        connection.commit()
        connection.execute("DELETE FROM some WHERE id % 3 = 0")
        connection.commit()
        expected = connection.execute("SELECT id, value FROM some ORDER BY id").fetchall()
    pages = RawPages(file)
    (table,) = pages.tree(1, set())
    root = table.values[3]
    assert isinstance(root, int)
    assert [(cell.number, cell.values[1]) for cell in pages.tree(root, set())] == expected


def test_nothing_is_salvaged_over_a_file_or_out_of_none(example: Path, target: Path) -> None:
    target.write_text("mine")
    with pytest.raises(Refused, match="exists"):
        Doctor(example).salvage(target)
    assert target.read_text() == "mine"
    with pytest.raises(NotFound):
        Doctor(example.with_name("no.db")).salvage(target.with_name("new.db"))
    assert command(example, "doctor", "--salvage", "x.db", "--repair").code == 2


@pytest.mark.parametrize("seed", range(3))
def test_whatever_bits_are_flipped_a_salvage_ends_in_a_file_that_opens(
    example: Path, target: Path, seed: int
) -> None:
    size = example.stat().st_size
    for step in range(40):
        flip(example, (seed * 7919 + step * 104_729) % size, step % 8)
    broken = example.read_bytes()
    Doctor(example).salvage(target)
    assert example.read_bytes() == broken
    with Store(target) as store:
        store.connection.execute("PRAGMA integrity_check").fetchone()
    assert command(target, "claims").code in {0, 1}
