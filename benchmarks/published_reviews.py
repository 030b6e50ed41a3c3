"""Measure what taking in published fact-checks costs: a feed of 100,000 made-up entries.

    python benchmarks/published_reviews.py [--entries N]

The same entries are written as a Data Commons feed (one JSON document), as JSON-LD one a line and
as CSV. Each is read in a process of its own, whose time and peak memory come from the kernel; the
feed is also decoded whole by `json.load`, the baseline. Then the feed is imported by the real
command into a new file, interrupted half way and imported again, and once more unchanged.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

ENTRIES = 100_000
PLACES = "Alder Birch Cedar Dover Elm Fenwick Garth Holt Iver Jarrow Kelso Larch".split()  # noqa: SIM905
THINGS = "dock bridge school clinic tax budget harbour police forest railway tunnel library".split()  # noqa: SIM905
DEEDS = ("cost", "lost", "created", "closed", "moved", "doubled", "banned", "paid for")
RATINGS = (("False", 1), ("Mostly false", 2), ("Half true", 3), ("Mostly true", 4), ("True", 5))
READ = (
    "import sys; from pathlib import Path;"
    "from claimtrack.intake.published_reviews import read_known_claims;"
    "print(sum(1 for _ in read_known_claims(Path(sys.argv[1]))))"
)
LOAD = "import json, sys; print(len(json.load(open(sys.argv[1]))['dataFeedElement']))"


def reviews(entries: int) -> Iterator[dict[str, object]]:
    """Make up ClaimReviews, all different, as long as those that are published."""
    dice = random.Random(7)  # noqa: S311 - made-up entries
    for number in range(entries):
        place, thing = dice.choice(PLACES), dice.choice(THINGS)
        claim = (
            f"The {thing} of {place} {dice.choice(DEEDS)} {number:,} {dice.choice(THINGS)}s in"
            f" {dice.randint(1990, 2025)}, said the {dice.choice(THINGS)} office."
        )
        label, value = dice.choice(RATINGS)
        day = f"20{dice.randint(10, 25)}-0{dice.randint(1, 9)}-1{dice.randint(0, 9)}"
        address = f"https://checks.example/{place.casefold()}/{number}"
        yield {
            "@context": "https://schema.org",
            "@type": "ClaimReview",
            "url": address,
            "claimReviewed": claim,
            "name": f"No, the {thing} of {place} did nothing of the kind ({number})",
            "datePublished": day,
            "author": {
                "@type": "Organization",
                "name": f"{place} Check",
                "url": "https://checks.example/",
                "logo": {"@type": "ImageObject", "url": f"{address}/logo.png"},
            },
            "itemReviewed": {
                "@type": "Claim",
                "author": {"@type": "Person", "name": f"{dice.choice(PLACES)} {thing.title()}man"},
                "appearance": [
                    {"@type": "CreativeWork", "url": f"{address}/{n}"} for n in range(9)
                ],
                "firstAppearance": {"@type": "CreativeWork", "url": f"{address}/first"},
            },
            "reviewRating": {
                "@type": "Rating",
                "ratingValue": value,
                "worstRating": 1,
                "bestRating": 5,
                "alternateName": label,
                "ratingExplanation": f"{claim} " * 15,
            },
        }


def written(folder: Path, entries: int) -> dict[str, Path]:
    """Write the entries in three forms."""
    files = {form: folder / f"reviews.{form}" for form in ("json", "jsonl", "csv")}
    with (
        files["json"].open("w", encoding="utf-8") as feed,
        files["jsonl"].open("w", encoding="utf-8") as lines,
        files["csv"].open("w", encoding="utf-8", newline="") as table,
    ):
        rows = csv.writer(table)
        rows.writerow(("claim", "headline", "rating", "publisher", "url", "date"))
        feed.write('{"@type": "DataFeed", "name": "made up", "dataFeedElement": [')
        for number, one in enumerate(reviews(entries)):
            text = json.dumps(one)
            feed.write(("," if number else "") + f'{{"@type": "DataFeedItem", "item": [{text}]}}')
            lines.write(text + "\n")
            said = (one[name] for name in ("claimReviewed", "name"))
            rows.writerow((*said, "False", "Check", one["url"], one["datePublished"]))
        feed.write("]}")
    return files


def run(*words: str, stop_after: float | None = None) -> tuple[float, float, float, str]:
    """Run a process; return wall seconds, CPU seconds, peak memory in MB and its last line."""
    begun = time.perf_counter()
    with (
        tempfile.TemporaryFile("w+") as said,
        subprocess.Popen(
            [sys.executable, *words], stdout=said, stderr=subprocess.STDOUT
        ) as running,
    ):
        if stop_after:
            time.sleep(stop_after)
            os.kill(running.pid, signal.SIGINT)
        _, status, used = os.wait4(running.pid, 0)
        running.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        lines = said.read().strip().splitlines() or [""]
    cpu = used.ru_utime + used.ru_stime
    return time.perf_counter() - begun, cpu, used.ru_maxrss / 1024, lines[-1]


def show(what: str, figures: tuple[float, float, float, str]) -> None:
    """Print one line of the table."""
    wall, cpu, peak, last = figures
    print(f"{what:<38} {wall:8.1f} {cpu:8.1f} {peak:8.0f}  {last[-60:]}", flush=True)


def on_file(file: Path) -> int:
    """Count the published reviews in a file."""
    with sqlite3.connect(file) as db:
        return int(db.execute("SELECT count(*) FROM published_review").fetchone()[0])


def importing(folder: Path, feed: Path) -> None:
    """Print what the real command takes: at once, interrupted, gone on with, and unchanged."""
    command = ("-m", "claimtrack", "--db")
    as_claims = ("import", str(feed), "--as-kind", "claims")
    whole = run(*command, str(folder / "whole.db"), *as_claims)
    show("import, the feed", whole)
    file = folder / "halves.db"
    show(
        "import, interrupted half way",
        run(*command, str(file), *as_claims, stop_after=whole[0] / 2),
    )
    print(f"{'':<38} {on_file(file):>8,} reviews on file then")
    show("import again, going on", run(*command, str(file), *as_claims))
    print(f"{'':<38} {on_file(file):>8,} reviews on file then")
    show("import again, unchanged", run(*command, str(file), *as_claims))


def main() -> None:
    """Write, read and import the entries."""
    # Whoever starts us in the background has us ignore it, and so would what we start.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--entries", type=int, default=ENTRIES)
    entries = parser.parse_args().entries
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files = written(folder, entries)
        sizes = ", ".join(
            f"{form} {file.stat().st_size / 1e6:.0f} MB" for form, file in files.items()
        )
        print(f"{entries:,} made-up entries: {sizes}")
        print(f"{'':<38} {'wall s':>8} {'CPU s':>8} {'peak MB':>8}")
        show("Python and nothing else", run("-c", "import claimtrack.intake"))
        show("json.load of the whole feed", run("-c", LOAD, str(files["json"])))
        for form, file in files.items():
            show(f"read, {form}", run("-c", READ, str(file)))
        importing(folder, files["json"])


if __name__ == "__main__":
    main()
