"""Measure how quick the terminal UI is: its start, and from a key to the painted frame.

    python benchmarks/tui.py [--quick] [--folder FOLDER]

The real command runs in a pseudo-terminal (`terminal.py`): its start beside `import textual.app` in
turn in the same run, then keys in the review of an article of two thousand sentences, and in the
claims of files of a hundred thousand and a million claims (`recombined.py`, kept in the folder).
Wall time, since that is what a person waits for; the machine is noisy. `--quick` leaves the
million out.
"""

from __future__ import annotations

import argparse
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path

import claimtrack
import recombined
from claimtrack.intake.article import read_bytes
from claimtrack.model.article import Hints
from terminal import Terminal

STARTS = 10
SENTENCES, CLAIMED, JUDGED = 2_000, 500, 250
"""How long the article is, and how much of it somebody has done before the keys are timed."""

SIZES = (100_000, 1_000_000)
EACH = 60
"""How often each key is pressed."""
TEXTUAL = [sys.executable, "-c", "import textual.app"]
F3, DOWN, END, HOME, PAGE_DOWN = "\x1bOR", "j", "\x1b[F", "\x1b[H", "\x1b[6~"
WORDS = ("ferry", "voters", "Ohio", "12 million", "hospital")
REVIEWED = (
    ("cursor down", "j"),
    ("cursor up", "k"),
    ("page down", PAGE_DOWN),
    ("next undecided", "u"),
    ("accept", "a"),
    ("not a claim", "n"),
    ("skip", "s"),
    ("undo", "z"),
)


def article(folder: Path) -> Path:
    """Return a file with one long article, a quarter of it claims, half of those judged."""
    file = folder / f"article-{SENTENCES}.db"
    if file.exists():
        return file
    drawn = random.Random(recombined.SEED)  # noqa: S311 - to be drawn alike each time
    said = [
        wordings[0].rstrip(".").replace("\n", " ") + "."
        for wordings in islice(recombined.claims(), 20_000, 20_000 + SENTENCES * 2)
        if wordings[0][:1].isupper()
    ]
    lines = []
    while said:
        many = drawn.randint(1, 4)
        lines.append(" ".join(said[:many]))
        said = said[many:]
    building = folder / "article.building"
    with claimtrack.open(building, reviewer="benchmark") as desk:
        text = "\n\n".join(["A long article", *lines[: SENTENCES * 3 // 8]]) + "\n"
        key = desk.articles.take_in(read_bytes("long.txt", text.encode(), Hints())).article
        if key is None:
            raise SystemExit("the article was not taken in")
        sentences = desk.articles.case(key).sentences[:: SENTENCES // CLAIMED]
        for at, one in enumerate(sentences[:CLAIMED]):
            claim = desk.sentences.accept(one.id)
            if at < JUDGED:
                desk.verdicts.rate(claim, "false", "Nothing of the kind is on record. " * 3)
    building.rename(file)
    return file


def starting(file: Path) -> None:
    """Print the time to the first whole screen, beside the import of Textual alone."""
    bare, ours = [], []
    for _ in range(STARTS):  # in turn, so that whatever else the machine does hits both alike
        begun = time.perf_counter()
        subprocess.run(TEXTUAL, check=True)
        bare.append((time.perf_counter() - begun) * 1000)
        with Terminal(file) as terminal:
            ours.append((terminal.until("A long article") - terminal.begun) * 1000)
    print(f"import textual.app:      {spread(bare)} ms wall")
    print(f"start to first screen:   {spread(ours)} ms wall")
    print(f"ratio of the medians:    {statistics.median(ours) / statistics.median(bare):.2f}")


def reviewing(file: Path) -> None:
    """Print the time from a key to its frame in the review of a long article."""
    with Terminal(file) as terminal:
        terminal.until("A long article")
        terminal.rest()
        terminal.write("\r")
        terminal.rest()
        every: list[float] = []
        for name, key in REVIEWED:
            every += row("2,000 sentences", name, (terminal.press(key) for _ in range(EACH)))
        said("2,000 sentences", "all of these", [(one, one) for one in every])


def finding(n: int, file: Path) -> None:
    """Print the time from a key to its frame among so many claims."""
    label = f"{n:,} claims"
    with Terminal(file) as terminal:
        terminal.until("articles")
        terminal.rest()
        begun = terminal.write(F3)
        opened = (terminal.until("claims on file") - begun) * 1000
        terminal.rest()
        every: list[float] = []
        for name, key in (("cursor down", DOWN), ("page down", PAGE_DOWN)):
            every += row(label, name, (terminal.press(key) for _ in range(EACH)))
            terminal.rest()
        ends = (terminal.press(key) for _ in range(EACH // 4) for key in (HOME, END))
        every += row(label, "home, end", ends)
        terminal.rest()
        terminal.write("/")
        terminal.rest(0.4)
        typed, found = [], []
        for words in WORDS:
            typed += [terminal.press(letter) for letter in words]
            terminal.rest(0.4)
            terminal.write("\x15")
            terminal.rest(0.4)
            begun = terminal.write(words)
            found.append((terminal.until(f"“{words}”") - begun) * 1000)
            terminal.write("\x15")
            terminal.rest(0.4)
        every += row(label, "a letter in the field", iter(typed))
        said(label, "all of these", [(one, one) for one in every])
    print(f"{label:18}the view opens in {opened:.0f} ms, what is typed is found in {spread(found)}")


def row(label: str, name: str, pressed: Iterator[tuple[float, float]]) -> list[float]:
    """Print a row; return the ms to the last frame of each key."""
    took = list(pressed)
    said(label, name, took)
    return [last for _, last in took]


def said(label: str, name: str, took: Sequence[tuple[float, float]]) -> None:
    """Print a row of the table: keys, then ms to the first and to the last frame."""
    first, last = ([one[at] for one in took] for at in (0, 1))
    print(
        f"{label:18}{name:24}{len(took):6}{half(first):9.1f}{most(first):9.1f}"
        f"{half(last):9.1f}{most(last):9.1f}",
        flush=True,
    )


half: Callable[[Sequence[float]], float] = statistics.median


def most(took: Sequence[float]) -> float:
    """Return the time that nineteen of twenty stay below."""
    return statistics.quantiles(took, n=20, method="inclusive")[-1]


def spread(took: Sequence[float]) -> str:
    """Say least, median and most."""
    return f"{min(took):.0f} / {statistics.median(took):.0f} / {max(took):.0f}"


def main() -> None:
    """Print every table."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--quick", action="store_true", help="no more than 100,000 claims")
    options.add_argument(
        "--folder", type=Path, default=Path(tempfile.gettempdir()) / "claimtrack-scale"
    )
    given = options.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    long = article(given.folder)
    starting(long)
    print(f"\n{'':18}{'key':24}{'n':>6}{'first':>9}{'p95':>9}{'last':>9}{'p95':>9}  ms")
    with tempfile.TemporaryDirectory(dir=given.folder) as name:
        copy = Path(name) / long.name
        copy.write_bytes(long.read_bytes())
        reviewing(copy)
    for n in SIZES[:1] if given.quick else SIZES:
        finding(n, recombined.file_of(n, given.folder))


if __name__ == "__main__":
    main()
