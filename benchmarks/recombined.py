"""A file of as many claims as one likes: real sentences, cut in two and put together anew.

Used by `scale.py`. The claims of CheckThat! 2020 come first, as they are, those that its tweets
want before the others, so that real posts have something to find. The rest is the beginning of
one sentence and the end of another; figures in it are drawn afresh, and in some a word gives way to
a made-up name, because the words of a file never stop growing. Wanted claims lend no words.
Everything is drawn with a fixed seed. Nothing of it is kept in the repository.
"""

from __future__ import annotations

import gzip
import json
import random
import re
import subprocess
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from claim_index import DATA, MatchingSet, lines, load

SEED = 2020
FEWEST_WORDS = 6
NAMED = 0.25
"""Share of claims with a made-up name; half of the names are new. Gives a million claims some
hundred thousand terms, as files of real claims have."""

IMPORT = ("import", "--as-kind", "claims")

_FIGURE = re.compile(r"\d+")
_SYLLABLES = [
    a + b for a in "bcdfghjklmnprstvz" for b in ("a", "e", "i", "o", "u", "an", "er", "ol")
]


def file_of(n: int, folder: Path) -> Path:
    """Return a claimtrack file of `n` claims in a folder, made by the import when not there."""
    file = folder / f"claims-{n}.db"
    if file.exists():
        return file
    listed, building = folder / f"claims-{n}.jsonl", folder / f"claims-{n}.building"
    with listed.open("w", encoding="utf-8") as out:
        for wordings in islice(claims(), n):
            row = {"claim": wordings[0], "rating": "false", "publisher": "Benchmark"}
            if len(wordings) > 1:
                row["headline"] = wordings[1]
            out.write(json.dumps(row) + "\n")
    subprocess.run(
        [sys.executable, "-m", "claimtrack", "--db", str(building), *IMPORT, str(listed)],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    listed.unlink()
    building.rename(file)
    return file


def posts() -> list[tuple[str, frozenset[str]]]:
    """Return the dev tweets of CheckThat! 2020, each with the texts of the claims wanted."""
    given = load("checkthat2020_task2_en")
    return [
        (text, frozenset(given.claims[key][0] for key in wanted))
        for text, wanted in given.of("dev")
    ]


def claims() -> Iterator[tuple[str, ...]]:
    """Yield claims without end, each as its wordings, the same ones every time."""
    given = load("checkthat2020_task2_en")
    wanted = {key for _, _, keys in given.queries for key in keys}
    yield from (given.claims[key] for key in sorted(wanted))
    yield from (wordings for key, wordings in enumerate(given.claims) if key not in wanted)
    halves = [_halves(sentence) for sentence in _sentences(given, wanted)]
    drawn = random.Random(SEED)  # noqa: S311 - to be drawn alike each time
    names: list[str] = []
    while True:
        words = [*drawn.choice(halves)[0], *drawn.choice(halves)[1]]
        if drawn.random() < NAMED:
            words[drawn.randrange(len(words))] = _name(drawn, names)
        figured = _FIGURE.sub(lambda figure: _figure(drawn, figure[0]), " ".join(words))
        yield (figured[:1].upper() + figured[1:],)


def _sentences(given: MatchingSet, wanted: set[int]) -> list[str]:
    debated = load("checkthat2022_2b_en")
    found = [text for key, own in enumerate(given.claims) if key not in wanted for text in own]
    found += [text for own in debated.claims for text in own]
    found += [row["text"] for row in lines(DATA / "worth" / "clef2019-train" / "train.jsonl")]
    for name in ("en_pud-ud-test", "en_ewt-ud-test"):
        with gzip.open(DATA / "segment" / f"{name}.conllu.gz", "rt", encoding="utf-8") as file:
            found += [line[9:].strip() for line in file if line.startswith("# text = ")]
    return [one for one in dict.fromkeys(found) if len(one.split()) >= FEWEST_WORDS]


def _halves(sentence: str) -> tuple[list[str], list[str]]:
    words = sentence.split()[:60]
    return words[: len(words) // 2], words[len(words) // 2 :]


def _figure(drawn: random.Random, figure: str) -> str:
    return str(drawn.randrange(10 ** (len(figure) - 1), 10 ** len(figure)))[: len(figure)]


def _name(drawn: random.Random, names: list[str]) -> str:
    if not names or drawn.random() < 1 / 2:
        names.append("".join(drawn.choices(_SYLLABLES, k=drawn.randint(2, 4))).capitalize())
        return names[-1]
    return drawn.choice(names)
