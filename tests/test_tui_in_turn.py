"""Keys that arrive in a burst do what they would have done one by one."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from claimtrack.desk.sources import NewSource
from claimtrack.model.article import SentenceState
from claimtrack.model.evidence import Stance
from claimtrack.tui.drafts import Place
from claimtrack.tui.review.claims import Note
from claimtrack.tui.review.screen import ReviewScreen
from claimtrack.tui.widgets.prose import Prose
from tests.reviewer import WIDE_IS_SLOW, reviewing

if TYPE_CHECKING:
    from claimtrack.desk.desk import Desk

WHY = "The coast guard's log of 3 March counts twenty-six dead, and names each one of them."


@pytest.fixture(autouse=True)
def waits_are_ended_by_what_happens(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claimtrack.tui.terminal.in_turn._LONGEST", 600)


def letters(words: str) -> tuple[str, ...]:
    """The keys somebody presses to write some words."""
    return tuple("space" if letter == " " else letter for letter in words)


@pytest.mark.parametrize("size", WIDE_IS_SLOW)
async def test_the_whole_path_of_a_claim_in_one_burst(
    path: Path, desk: Desk, sentence: Callable[[str], int], size: tuple[int, int]
) -> None:
    claim = desk.sentences.accept(sentence("26 people"))
    log = letters("Log of the coast guard")
    async with reviewing(path, size=size) as mira:
        await mira.burst(
            "right_square_bracket", "e", *log, "enter", "s", "enter", "1", *letters(WHY), "enter"
        )
        await mira.sees("1 claim: 1 judged, 0 open")
    case = desk.claims.case(claim)
    (one,) = case.evidence
    assert (one.source.title, one.stance) == (
        "Log of the coast guard",
        Stance.SUPPORTS,
    )
    assert case.verdict is not None
    assert case.verdict.rationale == WHY


async def test_decisions_in_a_burst_are_each_about_their_own_sentence(
    path: Path, desk: Desk, article: int
) -> None:
    async with reviewing(path) as mira:
        await mira.burst("n", "s", "a", "n")
        await mira.sees("4 of 8 lines decided")
    states = [line.state for line in desk.articles.case(article).sentences[:4]]
    assert states == [
        SentenceState.NOT_A_CLAIM,
        SentenceState.SKIPPED,
        SentenceState.CLAIM,
        SentenceState.NOT_A_CLAIM,
    ]


async def test_what_is_typed_behind_a_key_that_opens_a_dialog_goes_into_the_dialog(
    path: Path, desk: Desk, article: int, sentence: Callable[[str], int]
) -> None:
    claim = desk.sentences.accept(sentence("26 people"))
    async with reviewing(path) as mira:
        await mira.burst("right_square_bracket", "o", *letters("ask the desk"), "enter", "u", "n")
        await mira.sees("2 of 8 lines decided")
    assert desk.claims.case(claim).claim.note == "ask the desk"
    assert desk.articles.case(article).coverage.decided == 2


async def test_keys_wait_for_a_command_until_its_dialog_is_there_and_until_it_is_done(
    path: Path,
    desk: Desk,
    article: int,
    sentence: Callable[[str], int],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    claim = desk.sentences.accept(sentence("26 people"))
    at_once = Note.do

    async def slowly(self: Note, at: ReviewScreen) -> None:
        await asyncio.sleep(0.2)
        await at_once(self, at)
        await asyncio.sleep(0.2)
        at.desk.claims.flag_legal(claim, legal=True)

    monkeypatch.setattr(Note, "do", slowly)
    async with reviewing(path) as mira:
        await mira.burst("right_square_bracket", "o", *letters("nn"), "enter", "u", "n", "z", "z")
        await mira.told("Undone: flag legal")
        await mira.until(lambda: not mira.app.busy_with_keys)
    case = desk.claims.case(claim)
    assert (case.claim.note, case.claim.legal) == ("nn", False)
    assert desk.articles.case(article).coverage.decided == 1


async def test_leaving_behind_words_leaves_them_as_a_draft(
    path: Path, desk: Desk, sentence: Callable[[str], int]
) -> None:
    claim = desk.sentences.accept(sentence("26 people"))
    async with reviewing(path) as mira:
        await mira.burst("right_square_bracket", "o", *letters("half a no"), "ctrl+q")
        await mira.has_left()
    left = desk.drafts.get(Place.NOTE.of(desk.claims.case(claim).claim.uid))
    assert left is not None
    assert left.fields["text"] == "half a no"


async def test_a_claim_is_opened_out_of_the_list_that_was_asked_for(
    path: Path, desk: Desk, sentence: Callable[[str], int]
) -> None:
    desk.sentences.accept(sentence("26 people"))
    pier = desk.claims.add("The old pier opened in 1911.")
    desk.claims.add("Ticket sales rose by 12 percent.")
    async with reviewing(path) as mira:
        await mira.burst("f3", "slash", *letters("old pier"), "enter", "enter")
        await mira.has_view("ClaimDialog")
        await mira.sees(f"Claim #{pier}")
        await mira.press("escape")
        await mira.burst("f4", "ctrl+u", *letters("The old pier opened in 1912."), "enter", "enter")
        await mira.has_view("ClaimDialog")
        await mira.sees(f"Claim #{pier}")
        await mira.press("escape")
        await mira.burst("F", *letters("Ticket"), "enter", "down", "enter")
        await mira.has_view("ReviewScreen")


async def test_a_source_on_file_is_taken_as_soon_as_it_is_found(
    path: Path, desk: Desk, sentence: Callable[[str], int]
) -> None:
    claim = desk.sentences.accept(sentence("26 people"))
    log = desk.sources.add(NewSource(title="Log of the coast guard")).id
    async with reviewing(path) as mira:
        await mira.burst(
            "right_square_bracket", "e", *letters("cost gard"), "down", "enter", "s", "enter"
        )
        await mira.sees("EVIDENCE 1")
    (one,) = desk.claims.case(claim).evidence
    assert one.source.id == log
    assert desk.sources.count() == 1


async def test_a_search_that_fails_holds_no_key_up(
    path: Path, desk: Desk, sentence: Callable[[str], int]
) -> None:
    desk.sentences.accept(sentence("26 people"))
    async with reviewing(path) as mira:
        await mira.press("f3")
        await mira.sees("1 claim on file")
        path.unlink()  # noqa: ASYNC240 - the app opens it anew for each search
        await mira.burst("slash", *letters("ferry"), "enter", "f", "escape")
        await mira.told("There is no")
        await mira.burst("f")
        await mira.has_view("FilterDialog")
        await mira.press("escape")


async def test_escape_and_a_letter_that_come_together_are_two_keys(
    path: Path, desk: Desk, sentence: Callable[[str], int]
) -> None:
    claim = desk.sentences.accept(sentence("26 people"))
    async with reviewing(path) as mira:
        await mira.burst("right_square_bracket", "o", *letters("found."), "alt+o")
        await mira.sees("Your draft of")
        await mira.has_view("NoteDialog")
        assert mira.app.screen.query_one(Prose).text == "found."
    assert desk.claims.case(claim).claim.note == ""
