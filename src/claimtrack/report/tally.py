"""Ratings from worst to best, and how often each was given.

An order for reading only: it compares no claims and averages nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from claimtrack.model.verdict import NormalisedClass, Rating

_WORST_FIRST = {
    NormalisedClass.FALSE: 0,
    NormalisedClass.MIXTURE: 1,
    NormalisedClass.OTHER: 2,
    NormalisedClass.TRUE: 3,
}


def badness(rating: Rating) -> tuple[int, int, int]:
    """A sort key that puts the worst rating first, across scales.

    First its normalised class, then its number. One without a number stands before the numbered
    of its class, and of two such the later on its scale, since scales run from best to worst.
    """
    return (_WORST_FIRST[rating.normalised], rating.value or 0, -rating.position)


def tally(ratings: Iterable[Rating]) -> list[tuple[Rating, int]]:
    """Count ratings, worst first."""
    counts = Counter(ratings)
    return sorted(counts.items(), key=lambda count: (badness(count[0]), count[0].scale))
