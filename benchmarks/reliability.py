"""Put everything that is written under fire, and count what was lost, doubled or wrongly said.

    python -m benchmarks.reliability [--quick] [--only WORDS] [--seed N]

Run it where the checkout is. It kills processes at random moments of every kind of write, lets
eight of them cross, flips bits, cuts files off, fills a disk, moves files away, undoes a thousand
acts and feeds ten thousand mangled inputs, all with the real commands on real files. What was
acknowledged is what a process printed or returned before it ended. Exit code 1: a count is not
zero. `--quick` does a little of each, in about three minutes; CI runs that.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from tests.crew import Crew, crew_of
from tests.crossings import ROUNDS, Tally
from tests.fire.damage import flips, truncations
from tests.fire.full_disk import full_disk
from tests.fire.fuzz import KINDS, fuzz
from tests.fire.kills import kills
from tests.fire.moved import DEEDS, under_an_import, under_the_terminal_ui
from tests.fire.undo import undone
from tests.fire.writes import WRITES

CREW = 8
SHOWN = 20
"""Findings that are printed of one line of the table."""


@dataclass(frozen=True)
class Line:
    """A line of the table.

    Args:
        what: what is done, in words.
        run: does it so many times, in an empty folder, with a seed; None: it cannot be done here.
        times: how often, in the table of record and in the quick form.
    """

    what: str
    run: Callable[[int, Path, int], Tally | None]
    times: int
    quick: int


def lines() -> Iterator[Line]:
    """Every line of the table."""
    for what in WRITES:
        yield Line(f"killed: {what}", partial(kills, what), 25, 2)
    with crew_of(CREW) as crew:
        for what in ROUNDS:
            yield Line(f"eight at once: {what}", partial(_crossed, crew, what), 20, 1)
    yield Line("a bit flipped", flips, 200, 10)
    yield Line("the end cut off", truncations, 50, 10)
    for what in WRITES:
        yield Line(f"disk full: {what}", partial(full_disk, what), 10, 2)
    for what in DEEDS:
        yield Line(f"file {what} under an import", partial(under_an_import, what), 10, 1)
        quick = int(what in {"moved", "restored over"})
        run = partial(under_the_terminal_ui, what)
        yield Line(f"file {what} under the terminal UI", run, 5, quick)
    yield Line("undone to the first state: random acts", undone, 1000, 20)
    shares = dict(zip(KINDS, (5000, 2000, 1500, 1500), strict=True))
    for what in KINDS:
        yield Line(f"mangled: {what}", partial(fuzz, what), shares[what], shares[what] // 25)


def _crossed(crew: Crew, what: str, times: int, folder: Path, seed: int) -> Tally:
    """Let eight processes cross, so many times."""
    del seed
    total = Tally()
    for number in range(times):
        place = folder / str(number)
        place.mkdir()
        total += ROUNDS[what](crew, place)
    return total


def main() -> int:
    """Print the table; gives the exit code."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--quick", action="store_true", help="do a little of each")
    options.add_argument("--only", default="", help="do the lines that have these words")
    options.add_argument("--seed", type=int, default=1, help="what decides what is random")
    given = options.parse_args()
    total, begun = Tally(), time.perf_counter()
    print("| what | times | acts | acknowledged | lost | doubled | wrong |")
    print("|---|---|---|---|---|---|---|")
    for line in lines():
        times = line.quick if given.quick else line.times
        if not times or given.only not in line.what:
            continue
        with tempfile.TemporaryDirectory() as folder:
            tally = line.run(times, Path(folder), given.seed)
        if tally is None:
            print(f"| {line.what} | not done: nothing can be mounted here | | | | | |", flush=True)
            continue
        total += tally
        print(_row(line.what, f"{times:,}", tally), flush=True)
        for finding in tally.findings[:SHOWN]:
            print(f"{line.what}: {finding}", file=sys.stderr, flush=True)
    print(_row("all", "", total))
    print(f"{time.perf_counter() - begun:.0f} s", file=sys.stderr)
    return int(bool(total.findings))


def _row(what: str, times: str, tally: Tally) -> str:
    counts = (tally.acts, tally.acted, tally.lost, tally.doubled, tally.wrong)
    return f"| {what} | {times} | {' | '.join(f'{count:,}' for count in counts)} |"


if __name__ == "__main__":
    sys.exit(main())
