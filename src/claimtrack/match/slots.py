"""Slots: which items of two texts are in corresponding places.

Two numbers conflict only if they are about the same thing; the words around them decide. Nothing is
parsed: the nearness of telling words is all that counts.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from msgspec import Struct

from claimtrack.match.reading import Reading, Span, Word
from claimtrack.model.match import Difference, DifferenceKind
from claimtrack.text.dates import Date
from claimtrack.text.numbers import Number

MOST = 24
"""Things of one kind to compare in a text, a guard against hostile texts."""

ALIKE = 0.5
"""The share of telling words, both ways, from which two texts count as alike."""

T = TypeVar("T")


def span_of(thing: Word | Number | Date) -> Span:
    """Return where a word or a figure stands."""
    return thing.start, thing.end


def coverage(ours: Sequence[str], theirs: Sequence[str]) -> float:
    """Return the share, 0..1, of our stems that are among theirs; 1 if we have none."""
    known = set(theirs)
    return sum(stem in known for stem in ours) / len(ours) if ours else 1.0


def left_over(
    ours: Sequence[T], theirs: Sequence[T], agree: Callable[[T, T], int]
) -> tuple[list[T], list[T]]:
    """Return what is left on each side after removing items that agree, one for one."""
    pairs = placed(ours, theirs, agree)
    mine, other = {i for i, _ in pairs}, {j for _, j in pairs}
    return (
        [a for i, a in enumerate(ours) if i not in mine],
        [b for j, b in enumerate(theirs) if j not in other],
    )


def paired(ours: Sequence[T], theirs: Sequence[T], fit: Callable[[T, T], int]) -> list[tuple[T, T]]:
    """Pair items that fit, best first, each at most once; a fit of 0 means no pair."""
    return [(ours[i], theirs[j]) for i, j in placed(ours, theirs, fit)]


def placed(
    ours: Sequence[T], theirs: Sequence[T], fit: Callable[[T, T], int]
) -> list[tuple[int, int]]:
    """Pair items as `paired` does, and return their places."""
    ranked = sorted(((-fit(a, b), i, j) for i, a in enumerate(ours) for j, b in enumerate(theirs)))
    taken: tuple[set[int], set[int]] = (set(), set())
    pairs = []
    for score, i, j in ranked:
        if score < 0 and i not in taken[0] and j not in taken[1]:
            taken[0].add(i)
            taken[1].add(j)
            pairs.append((i, j))
    return pairs


class Beside(Struct, frozen=True):
    """A statement and a claim's wording, both read, side by side."""

    ours: Reading
    theirs: Reading
    alike: bool

    @classmethod
    def of(cls, ours: Reading, theirs: Reading) -> Beside:
        """Compare two readings and see whether they are alike."""
        mine, other = ours.telling(), theirs.telling()
        share = min(coverage(mine, other), coverage(other, mine))
        return cls(ours, theirs, bool(mine) and share >= ALIKE)

    def fit(self, a: Span, b: Span) -> int:
        """Count the telling words near both spans; one more if the texts are alike."""
        return len(self.ours.around(a) & self.theirs.around(b)) + self.alike

    def difference(self, kind: DifferenceKind, a: Span | None, b: Span | None) -> Difference:
        """Make a difference from its spans; a side that lacks the item has none."""
        return Difference(
            kind,
            self.ours.text[a[0] : a[1]] if a else "",
            self.theirs.text[b[0] : b[1]] if b else "",
            a,
            b,
        )
