"""The reports on screen: which there are, what mends what holds back, and saving to a file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from claimtrack.desk.desk import Desk
from claimtrack.model.claim import QueryTo
from tests.command import command
from tests.reviewer import WIDE_IS_SLOW, at_desk


@pytest.mark.parametrize("size", WIDE_IS_SLOW)
async def test_each_report_is_shown_in_turn_and_hostile_words_as_they_stand(
    path: Path, desk: Desk, sentence: Callable[[str], int], size: tuple[int, int]
) -> None:
    claim = desk.sentences.accept(sentence("26 people"))
    desk.articles.edit(1, publisher="[/x] Courier")
    desk.queries.add(claim, QueryTo.AUTHOR, "Whose [bold]count?")
    async with at_desk(path, size=size) as mira:
        await mira.press("f5")
        await mira.sees("NOT CLEARED")
        await mira.sees("[/x] Courier")
        await mira.press("right_curly_bracket")
        await mira.sees(f"blocks #{claim} no verdict yet → judge it")
        await mira.press("ctrl+s")
        await mira.told("This is not a report that can be saved.")
        await mira.press("right_curly_bracket")
        await mira.sees("Report: whole file")
        await mira.sees("NOT CLEARED")
        await mira.press("right_curly_bracket")
        await mira.sees("Whose [bold]count?")
        await mira.press("right_curly_bracket")
        await mira.sees("No corrections.")
        await mira.press("right_curly_bracket")
        await mira.sees("Report: article")


async def test_a_report_is_saved_as_the_command_line_does_and_overwrites_only_when_told(
    path: Path, article: int, tmp_path: Path
) -> None:
    kept, same = tmp_path / "[b]kept.txt", tmp_path / "same.txt"
    kept.write_text("before", encoding="utf-8")
    command(path, "report", str(article), "-o", str(same))
    async with at_desk(path) as mira:
        await mira.press("f5")
        await mira.sees("NOT CLEARED")
        await mira.press("ctrl+s", "ctrl+u")
        await mira.type(str(tmp_path / "no" / "such.txt"))
        await mira.press("enter")
        await mira.sees("cannot be written")
        await mira.press("ctrl+u")
        await mira.type(str(kept))
        await mira.press("enter")
        await mira.sees("allow it to be overwritten")
        assert kept.read_text(encoding="utf-8") == "before"
        await mira.press("tab", "y", "enter")
        await mira.told("Saved: ")
    assert kept.read_text(encoding="utf-8") == same.read_text(encoding="utf-8")
    assert _left_over(tmp_path) == []


def _left_over(folder: Path) -> list[Path]:
    return list(folder.glob(".*.part"))
