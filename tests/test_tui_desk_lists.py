"""The desk's lists, charts and figures; an article's details; a claim's history and dossier."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from claimtrack.desk.queue import WaitsFor, by_what_they_wait_for
from claimtrack.desk.sources import NewSource
from claimtrack.model.claim import QueryTo
from claimtrack.model.evidence import Stance
from claimtrack.tui.desk.articles import when
from tests.reviewer import WIDE_IS_SLOW, at_desk, reviewing

if TYPE_CHECKING:
    from claimtrack.desk.desk import Desk

WHY = "The coast guard's list of the dead has twenty-six names, and nobody else has counted."


@pytest.fixture
def worked(desk: Desk, sentence: Callable[[str], int]) -> int:
    """A claim that was judged, handed in, superseded; another without evidence; a question."""
    claim = desk.sentences.accept(sentence("26 people"))
    desk.sentences.accept(sentence("The pier opened"))
    desk.evidence.add(claim, NewSource(title="The list"), Stance.SUPPORTS, quote="26")
    desk.verdicts.rate(claim, "true", WHY, recheck_by="2025-06-01")
    desk.verdicts.submit(claim)
    desk.verdicts.correct(claim, "Only 25 died.", rating="false", why=WHY)
    desk.queries.add(claim, QueryTo.AUTHOR, "Who counted them?")
    return claim


def test_each_claim_waits_for_one_thing_the_most_pressing(desk: Desk, worked: int) -> None:
    groups = dict(by_what_they_wait_for(desk.queue.listed()))
    assert [row.row.claim.id for row in groups[WaitsFor.EVIDENCE]] == [worked + 1]
    assert sum(map(len, groups.values())) == len(desk.queue.listed())
    desk.verdicts.submit(worked)
    held = dict(by_what_they_wait_for(desk.queue.listed()))
    assert worked in [row.row.claim.id for rows in held.values() for row in rows]


NOON = datetime(2025, 6, 5, 12)  # noqa: DTZ001 - the clock on the wall has no zone


@pytest.mark.parametrize(
    ("deadline", "said"),
    [
        (None, "4 d old"),
        ("2025-06-05", "due today"),
        ("2025-06-07", "due in 2 d"),
        ("2025-06-01", "! 4 d late"),
        ("2025-07", "due 2025-07"),
        ("2025-06-05 17:30", "due 17:30"),
        ("2025-06-07 09:00", "due in 2 d 09:00"),
        ("2025-06-05 11:15", "! late"),
        ("2025-06-05 09:00", "! 3 h late"),
        ("2025-06-04 23:30", "! 12 h late"),
        ("2025-06-04 23:59", "! 12 h late"),
        ("2025-06-04", "! 1 d late"),
        ("2025-06-03 11:00", "! 2 d late"),
    ],
)
def test_an_article_says_when_it_is_wanted(deadline: str | None, said: str) -> None:
    assert when(deadline, "2025-06-01T09:00:00+00:00", NOON) == said


@pytest.mark.parametrize("size", WIDE_IS_SLOW)
async def test_the_lists_below_the_articles_follow_each_other(
    path: Path, worked: int, size: tuple[int, int]
) -> None:
    async with at_desk(path, size=size) as mira:
        await mira.sees("2 claims in the queue")
        await mira.sees("── wait for evidence")
        await mira.press("right_curly_bracket")
        await mira.sees("No claim is due")
        await mira.press("right_curly_bracket")
        await mira.sees("1 open question")
        await mira.sees("Who counted them?")
        await mira.press("right_curly_bracket")
        await mira.sees("1 verdict changed")
        await mira.sees("correction: true → false")
        await mira.press("tab", "enter")
        await mira.has_view("ClaimDialog")
        await mira.press("escape", "right_curly_bracket")
        await mira.sees("2 claims in the queue")
    assert worked


async def test_charts_and_figures_of_the_whole_file(path: Path, worked: int) -> None:
    async with at_desk(path) as mira:
        await mira.sees("+ true ▇▇▇▇▇▇▇▇▇▇▇▇ 1")
        await mira.sees("decided in 14 days")
        await mira.press("dollar_sign")
        await mira.has_view("ReadDialog")
        await mira.sees("1 article, 2 claims of ours")
        await mira.sees("no blind ratings yet")
    assert worked


def test_decisions_are_counted_by_day(desk: Desk, worked: int) -> None:
    assert worked
    assert desk.history.decisions(3)[:2] == (0, 0)
    assert desk.history.decisions(3)[2] >= 4


@pytest.mark.parametrize("size", WIDE_IS_SLOW)
async def test_what_is_known_of_an_article_is_said_at_the_desk_and_in_review(
    path: Path, desk: Desk, article: int, size: tuple[int, int]
) -> None:
    async with at_desk(path, size=size) as mira:
        await mira.press("N")
        await mira.has_view("ArticleDialog")
        await mira.press("tab")
        await mira.type("[/b]Harbour Courier")
        await mira.press(*["tab"] * 5)
        await mira.type("ines")
        await mira.press("tab")
        await mira.type("tomorrow")
        await mira.press("enter")
        await mira.sees("tomorrow")
        await mira.press("ctrl+u")
        await mira.type("2099-01-01 17:30")
        await mira.press("enter")
        await mira.has_view("DeskScreen")
        await mira.sees("ines")
        known = desk.articles.get(article)
        assert (known.publisher, known.owner) == ("[/b]Harbour Courier", "ines")
        assert known.deadline == "2099-01-01 17:30"
        await mira.press("enter", "N")
        await mira.has_view("ArticleDialog")
        await mira.press("escape", "z")
        await mira.until(lambda: desk.articles.get(article).owner is None)


@pytest.mark.parametrize("size", WIDE_IS_SLOW)
async def test_the_history_of_a_claim_is_told_and_its_dossier_shown_as_of_a_day(
    path: Path, worked: int, size: tuple[int, int]
) -> None:
    async with reviewing(path, size=size) as mira:
        await mira.press("right_square_bracket", "L")
        await mira.has_view("HistoryDialog")
        await mira.sees("mira ask")
        await mira.type("never")
        await mira.press("enter")
        await mira.sees("never")
        await mira.press("ctrl+u")
        await mira.type("2025-06-05")
        await mira.press("enter")
        await mira.sees("DOSSIER as it stood at 2025-06-05")
        await mira.press("escape")
    assert worked


async def test_one_goes_back_through_what_one_decided(
    path: Path, desk: Desk, sentence: Callable[[str], int]
) -> None:
    places = [sentence(words) for words in ("26 people", "Ticket sales", "I believe")]
    for place in places:
        desk.sentences.skip(place)
    async with reviewing(path) as mira:
        for place in (*reversed(places), places[2]):
            await mira.press("U")
            assert mira.app.screen.sentence.id == place  # type: ignore[attr-defined]


async def test_groups_of_the_queue_are_named_in_sentences(
    path: Path, desk: Desk, other: Desk, worked: int
) -> None:
    desk.verdicts.submit(worked)
    other.send_backs.send_back(desk.claims.case(worked).verdict.id, "Count again.")  # type: ignore[union-attr]
    source = desk.claims.case(worked).evidence[0].source.id
    async with at_desk(path) as mira:
        await mira.sees("── were sent back")
        desk.verdicts.reaffirm(worked)
        desk.sources.withdraw(source, "It was forged.")
        await mira.sees("── ask for attention")
