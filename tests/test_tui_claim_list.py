"""The list of claims on screen: narrowed, sorted, marked, and acted on many at once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from claimtrack.model.article import ArticleKind
from claimtrack.model.claim import ClaimStatus
from claimtrack.tui.claims.screen import ClaimsScreen
from tests.reviewer import WIDE_IS_SLOW, Reviewer, at_desk

if TYPE_CHECKING:
    from claimtrack.desk.desk import Desk

HOSTILE = "[/x] [bold red]Ä"


@pytest.fixture
def five(desk: Desk) -> tuple[int, ...]:
    """Five claims: two rated, one that mira has, one tagged."""
    keys = tuple(
        desk.claims.add(f"The {name} pier opened in 19{at}1.", claimant="Ada Lindqvist")
        for at, name in enumerate(("old", "new", "long", "short", "stone"))
    )
    desk.verdicts.rate(keys[0], "true", "The harbour book.")
    desk.verdicts.rate(keys[3], "false", "The harbour book.")
    desk.handovers.assign(keys[1], "mira")
    desk.claims.tag([keys[2]], ["harbour"])
    return keys


async def in_list(mira: Reviewer, said: str = "5 claims on file") -> None:
    await mira.press("f3")
    await mira.has_view("ClaimsScreen")
    await mira.sees(said)


def first(mira: Reviewer) -> str | None:
    screen = mira.app.screen
    assert isinstance(screen, ClaimsScreen)
    return next((str(key) for key in screen.rows), None)


@pytest.mark.parametrize("size", WIDE_IS_SLOW)
async def test_a_list_is_narrowed_in_one_dialog_and_said_in_words(
    path: Path, five: tuple[int, ...], size: tuple[int, int]
) -> None:
    async with at_desk(path, size=size) as mira:
        await in_list(mira)
        await mira.press("f")
        await mira.has_view("FilterDialog")
        for label in ("Rating", "Status", "Attention", "Whose", "Owner", "Article", "Due by"):
            assert label in mira.words, label
        await mira.press("6", "enter")
        await mira.sees("rating false · 1 claim · newest first")
        assert f"#{five[3]}" in mira.words
        assert "The old pier" not in mira.words
        await mira.press("f", "a", "tab", "tab", "tab", "tab")
        await mira.type("Mira")
        await mira.press("enter")
        await mira.sees("owner Mira · 1 claim")
        await mira.sees("The new pier")
        await mira.press("backspace")
        await mira.sees("5 claims on file · newest first")
        await mira.press("f", "tab", "tab", "tab", "tab", "tab", "tab")
        await mira.type("#harbour")
        await mira.press("enter")
        await mira.sees("tag harbour · 1 claim")
        await mira.sees("The long pier")
        await mira.press("f", "0", "enter")
        await mira.sees("not rated · tag harbour · 1 claim")


async def test_ratings_of_another_scale_are_found_too(
    path: Path, desk: Desk, five: tuple[int, ...]
) -> None:
    desk.settings.use_scale("editorial", ArticleKind.ARTICLE)
    async with at_desk(path) as mira:
        await in_list(mira)
        await mira.press("f")
        await mira.sees("x False")
        assert "Mostly false" not in mira.words, "nobody gave it"
        for _ in range(9):
            if "[x False]" not in mira.words:
                await mira.press("right")
        await mira.press("enter")
        await mira.sees("rating false · 1 claim")
        await mira.press("f", "enter")
        await mira.sees("rating false · 1 claim")
    assert five


async def test_a_filter_that_cannot_be_is_refused_and_keeps_what_was_typed(
    path: Path, five: tuple[int, ...]
) -> None:
    assert five
    async with at_desk(path) as mira:
        await in_list(mira)
        await mira.press("f", *["tab"] * 7)
        await mira.type("77")
        await mira.press("enter")
        await mira.sees("no article")
        await mira.press("backspace", "backspace", "tab")
        await mira.type("soon")
        await mira.press("enter")
        await mira.has_view("FilterDialog")
        await mira.sees("soon")
        await mira.press(*["backspace"] * 4)
        await mira.type("today")
        await mira.press("enter")
        await mira.sees("re-check due by 20")
        await mira.sees("0 claims")


async def test_one_key_goes_through_the_orders_and_says_which(
    path: Path, five: tuple[int, ...]
) -> None:
    async with at_desk(path) as mira:
        await in_list(mira)
        assert first(mira) == str(five[4])
        await mira.press("vertical_line")
        await mira.sees("by rating")
        await mira.until(lambda: first(mira) in {str(five[0]), str(five[3])}, "rated ones first")
        for said in ("last judged", "next re-check", "by status", "by owner"):
            await mira.press("vertical_line")
            await mira.sees(said)
        await mira.until(lambda: first(mira) == str(five[1]), "mira's own first")
        await mira.press("vertical_line", "vertical_line")
        await mira.sees("newest first")


@pytest.mark.parametrize("size", WIDE_IS_SLOW)
async def test_marked_claims_are_handed_over_and_tagged_with_one_undo_each(
    path: Path, desk: Desk, five: tuple[int, ...], size: tuple[int, int]
) -> None:
    async with at_desk(path, size=size) as mira:
        await in_list(mira)
        await mira.press("home", "asterisk", "asterisk")
        await mira.sees("2 marked · 5 claims on file")
        assert f"*#{five[4]}" in mira.words
        assert f"*#{five[3]}" in mira.words
        await mira.press("greater_than_sign")
        await mira.sees(f"Assign 2 claims: #{five[4]}, #{five[3]}")
        await mira.type(HOSTILE)
        await mira.press("tab")
        await mira.type("Ask the harbour master.")
        await mira.press("enter")
        await mira.told("Assigned 2 claims")
        cases = [desk.claims.case(key) for key in (five[4], five[3])]
        assert {case.claim.owner for case in cases} == {HOSTILE}
        assert all(case.handovers[-1].note == "Ask the harbour master." for case in cases)
        await mira.sees("[/x]")
        await mira.press("number_sign")
        await mira.type(f"{HOSTILE}, pier")
        await mira.press("enter")
        await mira.told("Tagged 2 claims")
        assert desk.claims.case(five[3]).claim.tags == (HOSTILE, "pier")
        await mira.press("number_sign")
        await mira.sees(f"Tags now {HOSTILE}, pier")
        await mira.type("-PIER")
        await mira.press("enter")
        await mira.until(lambda: desk.claims.case(five[3]).claim.tags == (HOSTILE,))
        await mira.press("z")
        await mira.until(lambda: desk.claims.case(five[4]).claim.tags == (HOSTILE, "pier"))
        assert desk.claims.case(five[3]).claim.tags == (HOSTILE, "pier")
        await mira.press("z", "z")
        await mira.until(lambda: desk.claims.case(five[3]).claim.owner is None)
        assert desk.claims.case(five[4]).claim.owner is None
        assert desk.claims.case(five[1]).claim.owner == "mira"


async def test_without_a_mark_an_act_is_done_to_the_claim_at_the_cursor(
    path: Path, desk: Desk, five: tuple[int, ...]
) -> None:
    async with at_desk(path) as mira:
        await in_list(mira)
        await mira.press("home", "percent_sign", "i", "enter")
        await mira.told(f"Set the status of #{five[4]}")
        assert desk.claims.case(five[4]).claim.status is ClaimStatus.IN_PROGRESS
        assert desk.claims.case(five[2]).claim.status is ClaimStatus.OPEN
        await mira.sees("in progress")
        await mira.press("ctrl+a")
        await mira.sees("5 marked")
        await mira.press("percent_sign", "o", "enter")
        await mira.told("Set the status of 5 claims")
        assert desk.claims.case(five[4]).claim.status is ClaimStatus.OPEN
        await mira.press("ctrl+a")
        await mira.until(lambda: "marked" not in mira.words)


async def test_what_somebody_changed_since_refuses_the_whole(
    path: Path, desk: Desk, other: Desk, five: tuple[int, ...]
) -> None:
    async with at_desk(path) as mira:
        await in_list(mira)
        await mira.press("home", "asterisk", "asterisk", "number_sign")
        await mira.type("pier")
        other.claims.tag([five[3]], ["sea"])
        await mira.press("enter")
        await mira.has_view("TagDialog")
        await mira.sees("tomas")
        assert desk.claims.case(five[4]).claim.tags == ()
        await mira.press("escape")
        await mira.press("percent_sign", "escape")
        await mira.has_view("ClaimsScreen")


async def test_marks_outlast_the_filter_and_say_so(
    path: Path, desk: Desk, five: tuple[int, ...]
) -> None:
    async with at_desk(path) as mira:
        await in_list(mira)
        await mira.press("home", "asterisk", "f", "6", "enter")
        await mira.sees("1 marked (1 not in this list) · rating false")
        await mira.press("number_sign")
        await mira.sees(f"Tag #{five[4]}")
        await mira.type("pier")
        await mira.press("enter")
        await mira.told("Tagged")
        await mira.press("number_sign")
        await mira.type("sea")
        await mira.press("enter")
        await mira.until(lambda: desk.claims.case(five[4]).claim.tags == ("pier", "sea"))


async def test_columns_follow_the_width_and_what_there_is(
    path: Path, five: tuple[int, ...]
) -> None:
    async with at_desk(path, size=(80, 24)) as mira:
        await in_list(mira)
        assert "Owner" in mira.words
        assert "Claimant" not in mira.words
        assert all(f"#{key}" in mira.words for key in five)
        await mira.pilot.resize_terminal(140, 40)
        await mira.sees("Claimant Tags")
        assert "Attention" not in mira.words, "nobody asks for any"


async def test_a_long_list_is_read_a_page_at_a_time(path: Path, desk: Desk) -> None:
    for at in range(230):
        desk.claims.add(f"The pier number {at} opened in 1911.")
    async with at_desk(path) as mira:
        await in_list(mira, "230 claims on file")
        screen = mira.app.screen
        assert isinstance(screen, ClaimsScreen)
        assert len(screen.rows) == 100
        await mira.press("ctrl+a")
        await mira.told("Marked the 100 read so far, of 230")
        await mira.press("end")
        await mira.until(lambda: len(screen.rows) == 200)
        await mira.press("end")
        await mira.until(lambda: len(screen.rows) == 230)
        assert list(screen.rows) == sorted(screen.rows, reverse=True)
        await mira.sees("100 marked")


async def test_a_mark_on_a_claim_that_somebody_merged_away_holds_nothing_up(
    path: Path, other: Desk, five: tuple[int, ...]
) -> None:
    async with at_desk(path) as mira:
        await in_list(mira)
        await mira.press("ctrl+a")
        await mira.sees("5 marked")
        other.duplicates.merge(five[0], five[1])
        await mira.press("number_sign")
        await mira.sees("Tag 4 claims")
        await mira.type("beta")
        await mira.press("enter")
        await mira.told("Tagged 4 claims")


async def test_what_was_undone_is_no_longer_in_the_list_that_was_searched_for(
    path: Path, desk: Desk, five: tuple[int, ...]
) -> None:
    async with at_desk(path) as mira:
        await in_list(mira)
        await mira.burst("slash", *"pier", "enter")
        await mira.sees("with “pier”")
        for name in ("iron", "glass", "brick"):
            desk.claims.add(f"The {name} pier is closed.")
        await mira.sees("brick pier")
        await mira.burst("z", "z", "z")
        await mira.told("iron")
        mira.clear_notices()
        await mira.until(lambda: "is closed" not in mira.words, "dropped what is gone")
    assert five
