"""How the sentences of an article stand to those of its next revision. Pure.

What is word for word the same stays anchored, wherever it moved. What was rewritten in its place
is changed and asks for attention. What is gone is gone: a sentence that merely looks alike, about
somebody else, is never taken for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from rapidfuzz.distance import Indel

from claimtrack.match.differences import differences
from claimtrack.model.match import DifferenceKind
from claimtrack.text.fold import words

REWRITTEN = 0.6
"""The share of words in common, in order, from which a sentence is the other one rewritten.

Below it, an editor would say that one was cut and another written.
"""

_ABOUT_ANOTHER = frozenset({DifferenceKind.NAME, DifferenceKind.ROLE})
"""Differences that make a sentence one about somebody else, however alike the rest."""


@dataclass(frozen=True, slots=True)
class Carried:
    """Places of old sentences by the place of their successors in the revision.

    `kept`: word for word the same. `changed`: rewritten where they stood. What is in neither has
    gone (old) or is new (revision).
    """

    kept: dict[int, int]
    changed: dict[int, int]


def carry(old: Sequence[str], new: Sequence[str]) -> Carried:
    """Find the successor of each old sentence among the new ones; each is used at most once.

    Args:
        old: the sentences of the article as it was, in order.
        new: those of the revision, in order.

    Returns:
        New places by old ones.
    """
    ours, theirs = ([" ".join(one.split()) for one in side] for side in (old, new))
    kept: dict[int, int] = {}
    changed: dict[int, int] = {}
    gaps = SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes()
    for tag, a, b, c, d in gaps:
        if tag == "equal":
            kept.update(zip(range(a, b), range(c, d), strict=True))
    _moved(ours, theirs, kept)
    taken = set(kept.values())
    for tag, a, b, c, d in gaps:
        if tag == "replace":
            left = [place for place in range(a, b) if place not in kept]
            free = [place for place in range(c, d) if place not in taken]
            changed.update(_rewritten(ours, theirs, left, free))
    return Carried(kept, changed)


def _moved(ours: Sequence[str], theirs: Sequence[str], kept: dict[int, int]) -> None:
    """Sentences that stand elsewhere now, if there is no doubt which is which."""
    taken = set(kept.values())
    free: dict[str, list[int]] = {}
    for place, text in enumerate(theirs):
        if place not in taken:
            free.setdefault(text, []).append(place)
    left: dict[str, list[int]] = {}
    for place, text in enumerate(ours):
        if place not in kept:
            left.setdefault(text, []).append(place)
    for text, places in left.items():
        if len(places) == 1 and len(free.get(text, ())) == 1:
            kept[places[0]] = free[text][0]


def _rewritten(
    ours: Sequence[str], theirs: Sequence[str], left: Sequence[int], free: Sequence[int]
) -> dict[int, int]:
    """Pair what stands in the same gap, likest first, in an order that does not cross."""
    read = {one: words(ours[one]) for one in left}, {other: words(theirs[other]) for other in free}
    likeness = sorted(
        (
            (Indel.normalized_similarity(read[0][one], read[1][other]), -one, -other)
            for one in left
            for other in free
        ),
        reverse=True,
    )
    found: dict[int, int] = {}
    for ratio, minus_one, minus_other in likeness:
        one, other = -minus_one, -minus_other
        if ratio < REWRITTEN or one in found or other in found.values():
            continue
        if any((one < a) != (other < b) for a, b in found.items()):
            continue
        if not _about_another(ours[one], theirs[other]):
            found[one] = other
    return found


def _about_another(one: str, other: str) -> bool:
    return any(found.kind in _ABOUT_ANOTHER for found in differences(one, other))
