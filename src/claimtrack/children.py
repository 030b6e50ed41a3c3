"""Starting Python again: the one place that does, for jobs and for the browser's page.

What is started ends with who started it, however that ends.

`python -m` and `python -c` look for every module in the current folder first, and that is where
people keep the database and what they were sent: a `json.py` there would run in their name. Every
Python that is started here leaves that folder off its path. What the environment says (PYTHONPATH,
a virtual environment) counts as before, or the child would be another program than its parent.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing.context import SpawnContext, SpawnProcess
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from asyncio.subprocess import Process

_FLAG = "-P"
"""What keeps the current folder, and that of a script, off the path."""

_VARIABLE = "PYTHONSAFEPATH"
"""The same for a Python whose command line is not ours to write."""


_LOOK_EVERY = 0.5
"""Seconds between looks at whether the parent is still there."""


async def talking(*words: str, environment: Mapping[str, str]) -> Process:
    """Start Python with some arguments, and pipes to talk to it by."""
    from asyncio.subprocess import PIPE, create_subprocess_exec

    command = (sys.executable, _FLAG, *words)
    return await create_subprocess_exec(
        *command, stdin=PIPE, stdout=PIPE, stderr=PIPE, env=environment
    )


def end_with_parent(leave: Callable[[], None]) -> None:
    """End this process when the one that started it has ended, even by SIGKILL.

    Args:
        leave: called in a thread of its own when the parent is gone; then the process ends.
    """
    parent = os.getppid()  # does not change on Windows, where a job of the system does the same

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(_LOOK_EVERY)
        try:
            leave()
        finally:
            os._exit(1)

    threading.Thread(target=watch, name="watch parent", daemon=True).start()


def answer(script: str, question: bytes) -> bytes:
    """Return what a script of ours writes to its stdout when it is given something on its stdin.

    Raises:
        RuntimeError: it failed.
    """
    command = [sys.executable, _FLAG, script]
    ran = subprocess.run(command, input=question, capture_output=True, check=False)  # noqa: S603 - ours
    if ran.returncode:
        raise RuntimeError(f"{script} failed: {ran.stderr.decode(errors='replace')}")
    return ran.stdout


def pool(count: int, begin: Callable[..., None], told: tuple[Any, ...]) -> ProcessPoolExecutor:
    """Return a pool of processes that are started as they are needed.

    Args:
        count: the greatest number of them.
        begin: called once in each process, with `told`, before any work.
        told: what `begin` is told.
    """
    with _safely():  # what counts the locks of a pool is a Python of its own, started with the pool
        return ProcessPoolExecutor(count, mp_context=_Context(), initializer=begin, initargs=told)


class _Process(SpawnProcess):
    """A process of a pool."""

    def start(self) -> None:
        """Start it with the current folder off its path."""
        with _safely():
            super().start()


class _Context(SpawnContext):
    """Makes those processes: spawned, since a connection to a file must not cross a fork."""

    Process = _Process


@contextmanager
def _safely() -> Iterator[None]:
    """Have Pythons that are started meanwhile leave the current folder off their path."""
    before = os.environ.get(_VARIABLE)
    os.environ[_VARIABLE] = "1"
    try:
        yield
    finally:
        if before is None:
            del os.environ[_VARIABLE]
        else:
            os.environ[_VARIABLE] = before
