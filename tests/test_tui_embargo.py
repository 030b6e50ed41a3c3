"""An embargo at the terminal: set, shown, changed, lifted, undone; the report says so."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from claimtrack.tui.widgets.listing import Listing
from tests.reviewer import WIDE_IS_SLOW, at_desk, reviewing

if TYPE_CHECKING:
    from collections.abc import Callable

    from claimtrack.desk.desk import Desk


@pytest.mark.parametrize("size", WIDE_IS_SLOW)
async def test_an_embargo_is_set_shown_changed_lifted_and_undone(
    path: Path, desk: Desk, article: int, size: tuple[int, int]
) -> None:
    async with at_desk(path, size=size) as mira:
        await mira.press("at")
        await mira.has_view("EmbargoDialog")
        await mira.sees(f"Article {article}, not under embargo: Harbour toll rises")
        await mira.type("2099-12-01 06:00")
        await mira.press("enter")
        await mira.sees("is not a moment with its time zone")
        assert desk.embargo.held().articles == {}
        await mira.press("end")
        await mira.type("+01:00")
        await mira.press("tab")
        await mira.type("asked by the port")
        await mira.press("enter")
        await mira.sees("EMBARGO: Harbour")
        assert desk.articles.get(article).embargo_why == "asked by the port"
        await mira.press("enter")
        await mira.has_view("ReviewScreen")
        await mira.sees("EMBARGO until 2099-12-01 06:00 +01:00 · 0 of")
        await mira.press("at")
        await mira.sees("under embargo until 2099-12-01 06:00 +01:00: Harbour")
        await mira.press("end", "ctrl+u", "enter")
        await mira.has_view("ReviewScreen")
        await mira.until(lambda: "EMBARGO" not in mira.words, "lifted it")
        await mira.press("z")
        await mira.sees("EMBARGO until 2099-12-01 06:00 +01:00 · 0 of")
    assert desk.embargo.held().articles == {article: "until 2099-12-01 06:00 +01:00"}


async def test_an_article_is_imported_under_embargo(path: Path, desk: Desk, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("Bridge opens\n\nThe bridge cost nine million, Vronsky said on Monday.\n")
    async with at_desk(path) as mira:
        await mira.press("i")
        await mira.type(str(page))
        await mira.press("shift+tab")
        await mira.type("2099-12-01")
        await mira.press("enter")
        await mira.sees("is not a moment with its time zone")
        await mira.press("end")
        await mira.type("T06:00Z")
        await mira.press("enter")
        await mira.told("1 added")
        await mira.sees("EMBARGO: Bridge opens")
    assert set(desk.embargo.held().articles.values()) == {"until 2099-12-01 06:00 +00:00"}


async def test_lists_cards_and_reports_show_its_mark_or_leave_it_out(
    path: Path, desk: Desk, article: int, sentence: Callable[[str], int]
) -> None:
    claim = desk.sentences.accept(sentence("26 people"))
    desk.embargo.set(article, "open", why="port")
    async with reviewing(path) as mira:
        await mira.press("R")
        await mira.has_view("ReportScreen")
        await mira.sees("UNDER EMBARGO until lifted")
        await mira.press("right_curly_bracket", "right_curly_bracket")
        await mira.sees("1 article under embargo is left out.")
        assert "Harbour toll" not in mira.words
        await mira.press("C")
        await mira.sees("EMBARGO: ")
        await mira.press("enter")
        await mira.has_view("ClaimDialog")
        await mira.sees(f"Claim #{claim}, under embargo until lifted")
        await mira.press("escape", "A")
        await mira.has_view("ReviewScreen")
        await mira.press("P")
        await mira.type("https://desk.example/check")
        await mira.press("enter")
        await mira.sees("is under embargo until lifted: nothing of it is published before")


async def test_the_queue_triage_search_places_and_impact_show_its_mark(
    path: Path, desk: Desk, article: int, sentence: Callable[[str], int]
) -> None:
    desk.sentences.accept(sentence("26 people"))
    desk.embargo.set(article, "open", why="port")
    async with at_desk(path) as mira:
        listing = mira.app.screen.query_one("#queue", Listing)
        assert any(str(listing.get_row_at(at)[2]).startswith("EMBARGO: ") for at in range(2))
        await mira.press("T")
        await mira.has_view("TriageScreen")
        await mira.sees("EMBARGO: ")
        await mira.press("F")
        await mira.has_view("FindScreen")
        await mira.type("26 people")
        await mira.sees("EMBARGO: Claim #1")
        await mira.sees(f"EMBARGO: Article #{article}")
        await mira.press("enter", "enter")
        await mira.has_view("ClaimDialog")
        await mira.sees("EMBARGO until lifted: Harbour")
        await mira.press("I")
        await mira.sees("article EMBARGO: Harbour")
