"""Killing processes at random moments of every kind of write."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from tests.command import command as run
from tests.crossings import Tally
from tests.fire.count import Rows, Sheet, records
from tests.fire.process import Heard, kill_within, run_apart
from tests.fire.write import Write, acknowledged, done, still_to_do
from tests.fire.writes import WRITES

_TRIES = 20
"""Times that a process is started for one that is killed before it has ended."""

_MEASURED = 3


@dataclass(frozen=True)
class Ready:
    """A write with the folder to start from, the file it ends in, and how long it takes."""

    write: Write
    start: Path
    ends_in: Rows
    took: float


def ready(write: Write, folder: Path) -> Ready:
    """Make what a write starts from, and do it undisturbed.

    Raises:
        AssertionError: it cannot even be done undisturbed.
    """
    start = folder / "start"
    start.mkdir()
    write.begin(start)
    times, ends_in = [], Rows()
    with copied(start, folder / "loaded") as path:
        for command in write.commands:  # in this process, so that all modules are loaded in it
            run(path, *(word.replace("{folder}", str(path.parent)) for word in command))
    for number in range(_MEASURED):
        with copied(start, folder / f"whole-{number}") as path:
            heard = run_apart(path, write.commands)
            bad = [answer for answer in heard.answers if answer.code]
            assert not bad, bad
            assert len(heard.answers) == len(write.commands)
            sheet = Sheet()
            write.holds(path, heard.answers, sheet)
            sheet.sound(path, "undisturbed")
            assert sheet.tally().findings == ()
            times.append(heard.took)
            ends_in = records(path)
    return Ready(write, start, ends_in, median(times))


@contextmanager
def copied(start: Path, folder: Path) -> Iterator[Path]:
    """A copy of a folder, for as long as it is looked at; gives its database."""
    shutil.copytree(start, folder)
    yield folder / "desk.db"
    shutil.rmtree(folder)


def kills(what: str, times: int, folder: Path, seed: int) -> Tally:
    """Kill a write at so many random moments, and look each time what is there."""
    prepared = ready(WRITES[what], folder)
    chance = random.Random(f"{what} {seed}")  # noqa: S311 - when, not what
    sheet = Sheet()
    for number in range(times):
        for _ in range(_TRIES):
            with copied(prepared.start, folder / f"{number}") as path:
                heard = kill_within(path, prepared.write.commands, prepared.took, chance)
                if heard is not None:
                    sheet.acts += 1
                    look_after(prepared, path, heard, sheet, f"kill {number}")
                    break
    return sheet.tally()


def look_after(prepared: Ready, path: Path, heard: Heard, sheet: Sheet, when: str) -> None:
    """What was acknowledged is there; the rest can be done, and then nothing tells of the kill."""
    write = prepared.write
    sheet.acted += acknowledged(heard.answers)
    if path.exists():
        if write.sound or done(heard.answers):
            sheet.sound(path, f"after {when}")
        write.holds(path, heard.answers, sheet)
    elif write.opens or done(heard.answers):
        sheet.lost(f"{when}: the file")
    again = run_apart(path, still_to_do(write, path, heard.answers))
    for answer in again.answers:
        if answer.code not in {0, 1} or "Traceback" in answer.err:
            sheet.wrong(f"after {when}: {answer}")
    sheet.same(records(path), prepared.ends_in, f"done after {when}")
    sheet.sound(path, f"when all was done after {when}")
