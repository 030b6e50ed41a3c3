"""Evidence mended, pages asked, questions and searches put down, on screen."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from claimtrack.desk.sources import NewSource
from claimtrack.model.claim import Checked, QueryTo
from claimtrack.model.evidence import QuoteCheck, Stance
from claimtrack.tui.review import edit_evidence, queries
from tests.page_host import HERE, PageHost, page_host
from tests.reviewer import WIDE_IS_SLOW, reviewing
from tests.test_tui_commands import palette_ids

if TYPE_CHECKING:
    from claimtrack.desk.desk import Desk

HEAD = "<title>The list of the dead</title>"
PAGE = (
    "<h1>The list of the dead</h1><p>The coast guard counted twenty-six dead in the harbour that"
    " night, and nobody else has counted since.</p>"
)


@pytest.fixture
def claim(desk: Desk, sentence: Callable[[str], int]) -> int:
    """A claim with nothing behind it yet."""
    return desk.sentences.accept(sentence("26 people"))


@pytest.mark.parametrize("size", WIDE_IS_SLOW)
async def test_a_source_on_file_is_found_in_spite_of_slips_and_taken_with_the_arrows(
    path: Path, desk: Desk, claim: int, size: tuple[int, int]
) -> None:
    desk.sources.add(NewSource(title="Harbour statistics", publisher="Statistics office"))
    desk.sources.add(NewSource(title="List of the dead", publisher="Coast guard"))
    async with reviewing(path, size=size) as mira:
        await mira.press("right_square_bracket", "e")
        await mira.type("cost gard")
        await mira.sees("on file #2 Coast guard · List of the dead")
        await mira.press("down", "enter", "s")
        await mira.type("[/b]twenty-six")
        await mira.press("enter")
        await mira.has_view("ReviewScreen")
    (one,) = desk.claims.case(claim).evidence
    assert (one.source.id, one.quote) == (2, "[/b]twenty-six")
    assert desk.sources.count() == 2


async def test_a_page_is_asked_for_its_title_only_when_the_reviewer_asks(
    path: Path, desk: Desk, claim: int
) -> None:
    with page_host() as host:
        host.write("/list", PAGE, HEAD)
        async with reviewing(path) as mira:
            mira.app.session.desk.own_reach = HERE
            await mira.press("right_square_bracket", "e")
            await mira.type(f"{host.url}/list")
            await mira.pilot.pause(0.3)
            assert host.asked == []
            await mira.press("ctrl+g")
            await mira.sees("Title The list of the dead")
            assert desk.sources.count() == 0
            await mira.press("escape", "e")
            await mira.type(f"{host.url}/gone")
            await mira.press("ctrl+g")
            await mira.sees("404")
            await mira.press("escape")
    assert desk.claims.case(claim).evidence == ()


def _asked(host: PageHost, page: str) -> bool:
    return page in host.asked


async def test_what_a_page_says_late_is_not_put_to_another_page(
    path: Path, desk: Desk, claim: int
) -> None:
    with page_host() as host:
        host.write("/list", PAGE, HEAD)
        async with reviewing(path) as mira:
            mira.app.session.desk.own_reach = HERE
            await mira.press("right_square_bracket", "e")
            for late in ("list", "gone"):
                host.answers.clear()
                await mira.type(f"{host.url}/{late}")
                await mira.press("ctrl+g")
                await mira.until(partial(_asked, host, f"/{late}"), "asked for the page")
                await mira.press("ctrl+u")
                await mira.type(f"{host.url}/other")
                host.answers.set()
                await mira.settled()
                assert "The list of the dead" not in mira.words
                assert "404" not in mira.words
                await mira.press("ctrl+u")
            await mira.type(f"{host.url}/list")
            await mira.press("ctrl+g")
            await mira.sees("Title The list of the dead")
    assert desk.claims.case(claim).evidence == ()


@pytest.mark.parametrize("size", WIDE_IS_SLOW)
async def test_evidence_is_edited_as_one_action_and_removed(
    path: Path, desk: Desk, claim: int, size: tuple[int, int]
) -> None:
    desk.evidence.add(claim, NewSource(title="One"), Stance.SUPPORTS, quote="26")
    desk.evidence.add(claim, NewSource(title="Two"), Stance.SUPPORTS, quote="twenty-six")
    async with reviewing(path, size=size) as mira:
        await mira.press("right_square_bracket", "E")
        await mira.has_view("PickEvidence")
        await mira.press("down", "enter")
        await mira.has_view("EditEvidenceDialog")
        await mira.press("ctrl+u")
        await mira.type("19")
        await mira.press("tab", "tab", "tab")
        await mira.type("the wire")
        await mira.press(
            "tab", "c", "shift+tab", "shift+tab", "shift+tab", "shift+tab", "shift+tab"
        )
        await mira.press("r", "enter")
        await mira.has_view("ReviewScreen")
        second = desk.claims.case(claim).evidence[1]
        assert (second.quote, second.group, second.confidential) == ("19", "the wire", True)
        assert second.stance is Stance.REFUTES
        await mira.press("z")
        await mira.until(lambda: desk.claims.case(claim).evidence[1].quote == "twenty-six")
        await mira.press("E", "enter")
        await mira.has_view("EditEvidenceDialog")
        await mira.press("shift+tab", "shift+tab", "r", "enter")
        await mira.has_view("ReviewScreen")
        assert [one.source.title for one in desk.claims.case(claim).evidence] == ["Two"]


@pytest.mark.parametrize("size", WIDE_IS_SLOW)
async def test_a_quote_is_checked_against_the_copy_while_it_is_typed(
    path: Path, desk: Desk, claim: int, size: tuple[int, int], tmp_path: Path
) -> None:
    page = tmp_path / "list.html"
    page.write_text(f"{HEAD}{PAGE}", encoding="utf-8")
    desk.sources.add_file(page)
    desk.sources.add(NewSource(title="Another, of which no copy is kept"))
    async with reviewing(path, size=size) as mira:
        await mira.press("right_square_bracket", "e")
        await mira.type("#1")
        await mira.press("enter", "s")
        await mira.type("counted twenty-six dead")
        await mira.sees("verbatim")
        await mira.press("ctrl+u")
        await mira.type("counted twenty-five dead")
        await mira.sees("near")
        await mira.sees("quoted twenty-five, the source has twenty-six")
        await mira.press("ctrl+u")
        await mira.until(lambda: "near" not in mira.words, "forgot the quote before")
        await mira.type("moon landing hoax")
        await mira.sees("NOT FOUND in the copy")
        await mira.press("shift+tab", "shift+tab", "ctrl+u")
        await mira.type("#2")
        await mira.until(lambda: "NOT FOUND" not in mira.words, "forgot the source before")
        await mira.pilot.pause(0.4)
        assert "NOT FOUND" not in mira.words
        await mira.press("escape")
    assert desk.claims.case(claim).evidence == ()


async def test_a_page_is_kept_and_its_quote_checked_from_the_review(
    path: Path, desk: Desk, claim: int
) -> None:
    with page_host() as host:
        host.write("/list", PAGE, HEAD)
        source = NewSource(title="The list", url=f"{host.url}/list")
        desk.evidence.add(claim, source, Stance.SUPPORTS, quote="twenty-five dead in the harbour")
        async with reviewing(path) as mira:
            mira.app.session.desk.own_reach = HERE
            await mira.press("right_square_bracket")
            await mira.sees("not checked")
            await mira.press("W")
            await mira.has_view("ArchiveDialog")
            await mira.press("enter")
            await mira.sees("near")
            await mira.press("enter")
            await mira.has_view("ReviewScreen")
            await mira.sees("copy kept")
            await mira.sees("quoted twenty-five, the source has twenty-six")
    assert desk.claims.case(claim).evidence[0].quote_check is QuoteCheck.NEAR


@pytest.mark.parametrize("size", WIDE_IS_SLOW)
async def test_a_question_is_put_down_and_answered(
    path: Path, desk: Desk, claim: int, size: tuple[int, int]
) -> None:
    async with reviewing(path, size=size) as mira:
        await mira.press("right_square_bracket")
        assert queries.Answer not in palette_ids(mira)
        await mira.press("q")
        await mira.has_view("QueryDialog")
        await mira.press("c", "tab")
        await mira.type("Is [b]26 right?")
        await mira.press("tab")
        await mira.type("phone")
        await mira.press("tab")
        await mira.type("25 people were killed.")
        await mira.press("enter")
        await mira.has_view("ReviewScreen")
        (asked,) = desk.claims.case(claim).queries
        assert (asked.to, asked.how) == (QueryTo.CLAIMANT, "phone")
        await mira.press("Q")
        await mira.has_view("AnswerDialog")
        await mira.press("enter")
        await mira.type("Yes, it is.")
        await mira.press("enter")
        await mira.has_view("ReviewScreen")
        assert desk.claims.case(claim).queries[0].answer == "Yes, it is."
        await mira.press("z", "z")
        await mira.until(lambda: desk.claims.case(claim).queries == ())


async def test_questions_searches_and_what_was_checked_are_on_the_card(
    path: Path, desk: Desk, claim: int
) -> None:
    desk.queries.add(claim, QueryTo.EXPERT, "How many seats?")
    async with reviewing(path) as mira:
        await mira.press("right_square_bracket", "semicolon")
        await mira.has_view("SearchDialog")
        await mira.press("enter")
        await mira.type("Port register")
        await mira.press("enter")
        await mira.type("Aurora 3 March")
        await mira.press("enter")
        await mira.has_view("ReviewScreen")
        await mira.sees("QUERIES 1 open")
        await mira.sees("? How many seats? to the expert")
        await mira.sees("Port register: “Aurora 3 March” nothing found")
        await mira.press("y")
        await mira.has_view("CheckedDialog")
        await mira.press("1", "enter")
        await mira.sees("checked that it was said, not that it is true")
    case = desk.claims.case(claim)
    assert case.claim.checked is Checked.SAID
    assert case.searches[0].found == ""


async def test_a_note_can_be_kept_out_of_reports(path: Path, desk: Desk, claim: int) -> None:
    async with reviewing(path) as mira:
        await mira.press("right_square_bracket", "o")
        await mira.type("Barnaby told us.")
        await mira.press("tab", "c", "enter")
        await mira.has_view("ReviewScreen")
        await mira.sees("note confidential Barnaby told us.")
        await mira.press("I")
        await mira.has_view("ReadDialog")
        await mira.sees("LEANS ON IT")
        await mira.press("escape")
        assert edit_evidence.EditEvidence not in palette_ids(mira)
    assert desk.claims.case(claim).claim.note_confidential


async def test_starting_over_resets_the_stance_too(path: Path, desk: Desk, claim: int) -> None:
    async with reviewing(path) as mira:
        await mira.press("right_square_bracket", "e")
        await mira.type("The list")
        await mira.press("enter", "s")
        await mira.sees("[s supports]")
        await mira.press("ctrl+r")
        await mira.until(lambda: "[s supports]" not in mira.words, "took the stance back")
        await mira.press("escape")
    assert desk.claims.case(claim).evidence == ()
