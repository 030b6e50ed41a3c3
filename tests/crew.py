"""Several real processes that start at one word: each runs a command of claimtrack's own.

They are started once and wait at a line, so that they meet in the file and not while Python loads.
Nothing of pytest is in here: benchmarks stand a crew up too.
"""

from __future__ import annotations

import io
import multiprocessing
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Barrier
from pathlib import Path

PATIENCE = 120.0
"""Seconds to wait for the others: eight imports may queue on a busy machine."""


@dataclass(frozen=True, slots=True)
class Answer:
    """How a command ended and what it printed."""

    code: int
    out: str
    err: str


class Crew:
    """Processes at one line; see `crew_of`."""

    def __init__(self, ends: Sequence[Connection]) -> None:
        self._ends = ends

    def __len__(self) -> int:
        return len(self._ends)

    def run(self, path: Path, *commands: Sequence[str], name: str = "") -> list[Answer]:
        """Let every process run a command on one file at the same moment.

        Args:
            path: the database file.
            commands: what each runs; with fewer commands than processes, they go round.
            name: who they all work as; empty: each has a name, `p0`, `p1` and so on.

        Returns:
            What each was answered, in the order of the processes.
        """
        for place, end in enumerate(self._ends):
            who = name or f"p{place}"
            end.send(["--db", str(path), "--as", who, *commands[place % len(commands)]])
        return [Answer(*end.recv()) for end in self._ends]


@contextmanager
def crew_of(size: int) -> Iterator[Crew]:
    """Stand up a crew, and send it home at the end."""
    context = multiprocessing.get_context("spawn")
    barrier = context.Barrier(size)
    pipes = [context.Pipe() for _ in range(size)]
    processes = [context.Process(target=_work, args=(there, barrier)) for _, there in pipes]
    for process in processes:
        process.start()
    try:
        yield Crew([here for here, _ in pipes])
    finally:
        for here, _ in pipes:
            here.send(None)
        for process in processes:
            process.join(PATIENCE)


def _work(end: Connection, barrier: Barrier) -> None:
    """Run what is sent, each time once all have been sent something."""
    from claimtrack.cli.running import run

    while (arguments := end.recv()) is not None:
        out, err = io.StringIO(), io.StringIO()
        barrier.wait(PATIENCE)
        with redirect_stdout(out), redirect_stderr(err):
            code = run(arguments)
        end.send((code, out.getvalue(), err.getvalue()))
    sys.exit(0)
