"""The sources on screen: found, put on file, mended, archived, withdrawn."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from claimtrack.desk.sources import NewSource
from claimtrack.model.evidence import SourceKind, SourceRank, SourceState, Stance
from tests.page_host import HERE, page_host
from tests.reviewer import WIDE_IS_SLOW, at_desk

if TYPE_CHECKING:
    from claimtrack.desk.desk import Desk

PAGE = "<h1>The list</h1><p>The coast guard counted twenty-six dead in the harbour that night.</p>"
WHY = "The coast guard's list of the dead has twenty-six names, and nobody else has counted."


@pytest.fixture
def judged(desk: Desk, sentence: Callable[[str], int]) -> int:
    """A claim judged on source 1."""
    claim = desk.sentences.accept(sentence("26 people"))
    source = NewSource(title="The list", publisher="Coast guard", url="https://guard.example/list")
    desk.evidence.add(claim, source, Stance.SUPPORTS, quote="twenty-six dead")
    desk.verdicts.rate(claim, "true", WHY)
    return claim


@pytest.mark.parametrize("size", WIDE_IS_SLOW)
async def test_sources_are_listed_found_as_typed_and_opened(
    path: Path, desk: Desk, judged: int, size: tuple[int, int]
) -> None:
    desk.sources.add(NewSource(title="Harbour statistics", publisher="Statistics office"))
    async with at_desk(path, size=size) as mira:
        await mira.press("S")
        await mira.has_view("SourcesScreen")
        await mira.sees("2 sources on file")
        await mira.sees("#1 not archived secondary 1 Coast guard The list")
        await mira.press("slash")
        await mira.type("cost gard")
        await mira.sees("1 source like “cost gard”")
        await mira.press("enter", "enter")
        await mira.sees("https://guard.example/list")
        await mira.sees(f"#{judged} + True as of 2025-06-05")
        await mira.sees("none: W fetches one")
        await mira.press("escape", "I")
        await mira.sees("1 claim · 1 verdict · 1 article")


async def test_more_sources_are_fetched_as_the_cursor_comes_near_the_end(
    path: Path, desk: Desk
) -> None:
    for number in range(130):
        desk.sources.add(NewSource(title=f"Report {number}"))
    async with at_desk(path) as mira:
        await mira.press("f10")
        await mira.sees("130 sources on file")
        assert mira.app.screen.listing.row_count == 100  # type: ignore[attr-defined]
        await mira.press("end")
        await mira.until(lambda: mira.app.screen.listing.row_count == 130)  # type: ignore[attr-defined]


@pytest.mark.parametrize("size", WIDE_IS_SLOW)
async def test_a_source_is_added_and_edited(
    path: Path, desk: Desk, tmp_path: Path, size: tuple[int, int]
) -> None:
    notes = tmp_path / "interview.txt"
    notes.write_text("She said that the ferry was overloaded.", encoding="utf-8")
    async with at_desk(path, size=size) as mira:
        await mira.press("S", "i")
        await mira.has_view("SourceDialog")
        await mira.press("enter")
        await mira.type("Inge, the mate")
        await mira.press("tab", "tab", "tab", "tab", "3", "tab", "p", "tab", "c", "enter")
        await mira.has_view("SourcesScreen")
        await mira.sees("confidential: Inge, the mate")
        (person,) = desk.sources.listed()
        assert (person.kind, person.rank) == (SourceKind.PERSON, SourceRank.PRIMARY)
        assert person.confidential
        await mira.press("i")
        await mira.type(str(notes))
        await mira.press("enter")
        await mira.sees("2 sources on file")
        await mira.sees("copy kept")
        assert desk.sources.listed()[0].title == "She said that the ferry was overloaded."
        await mira.press("i")
        await mira.type(str(notes))
        await mira.press("enter")
        await mira.told("Source #2 was already on file")
        await mira.press("w")
        await mira.press("ctrl+u")
        await mira.type("The mate's own account")
        await mira.press("enter")
        await mira.sees("The mate's own account")
        assert desk.history.log().events[0].action == "edit source"
        await mira.press("i")
        await mira.type("no such file.pdf")
        await mira.press("enter")
        await mira.sees("There is no file no such file.pdf")


@pytest.mark.parametrize("size", WIDE_IS_SLOW)
async def test_a_source_is_withdrawn_after_its_impact_is_shown_and_one_undo_takes_it_back(
    path: Path, desk: Desk, judged: int, size: tuple[int, int]
) -> None:
    async with at_desk(path, size=size) as mira:
        await mira.press("S")
        await mira.sees("1 source on file")
        await mira.press("X")
        await mira.sees("Withdraw source #1: Coast guard?")
        await mira.sees("1 claim · 1 verdict · 1 article")
        await mira.press("enter")
        await mira.sees("This field is required.")
        assert desk.sources.get(1).state is SourceState.AVAILABLE
        await mira.type("it was a forgery")
        await mira.press("enter")
        await mira.told("1 claim asks for attention")
        await mira.sees("#1 WITHDRAWN")
        assert desk.claims.case(judged).claim.attention == "source withdrawn"
        await mira.press("X")
        await mira.told("has already been withdrawn: t restores it")
        await mira.press("f2", "enter", "right_square_bracket")
        if size[0] < 100:
            await mira.press("space")
        await mira.sees("source 1 was withdrawn: it was a forgery")
        await mira.press("z")
        await mira.told("Undone: withdraw source")
        await mira.press("S")
        await mira.sees("#1 not archived")
        case = desk.claims.case(judged)
        assert case.claim.attention is None
        assert case.evidence[0].source.state is SourceState.AVAILABLE
        await mira.press("Z")
        await mira.sees("#1 WITHDRAWN")
        await mira.press("t")
        await mira.sees("#1 not archived")
    assert desk.claims.case(judged).claim.attention is None


@pytest.mark.parametrize("size", WIDE_IS_SLOW)
async def test_a_page_is_fetched_only_when_asked_and_its_quotes_are_checked(
    path: Path, desk: Desk, sentence: Callable[[str], int], size: tuple[int, int]
) -> None:
    claim = desk.sentences.accept(sentence("26 people"))
    with page_host() as host:
        source = NewSource(title="The list", url=host.write("/list", PAGE))
        desk.evidence.add(claim, source, Stance.SUPPORTS, quote="counted twenty-five dead in the")
        async with at_desk(path, size=size) as mira:
            mira.app.session.desk.own_reach = HERE
            await mira.press("S")
            await mira.sees("1 source on file")
            await mira.press("W")
            await mira.sees("Nothing is fetched before you press enter")
            assert host.asked == []
            await mira.press("enter")
            await mira.sees("A copy is kept.")
            await mira.sees("≈ quote near on #1")
            await mira.sees("the source has “twenty-six” for “twenty-five”")
            await mira.press("enter")
            await mira.has_view("SourcesScreen")
            await mira.sees("copy kept")
            host.write("/list", PAGE.replace("twenty-six", "thirty"))
            await mira.press("W", "enter")
            await mira.sees("THE PAGE HAS CHANGED: both copies are kept.")
            await mira.press("escape", "enter")
            await mira.sees("COPIES 2")
            await mira.press("escape")
            del host.pages["/list"]
            await mira.press("W", "enter")
            await mira.sees("THE PAGE IS GONE.")
            await mira.press("escape")
            await mira.sees("page gone")
    assert len(desk.sources.snapshots(1)) == 2


async def test_a_page_that_cannot_be_fetched_leaves_the_dialog_open_for_another_place(
    path: Path, desk: Desk, tmp_path: Path
) -> None:
    saved = tmp_path / "saved.html"
    saved.write_text(f"<html><body><article>{PAGE}</article></body></html>", encoding="utf-8")
    desk.sources.add(NewSource(title="Nowhere", url="http://127.0.0.1:9/list"))
    async with at_desk(path) as mira:
        mira.app.session.desk.own_reach = HERE
        await mira.press("S")
        await mira.sees("1 source on file")
        await mira.press("W", "enter")
        await mira.sees("127.0.0.1:9")
        await mira.until(lambda: mira.app.screen.query(".trouble.-told"), "was told why")
        await mira.type(str(saved))
        await mira.press("enter")
        await mira.sees("A copy is kept.")


async def test_an_address_with_a_space_is_an_address(path: Path, desk: Desk) -> None:
    async with at_desk(path) as mira:
        await mira.press("S", "i")
        await mira.type("https://aa.example/caf é")
        await mira.press("enter")
        await mira.has_view("SourcesScreen")
    assert desk.sources.get(1).url == "https://aa.example/caf%20é"


async def test_undo_of_a_withdrawal_names_the_source(
    path: Path, desk: Desk, sentence: Callable[[str], int]
) -> None:
    desk.sources.add(NewSource(title="Another"))
    claim = desk.sentences.accept(sentence("26 people"))
    desk.evidence.add(claim, NewSource(title="The list"), Stance.SUPPORTS, quote="26")
    desk.sources.withdraw(2, "It was forged.")
    async with at_desk(path) as mira:
        await mira.press("S", "z")
        await mira.told("Undone: withdraw source #2 “The list”")
        await mira.press("Z")
        await mira.told("Redone: withdraw source #2 “The list”")
