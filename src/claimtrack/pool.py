"""A pool of Pythons, for jobs; they are started as those of `children` are."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing.context import SpawnContext, SpawnProcess
from typing import Any

from claimtrack.environment import variable

_SAFELY = "PYTHONSAFEPATH", "1"
"""What keeps the current folder off the path of a Python whose command line is not ours."""


def pool(count: int, begin: Callable[..., None], told: tuple[Any, ...]) -> ProcessPoolExecutor:
    """Return a pool of processes that are started as they are needed.

    Args:
        count: the greatest number of them.
        begin: called once in each process, with `told`, before any work.
        told: what `begin` is told.
    """
    # What counts the locks of a pool is a Python of its own, started with the pool.
    with variable(*_SAFELY):
        return ProcessPoolExecutor(count, mp_context=_Context(), initializer=begin, initargs=told)


class _Process(SpawnProcess):
    """A process of a pool."""

    def start(self) -> None:
        """Start it with the current folder off its path."""
        with variable(*_SAFELY):
            super().start()


class _Context(SpawnContext):
    """Makes those processes: spawned, since a connection to a file must not cross a fork."""

    Process = _Process
