"""Keys take effect in turn: each is handed on when what the one before it did has been done.

Over a slow line, or on a busy machine, keys arrive in bursts. Textual hands each to the widget that
has the keys when it arrives; Enter moves them on a little later, and what was meant for the next
field, or for the dialog that is about to open, would be typed into this one.
"""

from __future__ import annotations

import asyncio
from collections import deque

from textual import events
from textual.app import App, ScreenError
from textual.message import Message
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input, TextArea

_CALM = 2
"""How often nothing may have changed before the next key goes: what a key did may do something."""
_LOOK = 0.02
_LOOKS = 50
"""Seconds between looks whether a follower can still arrive, and how often to look."""


class Followed(Message):
    """Goes the way a key went, and arrives at the app when the key has been dealt with."""

    def __init__(self, by: Widget) -> None:
        super().__init__()
        self.by = by


class InTurnApp(App[None]):
    """The part of the application that hands on keys and pasted text, in turn."""

    def __init__(self) -> None:
        super().__init__()
        self._waiting: deque[events.Key | events.Paste] = deque()
        self._follower: Followed | None = None
        self._before: tuple[Screen[object], Widget | None] | None = None
        self._calm = 0

    @property
    def busy_with_keys(self) -> bool:
        """Whether keys were pressed that have not yet done what they do."""
        return self._follower is not None

    async def on_event(self, event: events.Event) -> None:
        """Hand an event on; a key, when it is its turn."""
        if not isinstance(event, events.Key | events.Paste):
            await super().on_event(event)
        elif self._at is None:
            # All is being taken away already, and nothing is there for a key to act on.
            event.stop()
        elif event.is_forwarded:
            await super().on_event(event)
        elif self._follower is not None:
            self._waiting.append(event)
        else:
            await self._hand_on(event)

    async def on_followed(self, message: Followed) -> None:
        """Let the next key go, unless the last one is still at work."""
        message.stop()
        if message is not self._follower:
            return
        self._calm = self._calm + 1 if self._before == self._at else 0
        if self._calm < _CALM:
            self._follow()
            return
        self._follower = None
        while self._waiting and self._follower is None:
            await self._hand_on(self._waiting.popleft())

    async def _hand_on(self, event: events.Key | events.Paste) -> None:
        """Hand one on. A letter typed into a field moves nothing: the next can go at once."""
        typed = isinstance(event, events.Paste) or event.is_printable
        before = self._at
        await super().on_event(event)
        if not (typed and before and isinstance(before[1], Input | TextArea)):
            self._calm = 0
            self._follow()

    @property
    def _at(self) -> tuple[Screen[object], Widget | None] | None:
        """What is in sight and what has the keys."""
        try:
            return self.screen, self.screen.focused
        except ScreenError:
            return None

    def _follow(self) -> None:
        """Send a follower from where the keys are."""
        self._before = self._at
        if self._before is None or not self.is_running:
            self._follower = None
            return
        screen, focused = self._before
        self._follower = Followed(focused or screen)
        self._follower.by.post_message(self._follower)
        asyncio.get_running_loop().call_later(_LOOK, self._look_for, self._follower, _LOOKS)

    def _look_for(self, follower: Followed, looks: int) -> None:
        """Wait no longer for one that can arrive no more: what it came from is being taken away."""
        if follower is not self._follower:
            return
        if follower.by.is_attached and follower.by.is_running and looks:
            asyncio.get_running_loop().call_later(_LOOK, self._look_for, follower, looks - 1)
        else:
            self.post_message(follower)
