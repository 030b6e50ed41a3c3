"""Copies of a file in use: whole, checked, and known from a desk of somebody else."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlite_utils import Database

from claimtrack.errors import FileTrouble
from claimtrack.store.sqlite.backup import KEPT, copy, discard, keep_before, kept_before
from claimtrack.store.sqlite.connection import connect
from claimtrack.store.sqlite.schema import LATEST, STEPS, migrations
from claimtrack.store.store import Store
from tests.conftest import ARTICLE, desk_of, make_file, take_in


@pytest.fixture
def backup(tmp_path: Path) -> Path:
    return tmp_path / "copies" / "desk.backup"


@pytest.fixture(autouse=True)
def _folder(backup: Path) -> Iterator[None]:
    backup.parent.mkdir()
    yield
    assert not [each for each in backup.parent.iterdir() if each.name.endswith(".part")]


def texts(path: Path) -> list[str]:
    with Store(path) as store:
        return [text for (text,) in store.connection.execute("SELECT text FROM claim ORDER BY id")]


def test_a_copy_holds_what_a_desk_that_stays_open_has_saved(path: Path, backup: Path) -> None:
    with desk_of(path, "mira") as desk:
        desk.claims.add("The pier opened in 1911.")
        assert path.with_name(f"{path.name}-wal").stat().st_size
        copy(desk.store.connection, backup)
        desk.claims.add("The pier closed in 1912.")
    assert texts(backup) == ["The pier opened in 1911."]
    assert backup.stat().st_mode & 0o777 == 0o600
    assert [each.name for each in backup.parent.iterdir()] == [backup.name]


def test_a_copy_is_as_of_one_moment_while_another_writes(path: Path, backup: Path) -> None:
    with desk_of(path, "mira") as desk, desk_of(path, "tomas") as other:
        desk.claims.add("The pier opened in 1911.")
        with other.writing("note") as writing:
            writing.insert("claimant", {"name": "Ada", "kind": "person"})
            copy(desk.store.connection, backup)
    with Store(backup) as kept:
        assert kept.connection.execute("SELECT count(*) FROM claimant").fetchone()[0] == 0


def test_what_was_deleted_under_an_open_desk_can_still_be_copied(path: Path, backup: Path) -> None:
    with desk_of(path, "mira") as desk:
        desk.claims.add("The pier opened in 1911.")
        for each in (path, *path.parent.glob(f"{path.name}-*")):
            if each.is_file():
                each.unlink()
        copy(desk.store.connection, backup)
    assert texts(backup) == ["The pier opened in 1911."]


def test_a_backup_is_read_and_not_worked_in(path: Path, backup: Path) -> None:
    make_file(path)
    with Store(path) as store:
        copy(store.connection, backup)
    before = backup.read_bytes()
    with desk_of(backup, "mira") as desk, pytest.raises(FileTrouble):
        desk.claims.add("The pier opened in 1911.")
    assert backup.read_bytes() == before


def test_a_damaged_file_makes_no_backup_unless_it_is_kept_to_be_repaired(
    path: Path, backup: Path
) -> None:
    with desk_of(path, "mira") as desk:
        take_in(desk, ARTICLE)
    with sqlite3.connect(path) as raw:
        page = raw.execute(
            "SELECT rootpage FROM sqlite_schema WHERE name = 'sqlite_autoindex_article_1'"
        ).fetchone()[0]
        size = raw.execute("PRAGMA page_size").fetchone()[0]
    raw.close()
    with path.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\xff" * size)
    backup.write_text("the older one")
    raw = sqlite3.connect(path, isolation_level=None)
    with pytest.raises(FileTrouble):
        copy(raw, backup)
    assert backup.read_text() == "the older one"
    copy(raw, backup, sound=False)
    raw.close()
    assert b"\xff" * size in backup.read_bytes()


def test_a_place_that_cannot_be_written_to_is_told_in_a_sentence(path: Path, backup: Path) -> None:
    make_file(path)
    with Store(path) as store:
        with pytest.raises(FileTrouble, match="No such file"):
            copy(store.connection, backup.parent / "missing" / "x")
        with pytest.raises(FileTrouble, match="too long"):
            copy(store.connection, backup.parent / ("x" * 300))


def test_only_the_newest_backups_before_an_act_stay(path: Path) -> None:
    make_file(path)
    stranger = path.with_name(f"{path.name}-before-repair-notes.txt")
    stranger.write_text("mine")
    made = [keep_before(path, "repair") for _ in range(KEPT + 2)]
    assert kept_before(path, "repair") == tuple(made[-KEPT:])
    expunge = keep_before(path, "expunge")
    assert kept_before(path) == (*made[-KEPT:], expunge)
    discard(expunge)
    assert kept_before(path, "expunge") == ()
    assert stranger.read_text() == "mine"


def test_a_migration_keeps_the_file_as_it_was(path: Path) -> None:
    older(path)
    connect(path, create=False).close()
    (kept,) = kept_before(path)
    with sqlite3.connect(kept) as raw:
        assert raw.execute("PRAGMA user_version").fetchone()[0] == LATEST - 1
        assert raw.execute("SELECT text FROM claim").fetchall() == [("The pier opened in 1911.",)]
    raw.close()
    connect(path, create=False).close()
    assert kept_before(path) == (kept,)
    with pytest.raises(FileTrouble, match="made by an older claimtrack"):
        connect(kept, create=False)


def test_a_new_file_needs_no_backup(path: Path) -> None:
    connect(path, create=True).close()
    assert kept_before(path) == ()


def older(path: Path) -> None:
    """Make a file to which the newest step has not been applied yet, with a claim in it."""
    with closing(sqlite3.connect(path)) as raw:
        migrations().apply(Database(raw), stop_before=STEPS[-1].__name__)
        raw.execute(
            "INSERT INTO claim (uid, text, created_at)"
            " VALUES ('c0123456789ab', 'The pier opened in 1911.', '2025-06-05T09:00:00+00:00')"
        )
        raw.commit()
