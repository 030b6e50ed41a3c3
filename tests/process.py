"""A real claimtrack process at a pseudo-terminal, for tests of what happens when it ends."""

from __future__ import annotations

import os
import pty
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_PATIENCE = 3_000
"""Looks at the terminal, 20 ms apart: a machine may be busy."""


class Terminal:
    """What the process writes is read, and keys are sent to it."""

    def __init__(self, here: int, process: subprocess.Popen[bytes]) -> None:
        self._here = here
        self.process = process

    def press(self, keys: bytes) -> None:
        """Send keys."""
        os.write(self._here, keys)

    def sees(self, words: str, key: bytes = b"") -> str:
        """Wait until some words were written, and return all that was; press a key now and then."""
        seen = ""
        for look in range(_PATIENCE):
            if key and look % 50 == 0:
                self.press(key)
            seen += self.read()
            if words in seen:
                return seen
            time.sleep(0.02)
        raise AssertionError(f"never saw {words!r} in {seen[-2_000:]!r}")

    def until(self, holds: Callable[[], object], what: str) -> None:
        """Wait for something to come true, reading meanwhile: a full terminal would hold it up."""
        for _ in range(_PATIENCE):
            if holds():
                return
            self.read()
            time.sleep(0.02)
        raise AssertionError(f"never {what}")

    def hang_up(self) -> None:
        """Take the terminal away. No signal says so: it does not control the process."""
        if self._here >= 0:
            os.close(self._here)
        self._here = -1

    def read(self) -> str:
        """What was written since the last look."""
        with suppress(BlockingIOError, OSError):
            return os.read(self._here, 1 << 16).decode(errors="replace")
        return ""


@contextmanager
def at_terminal(path: Path, name: str = "mira", *, before: str = "") -> Iterator[Terminal]:
    """The terminal UI on a file; the process is killed at the end, if it has not ended.

    Args:
        path: the file.
        name: who works there.
        before: what Python does in that process first.
    """
    here, there = pty.openpty()
    begin = f"{before}\nfrom claimtrack.cli.main import main\nmain()"
    command = [sys.executable, "-c", begin, "--db", str(path), "--as", name]
    environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "100", "LINES": "30"}
    os.set_blocking(here, False)
    with subprocess.Popen(
        command, stdin=there, stdout=there, stderr=there, env=environment, start_new_session=True
    ) as process:
        os.close(there)
        terminal = Terminal(here, process)
        try:
            yield terminal
        finally:
            process.send_signal(signal.SIGKILL)
            terminal.hang_up()
