"""Fusion: one order out of several, each found in a way of its own, by the ranks in them alone.

Scores of different ways cannot be compared; places can. A claim counts for each order by how far
in front it stands there (reciprocal-rank fusion), so that one which two ways find leads those that
only one does.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

DAMPING = 60
"""How little the very first places count above those behind; what the literature uses."""


def fuse(*orders: Iterable[int], limit: int) -> list[int]:
    """Return the claims of all orders, best first, at most `limit` of them."""
    scores: dict[int, float] = defaultdict(float)
    for order in orders:
        for place, claim in enumerate(order, start=1):
            scores[claim] += 1 / (DAMPING + place)
    return sorted(scores, key=lambda claim: -scores[claim])[:limit]
