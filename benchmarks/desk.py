"""Measure what a desk does all day, through the real commands and a real file: import and match.

    python benchmarks/desk.py

Lists of known claims (both public matching sets) and the real article are imported by the command
in a process of its own, whose CPU time and peak memory are read from the kernel. Then the dev
statements are matched through the desk, store and all, beside RapidFuzz's own extraction over the
same claims in memory (first 50 statements only: it is that slow) as the baseline of the same run.
"""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from rapidfuzz import fuzz, process

import claimtrack
from claim_index import DATA, SETS, MatchingSet, load
from claimtrack.text.fold import fold

ARTICLE = DATA.parent / "articles" / "ndtv-diplomatic-push.txt"
SAMPLE = 50


def command(file: Path, *words: str) -> tuple[float, float, float]:
    """Run claimtrack; return wall seconds, CPU seconds and peak memory in MB."""
    begun = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-m", "claimtrack", "--db", str(file), *words],
        stdout=subprocess.DEVNULL,
    ) as running:
        _, status, used = os.wait4(running.pid, 0)
        running.returncode = os.waitstatus_to_exitcode(status)
    if running.returncode:
        raise SystemExit(f"claimtrack {' '.join(words)} gave {running.returncode}")
    return time.perf_counter() - begun, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def written(given: MatchingSet, folder: Path) -> dict[str, Path]:
    """Write a set's claims as the lists that desks exchange."""
    rows = [{"claim": one[0], "headline": one[-1], "rating": "false"} for one in given.claims]
    jsonl, table = folder / f"{given.name}.jsonl", folder / f"{given.name}.csv"
    jsonl.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    with table.open("w", encoding="utf-8", newline="") as file:
        out = csv.DictWriter(file, rows[0])
        out.writeheader()
        out.writerows(rows)
    return {"jsonl": jsonl, "csv": table}


def importing(given: MatchingSet, folder: Path) -> Path:
    """Print what it costs to take a set's claims in; return the file that holds them."""
    n = len(given.claims)
    for kind, path in written(given, folder).items():
        file = folder / f"{given.name}-{kind}.db"
        for label in ("new", "again"):
            wall, cpu, peak = command(file, "import", "--as-kind", "claims", str(path))
            print(
                f"{given.name:24}{kind:7}{label:7}{n:8,}{n / wall:12,.0f}"
                f"{cpu:9.2f}{peak:9.0f}{file.stat().st_size / 1e6:9.1f}"
            )
    return folder / f"{given.name}-jsonl.db"


def matching(given: MatchingSet, file: Path) -> None:
    """Print what it costs to match the dev statements, beside RapidFuzz over all claims."""
    asked = [text for text, _ in given.of("dev")]
    with claimtrack.open(str(file), reviewer="benchmark") as desk:
        begun = time.process_time()
        for text in asked:
            desk.match(text)
        ours = (time.process_time() - begun) * 1000 / len(asked)
    choices = [fold(" ".join(wordings)) for wordings in given.claims]
    begun = time.process_time()
    for text in asked[:SAMPLE]:
        process.extract(fold(text), choices, scorer=fuzz.token_set_ratio, limit=5)
    brute = (time.process_time() - begun) * 1000 / len(asked[:SAMPLE])
    print(f"{given.name:24}{len(asked):6}{ours:12.1f}{brute:16.1f}{brute / ours:9.1f}")


def main() -> None:
    """Print both tables."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sets = [load(one) for one in SETS]
        print(f"{'import of known claims':38}{'claims':>8}{'claims/s':>12}", end="")
        print(f"{'CPU s':>9}{'peak MB':>9}{'file MB':>9}")
        files = [importing(one, folder) for one in sets]
        wall, cpu, peak = command(folder / "article.db", "import", str(ARTICLE))
        print(f"{'one article, a new file':38}{wall:19.2f} s{cpu:9.2f}{peak:9.0f}")
        print(f"\n{'match through the desk':24}{'n':>6}{'ms CPU':>12}{'token_set ms':>16}", end="")
        print(f"{'ratio':>9}")
        for one, file in zip(sets, files, strict=True):
            matching(one, file)


if __name__ == "__main__":
    main()
