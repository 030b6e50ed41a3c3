"""Conflicts of a merge at the terminal: both texts are read, one is taken, and it can be undone."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from claimtrack.errors import Refused
from claimtrack.model.merge import Taken
from tests.conftest import desk_of
from tests.reviewer import WIDE_IS_SLOW, at_desk

if TYPE_CHECKING:
    from claimtrack.desk.desk import Desk

PIER = "The pier opened in 1911."
WHY = "The port's own register says so, and the harbour master confirmed it when we asked him."
EVIL = "ask [/x] [red]the port[/red]"


@pytest.fixture
def claim(desk: Desk, tmp_path: Path) -> int:
    """A claim whose note and verdict two files have each in its own way; they are merged."""
    claim = desk.claims.add(PIER)
    (tmp_path / "copy").mkdir()
    copy = tmp_path / "copy" / "other.db"
    with closing(sqlite3.connect(desk.path)) as source, closing(sqlite3.connect(copy)) as target:
        source.backup(target)
    with desk_of(copy, "tomas") as other:
        other.claims.note(claim, EVIL)
        other.verdicts.rate(claim, "false", WHY)
        other.verdicts.submit(claim)
    desk.claims.note(claim, "ask the mayor")
    desk.verdicts.rate(claim, "true", WHY)
    assert len(desk.merge.file(copy).conflicts) == 2
    return claim


@pytest.mark.parametrize("size", WIDE_IS_SLOW)
async def test_the_desk_says_that_something_is_to_be_decided_and_goes_there(
    path: Path, desk: Desk, claim: int, size: tuple[int, int]
) -> None:
    async with at_desk(path, size=size) as mira:
        await mira.sees("! 2 conflicts of a merge to decide: &")
        await mira.press("ampersand")
        await mira.has_view("ConflictsScreen")
        await mira.sees("2 conflicts to decide")
        await mira.sees(f"1 other.db #{claim} “{PIER}”, note")
        await mira.sees("OURS stands here · mira")
        await mira.sees("ask the mayor")
        await mira.sees("THEIRS from other.db · tomas")
        await mira.sees(EVIL)
        await mira.press("t")
        await mira.told(f"theirs stands: #{claim} “{PIER}”, note. z undoes it.")
        await mira.sees("1 conflict to decide")
        assert desk.claims.case(claim).claim.note == EVIL
        await mira.press("z")
        await mira.sees("2 conflicts to decide")
        assert desk.claims.case(claim).claim.note == "ask the mayor"
        await mira.press("home", "o")
        await mira.told("ours stands")
        await mira.sees("true by mira, as of")
        await mira.sees("false by tomas, as of")
        await mira.press("t")
        await mira.sees("There is nothing to decide")
        await mira.press("t", "o")
        await mira.told("There is nothing to decide.")
        await mira.press("escape")
        await mira.has_view("DeskScreen")
        await mira.until(lambda: "of a merge to decide" not in mira.words, "had nothing to decide")
        await mira.press("ampersand")
        await mira.sees("There is nothing to decide")
    case = desk.claims.case(claim)
    assert (case.claim.note, case.verdict and case.verdict.reviewer) == ("ask the mayor", "tomas")


async def test_a_conflict_opens_the_card_which_says_whose_verdict_is_whose(
    path: Path, desk: Desk, claim: int
) -> None:
    assert desk.claims.case(claim).verdict
    async with at_desk(path) as mira:
        await mira.press("ampersand", "down", "enter")
        await mira.has_view("ClaimDialog")
        await mira.sees("beside ours")
        await mira.sees("from other.db, does not count")
        assert "superseded" not in mira.words


async def test_what_somebody_else_decided_meanwhile_is_told(
    path: Path, desk: Desk, claim: int
) -> None:
    async with at_desk(path, "vera") as vera:
        await vera.press("ampersand")
        await vera.sees("2 conflicts to decide")
        desk.merge.take(1, Taken.THEIRS)
        await vera.press("o")
        await vera.told("Conflict 1 was decided by mira: theirs stands.")
    assert desk.claims.case(claim).claim.note == EVIL


async def test_who_reads_blind_sees_no_rating_in_a_conflict(
    path: Path, desk: Desk, claim: int
) -> None:
    desk.verdicts.submit(claim)
    with desk_of(path, "vera") as vera:
        vera.reads_blind = True
        note, verdict = vera.merge.conflicts()
        assert note.theirs == EVIL
        assert (verdict.ours, verdict.theirs) == ("hidden", "hidden")
        with pytest.raises(Refused, match="You read blind"):
            vera.merge.take(verdict.conflict.id, Taken.THEIRS)
        assert len(vera.merge.conflicts()) == 2
