"""Undo says in words what it will take back, and what it took."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from claimtrack.desk.sources import NewSource
from claimtrack.model.evidence import Stance
from claimtrack.tui.shell.help import HelpRow
from tests.conftest import desk_of, take_in
from tests.reviewer import WIDE_IS_SLOW, at_desk, reviewing

if TYPE_CHECKING:
    from claimtrack.desk.desk import Desk

WORDS = "accept #1 “On 3 March, 26 people were killed when the ferry Aurora…”"


def test_each_action_is_told_in_the_words_of_the_file(
    desk: Desk, article: int, sentence: Callable[[str], int]
) -> None:
    assert desk.history.undo_in_words() == "import “Harbour toll rises”"
    desk.sentences.skip(sentence("Ticket sales"))
    assert desk.history.undo_in_words() == "skip “Ticket sales rose by 12 percent last year.”"
    desk.sentences.not_a_claim(sentence("I believe"), sentence("What comes"))
    assert desk.history.undo_in_words() == "not a claim 2 lines"
    one = desk.sentences.accept(sentence("26 people"))
    assert desk.history.undo_in_words() == WORDS
    assert desk.history.undo().words == WORDS
    assert desk.history.redo_in_words() == WORDS
    assert desk.history.redo().words == WORDS
    desk.verdicts.rate(one, "true", "The list.")
    assert (desk.history.undo_in_words() or "").startswith("rate #1 “On 3 March")
    two = desk.claims.add("The pier opened in 1911.")
    desk.claims.tag([one, two], add=["ferry"])
    assert desk.history.undo_in_words() == "tag 2 claims"
    source = desk.sources.add(NewSource(title="The [/x] list")).id
    assert desk.history.undo_in_words() == "add source “The [/x] list”"
    desk.sources.withdraw(source, "forged")
    assert desk.history.undo_in_words() == "withdraw source #1 “The [/x] list”"
    desk.evidence.add(two, NewSource(title="Port archive"), Stance.SUPPORTS)
    assert desk.history.undo_in_words() == "add evidence #2 “The pier opened in 1911.”"
    assert article


@pytest.mark.parametrize("size", WIDE_IS_SLOW)
async def test_what_undo_will_do_is_told_before_and_after_and_in_another_run(
    path: Path, desk: Desk, sentence: Callable[[str], int], size: tuple[int, int]
) -> None:
    desk.sentences.accept(sentence("26 people"))
    async with reviewing(path, size=size) as mira:
        await mira.press("ctrl+p")
        await mira.pilot.press(*"undo")
        await mira.sees("Undo: accept #1 “On 3 March, 26 people")
        await mira.press("escape", "f1")
        await mira.has_view("HelpDialog")
        help_ = mira.app.screen.query(HelpRow).results()
        assert any(f"Now: {WORDS}." in one.words[-1] for one in help_)
        await mira.press("escape")
        line = mira.app.screen.query_one("KeyLine").region
        at = mira.screen.splitlines()[line.y].index("Undo")
        await mira.pilot.hover("KeyLine", offset=(at, 0))
        tooltip = mira.app.screen.query_one("KeyLine").tooltip
        assert str(tooltip).startswith(f"Undo: {WORDS}.")
        await mira.press("z")
        await mira.told(f"Undone: {WORDS}.")
        await mira.press("Z")
        await mira.told(f"Redone: {WORDS}.")


async def test_many_claims_are_taken_back_with_one_key_in_another_run(path: Path) -> None:
    with desk_of(path, "mira") as desk:
        take_in(desk, "The pier opened in 1911. It burnt in 1920.")
        claims = [desk.claims.add(f"The pier burnt in {year} [/x].") for year in (1920, 1921, 1922)]
        desk.claims.tag(claims, add=["pier"])
    async with at_desk(path) as mira:
        await mira.press("z")
        await mira.told("Undone: tag 3 claims.")
        await mira.press("z")
        await mira.told("Undone: add claim #3 “The pier burnt in 1922 [/x].”.")
    with desk_of(path, "mira") as desk:
        assert all(desk.claims.case(one).claim.tags == () for one in claims[:2])
