"""Measure how matching bears growth: recall and cost from ten thousand claims to a million.

    python benchmarks/scale.py [--quick] [--folder FOLDER]

The claims are real sentences put together anew (see `recombined.py`), taken in by the real import
and kept in a folder, so that a second run need not wait for them. Statements are claims of the
file changed in one way each, drawn with a fixed seed, and real tweets whose claims are on file.
Cost is CPU time of the desk's own `match`, store and all; RapidFuzz's extraction over every claim
in memory stands beside it, over the same statements. Then: adding one claim, a cold match by the
command, and ten thousand statements in one go. `--quick` stops at a hundred thousand claims.
"""

from __future__ import annotations

import argparse
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from itertools import islice
from pathlib import Path

from rapidfuzz import fuzz, process

import claimtrack
import recombined
from changed import CHANGES, changed
from claimtrack.desk.desk import Desk
from claimtrack.text.fold import fold

SIZES = (10_000, 100_000, 1_000_000)
EACH = 200
"""Statements for each way of changing them."""
BRUTE = 5
"""Statements for RapidFuzz over everything: three seconds each on a million claims."""
RUNS = 25
BATCH, BATCH_CLAIMS = 10_000, 100_000
BARE = [sys.executable, "-c", "import sqlite3"]
LAUNCHER = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(used.ru_utime + used.ru_stime, used.ru_maxrss)
"""
"""Starts a command from a small process: the peak of a child begins with the size of its parent."""

Asked = list[tuple[str, frozenset[str]]]
"""Statements, each with the texts of the claims it wants."""


def statements(n: int) -> dict[str, Asked]:
    """Return what is asked of a file of `n` claims, by the way it was changed."""
    drawn = random.Random(recombined.SEED)  # noqa: S311 - to be drawn alike each time
    step = n // (EACH * len(CHANGES) * 2)
    texts = [wordings[0] for wordings in islice(recombined.claims(), 0, n, step)]
    drawn.shuffle(texts)
    asked: dict[str, Asked] = {}
    for name, change in CHANGES.items():
        found = changed(texts, change, drawn)
        asked[name] = [(said, frozenset([text])) for said, text in islice(found, EACH)]
    asked["real posts"] = recombined.posts()
    return asked


def recall(desk: Desk, asked: Asked) -> tuple[float, float]:
    """Return the share of statements with a claim they want among five, and CPU ms a statement."""
    begun, found = time.process_time(), 0
    for said, wanted in asked:
        found += any(one.text in wanted for one in desk.match(said, limit=5))
    return found / len(asked), (time.process_time() - begun) * 1000 / len(asked)


def brute(choices: Sequence[str], asked: Asked) -> float:
    """Return CPU ms a statement of RapidFuzz's token_set_ratio over every claim."""
    begun = time.process_time()
    for said, _ in asked:
        process.extract(fold(said), choices, scorer=fuzz.token_set_ratio, limit=5)
    return (time.process_time() - begun) * 1000 / len(asked)


def growing(sizes: Sequence[int], folder: Path) -> None:
    """Print recall and cost for each size."""
    costs: dict[int, float] = {}
    print(f"{'claims':>9}  {'top-5 recall of':18}{'n':>5}{'recall':>9}{'ms CPU':>9}")
    for n in sizes:
        with claimtrack.open(recombined.file_of(n, folder), reviewer="benchmark") as desk:
            each = []
            asked = statements(n)
            recall(desk, asked["real posts"][:20])  # the first pages are read from disk
            for name, those in asked.items():
                share, cost = recall(desk, those)
                each.append(cost)
                print(f"{n:9,}  {name:18}{len(those):5}{share:9.3f}{cost:9.1f}", flush=True)
        costs[n] = statistics.mean(each)
    print(f"\n{'claims':>9}{'ours, ms CPU':>15}{'token_set, ms':>15}{'times':>8}{'growth':>9}")
    for n in sizes:
        choices = [fold(" ".join(wordings)) for wordings in islice(recombined.claims(), n)]
        some = [one for those in statements(n).values() for one in those[:1]][:BRUTE]
        theirs = brute(choices, some)
        growth = costs[n] / costs[sizes[0]]
        print(
            f"{n:9,}{costs[n]:15.1f}{theirs:15.0f}{theirs / costs[n]:8.0f}{growth:9.1f}", flush=True
        )


