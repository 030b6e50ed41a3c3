"""Fusion: one order from several, by rank alone (reciprocal-rank fusion).

Scores from different searches cannot be compared; ranks can. A claim counts in each order by its
rank there, so one that two searches find comes before those that only one finds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

DAMPING = 60
"""Dampens the lead of the first ranks; the usual value in the literature."""


def fuse(*orders: Iterable[int], limit: int) -> list[int]:
    """Return the claims of all orders, best first, at most `limit` of them."""
    scores: dict[int, float] = defaultdict(float)
    for order in orders:
        for place, claim in enumerate(order, start=1):
            scores[claim] += 1 / (DAMPING + place)
    return sorted(scores, key=lambda claim: -scores[claim])[:limit]
