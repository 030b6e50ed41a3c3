"""Triage by keys: one key decides a row for all its sentences and goes on to the next."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from claimtrack.model.article import Hints, SentenceState
from tests.conftest import take_in
from tests.reviewer import WIDE_IS_SLOW, Reviewer, at_desk

if TYPE_CHECKING:
    from claimtrack.desk.desk import Desk

FLOOD = "At least 26 people were killed when the flood reached Tullow in March 2024."
SALES = "Ticket sales on the island rose by 12 percent in 2023."

TOWNS = ("Arden", "Brisk", "Corfe", "Elva", "Garth", "Irving", "Jarrow", "Kelso", "Lorne", "Melby")


async def triaging(mira: Reviewer) -> None:
    """From the desk to triage, its rows on screen."""
    await mira.press("f7")
    await mira.has_view("TriageScreen")
    await mira.until(lambda: "looking" not in mira.words)
    mira.keys = 0


def known_false(desk: Desk) -> int:
    claim = desk.claims.add(FLOOD)
    desk.verdicts.rate(claim, "false", "The register of deaths names nobody.", as_of="2025-06-01")
    return claim


def states(desk: Desk) -> Counter[SentenceState]:
    return Counter(
        sentence.state
        for row in desk.articles.listed()
        for sentence in desk.articles.case(row.article.id).sentences
    )


@pytest.mark.parametrize("size", WIDE_IS_SLOW)
async def test_a_row_says_why_what_and_where(path: Path, desk: Desk, size: tuple[int, int]) -> None:
    known_false(desk)
    take_in(desk, f"A day\n\n{FLOOD}\n", Hints(title="Monday"))
    take_in(desk, f"More\n\n{FLOOD}\n\n{FLOOD.replace('26', '28')}\n", Hints(title="Tuesday"))
    async with at_desk(path, size=size) as mira:
        await triaging(mira)
        await mira.sees("x repeats false")
        await mira.sees("SAME CLAIM #1 x False as of 2025-06-01")
        await mira.sees("2 lines in 2 articles")
        await mira.press(*["full_stop"] * 3)
        await mira.sees("Tuesday · line 3")
        await mira.press("comma", "down")
        await mira.sees("≠ contradicts")
        await mira.sees("number: here 28, there 26")


async def test_fifty_rows_take_at_most_sixty_keys(path: Path, desk: Desk) -> None:
    claim = known_false(desk)
    for one, name in enumerate(TOWNS):
        told = "\n\n".join(
            f"The {what} of {name} lost {one}{at}3 million euros in 2024."
            for at, what in enumerate(("ferry", "hospital", "school", "prison", "museum"), 1)
        )
        take_in(desk, f"{told}\n" + (f"\n{FLOOD}\n" if one in (0, 5) else ""))
    async with at_desk(path) as mira:
        await triaging(mira)
        await mira.sees("51 rows wait")
        await mira.press("l")
        await mira.press(*"ans" * 16, *"nn")
        await mira.sees("Nothing is waiting: every suggested sentence is decided")
        assert mira.keys == 51
    assert len(desk.claims.case(claim).appearances) == 2, "both sentences of the row were linked"
    done = states(desk)
    assert done[SentenceState.CLAIM] == 2 + 16
    assert (done[SentenceState.NOT_A_CLAIM], done[SentenceState.SKIPPED]) == (18, 16)


async def test_a_key_decides_all_sentences_of_a_row_and_one_undo_brings_it_back(
    path: Path, desk: Desk
) -> None:
    take_in(desk, f"One\n\n{SALES}\n")
    take_in(desk, f"Two\n\n{SALES}\n\n{FLOOD}\n")
    async with at_desk(path) as mira:
        await triaging(mira)
        await mira.until(lambda: len(mira.app.screen._rows) == 2)  # type: ignore[attr-defined]
        while mira.app.screen.row.sentences[0].text != SALES:  # type: ignore[attr-defined]
            await mira.press("down")
        await mira.press("s")
        await mira.sees("1 row waits · skipped (z undoes it)")
        assert states(desk)[SentenceState.SKIPPED] == 2
        await mira.press("z")
        await mira.sees("2 rows wait")
        assert states(desk)[SentenceState.SKIPPED] == 0
        await mira.until(
            lambda: mira.app.screen.row.sentences[0].text == SALES,  # type: ignore[attr-defined]
            "the cursor came back to the row",
        )


async def test_what_says_the_same_as_an_accepted_claim_comes_back_as_its_repetition(
    path: Path, desk: Desk
) -> None:
    take_in(desk, f"One\n\n{SALES}\n")
    take_in(desk, f"Two\n\n{SALES}\n")
    async with at_desk(path) as mira:
        await triaging(mira)
        await mira.press("a")
        await mira.sees("= repeats")
        await mira.press("l")
        await mira.sees("Nothing is waiting")
    assert len(desk.claims.case(1).appearances) == 2


async def test_linking_over_a_difference_asks_first(path: Path, desk: Desk) -> None:
    known_false(desk)
    take_in(desk, f"One\n\n{FLOOD.replace('26', '28')}\n")
    async with at_desk(path) as mira:
        await triaging(mira)
        await mira.press("l")
        await mira.has_view("Confirm")
        await mira.sees("number: here 28, there 26")
        await mira.press("n")
        await mira.has_view("TriageScreen")
        assert states(desk)[SentenceState.CLAIM] == 0
        await mira.press("l", "y")
        await mira.sees("Nothing is waiting")
    assert states(desk)[SentenceState.CLAIM] == 1


async def test_a_rejected_match_leaves_the_row_as_something_new(path: Path, desk: Desk) -> None:
    known_false(desk)
    take_in(desk, f"One\n\n{FLOOD}\n")
    take_in(desk, f"Two\n\n{FLOOD}\n")
    async with at_desk(path) as mira:
        await triaging(mira)
        await mira.press("d")
        await mira.sees("○ new")
        await mira.sees("2 lines in 2 articles")
        await mira.press("l")
        await mira.told("No known claim is suggested here")
        await mira.press("z")
        await mira.sees("x repeats false")


async def test_the_rest_of_an_article_is_dismissed_after_asking(path: Path, desk: Desk) -> None:
    take_in(desk, f"One\n\n{SALES}\n\n{FLOOD}\n", Hints(title="Monday"))
    async with at_desk(path) as mira:
        await triaging(mira)
        await mira.press("X")
        await mira.sees("Skip all that is undecided in “Monday”?")
        await mira.press("n")
        assert states(desk)[SentenceState.SKIPPED] == 0
        await mira.press("X", "y")
        await mira.sees(
            "Nothing is waiting: every suggested sentence is decided · dismissed 3 lines"
        )
        assert states(desk)[SentenceState.SKIPPED] == 3


async def test_a_row_opens_at_its_sentence_and_others_are_caught_up_with(
    path: Path, desk: Desk, other: Desk
) -> None:
    first = take_in(desk, f"One\n\n{SALES}\n\n{FLOOD}\n")
    async with at_desk(path) as mira:
        await triaging(mira)
        text = mira.app.screen.row.sentences[0].text  # type: ignore[attr-defined]
        await mira.press("enter")
        await mira.has_view("ReviewScreen")
        assert mira.app.screen.sentence.text == text  # type: ignore[attr-defined]
        await mira.press("escape")
        await mira.has_view("TriageScreen")
        other.sentences.dismiss(first)
        await mira.sees("Nothing is waiting")
        await mira.press("a")
        await mira.told("Nothing is waiting here")


async def test_what_z_would_take_back_is_told_as_long_as_it_is_that(path: Path, desk: Desk) -> None:
    take_in(desk, f"A day\n\n{FLOOD}\n\n{SALES}\n", Hints(title="Monday"))
    async with at_desk(path) as mira:
        await mira.burst("f7", "n")
        await mira.sees("1 row waits · not a claim (z undoes it)")
        await mira.press("z")
        await mira.sees("2 rows wait")
        assert "undoes it" not in mira.words
