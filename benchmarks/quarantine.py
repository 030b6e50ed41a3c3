"""Measure what it costs that foreign bytes are read by another process: one tree beside another.

    python benchmarks/quarantine.py OTHER/src [--rounds 5] [--only reviews]

The real command imports 300 pages (24 public ones, the others made of the sentences of a public
treebank), then one page alone, from a cold start, then 5,000 made-up ClaimReviews, as a feed in
JSON and as CSV, each into a new file. Trees take turns within a round, so that a busy machine slows
both alike; the ratio is the median of those of the rounds. CPU is that of the command and of every
process that it waited for, which those of jobs are not.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from importing import SEED, sentences
from intake import SHARED, pages
from published_reviews import written as reviews_written

OURS = Path(__file__).resolve().parents[1] / "src"
PAGES = 300
REVIEWS = 5_000
QUICK = {"a page": 5}
"""What is imported this many times in each round, because it takes so little."""


def written(folder: Path) -> Path:
    """A folder of pages."""
    folder.mkdir()
    every = [data for data, _ in pages(SHARED).values()]
    drawn, known = random.Random(SEED), sentences()  # noqa: S311 - to be drawn alike each time
    while len(every) < PAGES:
        body = "".join(f"<p>{' '.join(drawn.sample(known, 3))}</p>" for _ in range(8))
        every.append(f"<html><body><h1>Story {len(every)}</h1>{body}</body></html>".encode())
    for number, data in enumerate(every):
        (folder / f"{number:03}.html").write_bytes(data)
    return folder


def imported(tree: Path, file: Path, *words: str) -> tuple[float, float]:
    """Import something with the claimtrack of a tree; return seconds by the clock and of CPU."""
    begun = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-P", "-m", "claimtrack", "--db", str(file), "import", *words],
        env={**os.environ, "PYTHONPATH": str(tree)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as running:
        _, status, used = os.wait4(running.pid, 0)
        running.returncode = os.waitstatus_to_exitcode(status)
    return time.perf_counter() - begun, used.ru_utime + used.ru_stime


def asked_for(folder: Path, only: str) -> dict[str, tuple[str, ...]]:
    """What is imported, by what it is called; only what has some word in that."""
    every: dict[str, tuple[str, ...]] = {}
    if any(only in label for label in ("300 pages, --jobs 2", "a page")):
        pages_there = written(folder / "pages")
        every = {
            "300 pages": (str(pages_there),),
            "300 pages, --jobs 2": (str(pages_there), "--jobs", "2"),
            "a page": (str(next(pages_there.iterdir())),),
        }
    files = reviews_written(folder, REVIEWS)
    for form in ("json", "csv"):
        every[f"{REVIEWS:,} reviews, {form}"] = (str(files[form]), "--as-kind", "claims")
    return {label: words for label, words in every.items() if only in label}


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("other", type=Path, help="the src folder to compare with")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--only", default="", help="a word in what is to be measured")
    asked = parser.parse_args()
    print(f"{'':24}{'s':>8}{'theirs':>8}{'ratio':>8}{'CPU s':>8}{'theirs':>8}{'ratio':>8}")
    with tempfile.TemporaryDirectory() as name:
        for label, words in asked_for(Path(name), asked.only).items():
            runs = []
            for number in range(asked.rounds * QUICK.get(label, 1) + 1):
                pair = [
                    imported(tree, Path(name) / f"{label}{number}{place}.db", *words)
                    for place, tree in enumerate((OURS, asked.other))
                ]
                runs += [pair] if number else []  # the first warms what the system keeps
            line = f"{label:24}"
            for kind in range(2):
                ours, theirs = ([one[place][kind] for one in runs] for place in range(2))
                ratio = median(one / other for one, other in zip(ours, theirs, strict=True))
                line += f"{median(ours):8.2f}{median(theirs):8.2f}{ratio:8.2f}"
            print(line, flush=True)


if __name__ == "__main__":
    main()
