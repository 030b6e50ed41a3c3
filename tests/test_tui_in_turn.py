"""Keys that arrive in a burst do what they would have done one by one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from claimtrack.model import SentenceState, Stance
from tests.reviewer import SIZES, reviewing

if TYPE_CHECKING:
    from claimtrack.desk import Desk

WHY = "The coast guard's log of 3 March counts twenty-six dead, and names each one of them."


def letters(words: str) -> tuple[str, ...]:
    """The keys somebody presses to write some words."""
    return tuple("space" if letter == " " else letter for letter in words)


@pytest.mark.parametrize("size", SIZES)
async def test_the_whole_path_of_a_claim_in_one_burst(
    path: Path, desk: Desk, sentence: Callable[[str], int], size: tuple[int, int]
) -> None:
    claim = desk.accept(sentence("26 people"))
    log = letters("Log of the coast guard")
    async with reviewing(path, size=size) as mira:
        await mira.burst(
            "right_square_bracket", "e", *log, "enter", "s", "enter", "1", *letters(WHY), "enter"
        )
        await mira.sees("1 claim: 1 judged, 0 open")
    case = desk.claim_case(claim)
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
    states = [line.state for line in desk.article_case(article).sentences[:4]]
    assert states == [
        SentenceState.NOT_A_CLAIM,
        SentenceState.SKIPPED,
        SentenceState.CLAIM,
        SentenceState.NOT_A_CLAIM,
    ]


async def test_what_is_typed_behind_a_key_that_opens_a_dialog_goes_into_the_dialog(
    path: Path, desk: Desk, article: int, sentence: Callable[[str], int]
) -> None:
    claim = desk.accept(sentence("26 people"))
    async with reviewing(path) as mira:
        await mira.burst("right_square_bracket", "o", *letters("ask the desk"), "enter", "u", "n")
        await mira.sees("2 of 8 lines decided")
    assert desk.claim_case(claim).claim.note == "ask the desk"
    assert desk.article_case(article).coverage.decided == 2


async def test_leaving_behind_words_leaves_them_as_a_draft(
    path: Path, desk: Desk, sentence: Callable[[str], int]
) -> None:
    claim = desk.accept(sentence("26 people"))
    async with reviewing(path) as mira:
        await mira.burst("right_square_bracket", "o", *letters("half a no"), "ctrl+q")
        await mira.has_left()
    left = desk.draft(f"{desk.claim_case(claim).claim.uid} NoteDialog: A note on #{claim}")
    assert left is not None
    assert left.fields["text"] == "half a no"
