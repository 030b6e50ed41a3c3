"""A claim's card on screen: where it appears and when, what is like it, what leans on it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from claimtrack.model.article import Hints
from claimtrack.model.claim import Appearance, QueryTo
from claimtrack.tui.card.appearances import over_time
from tests.conftest import take_in
from tests.reviewer import WIDE_IS_SLOW, Reviewer, at_desk

if TYPE_CHECKING:
    from claimtrack.desk.desk import Desk

PIER = "The pier opened in 1911."
EVIL = "[/x] [red]loud[/red] [@click=app.quit]go[/]"


@pytest.fixture
def pier(desk: Desk) -> int:
    """A claim in three articles of two months."""
    claim = desk.claims.add(PIER, claimant="Ada Lindqvist")
    for title, day in (
        ("One", "2025-03-02"),
        ("Two", "2025-03-20"),
        (f"Three {EVIL}", "2025-05-01"),
    ):
        article = take_in(
            desk,
            f"{title} looks back\n\n{PIER} It was a sunny day in the old harbour of {day}.\n",
            Hints(title=title, date=day),
        )
        place = next(one for one in desk.articles.case(article).sentences if one.text == PIER)
        desk.suggestions.link(place.id, claim)
    desk.claims.tag([claim], ["harbour", EVIL])
    desk.verdicts.rate(claim, "true", "The harbour book says so.")
    return claim


def all_of(mira: Reviewer) -> str:
    """Every word of the card, in sight or not."""
    return " ".join(" ".join(str(one.render()) for one in mira.app.screen.query("Static")).split())


@pytest.mark.parametrize("size", WIDE_IS_SLOW)
async def test_a_card_says_where_a_claim_appears_over_time_and_opens_a_place(
    path: Path, desk: Desk, pier: int, size: tuple[int, int]
) -> None:
    query = desk.queries.add(pier, QueryTo.AUTHOR, "Who says so?")
    assert query
    async with at_desk(path, size=size) as mira:
        await mira.press("f3")
        await mira.sees("1 claim on file")
        await mira.press("enter")
        await mira.has_view("ClaimDialog")
        await mira.sees(PIER)
        await mira.sees(f"tags {EVIL}, harbour")
        said = all_of(mira)
        assert "APPEARS IN 3 places, first 2025-03-02, last 2025-05-01" in said
        assert "2025-03 ████████████████████████ 2" in said
        assert "2025-05 ████████████ 1" in said
        assert f"▶ Three {EVIL}" in said
        assert "Who says so?" in said
        await mira.press("tab", "tab")
        await mira.sees("▶ One line 3 · 2025-03-02")
        await mira.press("shift+tab")
        await mira.sees("▶ Two line 3 · 2025-03-20")
        await mira.press("I")
        await mira.has_view("ReadDialog")
        await mira.sees(f"Claim #{pier}: what leans on it")
        await mira.press("escape", "enter")
        await mira.has_view("ReviewScreen")
        await mira.sees("Two looks back")
        assert mira.app.screen.sentence.text == PIER  # type: ignore[attr-defined]


async def test_a_card_names_claims_like_it_and_how_alike_ones_were_rated(
    path: Path, desk: Desk
) -> None:
    claim = desk.claims.add(PIER)
    apart = desk.claims.add("The pier opened in 1912.")
    twin = desk.claims.add("The pier opened in 1911!")
    desk.verdicts.rate(apart, "false", "It was a year earlier.")
    desk.duplicates.distinct(claim, twin)
    async with at_desk(path) as mira:
        await mira.press("f3")
        await mira.sees("3 claims on file")
        await mira.press("end", "enter")
        await mira.has_view("ClaimDialog")
        await mira.until(lambda: "looking" not in all_of(mira))
        said = all_of(mira)
        assert f"CONTRADICTS #{apart} x False" in said
        assert "here 1911, there 1912" in said
        assert f"#{twin} was said to be a different claim" in said
        assert f"PRECEDENTS how similar claims were rated #{apart} x False" in said


async def test_the_claim_at_the_cursor_shows_what_leans_on_it(path: Path, pier: int) -> None:
    async with at_desk(path) as mira:
        await mira.press("f3")
        await mira.sees("1 claim on file")
        await mira.press("I")
        await mira.has_view("ReadDialog")
        await mira.sees(f"Claim #{pier}: what leans on it")
        await mira.sees("1 verdict · 3 articles")


def test_months_without_an_appearance_are_left_out_and_what_has_no_day_is_named() -> None:
    def place(day: str | None) -> Appearance:
        return Appearance(1, "p1", 1, 1, 1, 0, 5, 1, "words", said_on=day)

    days = [*(f"20{year}-01-05" for year in range(10, 24)), "2023-01-09", None]
    said = [str(row) for row in over_time([place(day) for day in days])]
    assert said[0] == "before   2 appearances"
    assert said[-2].startswith("2023-01  █")
    assert said[-2].endswith(" 2")
    assert said[-1].startswith("no date  █")
    assert len(said) == 14
