"""Relate: the relation of a statement to a claim, once their differences are known.

The only module that decides about sameness. When in doubt it says *related*: a missed variant costs
a reviewer one look, a false one may cost a wrong verdict.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from typing import TypeVar

from claimtrack.match.level import read_level
from claimtrack.match.opposites import HEDGES, PREPOSITIONS
from claimtrack.match.order import at_most_one_move, in_order, senses_of, without
from claimtrack.match.reading import Reading
from claimtrack.match.slots import coverage, left_over
from claimtrack.match.tolerances import dates_agree, numbers_agree
from claimtrack.model.match import Difference, DifferenceKind, Relation
from claimtrack.text.fold import fold

VARIANT = 0.8
"""The share of each text's telling words that the other must have, for a variant."""

REST = 0.75
"""The same without the difference, for a contradiction."""

_ENOUGH = 2
_MOST = 24

T = TypeVar("T")
_WHITHER = frozenset({"from", "to"})
_FIRM = frozenset({"by", "than", "against"})  # these tell who does it to whom
_LOOSE = frozenset({"of", "in", "at", "on", "through", "for"})


def relate(
    statement: str, wording: str, differences: Sequence[Difference], said_on: date | None = None
) -> Relation:
    """Return the relation of a statement to a claim's wording, given their `differences`.

    - same: the folded words are equal and nothing material differs.
    - variant: nothing differs, nearly every telling word is shared, in the same order, and only
      one of the two says anything more, which is not a hedge.
    - contradicts: exactly one thing differs, and the rest is the same claim.
    - related: everything else, and any text too long to be read to its end.
    """
    ours, theirs = read_level(statement, wording, said_on)
    if not (ours.whole and theirs.whole):
        return Relation.RELATED
    if differences:
        alone = len(differences) == 1 and _same_but_for(ours, theirs, differences[0])
        return Relation.CONTRADICTS if alone else Relation.RELATED
    folded = fold(statement)
    if folded and folded == fold(wording) and _figures(ours) == _figures(theirs):
        return Relation.SAME
    return Relation.VARIANT if _variant(ours, theirs) else Relation.RELATED


def _figures(side: Reading) -> list[tuple[float, str]]:
    return [(number.value, number.unit) for number in side.numbers]


def _same_but_for(ours: Reading, theirs: Reading, difference: Difference) -> bool:
    whole = difference.kind is DifferenceKind.ROLE  # its span holds the rest of the claim as well
    mine = ours.telling(None if whole else difference.statement_span)
    other = theirs.telling(None if whole else difference.claim_span)
    if not mine or not other:
        return False
    return min(coverage(mine, other), coverage(other, mine)) >= REST


def _variant(ours: Reading, theirs: Reading) -> bool:
    if _figures_apart(ours, theirs) or not _same_hedges(ours, theirs):
        return False
    mine, other = in_order(ours, theirs)
    extra = [Counter(mine) - Counter(other), Counter(other) - Counter(mine)]
    if min(len(mine), len(other)) < _ENOUGH or all(extra) or _pointed_apart(ours, theirs):
        return False
    if min(coverage(mine, other), coverage(other, mine)) < VARIANT:
        return False
    return at_most_one_move(without(mine, extra[0]), without(other, extra[1]))


def _same_hedges(ours: Reading, theirs: Reading) -> bool:
    mine, other = ({word.text for word in side.words} & HEDGES for side in (ours, theirs))
    return mine == other


def _pointed_apart(ours: Reading, theirs: Reading) -> bool:
    """Whether the prepositions that tell who acts, and in which direction, differ."""
    mine, other = _pointers(ours), _pointers(theirs)
    return any(_turned(mine[word], other[word]) for word in mine.keys() & other.keys())


def _turned(word: str, other: str) -> bool:
    pair = {word, other}
    return len(pair) == 2 and (pair == _WHITHER or (bool(pair & _FIRM) and not pair & _LOOSE))  # noqa: PLR2004


def _pointers(side: Reading) -> dict[str, str]:
    """Map each telling word to the preposition right before it, articles aside; else ""."""
    pointers, pointer, senses = {}, "", dict(senses_of(side))
    for word in side.words:
        if word.text in PREPOSITIONS:
            pointer = word.text
        elif word.telling:
            pointers[senses[word.start]] = pointer
            pointer = ""
    return pointers


def _figures_apart(ours: Reading, theirs: Reading) -> bool:
    """Whether each text has a figure that the other lacks."""
    return _clash(ours.numbers, theirs.numbers, numbers_agree) or _clash(
        ours.dates, theirs.dates, dates_agree
    )


def _clash(ours: Sequence[T], theirs: Sequence[T], agree: Callable[[T, T], int]) -> bool:
    mine, other = left_over(ours[:_MOST], theirs[:_MOST], agree)
    return bool(mine and other)
