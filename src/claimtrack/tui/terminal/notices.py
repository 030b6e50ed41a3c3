"""Short messages over the work, as Textual shows them, but for one thing that would freeze it.

Made for Textual 8.2.8; a test in `test_tui_terminal_patches` fails when its timers no longer spin.
"""

from __future__ import annotations

from textual.notifications import Notification

_LEAST = 0.1
"""Seconds that are left of a message at the least."""


class Notice(Notification):
    """A message that is shown for a while.

    On a busy machine its time may be over before it is on screen. Textual asks then for a timer
    that ends before it begins, and waits for its end forever.
    """

    @property
    def time_left(self) -> float:
        """Seconds until it goes: never none, so that a timer can be set to it."""
        return max(_LEAST, super().time_left)

    @property
    def has_expired(self) -> bool:
        """Whether its time is over."""
        return super().time_left <= 0
