"""`backup` and `restore` as they are typed."""

from __future__ import annotations

import errno
import json
import os
import time
from pathlib import Path

import pytest

from claimtrack.store.sqlite.connection import connect
from tests.command import command
from tests.conftest import desk_of, make_example, make_file


def claims(path: Path) -> int:
    with desk_of(path, "mira") as desk:
        return len(desk.claims.listed())


@pytest.fixture
def file(path: Path) -> Path:
    make_file(path)
    with desk_of(path, "mira") as desk:
        desk.claims.add("The pier opened in 1911.")
    return path


def test_a_backup_comes_back_and_what_was_there_is_kept(file: Path, tmp_path: Path) -> None:
    backup = tmp_path / "safe.db"
    done = command(file, "backup", str(backup))
    assert (done.code, done.err) == (0, "")
    assert "0 articles, 1 claim" in done.out
    command(file, "claim", "add", "The pier closed in 1912.")
    done = command(file, "restore", str(backup))
    assert done.code == 0, done.err
    kept = Path(done.out.splitlines()[-1].removeprefix("what was there before is in "))
    assert (claims(file), claims(kept)) == (1, 2)
    assert command(file, "claim", "add", "The pier closed in 1912.").code == 0


@pytest.mark.slow
def test_a_backup_of_the_worked_example_has_all_of_it(tmp_path: Path) -> None:
    example, backup, again = tmp_path / "claims.db", tmp_path / "backup", tmp_path / "again.db"
    make_example(example)
    before = example.read_bytes()
    assert command(example, "backup", str(backup)).code == 0
    assert example.read_bytes() == before
    assert command(again, "restore", str(backup)).code == 0
    assert command(again, "report").out == command(example, "report").out


def test_older_backups_move_up_and_the_last_goes(file: Path, tmp_path: Path) -> None:
    backup = tmp_path / "safe"
    for number in range(2, 6):
        made = json.loads(command(file, "backup", str(backup), "--keep", "3", "--json").out)
        command(file, "claim", "add", f"Pier {number} opened in 1911.")
    assert [Path(each).name for each in made["older"]] == ["safe.1", "safe.2"]
    names = ("safe", "safe.1", "safe.2")
    assert [claims(tmp_path / name) for name in names] == [4, 3, 2]
    assert sorted(each.name for each in tmp_path.glob("*safe*")) == list(names)


