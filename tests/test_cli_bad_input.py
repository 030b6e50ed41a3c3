"""Bad input: one clear line, the right exit code, no traceback, nothing lost or half-written."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from claimtrack.store.sqlite.schema import APPLICATION_ID, LATEST
from claimtrack.store.store import Store
from tests.command import Ran, command
from tests.conftest import ARTICLE

HOSTILE = '[/x] [red]bold[/red] \x1b[31mred\x1b[0m \x00 \u202egnol\u202c <b>&</b> =1+1 NEAR("*'


def _one_line(ran: Ran, code: int, *words: str) -> None:
    assert ran.code == code, ran
    assert ran.out == ""
    assert ran.err.count("\n") == 1, ran.err
    assert ran.err.startswith("claimtrack: ")
    assert "Traceback" not in ran.err
    for word in words:
        assert word in ran.err


@pytest.fixture
def desk_file(path: Path) -> Path:
    """A database with one claim in it."""
    assert command(path, "claim", "add", "The pier opened in 1911.").code == 0
    return path


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("missing.txt", None, ("missing.txt",)),
        ("empty.txt", b"", ("empty.txt", "empty")),
        ("blank.txt", b" \n\t\n", ("blank.txt",)),
        ("page.pdf", b"%PDF-1.7 \x00\x01", ("page.pdf",)),
        ("photo.txt", b"\x89PNG\r\n\x1a\n\x00\x00", ("photo.txt",)),
        ("noise.txt", bytes(range(32)) * 8, ("noise.txt",)),
        ("other.txt", b"SQLite format 3\x00" + b"\x00" * 100, ("other.txt",)),
    ],
)
def test_a_file_that_cannot_be_taken_in_is_named_and_nothing_is_written(
    desk_file: Path, tmp_path: Path, name: str, data: bytes | None, words: tuple[str, ...]
) -> None:
    file = tmp_path / name
    if data is not None:
        file.write_bytes(data)
    ran = command(desk_file, "import", str(file))
    assert ran.code == 1
    assert ran.err.count("\n") == 1
    assert "Traceback" not in ran.err
    for word in words:
        assert word in ran.err
    assert command(desk_file, "articles", "--json").out == ""


def test_a_folder_without_articles_is_said(desk_file: Path, tmp_path: Path) -> None:
    folder = tmp_path / "photos"
    folder.mkdir()
    ran = command(desk_file, "import", str(folder))
    assert ran.code == 1
    assert "photos" in ran.err


def test_one_bad_file_among_good_ones_does_not_stop_them(path: Path, tmp_path: Path) -> None:
    good = tmp_path / "good.txt"
    good.write_text(ARTICLE, encoding="utf-8")
    ran = command(path, "import", str(tmp_path / "gone.txt"), str(good), "--json")
    assert ran.code == 1
    assert [one["status"] for one in ran.objects] == ["failed", "added"]
    assert ran.objects[0]["error"].endswith(".")


def test_stray_nuls_in_text_are_dropped(path: Path) -> None:
    ran = command(path, "import", "-", "--json", stdin=ARTICLE.replace("ferry", "fer\0ry").encode())
    assert ran.objects[0]["status"] == "added"
    shown = command(path, "show", "article", "1", "--json").objects[0]["article"]
    assert shown["text"] == ARTICLE


def test_a_file_of_another_kind_is_no_database(tmp_path: Path) -> None:
    diary = tmp_path / "diary.db"
    diary.write_text("Dear diary, " * 100)
    _one_line(command(diary, "claims"), 1, "not a claimtrack database", "--db")
    _one_line(command(diary, "import", "-", stdin=b"words"), 1, "not a claimtrack database")
    assert diary.read_text().startswith("Dear diary")


def test_a_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    recipes = tmp_path / "recipes.db"
    with sqlite3.connect(recipes) as connection:
        connection.execute("CREATE TABLE recipe (name TEXT)")
    connection.close()
    before = recipes.read_bytes()
    _one_line(command(recipes, "claim", "add", "x is y"), 1, "not a claimtrack database")
    assert recipes.read_bytes() == before


def test_a_database_of_a_newer_version_is_refused(desk_file: Path) -> None:
    with sqlite3.connect(desk_file) as connection:
        assert connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
        connection.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at)"
            " VALUES ('claimtrack', 'step_of_tomorrow', '2999-01-01')"
        )
        connection.execute(f"PRAGMA user_version = {LATEST + 1}")
    connection.close()
    _one_line(command(desk_file, "claims"), 1, "newer claimtrack")


def test_a_database_that_is_not_there_is_said_and_not_made(path: Path) -> None:
    for words in (["claims"], ["match", "x"], ["report"], ["undo"]):
        _one_line(command(path, *words), 1, "There is no database at")
    assert not path.exists()


def test_a_server_is_refused_in_one_line() -> None:
    _one_line(command(Path("postgresql:desk"), "claims"), 2, "file")


@pytest.mark.parametrize(
    "words",
    [
        ("show", "claim", "99"),
        ("show", "article", "nothing"),
        ("show", "source", "#7"),
        ("report", "99"),
        ("verdict", "99", "true", "--why", "x"),
        ("evidence", "add", "1", "--source", "12", "--stance", "supports"),
        ("evidence", "remove", "5"),
        ("claim", "accept", "4"),
        ("claim", "link", "4", "1"),
        ("reaffirm", "1"),
        ("sign-off", "3"),
        ("redo",),
    ],
)
def test_what_is_not_on_file_is_one_line_and_exit_1(
    desk_file: Path, words: tuple[str, ...]
) -> None:
    events = command(desk_file, "log", "--json").out
    _one_line(command(desk_file, *words), 1)
    assert command(desk_file, "log", "--json").out == events


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("verdict", "1", "fishy", "--why", "x"), "mostly-false"),
        (("verdict", "1", "true", "--why", "x", "--as-of", "soon"), "YYYY-MM-DD"),
        (("verdict", "1", "true", "--why", "x", "--as-of", "2999-01-01"), "future"),
        (("claim", "add", " \t "), "cannot be empty"),
        (("claim", "edit", "1"), "Nothing to change"),
        (("claims", "--rating", "fishy"), "fishy"),
        (("match",), "--file"),
        (("source", "add"), "title or an address"),
        (("report", "1", "--claim", "1"), "about one of them"),
    ],
)
def test_wrong_usage_is_exit_2(desk_file: Path, words: tuple[str, ...], said: str) -> None:
    events = command(desk_file, "log", "--json").out
    _one_line(command(desk_file, *words), 2, said)
    assert command(desk_file, "log", "--json").out == events


def test_an_unknown_command_or_option_is_exit_2(path: Path) -> None:
    for words in (["checkk"], ["claims", "--nonsense"], ["evidence", "add", "1"]):
        ran = command(path, *words)
        assert ran.code == 2
        assert "Traceback" not in ran.err


def test_hostile_words_survive_and_are_shown_literally(path: Path) -> None:
    command(path, "import", "-", "--title", HOSTILE, stdin=(HOSTILE + " 26 died.").encode())
    command(path, "claim", "add", HOSTILE, "--claimant", HOSTILE)
    command(path, "source", "add", "--title", HOSTILE, "--publisher", HOSTILE)
    command(
        path,
        *("evidence", "add", "1", "--source", "1", "--stance", "supports"),
        *("--quote", HOSTILE, "--note", HOSTILE, "--locator", HOSTILE),
    )
    command(path, "verdict", "1", "true", "--why", HOSTILE)
    command(path, "note", "1", HOSTILE)
    for words in (
        ["articles"],
        ["claims"],
        ["claims", HOSTILE],
        ["sources"],
        ["queue"],
        ["log"],
        ["match", HOSTILE],
        ["show", "article", "1"],
        ["show", "claim", "1"],
        ["show", "source", "1"],
        ["report"],
        ["report", "--claim", "1"],
        ["check"],
    ):
        ran = command(path, *words)
        assert ran.code in {0, 1}, (words, ran.err)
        assert "Traceback" not in ran.err
        for forbidden in ("\x1b", "\x00", "\u202e"):
            assert forbidden not in ran.out, words
    shown = "".join(command(path, "report", "--claim", "1").out.split())
    assert "[/x][red]bold[/red]red" in shown
    listed = command(path, "claims", "--json").objects[0]
    assert listed["text"].startswith("[/x] [red]bold[/red] red")


def test_an_error_message_never_carries_escapes_to_the_terminal(desk_file: Path) -> None:
    ran = command(desk_file, "show", "claim", "\x1b]0;owned\x07\x1b[2J")
    assert ran.code == 1
    assert "\x1b" not in ran.err


def test_a_megabyte_in_one_line_survives(path: Path) -> None:
    line = "The harbour master counted 26 boats and said so " * 22_000
    assert command(path, "import", "-", stdin=line.encode()).code == 0
    sentence = command(path, "show", "article", "1", "--json").objects[0]["sentences"][0]
    assert len(sentence["text"]) > 1_000_000
    assert command(path, "claim", "accept", str(sentence["id"])).code == 0
    for words in (["claims"], ["report"], ["queue"], ["log"], ["show", "claim", "1"]):
        ran = command(path, *words)
        assert ran.code == 0
    assert command(path, "match", "the harbour master counted 26 boats").code == 0


def test_a_fault_of_ours_is_exit_3_and_names_a_log(
    desk_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("claimtrack.desk.claims.Claims.listed", fail)
    ran = command(desk_file, "claims")
    _one_line(ran, 3, "Log: ")
    log = Path(ran.err.split("Log: ")[1].strip())
    assert "ZeroDivisionError" in log.read_text()
    log.unlink()


def test_a_folder_that_cannot_be_written_to_is_said(desk_file: Path) -> None:
    locked = desk_file.parent / "locked"
    locked.mkdir()
    with _without_rights(locked):
        ran = command(locked / "new.db", "claim", "add", "The pier opened.")
    _one_line(ran, 1, "No database can be created", "--db")
    assert list(locked.iterdir()) == []


def test_a_file_that_may_only_be_read_can_be_read_but_not_written(tmp_path: Path) -> None:
    shipped = tmp_path / "shipped.db"
    with Store(shipped, create=True, journal="delete"):
        pass
    assert command(shipped, "claim", "add", "The pier opened in 1911.").code == 0
    shipped.chmod(0o444)
    with _without_rights(tmp_path):
        assert "1911" in command(shipped, "claims").out
        ran = command(shipped, "claim", "add", "The pier closed.")
    _one_line(ran, 1, "cannot be written to")


@contextmanager
def _without_rights(folder: Path) -> Iterator[None]:
    """Be somebody who may look into a folder but not write there, root or not."""
    opened = [one for one in (folder, *folder.parents) if one.stat().st_uid == os.getuid()]
    modes = {one: one.stat().st_mode for one in opened}
    for one in opened:
        one.chmod(modes[one] | 0o055)
    folder.chmod(0o555)
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)
        for one, mode in modes.items():
            one.chmod(mode)
