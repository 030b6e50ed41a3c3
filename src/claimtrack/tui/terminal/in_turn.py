"""Keys take effect in turn: each is passed on when the previous one has finished.

Over a slow line, or on a busy machine, keys arrive in bursts. Textual hands each to the widget that
is focused when it arrives; Enter moves the focus a little later, and what was meant for the next
field, or for the dialog that is about to open, would be typed into this one. And a key that is
about what a search finds would be about what the search before it found.

Nothing polls. A message follows each key the way it went, and arrives at the app when the key has
been dealt with; where a widget on that way is removed first, the end of its task says so. A command
that goes on in a worker is waited for until it is done or a dialog of its is in sight. Searches end
with a message to their screen, and a dialog suspends it by another: after each message to the
screen it is asked again whether to wait. A deadline stands behind all, so that no key waits for
ever.

Made for Textual 8.2.8. Its parser, too, reads Escape and a letter that come together as Alt and
that letter. Two tests in `test_tui_terminal_patches` fail when a Textual does either by itself.
"""

from __future__ import annotations

import asyncio
import re
from collections import deque
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Protocol, runtime_checkable

from textual import events
from textual.app import App, ScreenError
from textual.message import Message
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input, TextArea
from textual.worker import Worker

Typed = events.Key | events.Paste

_CALM = 2
"""How often nothing may have changed before the next key goes: what a key did may do something."""

_LONGEST = 5.0
"""Seconds after which a key waits no longer for a follower, a command or a search."""

_LEAVES_FIELD = frozenset({"enter", "tab", "shift+tab", "up", "down"})
_NEVER_WAITS = re.compile(r"escape|ctrl\+q|f\d+")


class Followed(Message):
    """Goes the way a key went, and arrives at the app when the key has been dealt with."""


@runtime_checkable
class Awaits(Protocol):
    """A screen on which something is looked for in the background.

    What ends the search comes to the screen as a message, or bubbles to it.
    """

    def awaits(self, key: str) -> bool:
        """Whether a key depends on a search that is still running."""
        ...


