"""Measure how well known claims are found, and whether the score is the chance it claims to be.

    python benchmarks/matching.py [--model MODEL]

Finding is measured on the dev statements of both matching sets, all methods over claim text and
headline: plain FTS5, bm25s (where the extra `bench` is installed) and RapidFuzz over everything.
The weights were fitted on train statements alone. Reliability sets what a score predicts beside
what was observed, by the bands of the score. Times are CPU milliseconds on this machine.
With a sentence encoder its rows stand beside the others, for the same statements in the same run.
`contrast.py` measures whether differences tell claims apart.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from importlib import import_module
from importlib.util import find_spec
from itertools import pairwise

from rapidfuzz import fuzz, process

from claim_index import SETS, ClaimIndex, MatchingSet, load
from claim_vectors import ClaimVectors, model_named
from claimtrack.desk.matching import POOL
from claimtrack.match.candidates import telling_words
from claimtrack.match.fusion import fuse
from claimtrack.match.match import match
from claimtrack.match.overlap import stem
from claimtrack.match.rank import rank
from claimtrack.text.fold import STOP_WORDS, fold, words

BANDS = (0, 2, 10, 30, 50, 80, 100)
Finder = Callable[[str], Sequence[int]]


def measured(find: Finder, asked: Sequence[tuple[str, frozenset[int]]]) -> str:
    """Return MAP@5, R@5 and milliseconds a statement, as the columns of a row."""
    precision = recall = 0.0
    begun = time.process_time()
    for text, wanted in asked:
        hits, total = 0, 0.0
        for place, claim in enumerate(find(text)[:5], start=1):
            if claim in wanted:
                hits += 1
                total += hits / place
        precision += total / min(len(wanted), 5)
        recall += hits / len(wanted)
    spent = (time.process_time() - begun) * 1000
    n = len(asked)
    return f"{precision / n:6.3f}  {recall / n:6.3f}  {spent / n:8.1f}"


def by_ratio(given: MatchingSet, scorer: Callable[..., float]) -> Finder:
    """RapidFuzz over every claim, text and headline joined, both folded."""
    choices = [fold(" ".join(wordings)) for wordings in given.claims]

    def find(text: str) -> list[int]:
        return [i for _, _, i in process.extract(fold(text), choices, scorer=scorer, limit=5)]

    return find


def by_bm25s(given: MatchingSet) -> Finder:
    """The library bm25s over text and headline joined, the words stemmed, stop words dropped."""
    bm25s = import_module("bm25s")
    index = bm25s.BM25()
    index.index(
        [
            [stem(word) for word in words(" ".join(each)) if word not in STOP_WORDS]
            for each in given.claims
        ],
        show_progress=False,
    )

    def find(text: str) -> list[int]:
        asked = [stem(word) for each in telling_words(text) for word in words(each)]
        found, _ = index.retrieve([asked], k=5, show_progress=False)
        return [int(each) for each in found[0]]

    return find


def by_meaning(index: ClaimIndex, vectors: ClaimVectors) -> list[tuple[str, Finder]]:
    """What an encoder finds alone, fused with plain FTS5, and as a desk with a model ranks it."""

    def fused(text: str) -> list[int]:
        return fuse(index.by_rank(text, POOL), vectors.nearest(text), limit=5)

    def looked_up(text: str) -> list[int]:
        return [candidate.claim for candidate in vectors.lookup(text)]

    def ranked(text: str) -> list[int]:
        found = vectors.lookup(text)
        return [each.candidate.claim for each in rank(text, found, index.weights)]

    return [
        ("the model alone", vectors.nearest),
        ("FTS5 fused with the model", fused),
        ("idf union fused, not ranked", looked_up),
        ("idf union fused, ranked", ranked),
    ]


def finding(given: MatchingSet, index: ClaimIndex, vectors: ClaimVectors | None) -> None:
    """Print how well each method finds the claims of one set."""

    def looked_up(text: str) -> list[int]:
        return [candidate.claim for candidate in index.lookup(text, 5)]

    def ranked(text: str) -> list[int]:
        found = index.lookup(text, POOL)
        return [each.candidate.claim for each in rank(text, found, index.weights)]

    def matched(text: str) -> list[int]:
        found = index.lookup(text, POOL)
        return [each.claim for each in match(text, found, index.weights, limit=5)]

    asked = given.of("dev")
    rows: list[tuple[str, Finder]] = [
        ("FTS5 ORDER BY rank", index.by_rank),
        ("idf union, not ranked", looked_up),
        ("idf union, ranked", ranked),
        ("the same with differences", matched),
        ("RapidFuzz token_set_ratio", by_ratio(given, fuzz.token_set_ratio)),
        ("RapidFuzz WRatio", by_ratio(given, fuzz.WRatio)),
    ]
    if find_spec("bm25s"):
        rows.insert(1, ("bm25s", by_bm25s(given)))
    if vectors:
        rows += by_meaning(index, vectors)
    print(f"\n{given.name}: {len(given.claims):,} claims, {len(asked)} statements")
    print(f"{'':34}  MAP@5     R@5  ms CPU")
    for label, find in rows:
        print(f"{label:34} {measured(find, asked)}", flush=True)


def reliability(given: MatchingSet, index: ClaimIndex, vectors: ClaimVectors | None) -> None:
    """Print, for each band of the score, its mean and how many in 100 were wanted."""
    scored = []
    for text, wanted in given.of("dev"):
        by_words = index.lookup(text, POOL)
        found = vectors.lookup(text) if vectors else by_words
        scored += [
            (each.score, each.candidate.claim in wanted)
            for each in rank(text, found, index.weights)
        ]
    by = "words and meaning" if vectors else "words"
    print(f"\n{given.name}, by {by}\n{'score':>10}{'n':>8}{'predicted':>11}{'observed':>10}")
    for low, high in pairwise(BANDS):
        here = [(s, y) for s, y in scored if low <= s < high or s == high == BANDS[-1]]
        if here:
            predicted, observed = (sum(column) / len(here) for column in zip(*here, strict=True))
            print(f"{low:>4} to {high:>3}{len(here):8}{predicted:11.1f}{100 * observed:10.1f}")


def main() -> None:
    """Print every table."""
    encoder = model_named(__doc__ or "")
    sets = []
    for given in map(load, SETS):
        index = ClaimIndex(given.claims)
        sets.append((given, index, ClaimVectors(given, index, encoder) if encoder else None))
    for each in sets:
        finding(*each)
    for given, index, vectors in sets:
        reliability(given, index, None)
        if vectors:
            reliability(given, index, vectors)


if __name__ == "__main__":
    main()
