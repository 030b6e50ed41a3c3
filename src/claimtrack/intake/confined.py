"""The process that reads foreign bytes, as seen by the one who asks it.

The system holds it to its bounds of memory and computing; the clock is held to here, and runs only
while somebody waits. An answer is believed as far as its form goes, no further.
"""

from __future__ import annotations

import math
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Event, Thread
from time import monotonic
from typing import IO

from msgspec import DecodeError, Struct

from claimtrack.children import ended, piped
from claimtrack.intake.questions import Answer, Question, Wanted, answers, receive, send

_MODULE = "claimtrack.intake.in_quarantine"
_LARGEST = 600_000_000
"""Bytes of an answer; the largest file that is read as one article has a third of them."""

_BROKEN = [
    -getattr(signal, name)
    for name in ("SIGABRT", "SIGSEGV", "SIGTRAP", "SIGILL", "SIGBUS", "SIGFPE")
    if hasattr(signal, name)
]
_LOOK_EVERY = 0.5
"""Seconds between looks at the clock."""

_LEAVING = 5.0
"""Seconds to end in, for a process that has closed its pipe."""


class Bounds(Struct, frozen=True):
    """What reading may take until the next answer.

    `memory` is in bytes, beside the program and the bytes that it is given; `computing` is in
    seconds of the processor and `seconds` by the clock.
    """

    memory: int = 1_500_000_000
    computing: int = 60
    seconds: float = 180.0

    @property
    def too_much_memory(self) -> str:
        """Why something was not read that took more memory."""
        return f"took more than {self.memory / 1e9:g} GB of memory"


class EndedError(Exception):
    """It gives no more answers; the message says why, as what a file did."""


class Confined:
    """A process that was started to read. `busy`: an answer of it is still to come.

    Args:
        bounds: what it may take.
        wanted: what it will be asked for first, for which it loads what reads that.
    """

    def __init__(self, bounds: Bounds, wanted: Wanted) -> None:
        self._bounds = bounds
        self._process = piped(_MODULE, str(bounds.memory), str(bounds.computing), wanted)
        self._late = False
        self.busy = False
        self._until = math.inf
        self._over = Event()
        Thread(target=self._watch, name="watch the clock", daemon=True).start()

    @property
    def alive(self) -> bool:
        """Whether it can be asked."""
        return self._process.poll() is None

    def ask(self, question: Question, data: bytes | None = None) -> None:
        """Ask; `answer` says if it is not there any more.

        Args:
            question: the question.
            data: the bytes that it is about, if they go with it.
        """
        self.busy = True
        with self._clock(), suppress(OSError):
            send(self._pipe(self._process.stdin), question, data)

    def answer(self) -> Answer:
        """Wait for the answer to what was asked last.

        Raises:
            EndedError: none comes, in time or at all.
        """
        with self._clock():
            message = receive(self._pipe(self._process.stdout), _LARGEST)
        try:
            answer = answers.decode(message[0]) if message else None
        except DecodeError:
            answer = None
        if answer is None:
            raise EndedError(self._why())
        self.busy = False
        return answer

    def close(self) -> None:
        """End it."""
        self._over.set()
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            with suppress(OSError):  # what was not sent yet is sent to nobody
                self._pipe(stream).close()

    def _why(self) -> str:
        """Say what a file did to it."""
        code = ended(self._process, _LEAVING)
        if code is None:
            return "made what reads it give an answer that cannot be"
        if self._late:
            return f"took more than {self._bounds.seconds:g} s"
        if code == -getattr(signal, "SIGXCPU", 0) != 0:
            return f"took more than {self._bounds.computing} s of computing"
        if code in _BROKEN:  # libraries in C end like that too when there is no more memory
            how = signal.Signals(-code).name
            return f"{self._bounds.too_much_memory}, or broke what reads it ({how})"
        return f"was being read when what reads it was stopped ({code})"

    @contextmanager
    def _clock(self) -> Iterator[None]:
        """Stop the process if what is done meanwhile takes too long."""
        self._until = monotonic() + self._bounds.seconds
        try:
            yield
        finally:
            self._until = math.inf

    def _watch(self) -> None:
        """Look at the clock now and then; one thread for all answers costs the least."""
        while not self._over.wait(min(_LOOK_EVERY, self._bounds.seconds / 4)):
            if monotonic() > self._until:
                self._late = True
                self._process.kill()
                return

    @staticmethod
    def _pipe(stream: IO[bytes] | None) -> IO[bytes]:
        """Return a pipe, which is always there."""
        if stream is None:
            raise RuntimeError
        return stream
