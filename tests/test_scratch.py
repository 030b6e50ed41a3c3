"""What claimtrack keeps for itself for a while: its owner's alone, bounded, and cleaned up."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

import pytest

from claimtrack.scratch import LONGEST_LOG, MOST_LOGS, private_folder, write_log
from tests.command import command
from tests.conftest import make_file


@pytest.fixture(autouse=True)
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where temporary files go in this test."""
    folder = tmp_path / "scratch"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.fixture
def ended() -> int:
    """The number of a process that has ended."""
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


def aged(path: Path, seconds: float) -> Path:
    when = path.stat().st_mtime - seconds
    os.utime(path, (when, when))
    return path


def test_only_so_many_logs_of_faults_stay_and_only_their_owner_reads_them(
    path: Path, scratch: Path
) -> None:
    other = scratch / "notes.log"
    other.touch()
    oldest = aged(write_log("first"), 60)
    for _ in range(MOST_LOGS + 5):
        assert len(write_log("x" * 3 * LONGEST_LOG).read_text()) == LONGEST_LOG
    make_file(path)
    with patch("claimtrack.store.settings.Settings.get", side_effect=RuntimeError):
        ran = command(path, "settings", "list")
    assert ran.code == 3
    logs = list(scratch.glob("claimtrack-*.log"))
    assert len(logs) == MOST_LOGS
    assert ran.err.rsplit(" ", 1)[1].strip() in map(str, logs)
    assert not oldest.exists()
    assert other.exists()
    assert {log.stat().st_mode & 0o777 for log in logs} == {0o600}


def test_a_folder_is_its_owners_alone_and_gone_at_the_end(scratch: Path) -> None:
    with private_folder() as folder:
        assert folder.parent == scratch
        assert folder.stat().st_mode & 0o777 == 0o700
        (folder / "text.txt").write_text("a draft")
    assert not folder.exists()


def test_what_a_killed_process_left_is_removed_a_day_later(scratch: Path, ended: int) -> None:
    left, fresh, at_work = (
        scratch / f"claimtrack-{number}-{name}"
        for number, name in ((ended, "left"), (ended, "fresh"), (os.getpid(), "work"))
    )
    for folder in (left, fresh, at_work, scratch / "claimtrack-mine"):
        folder.mkdir()
        (folder / "text.txt").write_text("a draft")
    link = scratch / f"claimtrack-{ended}-link"
    link.symlink_to(scratch / "claimtrack-mine")
    aged(left, 90_000)
    aged(at_work, 90_000)
    with private_folder():
        pass
    assert not left.exists()
    assert all(one.exists() for one in (fresh, at_work, link, scratch / "claimtrack-mine"))


@pytest.fixture
def reachable() -> Iterator[Path]:
    """A folder that every account on this machine can look into."""
    with TemporaryDirectory(dir="/tmp") as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


def test_a_database_that_others_can_read_is_told(reachable: Path, path: Path) -> None:
    told = "claimtrack: Other accounts on this machine can"
    file = reachable / "desk.db"
    assert command(file, "claim", "add", "It sank.").err == "", "a new file is shut"
    for mode, may in ((0o644, ""), (0o660, ""), (0o602, "change"), (0o646, "change"), (0o600, "")):
        file.chmod(mode)
        err = command(file, "claims").err
        assert err.count(told) == bool(may), err
        assert (f"{told} {may} {file}: chmod 600 {file}" in err) is bool(may)
    file.chmod(0o644)
    wrote = command(file, "note", "1", "between us", "--confidential")
    assert f"{told} read {file}, which holds what is confidential" in wrote.err, "told at once"
    assert command(file, "claims").err.count(f"{told} read {file}") == 1
    command(file, "undo")
    assert f"{told} read {file}" in command(file, "claims").err, "the log has the note"
    other, take = reachable / "other.db", reachable / "article.txt"
    take.write_text("Bridge opens\n\nThe bridge cost nine million.\n")
    command(other, "claim", "add", "It sank.")
    other.chmod(0o644)
    assert f"{told} read {other}" in command(other, "import", str(take), "--embargo", "open").err
    command(other, "embargo", "lift", "1")
    assert told not in command(other, "claims").err, "there is nothing to keep from them"
    reachable.chmod(0o700)
    assert told not in command(file, "claims").err, "nobody can get there"
    assert not path.exists()
