"""A file in which every word is hostile, and every key of every view: shown, never obeyed.

The views are those the application has: new ones are tried too.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from textual.content import Content

from claimtrack.tui import everywhere
from claimtrack.tui.command import Chapter, Command, offered
from claimtrack.tui.shell.help import Help
from claimtrack.tui.shell.views import OF_ARTICLE, VIEWS
from claimtrack.tui.shell.work_screen import WorkScreen
from tests.hostile_file import WORST, make_hostile
from tests.reviewer import WIDE_IS_SLOW, Reviewer, at_desk
from tests.test_tui_hostile import harmless

_LEAVES = {
    command
    for command in vars(everywhere).values()
    if isinstance(command, type)
    and issubclass(command, Command)
    and getattr(command, "chapter", None) is Chapter.EVERYWHERE
} | {Help}
"""What goes to another view or ends the work: everything that is offered everywhere."""


@pytest.fixture(scope="module")
def evil_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The worked example, poisoned."""
    path = tmp_path_factory.mktemp("evil") / "desk.db"
    make_hostile(path)
    return path


def no_markup(reviewer: Reviewer) -> None:
    """No tooltip would be read as markup."""
    for widget in reviewer.app.screen.query("*"):
        assert isinstance(widget.tooltip, Content | None) or "[/x]" not in str(widget.tooltip)


async def come_to(reviewer: Reviewer, view: str) -> None:
    """Go to a view, from wherever one is."""
    app = reviewer.app
    for _ in range(4):
        if isinstance(app.screen, WorkScreen):
            break
        await reviewer.press("escape")
    if view in VIEWS:
        await app.go(view)
    else:
        await app._open(1, view)
    await reviewer.until(lambda: isinstance(app.screen, WorkScreen), f"came to {view}")
    await reviewer.pilot.pause()


@pytest.mark.parametrize("size", WIDE_IS_SLOW)
@pytest.mark.parametrize("view", [*VIEWS, *OF_ARTICLE])
async def test_every_key_of_every_view_bears_hostile_words(
    evil_file: Path, path: Path, view: str, size: tuple[int, int]
) -> None:
    shutil.copyfile(evil_file, path)
    async with at_desk(path, WORST, size) as mira:
        await come_to(mira, view)
        await mira.press("down", "right_square_bracket")
        harmless(mira)
        shown = {"[/x]" in mira.screen}
        no_markup(mira)
        reach = tuple(offered(mira.app.focused or mira.app.screen))
        for _, command in reach:
            if command in _LEAVES:
                continue
            await mira.press(command.keys.split(",")[0])
            await mira.pilot.pause()
            harmless(mira)
            no_markup(mira)
            shown.add("[/x]" in mira.screen)
            await come_to(mira, view)
        assert True in shown


async def test_help_and_the_palette_bear_hostile_words(evil_file: Path, path: Path) -> None:
    shutil.copyfile(evil_file, path)
    async with at_desk(path, WORST, paints=True) as mira:
        for key in ("f1", "ctrl+p"):
            await mira.press(key)
            await mira.type(WORST)
            harmless(mira)
            await mira.press("escape")
