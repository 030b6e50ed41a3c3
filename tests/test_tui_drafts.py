"""What is being typed survives leaving, quitting and a killed process, and is never a record."""

from __future__ import annotations

import json
import re
import signal
import sqlite3
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input

import claimtrack.tui
from claimtrack.tui.dialogs.dialog import Dialog
from claimtrack.tui.drafts import Place
from claimtrack.tui.widgets.prose import Prose
from tests.conftest import desk_of
from tests.process import at_terminal
from tests.reviewer import WIDE_IS_SLOW, at_desk, reviewing

if TYPE_CHECKING:
    from claimtrack.desk.desk import Desk

WORDS = "The list of the dead has [/b] twenty-six names"


@pytest.fixture
def claim(desk: Desk, sentence: Callable[[str], int]) -> int:
    return desk.sentences.accept(sentence("26 people"))


def drafts(path: Path) -> list[tuple[str, str]]:
    with closing(sqlite3.connect(path)) as file:
        return file.execute("SELECT who, text FROM draft ORDER BY id").fetchall()


@pytest.mark.parametrize("size", WIDE_IS_SLOW)
async def test_a_rationale_left_half_typed_stands_there_again_until_it_is_recorded(
    path: Path, desk: Desk, claim: int, size: tuple[int, int]
) -> None:
    async with reviewing(path, size=size) as mira:
        await mira.press("right_square_bracket", "6")
        await mira.type(WORDS)
        await mira.until(lambda: drafts(path), "kept while it was typed")
        await mira.press("escape")
    before = len(desk.history.log().events)
    async with reviewing(path, size=size) as mira:
        await mira.press("right_square_bracket", "1")
        await mira.has_view("VerdictDialog")
        await mira.sees(WORDS)
        await mira.sees("ctrl+r starts over")
        await mira.sees("[1 + True]")
        await mira.press("enter")
        await mira.has_view("ReviewScreen")
    assert desk.claims.case(claim).verdict.rationale == WORDS  # type: ignore[union-attr]
    assert drafts(path) == []
    newer = desk.history.log(limit=before + 10).events[:-before]
    assert len(desk.history.log().events) == before + len(newer)


async def test_a_draft_can_be_started_over_and_is_seen_by_its_author_only(
    path: Path, desk: Desk, claim: int
) -> None:
    async with reviewing(path) as mira:
        await mira.press("right_square_bracket", "o")
        await mira.type("Half a note")
        await mira.press("escape", "o")
        await mira.sees("Half a note")
        await mira.press("ctrl+r")
        await mira.until(lambda: "Half a note" not in mira.words)
        await mira.press("escape")
        assert drafts(path) == []
        await mira.press("o")
        await mira.type("Half a note")
        await mira.press("escape")
    async with reviewing(path, "tomas") as tomas:
        await tomas.press("right_square_bracket", "o")
        await tomas.has_view("NoteDialog")
        assert "Half a note" not in tomas.words
        await tomas.press("escape")
    assert [who for who, _ in drafts(path)] == ["mira"]
    assert desk.claims.case(claim).claim.note == ""


async def test_leaving_claimtrack_in_the_middle_of_a_word_keeps_it(
    path: Path, desk: Desk, claim: int
) -> None:
    async with reviewing(path) as mira:
        await mira.press("right_square_bracket", "o")
        await mira.type("Half a no")
        await mira.pilot.press("ctrl+q")
        await mira.has_left()
    left = desk.drafts.get(Place.NOTE.of(desk.claims.case(claim).claim.uid))
    assert left is not None
    assert left.fields["text"] == "Half a no"


async def test_every_field_of_the_evidence_comes_back(path: Path, claim: int) -> None:
    async with reviewing(path) as mira:
        await mira.press("right_square_bracket", "e")
        await mira.type("The list of the dead")
        await mira.press("enter", "s")
        await mira.type("twenty-six")
        await mira.press("escape", "e")
        await mira.sees("Source The list of the dead")
        await mira.sees("Quote twenty-six")
    assert claim


@pytest.mark.slow
def test_a_killed_process_leaves_what_was_typed(path: Path, claim: int) -> None:
    with at_terminal(path) as mira:
        mira.sees("Harbour toll rises")
        mira.press(b"\r")
        mira.sees("decided")
        mira.sees("CLAIM #1", b"]")
        mira.press(b"6")
        mira.sees("Verdict on")
        mira.press(b"Nineteen were counted")
        mira.until(lambda: drafts(path), "kept what was typed")
        mira.process.send_signal(signal.SIGKILL)
    ((who, text),) = drafts(path)
    assert who == "mira"
    assert json.loads(text)["fields"]["why"].startswith("Nineteen")
    with desk_of(path, "mira") as desk:
        assert desk.claims.case(claim).verdict is None


def test_expunging_takes_a_name_out_of_drafts_too(path: Path, desk: Desk, claim: int) -> None:
    desk.drafts.keep(f"note {claim}", {"text": "Barnaby told us"})
    desk.history.expunge("Barnaby")
    left = desk.drafts.get(f"note {claim}")
    assert left is not None
    assert "Barnaby" not in str(left.fields)
    assert b"Barnaby" not in path.read_bytes()


