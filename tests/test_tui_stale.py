"""Two people at one text: nobody's words are overwritten or put together unseen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input, TextArea

from claimtrack.desk.sources import NewSource
from claimtrack.model.claim import Checked
from claimtrack.model.evidence import Stance
from tests.reviewer import WIDE_IS_SLOW, Reviewer, at_desk, reviewing

if TYPE_CHECKING:
    from claimtrack.desk.desk import Desk

THEIRS = "On 3 March 2025, 26 people were killed when the ferry sank [/b]"
MINE = "On 3 March, 26 people were killed when the ferry Aurora sank off the pier"


@pytest.fixture
def claim(desk: Desk, sentence: Callable[[str], int]) -> int:
    made = desk.sentences.accept(sentence("26 people"))
    desk.wordings.edit(made, "On 3 March, 26 people were killed when the ferry sank")
    return made


async def write(mira: Reviewer, words: str) -> None:
    """Put words in place of all that stands in the field."""
    field = mira.app.focused
    assert isinstance(field, Input | TextArea)
    field.clear()
    await mira.type(words)


@pytest.mark.parametrize("size", WIDE_IS_SLOW)
async def test_both_wordings_are_shown_and_mine_is_kept_only_when_i_say_so(
    path: Path, desk: Desk, other: Desk, claim: int, size: tuple[int, int]
) -> None:
    async with reviewing(path, size=size) as mira:
        await mira.press("right_square_bracket", "w")
        await mira.has_view("TextDialog")
        await write(mira, MINE)
        other.wordings.edit(claim, THEIRS)
        await mira.press("enter")
        await mira.has_view("BothDialog")
        await mira.sees("tomas changed this in the meantime. Nothing recorded yet.")
        await mira.sees(f"on file now, by tomas: {THEIRS}")
        await mira.sees(f"yours: {MINE}")
        await mira.sees("k keep mine t take theirs e edit both in one esc not yet")
        assert desk.claims.case(claim).claim.text == THEIRS
        await mira.press("escape")
        await mira.has_view("TextDialog")
        await mira.sees("Not recorded: it was changed on file in the meantime.")
        await mira.sees(MINE)
        await mira.press("enter", "k")
        await mira.has_view("ReviewScreen")
    case = desk.claims.case(claim)
    assert case.claim.text == MINE
    assert THEIRS in {one.text for one in case.wordings}


async def test_both_versions_can_be_merged_or_theirs_kept(
    path: Path, desk: Desk, other: Desk, claim: int
) -> None:
    async with reviewing(path) as mira:
        await mira.press("right_square_bracket", "w")
        await write(mira, MINE)
        other.wordings.edit(claim, THEIRS)
        await mira.press("enter", "e")
        await mira.has_view("TextDialog")
        await mira.sees("Both texts are here now: edit them, then record.")
        both = "On 3 March 2025, 26 people were killed when the ferry Aurora sank"
        await mira.sees(both)
        assert desk.claims.case(claim).claim.text == THEIRS
        await mira.press("enter")
        await mira.has_view("ReviewScreen")
        assert desk.claims.case(claim).claim.text.startswith(both)
        await mira.press("o")
        await mira.type("Mira's note")
        other.claims.note(claim, "Tomas's note")
        await mira.press("enter", "t")
        await mira.told("Their text stands. Yours is kept as a draft.")
        await mira.has_view("ReviewScreen")
        await mira.sees("Tomas's note")
        await mira.press("o")
        await mira.sees("Mira's note")
        await mira.press("enter")
        await mira.has_view("BothDialog")
        assert desk.claims.case(claim).claim.note == "Tomas's note"
        await mira.press("escape", "ctrl+r")
        await mira.press("enter")
        await mira.has_view("ReviewScreen")
    assert desk.claims.case(claim).claim.note == "Tomas's note"


async def test_a_change_of_something_else_is_told_and_holds_up_nothing(
    path: Path, desk: Desk, other: Desk, claim: int
) -> None:
    async with reviewing(path) as mira:
        await mira.press("right_square_bracket", "c")
        await write(mira, "Ada Lindqvist")
        other.claims.tag([claim], add=["ferry"])
        await mira.press("enter")
        await mira.told("tomas changed something else in it; both changes stand.")
        await mira.has_view("ReviewScreen")
    case = desk.claims.case(claim)
    assert case.claim.claimant == "Ada Lindqvist"
    assert case.claim.tags == ("ferry",)


async def test_an_old_draft_is_not_recorded_over_what_changed_since(
    path: Path, desk: Desk, other: Desk, claim: int
) -> None:
    async with reviewing(path) as mira:
        await mira.press("right_square_bracket", "w")
        await write(mira, MINE)
        await mira.press("escape")
        other.wordings.edit(claim, THEIRS)
        await mira.sees("2025, 26 people")
        await mira.press("w")
        await mira.sees("ctrl+r starts over")
        await mira.press("enter")
        await mira.has_view("BothDialog")
        await mira.sees(THEIRS)
        assert desk.claims.case(claim).claim.text == THEIRS
        await mira.press("escape", "escape")
        await mira.has_view("ReviewScreen")
        await mira.press("w", "enter")
        await mira.has_view("BothDialog")


@pytest.mark.parametrize("size", WIDE_IS_SLOW)
async def test_a_verdict_given_meanwhile_is_shown_and_mine_is_a_draft_that_may_replace_it(
    path: Path, desk: Desk, other: Desk, claim: int, size: tuple[int, int]
) -> None:
    async with reviewing(path, size=size) as mira:
        await mira.press("right_square_bracket", "6")
        await mira.type("The list has 25 names.")
        other.verdicts.rate(claim, "true", "The list [/x] has 26 names.")
        await mira.press("enter")
        await mira.sees("tomas has judged #1 in the meantime: True, as of 2025-06-05.")
        await mira.sees("“The list [/x] has 26 names.”")
        await mira.sees("Your verdict was not saved.")
        assert [one.reviewer for one in desk.claims.case(claim).verdicts] == ["tomas"]
        await mira.has_view("VerdictDialog")
        await mira.sees("The list has 25 names.")
        await mira.sees("replaces + True as of 2025-06-05 by tomas")
        await mira.press("enter")
        await mira.has_view("ReviewScreen")
    assert desk.claims.case(claim).verdict.rationale == "The list has 25 names."  # type: ignore[union-attr]


async def test_evidence_keeps_the_edits_of_both(
    path: Path, desk: Desk, other: Desk, claim: int
) -> None:
    one = desk.evidence.add(
        claim, NewSource(title="The list"), Stance.SUPPORTS, quote="26", locator="p. 1"
    )
    async with reviewing(path) as mira:
        await mira.press("right_square_bracket", "E")
        await mira.has_view("EditEvidenceDialog")
        await write(mira, "26 names")
        other.evidence.edit(one, quote="26 dead", locator="p. 2", stance=Stance.CONTEXT)
        await mira.press("enter")
        await mira.has_view("BothDialog")
        await mira.sees("Quote, on file now, by tomas: 26 dead Quote, yours: 26 names")
        await mira.sees("Stance, on file now, by tomas: context")
        await mira.sees("(you did not change it: theirs stands)")
        await mira.press("k")
        await mira.has_view("ReviewScreen")
        (now,) = desk.claims.case(claim).evidence
        assert (now.quote, now.locator, now.stance) == ("26 names", "p. 2", Stance.CONTEXT)
        await mira.press("E")
        other.evidence.remove(one)
        await mira.press("enter")
        await mira.sees("There is no evidence 1 on file.")


async def test_a_source_that_two_people_edit_asks_too(path: Path, desk: Desk, other: Desk) -> None:
    key = desk.sources.add(NewSource(title="The list")).id
    async with at_desk(path) as mira:
        await mira.press("S")
        await mira.has_view("SourcesScreen")
        await mira.sees("1 source on file")
        await mira.press("w")
        await mira.has_view("SourceDialog")
        await write(mira, "The list of the dead")
        other.sources.edit(key, title="The coast guard's list")
        await mira.press("enter")
        await mira.has_view("BothDialog")
        await mira.sees("Title, yours: The list of the dead")
        await mira.press("k")
        await mira.has_view("SourcesScreen")
    assert desk.sources.get(key).title == "The list of the dead"


async def test_an_article_of_which_two_people_say_something_asks_too(
    path: Path, desk: Desk, other: Desk, article: int
) -> None:
    async with reviewing(path) as mira:
        await mira.press("N")
        await mira.has_view("ArticleDialog")
        await write(mira, "Toll in the harbour")
        other.articles.edit(article, title="Harbour toll", owner="tomas")
        await mira.press("enter")
        await mira.has_view("BothDialog")
        await mira.sees("Title, on file now, by tomas: Harbour toll Title, yours: Toll in")
        await mira.press("k")
        await mira.has_view("ReviewScreen")
    now = desk.articles.get(article)
    assert (now.title, now.owner) == ("Toll in the harbour", "tomas")


async def test_what_two_people_say_was_checked_of_a_quotation_asks_too(
    path: Path, desk: Desk, other: Desk, claim: int
) -> None:
    async with reviewing(path) as mira:
        await mira.press("right_square_bracket", "y", "1")
        other.claims.check_quotation(claim, Checked.BOTH)
        await mira.press("enter")
        await mira.has_view("BothDialog")
        await mira.press("t")
        await mira.has_view("ReviewScreen")
    assert desk.claims.case(claim).claim.checked is Checked.BOTH
