"""Keys take effect in turn: each is handed on when what the one before it did has been done.

Over a slow line, or on a busy machine, keys arrive in bursts. Textual hands each to the widget that
has the keys when it arrives; Enter moves them on a little later, and what was meant for the next
field, or for the dialog that is about to open, would be typed into this one. And a key that is
about what a search finds would be about what the search before it found.
"""

from __future__ import annotations

import asyncio
import re
from collections import deque
from collections.abc import Callable
from typing import Protocol, runtime_checkable

from textual import events
from textual.app import App, ScreenError
from textual.message import Message
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input, TextArea
from textual.worker import Worker

_CALM = 2
"""How often nothing may have changed before the next key goes: what a key did may do something."""
_LOOK = 0.02
_FOLLOWED, _AWAITED = 50, 100
"""Seconds between looks, and how many: for a follower to arrive, and for a search to end."""

_LEAVES_FIELD = frozenset({"enter", "tab", "shift+tab", "up", "down"})
_NEVER_WAITS = re.compile(r"escape|ctrl\+q|f\d+")


class Followed(Message):
    """Goes the way a key went, and arrives at the app when the key has been dealt with."""

    def __init__(self, by: Widget) -> None:
        super().__init__()
        self.by = by


@runtime_checkable
class Awaits(Protocol):
    """A screen on which something is looked for in the background."""

    def awaits(self, key: str) -> bool:
        """Whether a key is about what is still being looked for."""
        ...


class InTurnApp(App[None]):
    """The part of the application that hands on keys and pasted text, in turn."""

    def __init__(self) -> None:
        super().__init__()
        self._waiting: deque[events.Key | events.Paste] = deque()
        self._follower: Followed | None = None
        self._before: tuple[Screen[object], Widget | None] | None = None
        self._calm = 0
        self._written = False
        self._held = False
        self._looks = 0
        self._commands: list[tuple[Worker[None], Screen[object]]] = []

    @property
    def busy_with_keys(self) -> bool:
        """Whether keys were pressed that have not yet done what they do."""
        return self._held or self._follower is not None

    async def on_event(self, event: events.Event) -> None:
        """Hand an event on; a key, when it is its turn."""
        if not isinstance(event, events.Key | events.Paste):
            await super().on_event(event)
        elif self._at is None:
            # All is being taken away already, and nothing is there for a key to act on.
            event.stop()
        elif event.is_forwarded:
            await super().on_event(event)
        else:
            self._waiting += _one_by_one(event)
            if not self.busy_with_keys:
                await self._go_on()

    def await_command(self, worker: Worker[None]) -> None:
        """Keep keys waiting for a command until it is done, or a dialog of its is in sight."""
        unfinished = [one for one in self._commands if not one[0].is_finished]
        self._commands = [*unfinished, (worker, self.screen)]

    def _is_at_work(self) -> bool:
        """Whether a command is at work on the screen that is in sight."""
        return any(
            not worker.is_finished and self._at is not None and begun_at is self._at[0]
            for worker, begun_at in self._commands
        )

    async def on_followed(self, message: Followed) -> None:
        """Let the next key go, unless the last one is still at work."""
        message.stop()
        if message is not self._follower:
            return
        if self._is_at_work() and self._looks < _AWAITED:
            self._looks += 1
            self._calm = 0
            self._later(self._follow)
            return
        self._calm = self._calm + 1 if self._before == self._at else 0
        if self._calm < _CALM:
            self._follow()
        else:
            self._follower = None
            await self._go_on()

    async def _go_on(self) -> None:
        """Hand on what waits, up to a key that has to wait, or has to be waited for."""
        self._held = False
        while self._waiting and not self.busy_with_keys:
            if self._written and not self._is_typed(self._waiting[0]):
                # What was written ahead is in the field, and its field knows, before this one.
                self._written = False
                self._begin_to_follow()
            elif self._looks < _AWAITED and self._is_awaited(self._waiting[0]):
                self._looks += 1
                self._held = True
                self._later(self._go_on)
            else:
                self._looks = 0
                await self._hand_on(self._waiting.popleft())

    def _is_awaited(self, event: events.Key | events.Paste) -> bool:
        """Whether something is being looked for that a key is about."""
        if self._at is None or self._is_typed(event) or isinstance(event, events.Paste):
            return False
        screen, focused = self._at
        if isinstance(focused, Input | TextArea) and event.key not in _LEAVES_FIELD:
            return False
        free = _NEVER_WAITS.fullmatch(event.key) is not None
        return not free and isinstance(screen, Awaits) and screen.awaits(event.key)

    async def _hand_on(self, event: events.Key | events.Paste) -> None:
        """Hand one on. A letter typed into a field moves nothing: the next can go at once."""
        self._written = self._is_typed(event)
        await super().on_event(event)
        if not self._written:
            self._begin_to_follow()

    def _is_typed(self, event: events.Key | events.Paste) -> bool:
        """Whether it is written into a field."""
        words = isinstance(event, events.Paste) or event.is_printable
        return words and self._at is not None and isinstance(self._at[1], Input | TextArea)

    @property
    def _at(self) -> tuple[Screen[object], Widget | None] | None:
        """What is in sight and what has the keys."""
        try:
            return self.screen, self.screen.focused
        except ScreenError:
            return None

    def _begin_to_follow(self) -> None:
        self._calm = 0
        self._follow()

    def _follow(self) -> None:
        """Send a follower from where the keys are."""
        self._before = self._at
        if self._before is None or not self.is_running:
            self._follower = None
            return
        screen, focused = self._before
        self._follower = follower = Followed(focused or screen)
        follower.by.post_message(follower)
        asyncio.get_running_loop().call_later(_LOOK, self._look_for, follower, _FOLLOWED)

    def _look_for(self, follower: Followed, looks: int) -> None:
        """Wait no longer for one that can arrive no more: what it came from is being taken away."""
        if follower is not self._follower:
            return
        if follower.by.is_attached and follower.by.is_running and looks:
            asyncio.get_running_loop().call_later(_LOOK, self._look_for, follower, looks - 1)
        else:
            self.post_message(follower)

    def _later(self, act: Callable[[], object]) -> None:
        """Do something after a while, when it is its turn among the messages."""
        asyncio.get_running_loop().call_later(_LOOK, self.call_later, act)


def _one_by_one(event: events.Key | events.Paste) -> tuple[events.Key | events.Paste, ...]:
    """Escape and a letter that came together, as two keys: terminals write Alt in the same way."""
    alone = event.key.removeprefix("alt+") if isinstance(event, events.Key) else ""
    if isinstance(event, events.Key) and event.is_printable and alone != event.key:
        return events.Key("escape", "\x1b"), events.Key(alone, event.character)
    return (event,)
