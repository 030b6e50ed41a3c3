"""Work shared out to several processes, its results in the order it was given, in steady memory.

A connection to a file must not cross a fork, so each process opens the file for itself. Only so
many packs are under way at once that a slow taker holds the fast ones up instead of filling memory.
Interrupting is the first process's business: the others finish what they have.
"""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar

from claimtrack.children import end_with_parent
from claimtrack.pool import pool

if TYPE_CHECKING:
    from claimtrack.desk.desk import Desk

AHEAD = 3
"""Packs under way for each process: one in work, one waiting, one being collected."""

Given = TypeVar("Given")
Made = TypeVar("Made")


def shared_out(
    work: Callable[[list[Given]], list[Made]],
    given: Iterable[Given],
    *,
    jobs: int,
    pack: int,
    begin: Callable[..., None],
    told: tuple[Any, ...],
) -> Iterator[Made]:
    """Give what `work` makes of each pack of `given`, in order.

    Args:
        work: called in a process with a pack of things; a function of a module.
        given: the things, read as they are needed.
        jobs: how many processes.
        pack: how many things travel together.
        begin: called once in each process, with `told`, before any work.
        told: what `begin` is told.
    """
    waiting = iter(given)
    under_way: deque[Future[list[Made]]] = deque()
    with pool(jobs, _begin, (begin, told)) as processes:
        try:
            while True:
                while len(under_way) < jobs * AHEAD and (some := list(islice(waiting, pack))):
                    under_way.append(processes.submit(work, some))
                if not under_way:
                    return
                yield from under_way.popleft().result()
        finally:
            for left in under_way:
                left.cancel()


def opener(desk: Desk) -> Callable[[], Desk]:
    """Return what opens the same file in another process, with the same model and reach."""
    model = desk.own_encoder.name if desk.own_encoder else None
    return partial(
        type(desk), desk.path, create=False, model=model, reach=desk.own_reach, look=desk.looks
    )


def _begin(begin: Callable[..., None], told: tuple[Any, ...]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    end_with_parent(lambda: None)
    begin(*told)
