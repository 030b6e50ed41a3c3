"""The mouse, where there is one: it points at sentences, words, rows and keys."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.cells import cell_len

from tests.conftest import ARTICLE, desk_of, take_in
from tests.reviewer import WIDE_IS_SLOW, Reviewer, reviewing


@pytest.fixture
def file(path: Path) -> Path:
    """A file with the article."""
    with desk_of(path, "mira") as desk:
        take_in(desk, ARTICLE.replace("26 people", "死者 people"))
    return path


def _where(reviewer: Reviewer, words: str) -> tuple[int, int]:
    """Where some words begin on the screen, in cells."""
    for y, row in enumerate(reviewer.screen.splitlines()):
        if words in row:
            return cell_len(row[: row.index(words)]), y
    raise AssertionError(f"{words!r} is not on screen")


async def _drag(reviewer: Reviewer, first: str, last: str) -> None:
    """Drag from the first character of some words to the last of others."""
    x, y = _where(reviewer, last)
    await reviewer.pilot.mouse_down(offset=_where(reviewer, first))
    await reviewer.pilot.hover(offset=(x + cell_len(last) - 1, y))
    await reviewer.pilot.mouse_up(offset=(x + cell_len(last) - 1, y))


@pytest.mark.parametrize("size", WIDE_IS_SLOW)
async def test_words_dragged_over_become_a_claim_with_p(file: Path, size: tuple[int, int]) -> None:
    async with reviewing(file, size=size) as mira:
        await _drag(mira, "people", "killed")
        current = mira.app.screen.sentence  # type: ignore[attr-defined]
        assert current.text.startswith("On 3 March, 死者 people")
        start, end = mira.app.screen.copy_view.dragged  # type: ignore[attr-defined]
        assert current.text[start:end] == "people were killed"
        await mira.press("p")
        await mira.has_view("PartDialog")
        await mira.press("enter")
        await mira.has_view("ReviewScreen")
        claims = mira.app.session.desk.claims.listed()
        assert [one.claim.text for one in claims] == ["people were killed"]
        assert mira.app.screen.copy_view.dragged is None  # type: ignore[attr-defined]


async def test_shift_and_a_click_choose_as_far_as_there_and_moving_on_lets_go(file: Path) -> None:
    async with reviewing(file) as mira:
        await mira.pilot.click(offset=_where(mira, "Ferry services"))
        assert mira.app.screen.copy_view.dragged is None  # type: ignore[attr-defined]
        x, y = _where(mira, "stopped")
        await mira.pilot.mouse_down(offset=(x + 6, y), shift=True)
        await mira.pilot.mouse_up(offset=(x + 6, y), shift=True)
        view = mira.app.screen.copy_view  # type: ignore[attr-defined]
        start, end = view.dragged
        assert "Ferry services stopped on Monday."[start:end] == "Ferry services stopped"
        await mira.press("j")
        assert view.dragged is None


async def test_dragging_past_a_sentence_stays_in_it(file: Path) -> None:
    async with reviewing(file) as mira:
        await _drag(mira, "killed", "Ferry")
        start, end = mira.app.screen.copy_view.dragged  # type: ignore[attr-defined]
        text = mira.app.screen.sentence.text  # type: ignore[attr-defined]
        assert (start, text[start:end]) == (0, "On 3 March, 死者 people were k")


async def test_keys_of_the_key_line_and_views_can_be_clicked(file: Path) -> None:
    async with reviewing(file, size=(80, 24)) as mira:
        await mira.pilot.click(offset=_where(mira, "Ferry services"))
        await mira.pilot.click(offset=_where(mira, "Accept"))
        await mira.pilot.pause()
        assert [one.claim.text for one in mira.app.session.desk.claims.listed()] == [
            "Ferry services stopped on Monday."
        ]
        await mira.pilot.click(offset=_where(mira, "Claims"))
        await mira.has_view("ClaimsScreen")
        await mira.pilot.click(offset=_where(mira, "Desk"))
        await mira.has_view("DeskScreen")
        row = _where(mira, "Harbour toll")
        await mira.pilot.click(offset=row)
        await mira.pilot.click(offset=row)
        await mira.has_view("ReviewScreen")


async def test_keys_that_find_no_room_are_left_out_whole_and_the_last_tells_of_them(
    file: Path,
) -> None:
    async with reviewing(file, size=(60, 24)) as mira:
        last = mira.screen.splitlines()[-1].rstrip()
        assert last.endswith("? More")
        await mira.pilot.click(offset=_where(mira, "? More"))
        await mira.has_view("HelpDialog")
    async with reviewing(file) as mira:
        assert not mira.screen.splitlines()[-1].rstrip().endswith("? More")
