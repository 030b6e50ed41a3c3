"""Finding things again on screen: words anywhere on file, and known claims near to what is said."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from claimtrack.desk.sources import NewSource
from claimtrack.tui.match import commands
from tests.reviewer import WIDE_IS_SLOW, at_desk, reviewing
from tests.test_tui_commands import palette_ids

if TYPE_CHECKING:
    from claimtrack.desk.desk import Desk


@pytest.mark.parametrize("size", WIDE_IS_SLOW)
async def test_words_are_found_as_typed_and_every_kind_is_opened(
    path: Path, desk: Desk, sentence: Callable[[str], int], size: tuple[int, int]
) -> None:
    claim = desk.sentences.accept(sentence("26 people"))
    desk.claims.note(claim, "Ring the [harbour] office about the ferry.")
    desk.sources.add(NewSource(title="Ferry register", publisher="Port of Vik", confidential=True))
    async with at_desk(path, size=size) as mira:
        await mira.press("F")
        await mira.has_view("FindScreen")
        assert "Find" in mira.screen.splitlines()[0]
        assert "mira" in mira.screen.splitlines()[0]
        await mira.type("ferry")
        await mira.sees(f"Note on claim #{claim}")
        await mira.sees("Ring the [harbour] office about the ferry.")
        await mira.sees("1 note · 1 source")
        await mira.press("enter", "end")
        await mira.sees("confidential")
        await mira.press("enter")
        await mira.has_view("ReadDialog")
        await mira.press("escape", "up", "enter")
        await mira.has_view("ClaimDialog")
        await mira.press("escape", "slash")
        await mira.press("home", "ctrl+k")
        await mira.type("pier opened")
        await mira.until(lambda: "Article #1" in mira.words and "Note on" not in mira.words)
        await mira.press("enter", "enter")
        await mira.has_view("ReviewScreen")
        here = sentence("The pier opened")
        await mira.until(lambda: mira.app.screen.copy_view.current == here)  # type: ignore[attr-defined]
        await mira.press("f11")
        await mira.has_view("FindScreen")
        await mira.press("slash", "home", "ctrl+k")
        await mira.type("zeppelin[/x]")
        await mira.sees("Nothing on file holds “zeppelin[/x]”")


@pytest.mark.parametrize("size", WIDE_IS_SLOW)
async def test_each_sentence_of_a_paragraph_has_its_matches_under_its_own_heading(
    path: Path, desk: Desk, sentence: Callable[[str], int], size: tuple[int, int]
) -> None:
    first = desk.sentences.accept(sentence("26 people"))
    second = desk.sentences.accept(sentence("The pier opened"))
    async with at_desk(path, size=size) as mira:
        await mira.press("M")
        await mira.type("The pier opened in 1911.\nThe [coast] guard said 31 people were killed.")
        await mira.sees("matches among 2 claims")
        await mira.sees("The [coast] guard said 31 people were killed.")
        below = mira.words.partition("matches among 2 claims")[2]
        assert below.index(f"#{second}") < below.index("The [coast]") < below.index(f"#{first}")
        await mira.press("enter", "down", "enter")
        await mira.has_view("ClaimDialog")
        await mira.sees(f"Claim #{first}")
        await mira.press("escape", "a")
        await mira.told(f"On file as claim #{second + 1}.")
    assert (
        desk.claims.case(second + 1).claim.text == "The [coast] guard said 31 people were killed."
    )


@pytest.mark.parametrize("size", WIDE_IS_SLOW)
async def test_the_sentence_at_hand_is_matched_and_linked_from_match(
    path: Path, desk: Desk, sentence: Callable[[str], int], size: tuple[int, int]
) -> None:
    toll = sentence("26 people")
    known = desk.claims.add("On 3 March, 26 people were killed when the ferry Aurora sank.")
    async with reviewing(path, size=size) as mira:
        while mira.app.screen.sentence.id != toll:  # type: ignore[attr-defined]
            await mira.press("j")
        await mira.press("M")
        await mira.has_view("MatchScreen")
        await mira.sees("26 people were killed when")
        await mira.until(lambda: mira.app.screen.found.option_count)  # type: ignore[attr-defined]
        await mira.press("enter", "l")
        await mira.told(f"Linked to #{known}")
        assert desk.sentences.get(toll).claims == (known,)
        await mira.press("l")
        await mira.told("Only the article's current sentence")
        await mira.press("z")
        await mira.until(lambda: desk.sentences.get(toll).claims == ())
        await mira.press("slash", "ctrl+u")
        await mira.type("On 3 March, 25 people were killed when the ferry Aurora sank.")
        await mira.sees("CONTRADICTS")
        assert commands.Link not in palette_ids(mira)


async def test_match_goes_on_with_the_article_unless_something_was_typed(
    path: Path, article: int
) -> None:
    del article
    async with reviewing(path) as mira:
        for _ in range(2):
            await mira.press("j")
            here = mira.app.screen.sentence.text  # type: ignore[attr-defined]
            await mira.press("M")
            await mira.has_view("MatchScreen")
            assert mira.app.screen.field.value == here  # type: ignore[attr-defined]
            await mira.press("f6")
            await mira.has_view("ReviewScreen")
        await mira.press("M", "end")
        await mira.type("Truly.")
        await mira.press("f6", "j", "M")
        await mira.has_view("MatchScreen")
        assert mira.app.screen.field.value == f"{here}Truly."  # type: ignore[attr-defined]