def test_a_backup_that_fails_at_the_last_moment_leaves_the_older_ones(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backup = tmp_path / "safe"
    for number in range(2, 5):
        command(file, "backup", str(backup), "--keep", "3")
        command(file, "claim", "add", f"Pier {number} opened in 1911.")
    before = {each.name: each.read_bytes() for each in tmp_path.glob("safe*")}
    assert sorted(before) == ["safe", "safe.1", "safe.2"]

    def full(part: Path, path: Path) -> None:
        assert not backup.exists(), "the older ones have moved by now"
        raise OSError(errno.ENOSPC, "No space left on device", str(path), None, str(part))

    monkeypatch.setattr("claimtrack.store.backup.put_in_place", full)
    for keep in ("3", "2", "5"):
        refused = command(file, "backup", str(backup), "--keep", keep)
        assert (refused.code, refused.err.count("\n")) == (1, 1), refused
        assert {each.name: each.read_bytes() for each in tmp_path.glob("*safe*")} == before
    monkeypatch.undo()
    assert command(file, "backup", str(backup), "--keep", "3").code == 0
    assert sorted(each.name for each in tmp_path.glob("*safe*")) == sorted(before)


def test_a_file_that_is_no_backup_is_left_alone(file: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    make_file(other)
    notes = tmp_path / "notes"
    notes.write_text("mine")
    refused = command(file, "backup", str(other))
    assert (refused.code, refused.out) == (1, "")
    assert "not a backup" in refused.err
    assert command(file, "backup", str(notes)).code == 1
    assert notes.read_text() == "mine"
    assert command(file, "backup", str(file), "--force").code == 1
    assert command(file, "backup", str(notes), "--force").code == 0
    (tmp_path / "notes.1").write_text("mine too")
    assert command(file, "backup", str(notes), "--keep", "3").code == 1
    assert (tmp_path / "notes.1").read_text() == "mine too"


def test_a_file_that_somebody_has_open_is_not_replaced(file: Path, tmp_path: Path) -> None:
    backup = tmp_path / "safe.db"
    command(file, "backup", str(backup))
    command(file, "claim", "add", "The pier closed in 1912.")
    held = connect(file, create=False)
    refused = command(file, "restore", str(backup))
    held.close()
    assert (refused.code, refused.out) == (1, "")
    assert "open in another program" in refused.err
    assert claims(file) == 2
    assert not list(tmp_path.glob("*.part*"))


def test_a_damaged_file_is_replaced_with_its_wal(file: Path, tmp_path: Path) -> None:
    backup = tmp_path / "safe.db"
    command(file, "backup", str(backup))
    file.write_bytes(b"damaged" + file.read_bytes()[7:])
    log = file.with_name(f"{file.name}-wal")
    log.write_bytes(b"older pages")
    done = command(file, "restore", str(backup))
    assert done.code == 0, done.err
    assert claims(file) == 1
    (kept,) = tmp_path.glob("*-before-restore-*-wal")
    assert kept.read_bytes() == b"older pages"


def test_what_is_no_backup_is_not_restored(file: Path, tmp_path: Path) -> None:
    notes = tmp_path / "notes"
    notes.write_text("mine")
    cut = tmp_path / "cut"
    command(file, "backup", str(cut))
    cut.write_bytes(cut.read_bytes()[:8192])
    for wrong in (notes, cut, tmp_path / "missing", file, tmp_path):
        refused = command(file, "restore", str(wrong))
        assert (refused.code, refused.out) == (1, "")
        assert refused.err.count("\n") == 1
    assert claims(file) == 1
    assert not list(tmp_path.glob("*before-restore*"))


@pytest.mark.slow  # a passphrase is made slow to guess
def test_an_encrypted_backup_opens_with_its_passphrase_alone(file: Path, tmp_path: Path) -> None:
    pytest.importorskip("pyrage")
    backup = tmp_path / "safe.age"
    done = command(file, "backup", str(backup), "--passphrase-file", "-", stdin=b"harbour pier\n")
    assert (done.code, done.err) == (0, "")
    assert b"pier opened" not in backup.read_bytes()
    assert backup.stat().st_mode & 0o777 == 0o600
    again = tmp_path / "again.db"
    wrong = command(again, "restore", str(backup), "--passphrase-file", "-", stdin=b"another\n")
    assert wrong.code == 1
    assert "another passphrase" in wrong.err
    assert not again.exists()
    done = command(again, "restore", str(backup), "--passphrase-file", "-", stdin=b"harbour pier\n")
    assert done.code == 0, done.err
    assert claims(again) == 1
    assert sorted(each.name for each in tmp_path.iterdir() if "safe" in each.name) == ["safe.age"]
    assert not list(tmp_path.glob(".*"))


def test_an_encrypted_backup_opens_with_the_key_it_was_made_for(file: Path, tmp_path: Path) -> None:
    age = pytest.importorskip("pyrage")
    identity = age.x25519.Identity.generate()
    keys = tmp_path / "keys"
    keys.write_text(f"# made for a test\n{identity}\n")
    backup = tmp_path / "safe.age"
    done = command(file, "backup", str(backup), "--recipient", str(identity.to_public()))
    assert done.code == 0, done.err
    again = tmp_path / "again.db"
    assert command(again, "restore", str(backup), "--identity", str(keys)).code == 0
    assert claims(again) == 1
    assert command(file, "backup", str(backup), "--recipient", "age1nonsense").code == 2


def test_nobody_is_asked_for_a_passphrase_in_a_pipe(file: Path, tmp_path: Path) -> None:
    refused = command(file, "backup", str(tmp_path / "safe"), "--encrypt", stdin=b"")
    assert refused.code == 2
    assert "--passphrase-file" in refused.err


def test_what_a_killed_backup_left_is_removed_a_day_later(file: Path, tmp_path: Path) -> None:
    old, new = tmp_path / ".claimtrack-old.part-journal", tmp_path / ".claimtrack-new.part"
    for each in (old, new):
        each.write_text("pages")
    yesterday = time.time() - 90_000
    os.utime(old, (yesterday, yesterday))
    assert command(file, "backup", str(tmp_path / "safe")).code == 0
    assert [each.name for each in tmp_path.glob(".claimtrack-*")] == [new.name]
