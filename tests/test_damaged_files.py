"""Damage is told as what it is, by every command; what cannot be opened stays as it is."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from itertools import cycle
from pathlib import Path

import pytest

from claimtrack.cli.commands import COMMANDS
from tests.command import Ran, command
from tests.conftest import make_example
from tests.damaged_file import READABLE, UNOPENABLE, Damage, looked_at

CALLS: dict[str, tuple[str, ...]] = {
    "import": ("import", "-"),
    "match": ("match", "Pakistan asked Malaysia"),
    "triage": ("triage",),
    "report": ("report",),
    "articles": ("articles",),
    "claims": ("claims",),
    "queue": ("queue",),
    "sources": ("sources",),
    "search": ("search", "Pakistan"),
    "show": ("show", "claim", "3"),
    "article": ("article", "edit", "1", "--title", "Another"),
    "embargo": ("embargo", "set", "1", "open"),
    "claim": ("claim", "add", "The pier opened in 1911."),
    "note": ("note", "3", "look again"),
    "evidence": ("evidence", "add", "3", "--source", "1", "--stance", "supports"),
    "source": ("source", "add", "--title", "A letter"),
    "impact": ("impact", "claim", "3"),
    "verdict": ("verdict", "8", "true", "--why", "so it is"),
    "reaffirm": ("reaffirm", "3"),
    "submit": ("submit", "3"),
    "sign-off": ("sign-off", "3"),
    "send-back": ("send-back", "3", "--why", "no source"),
    "resolve": ("resolve", "3", "--note", "talked"),
    "precedents": ("precedents", "3"),
    "assign": ("assign", "3", "mira"),
    "query": ("query", "add", "3", "--to", "author", "Who said so?"),
    "queries": ("queries",),
    "check": ("check",),
    "rules": ("rules", "list"),
    "scale": ("scale", "list"),
    "settings": ("settings", "list"),
    "publish": ("publish", "3", "--url", "https://example.org/1"),
    "correct": ("correct", "3", "--what", "a slip", "--rating", "true", "--why", "new"),
    "retract": ("retract", "3", "--why", "wrong"),
    "corrections": ("corrections",),
    "due": ("due",),
    "stats": ("stats",),
    "log": ("log",),
    "undo": ("undo",),
    "redo": ("redo",),
    "backup": ("backup", "no-such-folder/copy.db"),
    "restore": ("restore", "no-such-backup"),
    "doctor": ("doctor",),
    "merge": ("merge", "--conflicts"),
    "package": ("package", "1", "-o", "no-such-folder/package.db"),
    "expunge": ("expunge", "--yes", "Malaysia"),
}
"""A call of each command that works on a file."""

NO_FILE_OF_ITS_OWN = {"compare", "demo"}


def test_every_command_has_a_call() -> None:
    assert set(CALLS) | NO_FILE_OF_ITS_OWN == set(COMMANDS)


def _is_told(ran: Ran) -> None:
    assert ran.code in {0, 1}, ran
    assert "Traceback" not in ran.err + ran.out, ran
    assert "Log:" not in ran.err, ran
    assert "damaged" not in ran.err or "claimtrack doctor" in ran.err, ran


def _broken(path: Path, damage: Damage) -> None:
    make_example(path)
    damage(path)


@pytest.mark.parametrize(("name", "call"), [*zip(cycle(UNOPENABLE), CALLS)])
def test_what_cannot_be_opened_is_said_and_left_alone(path: Path, name: str, call: str) -> None:
    _broken(path, UNOPENABLE[name])
    before = looked_at(path)
    ran = command(path, *CALLS[call], stdin=b"The pier opened in 1911.")
    _is_told(ran)
    assert ran.code == 1, (name, call, ran)
    assert ran.out.strip() == "" or call == "doctor"
    assert any(words in ran.err + ran.out for words in ("doctor", "--db", "backup", "update")), ran
    assert looked_at(path) == before
    assert not list(path.parent.glob(f".{path.name}*"))


@pytest.mark.long
@pytest.mark.parametrize("name", UNOPENABLE)
def test_no_command_opens_what_cannot_be_opened(path: Path, name: str) -> None:
    _broken(path, UNOPENABLE[name])
    before = looked_at(path)
    for call in CALLS.values():
        ran = command(path, *call, stdin=b"The pier opened in 1911.")
        _is_told(ran)
        assert ran.code == 1, (name, call, ran)
        assert looked_at(path) == before


@pytest.mark.parametrize(("name", "call"), [*zip(cycle(READABLE), CALLS)])
def test_a_damaged_file_is_answered_from_or_called_damaged(
    path: Path, name: str, call: str
) -> None:
    _broken(path, READABLE[name])
    _is_told(command(path, *CALLS[call], stdin=b"The pier opened in 1911."))


@pytest.mark.long
@pytest.mark.parametrize("name", READABLE)
def test_no_command_fails_in_another_way_on_a_damaged_file(path: Path, name: str) -> None:
    _broken(path, READABLE[name])
    damaged = path.read_bytes()
    for call in CALLS.values():
        path.write_bytes(damaged)
        _is_told(command(path, *call, stdin=b"The pier opened in 1911."))


@pytest.mark.parametrize("name", READABLE)
def test_the_doctor_finds_it_and_changes_nothing(path: Path, name: str) -> None:
    _broken(path, READABLE[name])
    before = looked_at(path)
    ran = command(path, "doctor")
    assert ran.code == 1, ran
    assert ran.out
    assert looked_at(path) == before


@pytest.mark.parametrize("how", [(), ("--json",)])
def test_what_is_printed_after_the_file_is_closed_is_called_damaged_too(
    path: Path, how: tuple[str, ...]
) -> None:
    _broken(path, READABLE["bytes for a text"])
    ran = command(path, "log", *how)
    _is_told(ran)
    assert (ran.code, ran.err.count("\n")) == (1, 1)
    assert "non-TEXT value in event.action" in ran.err


def test_the_worked_example_is_sound(path: Path) -> None:
    make_example(path)
    before = looked_at(path)
    ran = command(path, "doctor")
    assert ran.code == 0, ran
    assert ran.out.startswith("Nothing is wrong. Looked at ")
    assert looked_at(path) == before


@pytest.mark.parametrize("index", ["claim_index", "article_search", "source_search"])
def test_an_index_that_lacks_rows_never_says_that_nothing_is_on_file(
    path: Path, index: str
) -> None:
    make_example(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(f"INSERT INTO {index}({index}) VALUES ('delete-all')")
    calls = [("search", "zzyzx")]
    if index == "claim_index":
        calls.append(("match", "Pakistan asked Malaysia to call off the events"))
    for call in calls:
        ran = command(path, *call)
        assert ran.code == 1
        assert f"the index {index} holds " in ran.err
        assert "claimtrack doctor" in ran.err
        assert "Nothing on file" not in ran.err
    assert command(path, "doctor", "--repair").code == 0
    assert "Nothing on file" in command(path, "search", "zzyzx").err
