"""Progress on stderr, for people at a terminal; silence in a pipe."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import TYPE_CHECKING, BinaryIO

from claimtrack.cli.printing import console, data_is_seen, say, talk_is_seen

if TYPE_CHECKING:
    from claimtrack.desk.desk import Desk

Step = Callable[[int], None]


@contextmanager
def counting(what: str, total: Callable[[], int | None]) -> Iterator[Step]:
    """Show how many of something are done, how fast, and how long the rest will take.

    Args:
        what: the plural of what is counted.
        total: returns how many there will be, or None; called only if the bar is shown.

    Yields:
        What to call with the number of things done since it was last called.
    """
    if not talk_is_seen():
        yield _nothing
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

    progress = Progress(
        BarColumn(),
        MofNCompleteColumn(),
        "{task.description}",
        "{task.fields[rate]}",
        TimeRemainingColumn(elapsed_when_finished=True),
        console=console(stderr=True),
        transient=True,
        # Lines for a person go above the bar; data for a pipe must never be taken over.
        redirect_stdout=data_is_seen(),
    )
    with progress:
        task = progress.add_task(what, total=total(), rate="")

        def step(done: int) -> None:
            speed = progress.tasks[0].speed
            progress.update(task, advance=done, rate=f"{speed:.1f}/s" if speed else "")

        yield step


def read_claims(desk: Desk) -> None:
    """Let the desk's model read the claims it has not read yet, if there is a model.

    Where the file asks for one that cannot run here, that is said.
    """
    without = desk.matching.without_model
    if without:
        say(f"By words alone: {without}")
    lacking = desk.matching.without_vectors()
    if lacking:
        with counting("claims read by the model", lambda: lacking) as step:
            for read in desk.matching.make_vectors():
                step(read)


def watched(opened: BinaryIO) -> AbstractContextManager[BinaryIO]:
    """Return the same file, with a progress bar if nothing else is shown on the terminal."""
    if not talk_is_seen() or data_is_seen():
        return nullcontext(opened)
    from rich.progress import wrap_file

    size = os.fstat(opened.fileno()).st_size
    return wrap_file(opened, size, description="matching", console=console(stderr=True))


def _nothing(done: int) -> None:
    del done
