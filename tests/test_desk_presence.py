"""Who is at a file: seen by the others, kept out of the file, and gone without a trace."""

from __future__ import annotations

import json
import os
import stat
import time
from pathlib import Path

import pytest

from claimtrack.desk.presence import Presence, Present


@pytest.fixture
def folder(path: Path) -> Path:
    return path.with_name("desk.db-presence")


def test_those_at_a_file_see_each_other_and_where_they_are(path: Path, folder: Path) -> None:
    mira, tomas = Presence(path, "mira"), Presence(path, "tomas")
    mira.at(None)
    assert mira.others() == ()
    tomas.at(3)
    assert mira.others() == (Present("tomas", 3),)
    assert tomas.others() == (Present("mira", None),)
    tomas.at(4)
    assert mira.others() == (Present("tomas", 4),)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(one.stat().st_mode) for one in folder.iterdir()} == {0o600}
    tomas.leave()
    assert mira.others() == ()
    mira.leave()
    mira.at(1)
    assert not folder.exists()


def test_who_was_killed_counts_as_gone_and_is_swept_away(path: Path, folder: Path) -> None:
    mira, tomas = Presence(path, "mira"), Presence(path, "tomas")
    mira.at(None)
    tomas.at(3)
    (file,) = (one for one in folder.iterdir() if b"tomas" in one.read_bytes())
    os.utime(file, (time.time() - 20,) * 2)
    assert mira.others() == ()
    assert file.exists()
    os.utime(file, (time.time() - 200,) * 2)
    assert mira.others() == ()
    assert not file.exists()


@pytest.mark.parametrize(
    "said", [b"", b"{", b"[]", b'{"who": 1, "article": 2}', b"\xff", b"7" * 9_999]
)
def test_a_file_that_says_nothing_sensible_is_nobody(path: Path, folder: Path, said: bytes) -> None:
    mira = Presence(path, "mira")
    mira.at(None)
    (folder / "1-x.json").write_bytes(said)
    (folder / "2-x.json").symlink_to("/etc/hostname")
    (folder / "3-x.json").mkdir()
    assert mira.others() == ()


def test_hostile_names_are_cleaned(path: Path, folder: Path) -> None:
    mira = Presence(path, "mira")
    mira.at(None)
    said = json.dumps({"who": "a\x1b[2Jb\nc" + "x" * 500, "article": 1})
    (folder / "1-x.json").write_text(said, encoding="utf-8")
    ((who, _),) = ((one.who, one.article) for one in mira.others())
    assert "\x1b" not in who
    assert "\n" not in who
    assert len(who) <= 80


def test_presence_is_private_bounded_and_what_was_left_behind_is_removed(
    path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("claimtrack.desk.presence._MOST", 5)
    mira = Presence(path, "mira")
    mira.at(None)
    assert folder.stat().st_mode & 0o777 == 0o700
    assert {file.stat().st_mode & 0o777 for file in folder.iterdir()} == {0o600}
    left = folder / "1-x.new"
    left.write_bytes(b"half of i")
    os.utime(left, (1, 1))
    mira.others()
    assert not left.exists()
    for number in range(20):
        who = json.dumps({"who": f"colleague {number}", "article": 1})
        (folder / f"{number}-x.json").write_text(who)
    assert len(mira.others()) <= 5
    folder.chmod(0o777)
    assert mira.others() == (), "anybody may have put them there"


def test_where_nothing_can_be_kept_nobody_is_seen_and_nothing_fails(
    path: Path, folder: Path, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    folder.symlink_to(elsewhere)
    mira = Presence(path, "mira")
    mira.at(1)
    assert mira.others() == ()
    mira.leave()
    assert list(elsewhere.iterdir()) == []
    nowhere = Presence(tmp_path / "no" / "such" / "desk.db", "mira")
    nowhere.at(1)
    assert nowhere.others() == ()
    nowhere.leave()
