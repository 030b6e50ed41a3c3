"""Quit cleanly when the terminal goes away: a dropped ssh connection sends a signal.

What is being typed is kept then and nothing is left beside the file, as when one quits; and no
process stays behind.

Made for Textual 8.2.8, whose driver for Linux and macOS leaves both signals to the system, and goes
on with its terminal whenever it is told to. `test_tui_terminal_patches` has a test for each of
these two, which fails when Textual does better.
"""

from __future__ import annotations

import asyncio
import os
import signal
from contextlib import suppress
from functools import partial
from types import FrameType
from typing import Any

from textual.app import App

_SIGNALS = ("SIGHUP", "SIGTERM")
_TERMINAL = (0, 1, 2)
"""Where a process reads and writes, as every system numbers them."""


def leave_when_told(app: App[Any]) -> None:
    """Close an app, as quitting does, when its process is asked to end."""
    loop = asyncio.get_running_loop()
    for name in _SIGNALS:
        number = getattr(signal, name, None)
        if number is not None:
            # Not every system has loops that listen to signals; there the process just ends.
            with suppress(NotImplementedError, RuntimeError, ValueError):
                loop.add_signal_handler(number, partial(_leave, app, gone=name == "SIGHUP"))
    _go_on_only_after_a_stop()


def _leave(app: App[Any], *, gone: bool) -> None:
    """Quit. Into a terminal that is gone nothing can be written, and who waits for it hangs."""
    if gone:
        nowhere = os.open(os.devnull, os.O_RDWR)
        for number in _TERMINAL:
            os.dup2(nowhere, number)
        os.close(nowhere)
    app.exit()


def _go_on_only_after_a_stop() -> None:
    """Let a process go on with its terminal only where it was stopped before.

    A terminal that goes away tells its process to end and then to go on. Textual, told to go on,
    begins anew with a terminal that is no more, beside the one it has, and never ends.
    """
    stop, resume = (getattr(signal, name, None) for name in ("SIGTSTP", "SIGCONT"))
    if stop is None or resume is None:
        return
    stopping, resuming = signal.getsignal(stop), signal.getsignal(resume)
    if not callable(stopping) or not callable(resuming):
        return
    stopped = False

    def on_stop(number: int, frame: FrameType | None) -> None:
        nonlocal stopped
        stopped = True
        stopping(number, frame)

    def on_resume(number: int, frame: FrameType | None) -> None:
        nonlocal stopped
        if stopped:
            stopped = False
            resuming(number, frame)

    signal.signal(stop, on_stop)
    signal.signal(resume, on_resume)
