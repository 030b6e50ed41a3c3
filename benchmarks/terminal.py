"""The real command in a real pseudo-terminal: keys are written to it, and frames are timed.

Used by `tui.py`. The terminal says that it knows synchronised output, so that every frame ends
with a mark of its own, and the time of a frame is the time at which that mark was read.
"""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

ASKS, KNOWS = b"\x1b[?2026$p", b"\x1b[?2026;1$y"
"""What Textual asks about synchronised output, and what a terminal answers that has it."""

FRAME = b"\x1b[?2026l"
QUIET = 0.08
"""Seconds without a frame after which a key is done; known claims are looked for after 0.12."""

PATIENCE = 20.0


class Terminal:
    """A terminal with claimtrack open in it. Use it in a `with`.

    Args:
        file: the database file.
        size: columns and rows.
    """

    def __init__(self, file: Path, size: tuple[int, int] = (120, 40)) -> None:
        self.begun = time.perf_counter()
        self._pid, self._end = pty.fork()
        if not self._pid:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
            os.environ.update(TERM="xterm-256color", COLORTERM="truecolor")
            os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # as it is where people work
            words = ("-m", "claimtrack", "--db", str(file), "--as", "benchmark")
            os.execv(sys.executable, [sys.executable, *words])  # noqa: S606 - the command itself
        self._tail = b""

    def until(self, words: str) -> float:
        """Wait for a frame that has these words, or came after them; return its moment."""
        wanted, seen = words.encode(), b""
        latest = time.perf_counter() + PATIENCE
        while time.perf_counter() < latest:
            seen += self._read(1)
            if wanted in seen and FRAME in seen[seen.rindex(wanted) :]:
                return time.perf_counter()
        raise SystemExit(f"{words!r} never came; the last was {seen[-2000:]!r}")

    def rest(self, quiet: float = 1.0) -> None:
        """Wait until nothing is painted any more; a cursor blinks every half second."""
        latest = time.perf_counter() + PATIENCE
        while self._read(quiet) and time.perf_counter() < latest:
            pass

    def press(self, key: str) -> tuple[float, float]:
        """Press a key; return the ms to the first frame and to the last of those that follow."""
        begun = time.perf_counter()
        os.write(self._end, key.encode())
        first = last = 0.0
        wait = PATIENCE
        seen = b""
        while chunk := self._read(wait):
            seen = seen[-len(FRAME) :] + chunk
            if FRAME in seen:
                last = (time.perf_counter() - begun) * 1000
                first, wait, seen = first or last, QUIET, seen[seen.rindex(FRAME) + len(FRAME) :]
        if not first:
            raise SystemExit(f"nothing was painted after {key!r}")
        return first, last

    def write(self, keys: str) -> float:
        """Press keys and do not wait; return the moment."""
        os.write(self._end, keys.encode())
        return time.perf_counter()

    def _read(self, wait: float) -> bytes:
        """What is painted next; nothing after `wait` seconds, or when the command has ended."""
        if not select.select([self._end], [], [], wait)[0]:
            return b""
        try:
            chunk = os.read(self._end, 1 << 16)
        except OSError:
            return b""
        if ASKS in self._tail + chunk:
            os.write(self._end, KNOWS)
        self._tail = b"" if ASKS in self._tail + chunk else chunk[-len(ASKS) :]
        return chunk

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Quit as a person does."""
        self.write("\x11")
        self.rest(0.4)
        with suppress(ProcessLookupError):
            os.kill(self._pid, signal.SIGKILL)
        os.close(self._end)
        os.waitpid(self._pid, 0)
