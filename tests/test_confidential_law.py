"""No command, report, export or log holds a word of what is confidential, unless it is asked to.

Every text of every confidential row has a marker in it, put there behind the program's back and by
every command that takes such a text. The commands are those that there are: a new one is tried too.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from claimtrack.report.formats import FORMATS
from tests.command import command
from tests.confidential_file import MARKER, make_confidential
from tests.conftest import desk_of
from tests.test_cli_hostile import LEAVES, arguments
from tests.test_confidential import OUTPUTS

TYPED: dict[str, tuple[str, ...]] = {
    "note": ("1", MARKER, "--confidential"),
    "evidence add": (
        *("1", "--source", "1", "--stance", "supports", "--quote", f"{MARKER} drowned"),
        *("--locator", MARKER, "--group", MARKER, "--note", MARKER),
    ),
    "evidence edit": ("ITEM", "--quote", f"{MARKER} said", "--locator", MARKER, "--note", MARKER),
    "evidence group": ("ITEM", "--as", MARKER),
    "evidence remove": ("ITEM",),
    "source add": (
        *(f"https://{MARKER}.example/", "--title", MARKER, "--publisher", MARKER, "--note", MARKER),
        *("--archived", f"https://{MARKER}.example/kept", "--confidential"),
    ),
    "source edit": (
        *("1", "--title", f"{MARKER} again", "--publisher", MARKER, "--note", MARKER),
        *("--archived", f"https://{MARKER}.example/kept"),
    ),
    "source archive": ("1", "--from", "PAGE"),
    "source unavailable": ("1", "--why", MARKER),
    "source restore": ("1",),
    "source withdraw": ("1", "--why", MARKER),
}
"""The commands that a confidential text is typed into, or that work on one, in order."""

OTHERS = {"evidence origins", "source links", "source copy"}
"""Commands of the same names that take no such text."""

ASKED = (
    ("report", "--confidential"),
    ("show", "claim", "1", "--confidential"),
    ("log", "-n", "500", "--confidential"),
    ("sources", "--json", "--confidential"),
    ("search", MARKER, "--confidential"),
)


@cache
def _confidential_bytes() -> bytes:
    """The file, after every command that might copy a word from one row to another."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "secret.db"
        reached = make_confidential(path)
        for column in (
            *("source.title", "source.url", "source.note", "source.state_why", "source.publisher"),
            *("evidence.quote", "evidence.locator", "evidence.note", "evidence.independence"),
            *("snapshot.readable", "snapshot.origin", "claim.note"),
        ):
            assert column in reached, sorted(reached)
        with desk_of(path, "mira") as desk:
            desk.drafts.keep("note on 1", {"text": MARKER})
            item = next(one.id for one in desk.claims.case(1).evidence if one.source.id == 1)
        page = path.with_name("page.txt")
        page.write_text(f"{MARKER} said.\n\nNothing of it is left.\n", encoding="utf-8")
        there = {"ITEM": str(item), "PAGE": str(page)}
        for name, typed in TYPED.items():
            given = [there.get(word, word) for word in typed]
            ran = command(path, *name.split(), *given)
            assert ran.code < 2, ran
            assert MARKER not in f"{ran.out}{ran.err}", ran
            if name == "evidence remove":
                assert command(path, "undo").code == 0
        with sqlite3.connect(path) as db:
            db.execute("PRAGMA journal_mode = delete")
        db.close()
        return path.read_bytes()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The database."""
    path = tmp_path / "secret.db"
    path.write_bytes(_confidential_bytes())
    return path


def _leaks(path: Path, *arguments: str) -> Iterator[str]:
    """What is printed around the marker."""
    ran = command(path, *arguments)
    assert ran.code in {0, 1}, ran
    for printed in (ran.out, ran.err):
        at = printed.casefold().find(MARKER.casefold())
        if at >= 0:
            yield f"{arguments}: {printed[max(0, at - 200) : at + 50]}"


def test_every_command_that_takes_a_confidential_text_is_among_those_that_typed_one() -> None:
    named = {name for name in LEAVES if name.split()[0] in {"note", "evidence", "source"}}
    assert named == TYPED.keys() | OTHERS


@pytest.mark.parametrize("name", LEAVES)
def test_no_command_prints_a_word_of_what_is_confidential(file: Path, name: str) -> None:
    given = arguments(name, file.parent)
    assert [*_leaks(file, *name.split(), *given)] == []
    if any("--json" in one.opts for one in LEAVES[name].params):
        assert [*_leaks(file, *name.split(), "--json", *given)] == []


@pytest.mark.parametrize("form", FORMATS)
def test_no_report_holds_a_word_of_what_is_confidential(file: Path, form: str) -> None:
    for what in ((), ("1",), ("--claim", "1"), ("--dossier", "#1"), ("--dossier", "2")):
        written = file.with_name(f"report-{'-'.join(what)}")
        assert [*_leaks(file, "report", *what, "--format", form, "-o", str(written))] == []
        data = written.read_bytes()
        assert data
        assert MARKER.casefold().encode() not in _unpacked(data)


def _unpacked(data: bytes) -> bytes:
    """A report in small letters, with what is packed in it."""
    if not data.startswith(b"PK"):
        return data.lower()
    from io import BytesIO
    from zipfile import ZipFile

    with ZipFile(BytesIO(data)) as packed:
        return b"\n".join(packed.read(name) for name in packed.namelist()).lower()


def test_no_list_card_or_log_holds_a_word_of_what_is_confidential(file: Path) -> None:
    assert [leak for outputs in OUTPUTS for leak in _leaks(file, *outputs)] == []
    assert MARKER not in command(file, "search", MARKER[:-1] + "*").out


def test_it_is_there_for_who_asks(file: Path) -> None:
    for asked in ASKED:
        assert MARKER in command(file, *asked).out, asked
    kept = file.with_name("kept")
    refused = command(file, "source", "copy", "1", "-o", str(kept))
    assert (refused.code, kept.exists()) == (1, False)
    assert "add --confidential" in refused.err
    assert command(file, "source", "copy", "1", "-o", str(kept), "--confidential").code == 0
    assert MARKER.encode() in kept.read_bytes()


def test_the_reason_of_a_withdrawal_is_kept_in_the_row_of_the_source_alone(file: Path) -> None:
    with sqlite3.connect(file) as db:
        copied = db.execute(
            "SELECT attention_why, lapsed_why FROM claim LEFT JOIN verdict ON claim.id = claim"
            " LEFT JOIN sign_off ON verdict.id = verdict WHERE instr(attention_why, ?1)"
            " OR instr(lapsed_why, ?1)",
            (MARKER,),
        ).fetchall()
    db.close()
    assert copied == []
    assert "source 1 was withdrawn" in command(file, "show", "claim", "1", "--json").out


def test_what_went_wrong_is_logged_without_a_word_of_what_is_confidential(file: Path) -> None:
    with sqlite3.connect(file) as db:
        db.execute("PRAGMA ignore_check_constraints = ON")
        db.execute("UPDATE source SET state = ?, kind = ? WHERE confidential", (MARKER, MARKER))
    db.close()
    for outputs in OUTPUTS:
        ran = command(file, *outputs)
        assert MARKER not in f"{ran.out}{ran.err}", outputs
        for log in ran.err.splitlines():
            if "Log: " in log:
                assert MARKER not in Path(log.partition("Log: ")[2]).read_text(encoding="utf-8")
