"""Matching many statements with several processes, in the order they came, in steady memory.

Each process opens the file for itself: a connection must not cross a fork, so processes are
spawned. Statements travel in small packs, and only so many packs are on their way at once that a
slow reader holds the fast ones up instead of filling memory.
"""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from pathlib import Path

from claimtrack.desk.matching import Matching
from claimtrack.model import MatchedClaim

PACK = 32
"""Statements a process takes at once: sending costs little beside matching them."""

AHEAD = 3
"""Packs under way for each process: one in work, one waiting, one being collected."""

Answer = tuple[str, tuple[MatchedClaim, ...]]


def match_in_processes(
    path: Path, statements: Iterable[str], jobs: int, limit: int, minimum: float
) -> Iterator[Answer]:
    """Match statements with `jobs` processes; give each with its matches, in the same order."""
    waiting = iter(statements)
    under_way: deque[Future[list[Answer]]] = deque()
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(
        jobs, mp_context=context, initializer=_open, initargs=(path, limit, minimum)
    ) as pool:
        try:
            while True:
                while len(under_way) < jobs * AHEAD and (pack := list(islice(waiting, PACK))):
                    under_way.append(pool.submit(_match, pack))
                if not under_way:
                    return
                yield from under_way.popleft().result()
        finally:
            for left in under_way:
                left.cancel()


class _Worker:
    """The desk of one process, opened once."""

    desk: Matching
    limit: int
    minimum: float


def _open(path: Path, limit: int, minimum: float) -> None:
    _Worker.desk = Matching(path, create=False)
    _Worker.limit, _Worker.minimum = limit, minimum


def _match(pack: list[str]) -> list[Answer]:
    match = _Worker.desk.match
    return [(said, match(said, limit=_Worker.limit, minimum=_Worker.minimum)) for said in pack]
