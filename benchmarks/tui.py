"""How quick the terminal UI is: `python benchmarks/tui.py`.

Start: the real command in a pseudo-terminal until the desk stands there, beside `python -c 'import
textual.app'` in the same run. Keys: the application with every frame painted, from a key to the
frame that shows what became of it, on an article of 2,000 sentences and in the view of claims on
files of several sizes. The files are made up.
"""

from __future__ import annotations

import asyncio
import json
import os
import pty
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory

from claimtrack.desk import Desk
from claimtrack.intake import read_bytes
from claimtrack.model import Hints
from claimtrack.tui.app import ClaimtrackApp

SENTENCES = 2_000
SIZES = (1_000, 100_000)
PRESSES = 40
PLACES = ("Vik", "Bergen", "Oslo", "Moss", "Hamar", "Narvik", "Molde")


def article(path: Path) -> None:
    """Put an article of many sentences on file."""
    lines = (
        f"The council of {PLACES[at % 7]} spent {at * 7 + 11} crowns on bridge {at} last year."
        for at in range(SENTENCES)
    )
    text = "Bridges of the coast\n\n" + "\n\n".join(lines)
    with Desk(path, reviewer="mira") as desk:
        desk.take_in(read_bytes("article.txt", text.encode(), Hints()))


def claims(path: Path, count: int, folder: Path) -> None:
    """Put claims that others have checked on file."""
    source = folder / f"claims-{count}.jsonl"
    with source.open("w", encoding="utf-8") as file:
        for at in range(count):
            text = (
                f"Bridge {at} of {PLACES[at % 7]} cost {at * 13 % 9973} crowns in {1900 + at % 120}"
            )
            row = {"claim": text, "rating": "false", "publisher": "Others", "date": "2024-05-01"}
            file.write(json.dumps({**row, "url": f"https://others.example/{at}"}) + "\n")
    with Desk(path, reviewer="mira") as desk:
        for _ in desk.import_(source):
            pass


def start(path: Path) -> float:
    """Seconds from the command to the desk on the terminal."""
    here, there = pty.openpty()
    environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "120", "LINES": "40"}
    begun = time.perf_counter()
    command = [sys.executable, "-m", "claimtrack", "--db", str(path)]
    with subprocess.Popen(command, stdin=there, stdout=there, stderr=there, env=environment) as ran:
        seen = b""
        while b"article" not in seen:
            seen += os.read(here, 1 << 16)
        took = time.perf_counter() - begun
        ran.kill()
    os.close(here)
    os.close(there)
    return took


def imported() -> float:
    """Seconds that importing textual takes a new process."""
    begun = time.perf_counter()
    subprocess.run([sys.executable, "-c", "import textual.app"], check=True)
    return time.perf_counter() - begun


async def keys(path: Path, before: Sequence[str], pressed: Sequence[str]) -> list[float]:
    """Milliseconds from each key to the frame after it."""
    app = ClaimtrackApp(path, "mira")
    found = []
    async with app.run_test(size=(120, 40)) as pilot:
        for key in before:
            await pilot.press(key)
            await pilot.pause(1.0)
        for at in range(PRESSES):
            begun = time.perf_counter()
            app.simulate_key(pressed[at % len(pressed)])
            await pilot._wait_for_screen()  # noqa: SLF001 - a key is done when the screen is
            app.screen._compositor.render_strips(app.size)  # noqa: SLF001 - the frame itself
            found.append(1_000 * (time.perf_counter() - begun))
    return found


def tell(name: str, found: Sequence[float]) -> None:
    """Print a line of the table."""
    print(f"| {name} | {median(found):.0f} | {quantiles(found, n=20)[-1]:.0f} |", flush=True)


def main() -> None:
    """Measure, and print the tables."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        one = folder / "article.db"
        article(one)
        starts, bare = [], []
        for _ in range(5):
            bare.append(imported())
            starts.append(start(one))
        ratio = median(starts) / median(bare)
        print(f"start {median(starts):.2f} s, import textual.app {median(bare):.2f} s: {ratio:.1f}")
        print("\n| key | p50 ms | p95 ms |\n|---|---|---|")
        review = f"review, {SENTENCES:,} sentences"
        tell(f"{review}: next sentence", asyncio.run(keys(one, ["enter"], ["j"])))
        tell(f"{review}: page down", asyncio.run(keys(one, ["enter"], ["pagedown"])))
        tell(f"{review}: skip", asyncio.run(keys(one, ["enter"], ["s"])))
        for count in SIZES:
            many = folder / f"{count}.db"
            claims(many, count, folder)
            tell(f"{count:,} claims: next row", asyncio.run(keys(many, ["f3"], ["j"])))
            typed = asyncio.run(keys(many, ["f3", "slash"], list("bridge")))
            tell(f"{count:,} claims: a letter typed", typed)


if __name__ == "__main__":
    main()
