"""Rank: the order in which to show candidates to a checker, and with what probability.

A few cheap lexical features per candidate, weighted by the logistic model below;
`benchmarks/fit_rank.py` fits the weights and prints them in this form. Rank says nothing about
sameness: two claims that differ in a single digit rank side by side, and `differences` tells them
apart.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from msgspec import Struct
from rapidfuzz import fuzz

from claimtrack.match.overlap import Grams, Idf, Weighed, grams, read_words
from claimtrack.model.match import Candidate
from claimtrack.text.languages.recognised import in_two_languages


class Fitted(Struct, frozen=True):
    """What `fit_rank.py` fits: the weights of the features, and the way from their sum to a chance.

    `weights` says how much each of `features` counts for the evidence that a claim is wanted. A
    logistic over `bias`, the evidence and its `lead` over the strongest rival gives the chance.
    `usual_rival` is the evidence of the rival that a file of some size nearly always has; a claim
    in a small file has to lead that one. Otherwise any of three claims would be a strong match for
    lack of rivals.
    """

    weights: Mapping[str, float]
    bias: float
    evidence: float
    lead: float
    usual_rival: float


BY_WORDS = Fitted(
    weights={"bm25": 8.20, "grams": 16.46, "sort": 2.25},
    bias=-3.73,
    evidence=0.16,
    lead=0.79,
    usual_rival=11.74,
)
"""For candidates found by their words."""

BY_MEANING = Fitted(
    weights={"bm25": 3.05, "grams": 10.81, "partial": 0.84, "sort": 0.59, "cosine": 16.76},
    bias=-3.73,
    evidence=0.16,
    lead=0.80,
    usual_rival=12.90,
)
"""For candidates with a cosine from a model, including those that the model found."""

NEAR = 0.4
"""How near a model must put a claim that the two are compared across languages.

95 in 100 translations of news sentences lie nearer (93 in Chinese), and one in ten of the nearest
other sentences (measured on PUD).
"""

ACROSS = 30.0
"""What nearness alone counts for a claim in another language, whose words tell nothing.

A claim at 0.5 is then as likely wanted as not. Of a thousand news sentences the nearest that is no
translation lies beyond that for one statement in a hundred (PUD).
"""

CLOSELY = 30
"""How many candidates are compared letter by letter: those best by words and cosine.

20 lose .0015 of MAP@5 on train statements, 30 nothing (measured)."""

_FUZZY_READ = 1_000


class Ranked(Struct, frozen=True):
    """A candidate with its score, 0..100, and its nearest wording."""

    candidate: Candidate
    wording: str
    score: float


class Features(Struct, frozen=True):
    """The features of one candidate: its nearest wording, and named values.

    `bm25` is the logarithm of the score over all wordings, `grams` the share of weight in grams
    (0..1), `sort` RapidFuzz's ratio of sorted words (0..1), the mean of the best two. `cosine` is
    present if a model was used, and then RapidFuzz's `partial` with the nearest wording, which
    words alone gain nothing by. None depends on the number of candidates.
    """

    wording: str
    values: Mapping[str, float]

    def evidence(self, weights: Mapping[str, float]) -> float:
        """Return the weighted sum of the values; without a cosine the claim counts as far away."""
        return sum(weight * self.values.get(name, 0.0) for name, weight in weights.items())


def rank(statement: str, candidates: Iterable[Candidate], idf: Idf) -> list[Ranked]:
    """Order candidates, best first; those equal to six digits keep their given order.

    Sums of the same figures may differ in the last digit between processes, but the order must not.

    The score is the probability, times 100, that a checker wants this claim beside the statement,
    among the candidates of a lookup (fitted on tweets and debate sentences, see `fit_rank.py`).
    """
    listed = list(candidates)
    rows = features(statement, listed, idf)
    fitted = BY_MEANING if any(candidate.cosine is not None for candidate in listed) else BY_WORDS
    evidence = [row.evidence(fitted.weights) for row in rows]
    for i, candidate in enumerate(listed):
        if (candidate.cosine or 0.0) >= NEAR and in_two_languages(statement, rows[i].wording):
            evidence[i] = max(evidence[i], ACROSS * (candidate.cosine or 0.0))
    chances = chance(evidence, fitted)
    ranked = [
        Ranked(candidate, row.wording, round(100 * each, 6))
        for candidate, row, each in zip(listed, rows, chances, strict=True)
    ]
    return sorted(ranked, key=lambda each: -each.score)


def chance(evidence: Sequence[float], fitted: Fitted) -> list[float]:
    """Return each candidate's chance, 0..1, from the evidence for all of them."""
    exponents = [
        fitted.bias + fitted.evidence * own + fitted.lead * lead
        for own, lead in leads(evidence, fitted.usual_rival)
    ]
    return [1 / (1 + math.exp(-exponent)) for exponent in exponents]


def leads(evidence: Sequence[float], usual: float) -> list[tuple[float, float]]:
    """Return the evidence for each candidate, and its lead over the strongest rival's."""
    first, second = sorted([*evidence, usual, usual], reverse=True)[:2]
    return [(own, own - (second if own >= first else first)) for own in evidence]


def features(statement: str, candidates: Sequence[Candidate], idf: Idf) -> list[Features]:
    """Return the features of each candidate, in the order given.

    Those read closely have them all; the others only what chose among them.
    """
    own = Weighed(statement, idf)
    read = [[read_words(wording) for wording in each.wordings] or [[]] for each in candidates]
    seen = [_glance(own, words, each.cosine) for words, each in zip(read, candidates, strict=True)]
    chosen = _chosen(seen, [own.read in words for words in read])
    texts = {i: [" ".join(words)[:_FUZZY_READ] for words in read[i]] for i in chosen}
    together = {i: grams("  ".join(texts[i])) for i in chosen}
    said = " ".join(own.read)[:_FUZZY_READ]
    weights, ours = Grams([*together.values()]), grams(said)
    rows = []
    for i, (each, values) in enumerate(zip(candidates, seen, strict=True)):
        nearest = 0
        if i in together:
            ratios = [fuzz.token_sort_ratio(said, text) for text in texts[i]]
            nearest = max(range(len(ratios)), key=ratios.__getitem__)
            best = sorted(ratios)[-2:]
            values["grams"] = weights.dice(ours, together[i])
            values["sort"] = sum(best) / len(best) / 100
            if each.cosine is not None:
                values["partial"] = fuzz.partial_ratio(said, texts[i][nearest]) / 100
        rows.append(Features(each.wordings[nearest] if each.wordings else "", values))
    return rows


def _glance(own: Weighed, words: list[list[str]], cosine: float | None) -> dict[str, float]:
    values = {"bm25": math.log1p(own.bm25([*chain.from_iterable(words)]))}
    return values if cosine is None else {**values, "cosine": cosine}


def _chosen(seen: Sequence[dict[str, float]], equal: Sequence[bool]) -> list[int]:
    """Return the places of the candidates that are worth reading closely, in order.

    Args:
        seen: what a glance at each tells.
        equal: whether one of its wordings is the statement itself, word for word.
    """
    if len(seen) <= CLOSELY:
        return [*range(len(seen))]
    weights = BY_MEANING.weights if any("cosine" in each for each in seen) else BY_WORDS.weights
    evidence = [sum(weights[name] * value for name, value in each.items()) for each in seen]
    best = sorted(range(len(seen)), key=lambda i: (not equal[i], -evidence[i]))
    return sorted(best[:CLOSELY])
