"""Themes: ratings can be read on all of them, the chosen one is kept, no colour is no loss."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.color import Color
from textual.theme import BUILTIN_THEMES

from claimtrack.tui.marks import COLOURS
from claimtrack.tui.settings import keep_theme, liked_theme
from claimtrack.tui.shell.themes import HIGH, HIGH_CONTRAST, LEAST, contrast, grounds, variables
from tests.conftest import make_example
from tests.reviewer import at_desk, reviewing

THEMES = (*BUILTIN_THEMES.values(), HIGH_CONTRAST)


@pytest.mark.parametrize("theme", [one for one in THEMES if not one.ansi], ids=lambda one: one.name)
def test_every_rating_can_be_read_on_everything_a_theme_lays_under_it(theme: object) -> None:
    theme = next(one for one in THEMES if one is theme)
    least = HIGH if theme is HIGH_CONTRAST else LEAST
    colours = variables(theme)
    for name in COLOURS:
        colour = Color.parse(colours[f"rating-{name}"])
        for ground in grounds(theme):
            assert contrast(colour, ground) >= least, f"{name} {colour.hex} on {ground.hex}"


def test_contrast_is_reckoned_as_the_guidelines_do() -> None:
    assert contrast(Color.parse("#fff"), Color.parse("#000")) == pytest.approx(21)
    assert contrast(Color.parse("#777"), Color.parse("#fff")) == pytest.approx(4.48, abs=0.01)
    assert contrast(Color.parse("#123"), Color.parse("#123")) == pytest.approx(1)


@pytest.mark.parametrize("name", ["ansi-dark", "ansi-light"])
def test_a_theme_of_sixteen_colours_uses_the_terminals_own(name: str) -> None:
    colours = variables(BUILTIN_THEMES[name])
    assert {colours[f"rating-{one}"] for one in COLOURS} == {f"ansi_{one}" for one in COLOURS}


async def test_the_theme_chosen_last_is_there_the_next_time(path: Path, likings: Path) -> None:
    async with at_desk(path) as reviewer:
        assert reviewer.app.theme == "textual-dark"
        assert liked_theme() is None
        reviewer.app.theme = "high-contrast"
        await reviewer.until(likings.exists, "kept the theme")
    assert liked_theme() == "high-contrast"
    async with at_desk(path) as reviewer:
        assert reviewer.app.theme == "high-contrast"


@pytest.fixture(params=["theme = 3", "theme = 'gone'", "th\0", ""])
def odd(request: pytest.FixtureRequest, likings: Path) -> None:
    """Settings that somebody has spoilt."""
    likings.mkdir(parents=True)
    (likings / "settings.toml").write_text(request.param)


@pytest.mark.usefixtures("odd")
async def test_settings_that_make_no_sense_cost_the_liking_and_not_the_work(
    path: Path,
) -> None:
    async with at_desk(path) as reviewer:
        assert reviewer.app.theme == "textual-dark"


def test_a_folder_that_cannot_be_written_is_no_fault(likings: Path) -> None:
    likings.parent.mkdir(parents=True)
    likings.write_text("a file where the folder should be")
    keep_theme("nord")
    assert liked_theme() is None


async def test_without_colour_every_state_and_rating_still_has_its_glyph(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    make_example(path)
    async with reviewing(path) as reviewer:
        strips = reviewer.app.screen._compositor.render_strips(reviewer.app.size)
        tinted = [
            color.triplet
            for strip in strips
            for segment in strip
            if segment.style
            for color in (segment.style.color, segment.style.bgcolor)
            if color and color.triplet and len(set(color.triplet)) > 1
        ]
        assert tinted == []
        assert "●" in reviewer.copy
        assert "8? disputed" in reviewer.words