def adding(file: Path) -> None:
    """Print what it takes to put one more claim on file, sync to disk and all."""
    with tempfile.TemporaryDirectory(dir=file.parent) as name:
        copy = Path(name) / file.name
        shutil.copyfile(file, copy)
        with claimtrack.open(copy, reviewer="benchmark") as desk:
            desk.claims.add("The pier opened in 1911.")  # loads what writing needs
            took = [
                clocked(partial(desk.claims.add, f"Quay {i} of Grönhamn opened in {1900 + i}."))
                for i in range(RUNS)
            ]
    print(f"\nadding one claim: {spread(took)} ms wall")


def starting(file: Path) -> None:
    """Print how long a new process takes for one statement, beside a bare Python."""
    said = "The Mayor of Ohio said that 12 million voters lost their homes."
    command = [sys.executable, "-m", "claimtrack", "--db", str(file), "match", said]
    bare, plain, human = [], [], []
    for _ in range(RUNS):  # in turn, so that whatever else the machine does hits all alike
        bare.append(clocked(lambda: run(BARE)))
        plain.append(clocked(lambda: run([*command, "--json"])))
        human.append(clocked(lambda: run(command)))
    allowed = 4 * statistics.median(bare) + 60
    print(
        f"bare Python with sqlite3: {spread(bare)} ms wall; four times that and 60: {allowed:.0f}"
    )
    print(f"match --json, cold:       {spread(plain)} ms wall")
    print(f"match, cold:              {spread(human)} ms wall")


def together(file: Path, n: int) -> None:
    """Print the pace and the memory of many statements in one process."""
    with tempfile.TemporaryDirectory() as name:
        listed = Path(name) / "statements.txt"
        for count in (n // 10, n):
            asked = [one for those in statements(BATCH_CLAIMS).values() for one, _ in those]
            lines = [asked[i % len(asked)].replace("\n", " ") for i in range(count)]
            listed.write_text("\n".join(lines) + "\n", encoding="utf-8")
            begun = time.perf_counter()
            cpu, peak = used("--db", str(file), "match", "--json", "--file", str(listed))
            wall = time.perf_counter() - begun
            print(
                f"{count:7,} statements in one go: {count / wall:6.0f} a second,"
                f" {cpu * 1000 / count:.1f} ms CPU each, peak {peak:.0f} MB",
                flush=True,
            )


def run(command: Sequence[str]) -> None:
    """Run a command and throw away what it prints."""
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def used(*words: str) -> tuple[float, float]:
    """Run claimtrack; return its CPU seconds and its peak memory in MB."""
    ran = subprocess.run(
        [sys.executable, "-c", LAUNCHER, sys.executable, "-m", "claimtrack", *words],
        check=True,
        capture_output=True,
        text=True,
    )
    cpu, peak = ran.stdout.split()
    return float(cpu), float(peak) / 1024


def clocked(action: Callable[[], object]) -> float:
    """Return how many milliseconds an action takes on the wall."""
    begun = time.perf_counter()
    action()
    return (time.perf_counter() - begun) * 1000


def spread(took: Sequence[float]) -> str:
    """Say least, median and most."""
    return f"{min(took):.1f} / {statistics.median(took):.1f} / {max(took):.1f}"


def main() -> None:
    """Print every table."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--quick", action="store_true", help="no more than 100,000 claims")
    options.add_argument(
        "--folder", type=Path, default=Path(tempfile.gettempdir()) / "claimtrack-scale"
    )
    given = options.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    sizes = SIZES[:-1] if given.quick else SIZES
    growing(sizes, given.folder)
    largest = recombined.file_of(sizes[-1], given.folder)
    adding(largest)
    starting(largest)
    together(recombined.file_of(BATCH_CLAIMS, given.folder), BATCH // 10 if given.quick else BATCH)


if __name__ == "__main__":
    main()
