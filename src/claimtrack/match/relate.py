"""Relate: what a statement is to a claim, once their differences are known.

The only place that speaks of sameness. It would rather say *related* than be wrong: a missed
variant costs a reviewer one look, a false one a wrong verdict.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from claimtrack.match.agreement import dates_agree, numbers_agree
from claimtrack.match.opposites import HEDGES
from claimtrack.match.reading import Reading, read
from claimtrack.match.slots import coverage, left_over
from claimtrack.model import Difference, DifferenceKind, Relation
from claimtrack.text.fold import fold

VARIANT = 0.8
"""How much of either text the other must hold, in telling words, for a variant."""

REST = 0.75
"""How much of either text, the difference left out, the other must hold for a contradiction."""

_ENOUGH = 2
_MOST = 24

T = TypeVar("T")
_POINTERS = frozenset({"from", "to", "by", "than", "against"})


def relate(statement: str, wording: str, found: Sequence[Difference]) -> Relation:
    """Say how a statement stands to a claim's wording, given their `differences`.

    - same: the folded words are equal and nothing material differs.
    - variant: nothing differs, nearly every telling word is shared, in the same order, and only
      one of the two says anything more, which is no hedge.
    - contradicts: exactly one thing differs, and the rest is the same claim.
    - related: everything else, and whatever was too long to be read to its end.
    """
    ours, theirs = read(statement), read(wording)
    if not (ours.whole and theirs.whole):
        return Relation.RELATED
    if found:
        alone = len(found) == 1 and _same_but_for(ours, theirs, found[0])
        return Relation.CONTRADICTS if alone else Relation.RELATED
    folded = fold(statement)
    if folded and folded == fold(wording):
        return Relation.SAME
    return Relation.VARIANT if _variant(ours, theirs) else Relation.RELATED


def _same_but_for(ours: Reading, theirs: Reading, one: Difference) -> bool:
    whole = one.kind is DifferenceKind.ROLE  # its span holds the rest of the claim as well
    mine = ours.telling(None if whole else one.statement_span)
    other = theirs.telling(None if whole else one.claim_span)
    if not mine or not other:
        return False
    return min(coverage(mine, other), coverage(other, mine)) >= REST


def _variant(ours: Reading, theirs: Reading) -> bool:
    mine, other = ours.telling(), theirs.telling()
    if min(len(mine), len(other)) < _ENOUGH or not _same_hedges(ours, theirs):
        return False
    extra = [set(mine) - set(other), set(other) - set(mine)]
    if all(extra) or _figures_apart(ours, theirs) or _pointers(ours) != _pointers(theirs):
        return False
    if min(coverage(mine, other), coverage(other, mine)) < VARIANT:
        return False
    shared = set(mine) & set(other)
    return _same_order([w for w in mine if w in shared], [w for w in other if w in shared])


def _same_hedges(ours: Reading, theirs: Reading) -> bool:
    mine, other = ({word.text for word in side.words} & HEDGES for side in (ours, theirs))
    return mine == other


def _pointers(side: Reading) -> list[str]:
    """The small words that say who acts and whither, in order."""
    return [word.text for word in side.words if word.text in _POINTERS]


def _figures_apart(ours: Reading, theirs: Reading) -> bool:
    """Whether both texts have a figure that the other lacks, or share figures in another order."""
    return _clash(ours.numbers, theirs.numbers, numbers_agree) or _clash(
        ours.dates, theirs.dates, dates_agree
    )


def _clash(ours: Sequence[T], theirs: Sequence[T], agree: Callable[[T, T], bool]) -> bool:
    mine, other = left_over(ours[:_MOST], theirs[:_MOST], agree)
    return bool(mine and other) or _disordered(ours[:_MOST], theirs[:_MOST], agree)


def _disordered(ours: Sequence[T], theirs: Sequence[T], agree: Callable[[T, T], bool]) -> bool:
    places = [next((i for i, b in enumerate(theirs) if agree(a, b)), None) for a in ours]
    found = [place for place in places if place is not None]
    return found != sorted(found)


def _same_order(mine: Sequence[str], other: Sequence[str]) -> bool:
    """Whether the words come in one order, give or take a phrase moved from one end to the other.

    Only words without repeats can be moved about: with repeats, who did what is unclear.
    """
    if list(mine) == list(other):
        return True
    if len(mine) != len(other) or len(set(mine)) != len(mine) or len(mine) <= _ENOUGH:
        return False
    turn = list(other).index(mine[0]) if mine[0] in other else 0
    return [*other[turn:], *other[:turn]] == list(mine)
