"""Leaving in order when the terminal goes away: an ssh connection that drops sends a signal.

What is being typed is kept then and nothing is left beside the file, as when one quits.
"""

from __future__ import annotations

import asyncio
import signal
from contextlib import suppress
from typing import Any

from textual.app import App

_SIGNALS = ("SIGHUP", "SIGTERM")


def leave_when_told(app: App[Any]) -> None:
    """Close an app, as quitting does, when its process is told to end."""
    loop = asyncio.get_running_loop()
    for name in _SIGNALS:
        number = getattr(signal, name, None)
        if number is not None:
            # Not every system has loops that listen to signals; there the process just ends.
            with suppress(NotImplementedError, RuntimeError, ValueError):
                loop.add_signal_handler(number, app.exit)
