"""When the file goes while the desk is open: the person is told, and nothing typed is lost."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from claimtrack.desk.backup import restore
from tests.conftest import desk_of
from tests.reviewer import reviewing

if TYPE_CHECKING:
    from claimtrack.desk.desk import Desk

WORDS = "The coast guard's list has twenty-six names, published on 5 March 2025."


@pytest.fixture
def claim(desk: Desk, sentence: Callable[[str], int]) -> int:
    return desk.sentences.accept(sentence("26 people"))


def moved(path: Path) -> None:
    path.rename(path.with_name("elsewhere.db"))


def put_aside(path: Path) -> str:
    (aside,) = path.parent.glob(f"{path.name}-unsaved-*.txt")
    return aside.read_text()


async def test_a_verdict_is_kept_and_all_that_was_saved_can_be_backed_up_and_restored(
    path: Path, desk: Desk, claim: int, tmp_path: Path
) -> None:
    desk.close()
    backup = tmp_path / "safe.db"
    async with reviewing(path) as mira:
        await mira.press("right_square_bracket", "6")
        await mira.type(WORDS)
        moved(path)
        await mira.press("enter")
        await mira.told("deleted or moved while it was open")
        await mira.has_view("VerdictDialog")
        assert WORDS in mira.words.replace("\n", " ") or WORDS[:30] in mira.words
        await mira.press("escape")
        await mira.told("What you type is in")
        assert WORDS in put_aside(path)
        mira.app.look()
        await mira.told("can still be saved elsewhere: ^k")
        await mira.press("ctrl+k")
        await mira.has_view("BackUpDialog")
        await mira.press("ctrl+u")
        await mira.type(str(backup))
        await mira.press("enter")
        await mira.told("Backed up to")
    for each in path.parent.glob(f"{path.name}-*"):
        if each.is_file() and "unsaved" not in each.name:
            each.unlink()
    assert restore(backup, path) is None
    with desk_of(path, "mira") as again:
        assert again.claims.case(claim).verdict is None
        assert again.claims.case(claim).claim.id == claim