async def test_who_types_over_a_draft_on_one_line_replaces_it(path: Path, claim: int) -> None:
    async with reviewing(path) as mira:
        await mira.press("right_square_bracket", "e")
        await mira.type("An old source")
        await mira.press("escape", "e")
        await mira.sees("Your draft of")
        await mira.burst("N", "e", "w")
        await mira.until(lambda: mira.app.screen.query_one("#source", Input).value == "New")
        await mira.press("escape", "o")
        await mira.type("Half a note")
        await mira.press("escape", "o", "space", "m")
        await mira.until(lambda: mira.app.screen.query_one(Prose).text == "Half a note m")
        await mira.press("escape")
    assert claim


async def test_a_text_to_import_is_a_draft_until_it_is_taken_in(path: Path) -> None:
    async with at_desk(path) as mira:
        await mira.press("i", "tab")
        await mira.type(f"{WORDS}. The pier opened in 1911.")
        await mira.press("escape", "i")
        await mira.sees("Your draft of")
        await mira.sees("The pier opened in 1911.")
        await mira.press("tab", "enter")
        await mira.told("1 added")
        await mira.press("i")
        await mira.has_view("ImportDialog")
        assert "Your draft" not in mira.words
    assert drafts(path) == []


def test_a_draft_of_an_older_claimtrack_is_still_there(desk: Desk) -> None:
    with desk.writing("keep draft") as writing:
        writing.keep_draft("a place", json.dumps({"text": WORDS}))
    left = desk.drafts.get("a place")
    assert left is not None
    assert (left.fields, left.over) == ({"text": WORDS}, {})


LEFT_BEHIND = (
    "not JSON",
    "[" * 50_000,
    "[1]",
    "7",
    "{}",
    '{"fields": null, "over": [1]}',
    '{"over": {}}',
    '{"fields": {"text": {"a": 1}, "secrecy": "c", "gone": "x"}, "over": {"text": null}}',
    '{"fields": {"text": 5, "secrecy": 99}, "over": {"secrecy": -1}}',
)
"""What no claimtrack of today leaves as a draft."""


@pytest.mark.parametrize("text", LEFT_BEHIND, ids=range(len(LEFT_BEHIND)))
def test_a_draft_that_cannot_be_read_is_written_over(desk: Desk, text: str) -> None:
    with desk.writing("keep draft") as writing:
        writing.keep_draft("note c1", text)
    left = desk.drafts.get("note c1")
    assert left is None or all(isinstance(one, str | int) for one in left.fields.values())
    desk.drafts.keep("note c1", {"text": WORDS})
    again = desk.drafts.get("note c1")
    assert again is not None
    assert again.fields == {"text": WORDS}


async def test_what_cannot_stand_in_a_field_is_left_out_and_the_dialog_opens(
    path: Path, desk: Desk, claim: int
) -> None:
    uid = desk.claims.case(claim).claim.uid
    async with reviewing(path) as mira:
        await mira.press("right_square_bracket")
        for text in LEFT_BEHIND[-4:]:
            with desk.writing("keep draft") as writing:
                writing.keep_draft(Place.NOTE.of(uid), text)
            await mira.press("o")
            await mira.has_view("NoteDialog")
            assert "[p public]" in mira.words
            await mira.press("escape")


async def test_a_dialog_by_another_heading_has_the_same_draft(
    path: Path, claim: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys = {"o": "text", "e": "locator", "6": "why", "N": "author"}
    async with reviewing(path) as mira:
        await mira.press("right_square_bracket")
        for key, field in keys.items():
            await mira.press(key)
            mira.app.screen.query_one(f"#{field}").focus()
            await mira.type(f"Left by {key}. ")
            await mira.press("escape")
        plain = Dialog.__init__
        monkeypatch.setattr(
            Dialog, "__init__", lambda it, _, hint: plain(it, "By another name", hint)
        )
        for key in keys:
            await mira.press(key)
            await mira.sees("By another name")
            assert f"Left by {key}." in mira.sheet
            await mira.press("escape")
    assert claim


async def test_a_draft_outlives_an_edit_of_the_words_it_is_about(
    path: Path, desk: Desk, claim: int
) -> None:
    async with reviewing(path) as mira:
        await mira.press("right_square_bracket", "6")
        await mira.type(WORDS)
        await mira.press("escape")
        desk.wordings.edit(claim, "On 3 March 2025, 26 people were killed.")
        mira.app.look()
        await mira.press("6")
        await mira.sees("Verdict on: On 3 March 2025")
        await mira.sees(WORDS)


def test_no_two_fields_that_are_written_share_an_id() -> None:
    """Each place is given to one dialog, and no dialog has two fields of one name."""
    given: Counter[str] = Counter()
    for file in Path(claimtrack.tui.__path__[0]).rglob("*.py"):
        source = file.read_text(encoding="utf-8")
        given.update(re.findall(r"Place\.([A-Z_]+)", source))
        for dialog in re.split(r"^class ", source, flags=re.MULTILINE)[1:]:
            names = re.findall(r"(?:entry|secrecy)\(\s*\"([^\"]+)\"|id=\"([^\"]+)\"", dialog)
            fields = Counter(one or other for one, other in names)
            assert max(fields.values(), default=1) == 1, f"{file.name}: {fields}"
    assert given == Counter(Place.__members__.keys())
