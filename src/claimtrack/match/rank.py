"""Rank: in which order candidates deserve a checker's eyes, and with what chance.

A handful of cheap lexical features per candidate, weighed by a logistic whose weights stand below;
`benchmarks/fit_rank.py` fits them and prints them in this form. Refuses to speak of sameness: two
claims that differ in a single digit rank side by side, and `differences` tells them apart.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from claimtrack.match.overlap import Idf, Overlap, Weighed, read_words, telling
from claimtrack.model import Candidate

BIAS = -16.96
WEIGHTS: Mapping[str, float] = {
    "bm25": 10.92,
    "union": 0.94,
    "covered": 2.71,
    "sort": 2.52,
    "partial": 2.28,
    "words": 0.56,
}
"""The logistic over `features`."""

_FUZZY_READ = 1_000


@dataclass(frozen=True, slots=True)
class Ranked:
    """A candidate with its score in 0..100, the nearest of its wordings and their overlap."""

    candidate: Candidate
    wording: str
    score: float
    overlap: Overlap


@dataclass(frozen=True, slots=True)
class Features:
    """What is known of one candidate: its nearest wording, the overlap, and named values 0..1.

    `bm25` is the score over all wordings, relative to the best candidate's, because its size
    means nothing across statements. `union` is the overlap with all wordings together, `covered`
    the share of the nearest wording that the statement has, `sort` and `partial` are RapidFuzz's
    ratios with that wording. `words`, the logarithm of the statement's length, alone leaves 0..1.
    """

    wording: str
    overlap: Overlap
    values: Mapping[str, float]


def rank(statement: str, candidates: Iterable[Candidate], idf: Idf) -> list[Ranked]:
    """Order candidates, best first; ties keep the order in which they came.

    The score is a chance times 100: that a checker wants this claim beside the statement, among
    the candidates of a lookup (fitted on tweets and debate sentences, see `fit_rank.py`).
    """
    found = list(candidates)
    rows = features(statement, found, idf)
    ranked = [
        Ranked(candidate, row.wording, 100 * chance(row.values), row.overlap)
        for candidate, row in zip(found, rows, strict=True)
    ]
    return sorted(ranked, key=lambda each: -each.score)


def chance(values: Mapping[str, float]) -> float:
    """Return the logistic of the weighed features, 0..1."""
    exponent = BIAS + sum(weight * values[name] for name, weight in WEIGHTS.items())
    return 1 / (1 + math.exp(-exponent))


def features(statement: str, candidates: Sequence[Candidate], idf: Idf) -> list[Features]:
    """Return the features of each candidate, in the order given; they depend on one another."""
    own = Weighed(statement, idf)
    said = " ".join(own.read)[:_FUZZY_READ]
    rows = [_alone(own, said, candidate) for candidate in candidates]
    best = max((values["bm25"] for _, _, values in rows), default=0.0) or 1.0
    for _, _, values in rows:
        values["bm25"] /= best
    return [Features(*row) for row in rows]


def _alone(own: Weighed, said: str, candidate: Candidate) -> tuple[str, Overlap, dict[str, float]]:
    """Measure one candidate, before it is set beside the others."""
    read = [read_words(wording) for wording in candidate.wordings] or [[]]
    overlaps = [own.beside(telling(each)) for each in read]
    best = max(range(len(read)), key=lambda i: overlaps[i].dice)
    together = [word for each in read for word in each]
    wording = " ".join(read[best])[:_FUZZY_READ]
    values = {
        "bm25": own.bm25(together),
        "union": own.beside(telling(together)).dice,
        "covered": overlaps[best].covered,
        "sort": fuzz.token_sort_ratio(said, wording) / 100,
        "partial": fuzz.partial_ratio(said, wording) / 100,
        "words": math.log1p(len(own.read)),
    }
    return candidate.wordings[best] if candidate.wordings else "", overlaps[best], values
