"""A WAL that was left by another state of the file is recognised before SQLite reads it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from claimtrack.desk.doctor import Doctor
from claimtrack.errors import Damaged
from claimtrack.store.sqlite.strange_wal import strange_wal
from tests.command import command
from tests.conftest import desk_of


def _work(path: Path, count: int, word: str, *, crash: bool = False) -> None:
    """Add claims; as in a crash, what was written last stays in the WAL."""
    with desk_of(path, "mira") as desk:
        for number in range(count):
            desk.claims.add(f"The {word} opened in {1900 + number}.")
        if crash:
            for end in ("", "-wal"):
                shutil.copyfile(f"{path}{end}", f"{path}.crashed{end}")
    if crash:
        for end in ("", "-wal"):
            shutil.move(f"{path}.crashed{end}", f"{path}{end}")


@pytest.fixture
def crashed(path: Path) -> Path:
    """A file whose last acts are in its WAL, with copies of earlier and later states beside it."""
    _work(path, 3, "pier")
    shutil.copy(path, path.with_name("older.db"))
    _work(path, 2, "school")
    shutil.copy(path, path.with_name("base.db"))
    _work(path, 2, "church", crash=True)
    later = path.with_name("later.db")
    for end in ("", "-wal"):
        shutil.copy(f"{path}{end}", f"{later}{end}")
    _work(later, 2, "station")
    _work(path.with_name("other.db"), 5, "mill")
    return path


def _copied(path: Path, name: str) -> None:
    shutil.copyfile(path.with_name(name), path)


def _moved(path: Path, name: str) -> None:
    path.with_name(name).rename(path)


@pytest.mark.parametrize("put", [_copied, _moved])
@pytest.mark.parametrize("name", ["older.db", "later.db", "other.db"])
def test_a_wal_beside_another_state_is_refused_and_both_stay(
    crashed: Path, name: str, put: Callable[[Path, str], None]
) -> None:
    put(crashed, name)
    log = crashed.with_name(f"{crashed.name}-wal")
    before = crashed.read_bytes(), log.read_bytes()
    for call in (["claims"], ["claim", "add", "It rained."], ["undo"]):
        ran = command(crashed, *call)
        assert ran.code == 1
        assert f"{log} does not belong to" in ran.err
    assert "belongs to another state of it" in command(crashed, "doctor").out
    assert (crashed.read_bytes(), log.read_bytes()) == before
    log.rename(log.with_name("kept-wal"))
    assert command(crashed, "claims").code == 0
    assert Doctor(crashed).examine().sound


def test_its_own_wal_is_read_after_a_crash(crashed: Path) -> None:
    with desk_of(crashed, "mira") as desk:
        assert len(desk.store.claims.cases(range(1, 20))) == 7
    assert Doctor(crashed).examine().sound


def test_a_backup_of_the_very_state_before_the_wal_gets_what_was_written_last(
    crashed: Path,
) -> None:
    _copied(crashed, "base.db")
    with desk_of(crashed, "mira") as desk:
        assert len(desk.store.claims.cases(range(1, 20))) == 7
    assert Doctor(crashed).examine().sound


def test_a_wal_that_is_partly_in_the_file_is_its_own(path: Path) -> None:
    with desk_of(path, "mira") as desk, desk_of(path, "tomas") as reader:
        desk.claims.add("The pier opened in 1911.")
        desk.claims.add("The pier closed in 1912.")
        with reader.store.reading():
            reader.store.events.last()
            desk.claims.add("The pier burned in 1913.")
            desk.store.connection.execute("PRAGMA wal_checkpoint(PASSIVE)")
            copy = path.with_name("copy.db")
            for end in ("", "-wal"):
                shutil.copyfile(f"{path}{end}", f"{copy}{end}")
    assert strange_wal(copy) is None
    with desk_of(copy, "mira") as desk:
        assert len(desk.store.claims.cases(range(1, 20))) == 3


def test_drafts_alone_tell_nothing_and_pass(path: Path) -> None:
    _work(path, 2, "pier")
    with desk_of(path, "mira") as desk:
        desk.drafts.keep("note:1", {"text": "half a thought"})
        copy = path.with_name("copy.db")
        for end in ("", "-wal"):
            shutil.copyfile(f"{path}{end}", f"{copy}{end}")
    assert strange_wal(copy) is None


def test_a_salvage_leaves_a_strange_wal_out(crashed: Path) -> None:
    _copied(crashed, "other.db")
    target = crashed.with_name("salvaged.db")
    salvaged = Doctor(crashed).salvage(target)
    assert [lost.why for lost in salvaged.lost] == [
        "it belongs to another state of the file and was not read"
    ]
    assert Doctor(target).examine().sound


def test_a_desk_is_told_of_a_strange_wal_as_damage(crashed: Path) -> None:
    _copied(crashed, "older.db")
    with pytest.raises(Damaged, match="does not belong to"):
        desk_of(crashed, "mira")


def test_a_file_that_another_thread_opens_meanwhile_is_left_to_it(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with desk_of(path, "mira") as desk:
        desk.claims.add("The pier opened in 1911.")
        monkeypatch.setattr("claimtrack.store.sqlite.strange_wal.is_open", lambda _: False)
        assert strange_wal(path) is None
