"""Groups from pairs: everything connected, directly or through others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable


def groups(pairs: Iterable[tuple[int, int]]) -> tuple[tuple[int, ...], ...]:
    """Return the connected components of a graph given by its edges.

    Returns:
        Each group in ascending order, groups by their first member.
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
