"""Pairs: which of many statements are the same or contradict each other.

One statement against all claims is looked up in an index; this module compares all with all. Two
statements can share most of their weight only if they share one of their rarest words, so only
those are indexed (prefix filtering: Chaudhuri, Ganti and Kaushik, 2006), and every pair met this
way is weighed and then compared like any match. Figures weigh nothing here, because pairs that
differ only in a figure are wanted.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from msgspec import Struct

from claimtrack.match.candidates import inverse_frequency, telling_words
from claimtrack.match.differences import differences
from claimtrack.match.overlap import stem
from claimtrack.match.relate import relate
from claimtrack.model.match import Difference, Relation
from claimtrack.text.fold import fold

SHARED = 0.6
"""The share of its weight that each statement must have in common with the other."""

CROWD = 200
"""A word that leads more statements than this is ignored: only equal wordings meet there."""


class Pair(Struct, frozen=True):
    """Two statements, by their places, and their relation: same, variant or contradicts."""

    one: int
    other: int
    relation: Relation
    differences: tuple[Difference, ...] = ()


def pairs(statements: Sequence[str]) -> Iterator[Pair]:
    """Yield each pair of statements that are the same claim or contradict each other, once.

    `one` is always the smaller place. Merely related statements are left out, and so are those that
    share too little to be found: similar statements may be missing.
    """
    for first, second in sorted(_met(statements)):
        different = differences(statements[first], statements[second])
        relation = relate(statements[first], statements[second], different)
        if relation is not Relation.RELATED:
            yield Pair(first, second, relation, different)


def _met(statements: Sequence[str]) -> set[tuple[int, int]]:
    """Return the pairs that share enough weight, and those whose words are equal."""
    weighed = _weighed(statements)
    leading: dict[str, list[tuple[int, float, float]]] = defaultdict(list)
    equal: dict[str, list[int]] = defaultdict(list)
    met: set[tuple[int, int]] = set()
    for place, weights in enumerate(weighed):
        enough = SHARED * sum(weights.values())
        near: dict[int, float] = {}
        for word, left in _prefix(weights, enough):
            crowd = leading[word]
            if len(crowd) < CROWD:
                # From the first word they share on, each must have left what the other asks for.
                near.update(
                    [(other, asks) for other, has, asks in crowd if has >= enough and asks <= left]
                )
                crowd.append((place, left, enough))
        met |= {
            (other, place)
            for other, asks in near.items()
            if _shared(weighed[other], weights) >= max(asks, enough)
        }
        same = equal[fold(statements[place])]
        if same and weights:
            met.add((same[-1], place))  # each with the one before it is enough to group them
        same.append(place)
    return met


def _weighed(statements: Sequence[str]) -> list[dict[str, float]]:
    """Return each statement's telling stems and weights, without figures, rarest first."""
    read = [
        {stem(word) for word in telling_words(statement) if not any(c.isdigit() for c in word)}
        for statement in statements
    ]
    found_in = Counter(word for words in read for word in words)
    total = len(read)
    return [
        {
            word: inverse_frequency(found_in[word], total)
            for word in sorted(words, key=lambda each: (found_in[each], each))
        }
        for words in read
    ]


def _prefix(weights: dict[str, float], enough: float) -> Iterator[tuple[str, float]]:
    """Yield the rarest words, each with the weight from it on.

    A statement that shares enough weight has at least one of them.
    """
    left = sum(weights.values())
    for word, weight in weights.items():
        if left < enough:
            return
        yield word, left
        left -= weight


def _shared(ours: dict[str, float], theirs: dict[str, float]) -> float:
    return sum(map(ours.__getitem__, ours.keys() & theirs.keys()))
