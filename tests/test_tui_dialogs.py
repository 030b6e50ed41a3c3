"""Dialogs: what they ask, what they refuse, and that leaving one records nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.conftest import desk_of
from tests.reviewer import WIDE_IS_SLOW, Reviewer, at_desk, reviewing

if TYPE_CHECKING:
    from claimtrack.desk.desk import Desk

OPENED_BY = {
    "w": ("TextDialog", "enter records ctrl+j new line ctrl+e your editor esc cancels"),
    "c": ("TextDialog", "enter records esc cancels"),
    "o": ("NoteDialog", "A note on #1"),
    "e": ("EvidenceDialog", "↓ on file ctrl+g fetches the page enter records esc cancels"),
    "6": ("VerdictDialog", "enter records ctrl+j new line shift+tab rating esc cancels"),
    "p": ("PartDialog", "Which words are the claim?"),
    "f1": ("HelpDialog", "↑ ↓ scroll esc closes"),
}


@pytest.fixture
def claim(desk: Desk, sentence: Callable[[str], int]) -> int:
    """A claim with a verdict of somebody else's that was handed in: its dialog is the longest."""
    made = desk.sentences.accept(sentence("26 people"))
    with desk_of(desk.path, "tomas") as tomas:
        tomas.verdicts.rate(made, "true", "The list.")
        tomas.verdicts.submit(made)
    return made


def events(path: Path) -> int:
    with desk_of(path, "mira") as desk:
        return len(desk.history.log(limit=1_000).events)


@pytest.mark.parametrize("size", WIDE_IS_SLOW)
async def test_each_dialog_fits_and_leaving_it_records_nothing(
    path: Path, claim: int, size: tuple[int, int]
) -> None:
    before = events(path)
    async with reviewing(path, size=size) as mira:
        await mira.press("right_square_bracket")
        assert mira.app.screen.claim.claim.id == claim  # type: ignore[attr-defined]
        for key, (name, words) in OPENED_BY.items():
            await mira.press(key)
            await mira.has_view(name)
            await mira.sees(words)
            sheet = mira.app.screen.query_one(".sheet").region
            assert mira.app.screen.region.contains_region(sheet)
            assert sheet.contains_region(mira.app.screen.query_one(".hint").region)
            await mira.press("escape")
            await mira.has_view("ReviewScreen")
    assert events(path) == before


@pytest.mark.parametrize("size", WIDE_IS_SLOW)
async def test_the_import_dialog_fits_and_says_what_is_not_there(
    path: Path, size: tuple[int, int]
) -> None:
    async with at_desk(path, size=size) as mira:
        await mira.press("i", "enter")
        await mira.sees("This field is required.")
        await mira.type("/no/such/place")
        await mira.press("enter")
        await mira.sees("There is no file /no/such/place")
        sheet = mira.app.screen.query_one(".sheet").region
        assert mira.app.screen.region.contains_region(sheet)
        assert sheet.contains_region(mira.app.screen.query_one(".trouble").region)
        assert sheet.contains_region(mira.app.screen.query_one(".hint").region)


@pytest.mark.parametrize("size", WIDE_IS_SLOW)
async def test_what_went_wrong_is_in_sight_with_the_longest_form(
    path: Path, claim: int, size: tuple[int, int]
) -> None:
    assert claim
    async with reviewing(path, size=size) as mira:
        await mira.press("right_square_bracket", "6")
        await mira.type("They counted two twice.")
        await mira.press("tab", "ctrl+u")
        await mira.type("the day before yesterday")
        await mira.press("tab", "tab", "n", "enter")
        await mira.sees("the day before yesterday")
        trouble = mira.app.screen.query_one(".trouble")
        assert mira.app.screen.region.contains_region(trouble.region)
        assert trouble.region.height > 0
        await mira.sees("enter records")


async def test_a_claimant_is_suggested_with_its_reason_and_one_enter_takes_it(
    path: Path, desk: Desk, sentence: Callable[[str], int]
) -> None:
    made = desk.sentences.accept(sentence("never closed"))
    async with reviewing(path) as mira:
        await mira.press("right_square_bracket", "c")
        await mira.sees("Suggested, because of:")
        await mira.press("enter")
        await mira.has_view("ReviewScreen")
    assert "Ada Lindqvist" in (desk.claims.case(made).claim.claimant or "")


async def test_a_choice_is_made_by_letter_or_arrow(path: Path, claim: int) -> None:
    assert claim
    async with reviewing(path) as mira:
        await mira.press("right_square_bracket", "6", "shift+tab")
        await mira.sees("[6 x False]")
        await mira.press("right")
        await mira.sees("[7 < Outdated]")
        await mira.press("left", "left")
        await mira.sees("[5 v Mostly false]")
        await mira.press("1")
        await mira.sees("[1 + True]")


async def test_evidence_asks_for_what_is_missing_and_says_so(path: Path, claim: int) -> None:
    assert claim
    async with reviewing(path) as mira:
        await mira.press("right_square_bracket", "e", "enter")
        await mira.sees("This field is required.")
        await mira.type("The list")
        await mira.press("enter", "enter")
        assert type(mira.app.screen).__name__ == "EvidenceDialog", "the stance is still missing"


async def test_a_source_on_file_is_not_asked_for_again(path: Path, desk: Desk, claim: int) -> None:
    from claimtrack.desk.sources import NewSource

    assert claim
    desk.sources.add(NewSource(title="The coast guard's list", publisher="Coast Guard"))
    async with reviewing(path) as mira:
        await mira.press("right_square_bracket", "e")
        await mira.sees("Publisher")
        await mira.type("#1")
        await mira.sees("on file #1 Coast Guard · The coast guard's list · 0 pieces of evidence")
        assert "Publisher" not in sheet_words(mira)


def sheet_words(reviewer: Reviewer) -> str:
    """What stands on the dialog's sheet."""
    sheet = reviewer.app.screen.query_one(".sheet").region
    rows = reviewer.screen.splitlines()[sheet.y : sheet.bottom]
    return " ".join(row[sheet.x : sheet.right] for row in rows)


@pytest.mark.parametrize("text", ["?!", "   "])
async def test_a_wording_without_words_is_refused_and_stays(
    path: Path, claim: int, text: str
) -> None:
    assert claim
    async with reviewing(path) as mira:
        await mira.press("right_square_bracket", "w", "f7")
        await mira.type(text)
        await mira.press("enter")
        await mira.sees("A claim cannot be empty")
