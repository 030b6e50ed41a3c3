"""Public pairs of sentences that people judged, each set as it is published.

They are looked for in a folder, each under the name given here; a set that is not there is left
out. Sources: STS headlines (SemEval 2013 to 2016), SICK (SemEval 2014), MRPC (Microsoft), PAWS-X
(Google), and sentences of Universal Dependencies, out of which a negation is taken.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

Pairs = list[tuple[str, str]]

REPEAT, ALMOST, WIDE = 4.6, 4.8, 3.4
"""Judgements, 0 to 5: a headline repeats another, a caption does, and two say different things."""


class PairSet(NamedTuple):
    """Pairs of one kind: whether they are the same claim, and what is wanted of them in percent.

    `alike` is the least (or, for different claims, the most) to be called same or variant,
    `contradicts` the most to be called so; None: nothing is asked.
    """

    label: str
    pairs: Pairs
    same: bool
    alike: float | None = None
    contradicts: float | None = None


def public_sets(folder: Path) -> Iterator[PairSet]:
    """Yield the sets that are in the folder."""
    yield from _headlines(folder)
    yield from _sick(folder)
    yield from _mrpc(folder)
    yield from _paws(folder)
    for file in sorted(folder.glob("negated-*.tsv")):
        language = file.stem.removeprefix("negated-")
        pairs = [(row[0], row[1]) for row in _rows(file)]
        yield PairSet(f"negation taken out: {language}", pairs, same=False, alike=3)


def _rows(file: Path) -> list[list[str]]:
    if not file.exists():
        return []
    with file.open(encoding="utf-8-sig", newline="") as opened:
        return list(csv.reader(opened, delimiter="\t", quoting=csv.QUOTE_NONE))


def _headlines(folder: Path) -> Iterator[PairSet]:
    for label, years in (("2013, 2014", (2013, 2014)), ("2015, 2016", (2015, 2016))):
        rows = [row for year in years for row in _rows(folder / f"headlines.{year}.tsv")]
        judged = [(float(row[0]), (row[1], row[2])) for row in rows if row[0].strip()]
        if judged:
            same = [pair for score, pair in judged if score >= REPEAT]
            other = [pair for score, pair in judged if score <= WIDE]
            yield PairSet(f"headlines {label}: repeats", same, same=True, alike=45, contradicts=4)
            yield PairSet(f"headlines {label}: others", other, same=False, alike=1.5)


def _sick(folder: Path) -> Iterator[PairSet]:
    for part in ("SICK_train", "SICK_test_annotated"):
        rows = _rows(folder / f"{part}.txt")[1:]
        if not rows:
            continue
        by = {
            judged: [(row[1], row[2]) for row in rows if row[4] == judged]
            for judged in ("CONTRADICTION", "NEUTRAL")
        }
        same = [
            (row[1], row[2]) for row in rows if row[4] == "ENTAILMENT" and float(row[3]) >= ALMOST
        ]
        yield PairSet(f"{part[:10]}: entailed", same, same=True, alike=55, contradicts=4)
        yield PairSet(f"{part[:10]}: contradictions", by["CONTRADICTION"], same=False, alike=1)
        yield PairSet(f"{part[:10]}: neutral", by["NEUTRAL"], same=False)


def _mrpc(folder: Path) -> Iterator[PairSet]:
    for part in ("train", "test"):
        rows = _rows(folder / f"msr-{part}.tsv")[1:]
        if rows:
            same = [(row[3], row[4]) for row in rows if row[0] == "1"]
            other = [(row[3], row[4]) for row in rows if row[0] == "0"]
            yield PairSet(f"MRPC {part}: paraphrases", same, same=True, alike=14, contradicts=4)
            yield PairSet(f"MRPC {part}: others", other, same=False)


def _paws(folder: Path) -> Iterator[PairSet]:
    for language in ("en", "de", "es", "fr"):
        for part in ("dev", "test"):
            rows = _rows(folder / f"paws-{language}-{part}.tsv")[1:]
            if rows:
                same = [(row[1], row[2]) for row in rows if row[3] == "1"]
                other = [(row[1], row[2]) for row in rows if row[3] == "0"]
                label = f"PAWS-X {language} {part}"
                asked = 62 if language == "en" else 30
                yield PairSet(f"{label}: paraphrases", same, same=True, alike=asked, contradicts=4)
                yield PairSet(f"{label}: others", other, same=False, alike=10)
