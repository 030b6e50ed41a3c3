"""`claimtrack --look FILE`: a file is read, and not a byte of it or beside it changes."""

from __future__ import annotations

import shutil
import sqlite3
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

import pytest

from claimtrack.desk.desk import Desk
from claimtrack.errors import FileTrouble, OnlyLooked
from tests.command import Ran, command
from tests.conftest import desk_of, make_example
from tests.reviewer import reviewing
from tests.test_cli_hostile import LEAVES, arguments

READING = {
    *("articles", "backup", "check", "claim standalone", "claims", "compare", "corrections"),
    *("demo", "doctor", "due", "evidence origins", "impact", "log", "match", "package"),
    *(
        "precedents",
        "queries",
        "queue",
        "report",
        "rules list",
        "scale list",
        "search",
        "settings list",
    ),
    *("settings list", "show", "source copy", "sources", "stats", "triage"),
}
"""The commands that change nothing in the file they work on; every other is refused."""

SAID = "is only looked at (--look), so nothing in it is changed.\n"


@cache
def _example() -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "example.db"
        make_example(path)
        return path.read_bytes()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Somebody else's file, in a folder of its own."""
    path = tmp_path / "theirs" / "their.db"
    path.parent.mkdir()
    path.write_bytes(_example())
    return path


def _look(file: Path, *words: str) -> Ran:
    return command(file.with_name("none.db"), "--look", str(file), *words)


def _beside(file: Path) -> dict[str, bytes]:
    return {one.name: one.read_bytes() for one in file.parent.iterdir()}


def _alike(ran: Ran, file: Path) -> tuple[int, str, str]:
    """What is the same whether a file is looked at or worked in."""
    return ran.code, ran.out.replace(str(file), "FILE"), ran.err.replace(str(file), "FILE")


@pytest.mark.parametrize("name", LEAVES)
def test_every_command_reads_it_or_is_refused_in_one_sentence(
    file: Path, tmp_path: Path, name: str
) -> None:
    before = _beside(file)
    given = (*name.split(), *arguments(name, tmp_path))
    ran = _look(file, *given)
    assert _beside(file) == before
    if name in READING:
        own = Path(shutil.copy(file, tmp_path / file.name))
        assert _alike(ran, file) == _alike(command(own, *given), own)
    else:
        assert ran.code == 1, ran
        assert name == "scale import" or ran.err.endswith(SAID), ran
        assert ran.out == ""


def test_a_backup_is_matched_as_it_lies(file: Path) -> None:
    made = file.with_name("backup.db")
    assert command(file, "backup", str(made)).code == 0
    said = ("match", "Pakistan is still on the grey list of the FATF.")
    assert command(made, *said) == command(file, *said)


async def test_the_screen_says_that_it_only_looks_and_refuses_what_would_change_the_file(
    file: Path,
) -> None:
    before = _beside(file)
    async with reviewing(file, look=True) as mira:
        await mira.sees("looking only")
        await mira.press("s")
        await mira.told("is only looked at (--look), so nothing in it is changed.")
    assert _beside(file) == before


def test_a_repair_is_refused(file: Path) -> None:
    assert "only looked at" in _look(file, "doctor", "--repair").err
    assert "leave out --serve" in _look(file, "--serve").err


def test_what_is_in_a_wal_is_read_too(file: Path, tmp_path: Path) -> None:
    with sqlite3.connect(file) as db:
        db.execute("PRAGMA journal_mode = wal")
    db.close()
    desk = desk_of(file, "tomas")
    desk.claims.add("The pier is new in the WAL.")
    theirs = tmp_path / "copy" / "their.db"
    shutil.copytree(file.parent, theirs.parent)
    desk.close()
    beside = {name: data for name, data in _beside(theirs).items() if not name.endswith("-shm")}
    assert "new in the WAL" in _look(theirs, "claims", "--json").out
    after = {name: data for name, data in _beside(theirs).items() if not name.endswith("-shm")}
    assert after == beside


def test_an_older_file_is_not_migrated_to_be_looked_at(tmp_path: Path) -> None:
    old = Path(shutil.copy(Path(__file__).parent / "files" / "schema-5.db", tmp_path / "old.db"))
    before = _beside(old)
    with pytest.raises(FileTrouble, match="copy it, and open the copy"):
        Desk(old, look=True)
    assert _beside(old) == before


def test_nothing_is_read_or_fetched_for_what_is_refused(file: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("It opened.", encoding="utf-8")
    with Desk(file, look=True) as desk, patch("socket.getaddrinfo", side_effect=AssertionError):
        with pytest.raises(OnlyLooked):
            desk.archive.keep(1)
        with pytest.raises(OnlyLooked):
            list(desk.import_("https://a.example/", page))
