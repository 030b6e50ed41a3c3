"""A reviewer at the terminal: presses keys on the real app and reads what the screen says."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager, nullcontext
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from textual._compositor import Compositor
from textual._context import visible_screen_stack
from textual._queue import Queue
from textual.app import ScreenError
from textual.events import Key, Paste
from textual.message_pump import MessagePump
from textual.pilot import Pilot, WaitForScreenTimeout
from textual.screen import Screen
from textual.widgets._toast import Toast

from claimtrack.tui.shell.app import ClaimtrackApp
from tests.textual_memory import remembering

SIZES = ((80, 24), (120, 40))
WIDE_IS_SLOW = (SIZES[0], pytest.param(SIZES[1], marks=pytest.mark.slow))
"""For long tests: the narrow terminal at every change, the wide one with the slow tests."""
_PATIENCE = 1_000
_TURNS, _SPINS, _PAUSE = 5, 100, 0.001
"""Turns every task has at the least; after how many one waits for the clock, and how long."""


async def _no_rest(_least: float = 0, _most: float = 1) -> None:
    """Give every task its turn. Textual's own waits for 20 ms of an idle processor at each key."""
    for _ in range(_TURNS):
        await asyncio.sleep(0)


async def _wait_for_screen(pilot: Pilot[object], patience: float = 30.0) -> bool:
    """Wait until the app and all on the screen have dealt with every message they had.

    Textual's own sends each widget one more message for this, fifty and more at each key and each
    look: half of all messages of a run.
    """
    app = pilot.app
    try:
        busy: list[MessagePump] = [app, *app.screen.walk_children(with_self=True)]
    except ScreenError:
        return False
    until = time.monotonic() + patience
    turns = 0
    while busy and app._exception is None:
        if time.monotonic() > until:
            raise WaitForScreenTimeout(f"Never dealt with what they were sent: {busy}")
        # Who waits for something outside wants the processor to wait, too.
        await asyncio.sleep(0 if turns < _SPINS else _PAUSE)
        turns += 1
        busy = busy if turns < _TURNS else [one for one in busy if not _at_rest(one)]
    return app._exception is None


def _at_rest(pump: MessagePump) -> bool:
    """Whether it waits for its next message, or will have none."""
    queue: Queue[Any] = pump._message_queue
    waits = queue.empty() and len(queue.ready_event._waiters) > 0
    return waits or pump._closing or pump._closed


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
    def sheet(self) -> str:
        """The words of the dialog alone, where one is open: what stands beside it is left out."""
        sheets = self.app.screen.query(".sheet")
        if not sheets:
            return ""
        x, y, width, height = sheets.first().region
        rows = self.app.screen._compositor.render_strips(self.app.size)[y : y + height]
        return " ".join(" ".join(row.crop(x, x + width).text.strip("│ ") for row in rows).split())

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
        await self.until(lambda: words in self.words or words in self.sheet, f"saw {words!r}")

    async def told(self, words: str) -> None:
        """Wait for a notification."""
        await self.until(
            lambda: any(words in one.message for one in self.app._notifications),
            f"was told {words!r}",
        )

    async def settled(self) -> None:
        """Wait until nothing is looked up any more, and nothing waits for its time to come."""
        await self._dealt_with()
        while self._to_come():
            await self.until(lambda: not self._to_come(), "settled")
            await self._dealt_with()

    def _to_come(self) -> bool:
        nodes = [self.app, *self.app.screen.walk_children(with_self=True)]
        waits = [
            timer
            for node in nodes
            if not isinstance(node, Toast)
            for timer in node._timers
            if timer._repeat is not None and timer._task is not None and not timer._task.done()
        ]
        works = [one for one in self.app.workers if one.is_running and one._thread_worker]
        return bool(waits or works)

    def clear_notices(self) -> None:
        """Take the notifications off the screen; what they lie over is seen again."""
        self.app.clear_notifications()

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
    look: bool = False,
) -> AsyncIterator[Reviewer]:
    """A reviewer with the desk open; `paints` if every frame is painted as for a terminal."""
    app = ClaimtrackApp(path, name, own_keys=own_keys, trouble=trouble, look=look)
    with (
        patch("textual.app.wait_for_idle", _no_rest),
        patch("textual.pilot.wait_for_idle", _no_rest),
        patch.object(Pilot, "_wait_for_screen", _wait_for_screen),
        remembering(),
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
    look: bool = False,
) -> AsyncIterator[Reviewer]:
    """A reviewer with the newest article open."""
    async with at_desk(
        path, name, size, paints=paints, own_keys=own_keys, trouble=trouble, look=look
    ) as reviewer:
        await reviewer.press("enter")
        await reviewer.has_view("ReviewScreen")
        reviewer.keys = 0
        yield reviewer
