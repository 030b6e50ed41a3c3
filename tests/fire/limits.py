"""Work in a child process, each piece of it with a limit on its time and its memory."""

from __future__ import annotations

import json
import os
import resource
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from types import FrameType
from typing import TypeVar

Given = TypeVar("Given")

Piece = Callable[[Given], str | None]
"""Does one piece of work; returns what was wrong, None if nothing was."""

_AFTER = 3
"""Times the limit after which the system ends a process that heeds no signal."""


class _TooLong(BaseException):
    """A piece took longer than it may. Not an Exception: nothing should catch it."""


def under_limits(
    work: Piece[Given], given: Sequence[Given], *, seconds: float, megabytes: int
) -> Iterator[str | None]:
    """Do work in child processes; whatever ends one, the next goes on with the next piece.

    Args:
        work: what is done with each; an exception of any kind is what was wrong.
        given: what it is done with.
        seconds: of processor time for each piece.
        megabytes: of memory for each piece, beyond what the process had before.

    Yields:
        For each piece what was wrong with it, or None.
    """
    at = 0
    while at < len(given):
        here, there = os.pipe()
        sys.stdout.flush()
        sys.stderr.flush()
        child = os.fork()
        if not child:
            os.close(here)
            _child(there, work, given[at:], seconds, megabytes)
        os.close(there)
        with os.fdopen(here, encoding="utf-8") as pipe:
            for line in pipe:
                yield json.loads(line)
                at += 1
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        if at < len(given):
            yield f"the process ended with {status}"
            at += 1


def _child(
    pipe: int, work: Piece[Given], given: Sequence[Given], seconds: float, megabytes: int
) -> None:
    try:
        signal.signal(signal.SIGPROF, _stop)
        with os.fdopen(pipe, "w", encoding="utf-8") as out:
            for one in given:
                out.write(json.dumps(_within(work, one, seconds, megabytes)) + "\n")
                out.flush()
    finally:
        os._exit(0)


def _within(work: Piece[Given], one: Given, seconds: float, megabytes: int) -> str | None:
    used = resource.getrusage(resource.RUSAGE_SELF)
    latest = int(used.ru_utime + used.ru_stime + _AFTER * seconds) + 1
    hard = resource.RLIM_INFINITY
    resource.setrlimit(resource.RLIMIT_CPU, (latest, hard))
    resource.setrlimit(resource.RLIMIT_AS, (_size() + (megabytes << 20), hard))
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        wrong = work(one)
    except _TooLong:
        return f"it took more than {seconds} s"
    except MemoryError:
        return f"it took more than {megabytes} MB"
    except Exception as error:  # noqa: BLE001 - whatever it is, it is what we look for
        return f"{type(error).__name__}: {error!r:.200}"
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        resource.setrlimit(resource.RLIMIT_AS, (resource.RLIM_INFINITY, hard))
    return wrong


def _size() -> int:
    """The address space of this process, in bytes."""
    with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123 - no file of a person
        return int(file.read().split()[0]) * resource.getpagesize()


def _stop(signum: int, frame: FrameType | None) -> None:
    del signum, frame
    raise _TooLong