class InTurn:
    """The keys and the pasted text on their way to the widgets of an app.

    Args:
        app: the app; it hands over every `Followed` that arrives.
        hand_on: what Textual does with a key.
    """

    def __init__(self, app: App[None], hand_on: Callable[[Typed], Awaitable[None]]) -> None:
        self._app = app
        self._hand_on_now = hand_on
        self._waiting: deque[Typed] = deque()
        self._follower: Followed | None = None
        self._before: tuple[Screen[object], Widget | None] | None = None
        self._calm = 0
        self._written = False
        self._commands: list[tuple[Worker[None], Screen[object]]] = []
        self._held_by: Screen[object] | None = None
        self._still_held: Callable[[], bool] = bool
        self._overdue = False
        self._passed: tuple[asyncio.Task[None], ...] = ()
        self._deadline: asyncio.TimerHandle | None = None

    @property
    def busy(self) -> bool:
        """Whether keys were pressed that have not yet done what they do."""
        return self._held_by is not None or self._follower is not None

    async def take(self, event: Typed) -> None:
        """Pass a key on when it is its turn."""
        if self._at is None:
            # Everything is being removed already, and nothing is there for a key to act on.
            event.stop()
        elif event.is_forwarded:
            await self._hand_on_now(event)
        else:
            self._waiting += _one_by_one(event)
            if not self.busy:
                self._overdue = False
                await self._go_on()

    def await_command(self, worker: Worker[None]) -> None:
        """Let keys wait for a command, until it is done or a dialog of its is in sight."""
        unfinished = [one for one in self._commands if not one[0].is_finished]
        self._commands = [*unfinished, (worker, self._app.screen)]

    async def arrived(self, follower: Followed) -> None:
        """Let the next key go, unless the last one is still at work."""
        if follower is not self._follower:
            return
        self._stop_watching()
        if self._is_at_work() and self._before is not None and not self._overdue:
            self._follower = None
            self._hold(self._before[0], self._is_at_work)
            return
        self._calm = self._calm + 1 if self._before == self._at else 0
        if self._calm < _CALM:
            self._follow()
        else:
            self._follower = None
            await self._go_on()

    async def _go_on(self) -> None:
        """Pass on the waiting keys, up to one that must wait or must be waited for."""
        while self._waiting and not self.busy:
            first = self._waiting[0]
            if self._written and not self._is_typed(first):
                # What was written ahead is in the field, and its field knows, before this one.
                self._written = False
                self._begin_to_follow()
            elif not self._overdue and (screen := self._awaited(first)) is not None:
                self._hold(screen, partial(self._is_searched_on, screen))
            else:
                self._overdue = False
                await self._hand_on(self._waiting.popleft())

    async def _hand_on(self, event: Typed) -> None:
        """Pass one on. A letter typed into a field moves nothing: the next can go at once."""
        self._written = self._is_typed(event)
        await self._hand_on_now(event)
        if not self._written:
            self._begin_to_follow()

    def _is_typed(self, event: Typed) -> bool:
        """Whether it is typed into a field."""
        words = isinstance(event, events.Paste) or event.is_printable
        return words and self._at is not None and isinstance(self._at[1], Input | TextArea)

    @property
    def _at(self) -> tuple[Screen[object], Widget | None] | None:
        """The visible screen and the focused widget."""
        try:
            return self._app.screen, self._app.screen.focused
        except ScreenError:
            return None

    def _begin_to_follow(self) -> None:
        self._calm = 0
        self._follow()

    def _follow(self) -> None:
        """Send a follower from where the focus is."""
        self._before = self._at
        if self._before is None or not self._app.is_running:
            self._follower = None
            return
        screen, focused = self._before
        self._follower = Followed()
        self._watch(focused or screen)
        if not (focused or screen).post_message(self._follower) and not self._passed:
            self._lost()

    def _watch(self, start: Widget) -> None:
        """Watch for a widget on the follower's way being removed: it may never arrive then."""
        # Textual publishes nothing about a widget that was removed; only its task is seen to end.
        tasks = (node._task for node in start.ancestors_with_self if node is not self._app)  # noqa: SLF001
        self._passed = tuple(task for task in tasks if task is not None)
        for task in self._passed:
            task.add_done_callback(self._lost)
        self._deadline = asyncio.get_running_loop().call_later(_LONGEST, self._lost)

    def _stop_watching(self) -> None:
        for task in self._passed:
            task.remove_done_callback(self._lost)
        self._passed = ()
        self._stop_the_clock()

    def _lost(self, _gone: asyncio.Task[None] | None = None) -> None:
        """Treat the follower as arrived."""
        if self._follower is not None:
            self._app.post_message(self._follower)

    def _awaited(self, event: Typed) -> Screen[object] | None:
        """The visible screen, if a key depends on a search it is running."""
        if self._at is None or self._is_typed(event) or isinstance(event, events.Paste):
            return None
        screen, focused = self._at
        if isinstance(focused, Input | TextArea) and event.key not in _LEAVES_FIELD:
            return None
        free = _NEVER_WAITS.fullmatch(event.key) is not None
        waits = not free and isinstance(screen, Awaits) and screen.awaits(event.key)
        return screen if waits else None

    def _is_searched_on(self, screen: Screen[object]) -> bool:
        return bool(self._waiting) and self._awaited(self._waiting[0]) is screen

    def _is_at_work(self) -> bool:
        """Whether a command is running on the visible screen."""
        return any(
            not worker.is_finished and self._at is not None and begun_at is self._at[0]
            for worker, begun_at in self._commands
        )

    def _hold(self, screen: Screen[object], still: Callable[[], bool]) -> None:
        """Hold the keys while something is so; a screen has a message when it no longer is."""
        self._held_by, self._still_held = screen, still
        screen.message_signal.subscribe(self._app, self.look_again)
        self._deadline = asyncio.get_running_loop().call_later(
            _LONGEST, self._app.call_later, self._hold_no_longer
        )

    async def look_again(self, _message: Message | None = None) -> None:
        """Release held keys once there is no reason to hold them."""
        if self._held_by is not None and not self._still_held():
            await self._let_go()

    async def _hold_no_longer(self) -> None:
        if self._held_by is not None:
            self._overdue = True
            await self._let_go()

    async def _let_go(self) -> None:
        """Continue once the awaited result has been handled."""
        if self._held_by is not None:
            self._held_by.message_signal.unsubscribe(self._app)
        self._held_by = None
        self._stop_the_clock()
        self._begin_to_follow()

    def _stop_the_clock(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None


def _one_by_one(event: Typed) -> tuple[Typed, ...]:
    """Escape and a letter that came together, as two keys: terminals write Alt in the same way."""
    alone = event.key.removeprefix("alt+") if isinstance(event, events.Key) else ""
    if isinstance(event, events.Key) and event.is_printable and alone != event.key:
        return events.Key("escape", "\x1b"), events.Key(alone, event.character)
    return (event,)
