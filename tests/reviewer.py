"""A reviewer at the terminal: presses keys on the real app and reads what the screen says."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager, nullcontext
from pathlib import Path
from unittest.mock import patch

from textual._compositor import Compositor
from textual._context import visible_screen_stack
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.css.types import CSSLocation
from textual.events import Key, Paste
from textual.pilot import Pilot
from textual.screen import Screen

from claimtrack.tui.shell.app import ClaimtrackApp

SIZES = ((80, 24), (120, 40))
_PATIENCE = 1_000


async def _no_rest(_least: float = 0, _most: float = 1) -> None:
    """Give every task its turn. Textual's own waits for 20 ms of an idle processor at each key."""
    for _ in range(5):
        await asyncio.sleep(0)


_parsed: dict[object, list[RuleSet]] = {}
_parse_rules = Stylesheet._parse_rules


def _parse_once(
    sheet: Stylesheet,
    css: str,
    read_from: CSSLocation,
    is_default_rules: bool = False,
    tie_breaker: int = 0,
    scope: str = "",
) -> list[RuleSet]:
    """Rules, read once for all apps of a run; Textual reads them anew for every app."""
    key = (
        frozenset(sheet._variables.items()),
        css,
        read_from,
        is_default_rules,
        tie_breaker,
        scope,
    )
    if key not in _parsed:
        _parsed[key] = _parse_rules(sheet, css, read_from, is_default_rules, tie_breaker, scope)
    return _parsed[key]


def _unpainted(
    compositor: Compositor,
    full: bool = False,
    screen_stack: list[Screen[object]] | None = None,
    simplify: bool = False,
) -> None:
    """Paint no frame: there is no terminal to see it. What a test looks at is drawn then."""
    del full, simplify
    visible_screen_stack.set([] if screen_stack is None else screen_stack)
    compositor._dirty_regions.clear()


class Reviewer:
    """Somebody at the app. `keys` counts what was pressed; what was typed into fields is not."""

    def __init__(self, pilot: Pilot[None], app: ClaimtrackApp) -> None:
        self.pilot = pilot
        self.app = app
        self.keys = 0

    async def press(self, *keys: str) -> None:
        for key in keys:
            self.keys += 1
            await self.pilot.press(key)
        await self._dealt_with()

    async def burst(self, *keys: str) -> None:
        """Press keys all at once, as over a slow line. What they do has yet to be waited for."""
        driver = self.app._driver
        assert driver is not None
        for key in keys:
            letter = key.removeprefix("alt+")
            character = " " if key == "space" else letter if len(letter) == 1 else None
            driver.send_message(Key(key, character))
        await self.pilot.pause()

    async def type(self, words: str) -> None:
        """Put words into the field that has the keys."""
        assert self.app.focused is not None, "nothing has the keys"
        self.app.focused.post_message(Paste(words))
        await self.pilot.pause()

    async def has_left(self) -> None:
        """Wait until claimtrack has been left."""
        for _ in range(_PATIENCE):
            if self.app.return_code is not None:
                return
            await asyncio.sleep(0.005)
        raise AssertionError(f"never left; the screen says:\n{self.screen}")

    async def _dealt_with(self) -> None:
        """Wait until the keys have done what they do."""
        await self.pilot.pause()
        await self.until(lambda: not self.app.busy_with_keys, "dealt with the keys")
        await self.pilot.pause()

    @property
    def screen(self) -> str:
        """All that is on the screen, a line for each row."""
        rows = self.app.screen._compositor.render_strips(self.app.size)
        return "\n".join(row.text for row in rows)

    @property
    def words(self) -> str:
        """The same with each run of white space and rules as one space."""
        return " ".join(self.screen.replace("│", " ").split())

    @property
    def copy(self) -> str:
        """The annotated copy alone, in the same manner."""
        left = (row.partition("│")[0] for row in self.screen.splitlines())
        return " ".join(" ".join(left).replace("▌", " ").split())

    async def until(self, holds: Callable[[], object], what: str = "") -> None:
        """Wait for something to come true."""
        for _ in range(_PATIENCE):
            if holds():
                return
            await self.pilot.pause(0.005)
        raise AssertionError(f"never {what or 'came true'}; the screen says:\n{self.screen}")

    async def sees(self, words: str) -> None:
        """Wait for words on the screen."""
        await self.until(lambda: words in self.words, f"saw {words!r}")

    async def told(self, words: str) -> None:
        """Wait for a notification."""
        await self.until(
            lambda: any(words in one.message for one in self.app._notifications),
            f"was told {words!r}",
        )

    async def has_view(self, name: str) -> None:
        """Wait for a screen or a dialog by the name of its class."""
        await self.until(lambda: type(self.app.screen).__name__ == name, f"came to {name}")
        await self.pilot.pause()


@asynccontextmanager
async def at_desk(
    path: Path,
    name: str = "mira",
    size: tuple[int, int] = (120, 40),
    *,
    paints: bool = False,
    own_keys: Mapping[str, str] | None = None,
    trouble: str = "",
) -> AsyncIterator[Reviewer]:
    """A reviewer with the desk open; `paints` if every frame is painted as for a terminal."""
    app = ClaimtrackApp(path, name, own_keys=own_keys, trouble=trouble)
    with (
        patch("textual.app.wait_for_idle", _no_rest),
        patch("textual.pilot.wait_for_idle", _no_rest),
        patch.object(Stylesheet, "_parse_rules", _parse_once),
        nullcontext() if paints else patch.object(Compositor, "render_update", _unpainted),
    ):
        async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
            reviewer = Reviewer(pilot, app)
            await reviewer.has_view("DeskScreen")
            yield reviewer


@asynccontextmanager
async def reviewing(
    path: Path,
    name: str = "mira",
    size: tuple[int, int] = (120, 40),
    *,
    paints: bool = False,
    own_keys: Mapping[str, str] | None = None,
    trouble: str = "",
) -> AsyncIterator[Reviewer]:
    """A reviewer with the newest article open."""
    async with at_desk(
        path, name, size, paints=paints, own_keys=own_keys, trouble=trouble
    ) as reviewer:
        await reviewer.press("enter")
        await reviewer.has_view("ReviewScreen")
        reviewer.keys = 0
        yield reviewer
