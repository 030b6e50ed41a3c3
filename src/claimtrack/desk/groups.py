"""Groups out of pairs: whatever hangs together, directly or through others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable


def groups(pairs: Iterable[tuple[int, int]]) -> tuple[tuple[int, ...], ...]:
    """The connected groups of a graph given by its edges.

    Returns:
        Each group in ascending order, groups by their first member. What is in no pair is in none.
    """
    beside: dict[int, set[int]] = defaultdict(set)
    for one, other in pairs:
        beside[one].add(other)
        beside[other].add(one)
    seen: set[int] = set()
    found = []
    for start in sorted(beside):
        if start in seen:
            continue
        reached, waiting = {start}, [start]
        while waiting:
            fresh = beside[waiting.pop()] - reached
            reached |= fresh
            waiting += fresh
        seen |= reached
        found.append(tuple(sorted(reached)))
    return tuple(found)
