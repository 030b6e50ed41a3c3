"""Relate: the relation of a statement to a claim, once their differences are known.

The only module that decides about sameness. When in doubt it says *related*: a missed variant costs
a reviewer one look, a false one may cost a wrong verdict. What the data of a language cannot rule
out is never called the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from claimtrack.match.degrees import opposed
from claimtrack.match.level import read_level
from claimtrack.match.order import in_order, rearranged, without
from claimtrack.match.reading import Reading
from claimtrack.match.slots import Beside, coverage
from claimtrack.model.match import Difference, DifferenceKind, Relation
from claimtrack.text.fold import fold, words

VARIANT = 0.75
"""The share of each text's telling words that the other must have, for a variant."""

REST = 0.75
"""The same without the difference, for a contradiction."""

_ENOUGH = 2
_TOLD = 0.3
_FIGURES = frozenset({DifferenceKind.NUMBER, DifferenceKind.UNIT, DifferenceKind.DATE})
_NEVER_DENIES = frozenset({DifferenceKind.MODALITY, DifferenceKind.DETAIL})


def relate(
    statement: str,
    wording: str,
    differences: Sequence[Difference],
    said_on: date | None = None,
    language: str | None = None,
) -> Relation:
    """Return the relation of a statement to a claim's wording, given their `differences`.

    - same: the folded words are equal and nothing material differs.
    - variant: nothing differs, nearly every telling word is shared, in the same order, and only
      one of the two says anything more, which narrows nothing.
    - contradicts: exactly one thing differs, and the rest is the same claim.
    - related: everything else, and any text too long to be read to its end.
    """
    ours, theirs = read_level(statement, wording, said_on, language)
    if not (ours.whole and theirs.whole):
        return Relation.RELATED
    known = ours.vocabulary.known and ours.language == theirs.language
    if differences:
        alone = len(differences) == 1 and _denies(ours, theirs, differences[0], known)
        return Relation.CONTRADICTS if alone else Relation.RELATED
    folded = fold(statement)
    if folded and folded == fold(wording) and _figures(ours) == _figures(theirs):
        return Relation.SAME
    return Relation.VARIANT if known and _variant(ours, theirs) else Relation.RELATED


def unsure(
    statement: str, wording: str, said_on: date | None = None, language: str | None = None
) -> str:
    """Return why no more than *related* can be said of two texts; empty: more could be.

    Between two languages who did what to whom is not compared, and in one without data nothing but
    figures and names is.
    """
    ours, theirs = read_level(statement, wording, said_on, language)
    strange = [side.language for side in (ours, theirs) if not side.vocabulary.known]
    if strange:
        code = next(filter(None, strange), "")
        of = f"'{code}'" if code else "one of the languages"
        return f"no words of {of} are known here: figures and names are compared, negation is not"
    if ours.language == theirs.language:
        return ""
    return (
        f"'{ours.language}' beside '{theirs.language}': figures, dates, known names, negation and "
        "direction are compared, who did what to whom is not"
    )


def _figures(side: Reading) -> list[tuple[float, str]]:
    return [(number.value, number.unit) for number in side.numbers]


def _denies(ours: Reading, theirs: Reading, difference: Difference, known: bool) -> bool:
    """Whether a single difference makes a contradiction of the same claim."""
    if not known:
        return difference.kind in _FIGURES and _equal_but_for(ours, theirs, difference)
    if difference.kind in _NEVER_DENIES or not _both(difference):
        return False
    if difference.kind is DifferenceKind.DIRECTION and not _opposite(ours, theirs, difference):
        return False
    whole = difference.kind is DifferenceKind.ROLE  # its span holds the rest of the claim as well
    mine = ours.telling(None if whole else difference.statement_span)
    other = theirs.telling(None if whole else difference.claim_span)
    if not mine or not other:
        return False
    if min(coverage(mine, other), coverage(other, mine)) >= REST:
        return True
    return difference.kind in _FIGURES and _told_shortly(ours, theirs, difference, mine, other)


def _told_shortly(
    ours: Reading, theirs: Reading, difference: Difference, mine: list[str], other: list[str]
) -> bool:
    """Whether one text says a part of the other in its words, with another figure in its place."""
    added = {ours.vocabulary.sense(word) for word in ours.vocabulary.added}
    shorter, longer = sorted(
        ([each for each in side if each not in added] for side in (mine, other)), key=len
    )
    if len(set(shorter)) < _ENOUGH or coverage(shorter, longer) < 1:
        return False
    here, there = difference.statement_span or (0, 0), difference.claim_span or (0, 0)
    beside = ours.around(here, 1) & theirs.around(there, 1)
    return bool(beside) and coverage(longer, shorter) >= _TOLD


def _both(difference: Difference) -> bool:
    """Whether both texts have the thing; a negation or an *only* denies by standing alone."""
    alone = difference.statement_span is None or difference.claim_span is None
    if difference.kind is DifferenceKind.QUANTIFIER:
        return not alone
    if difference.kind is DifferenceKind.NEGATION:
        return alone or (difference.claim != difference.statement and _prefixed(difference))
    return not alone


def _prefixed(difference: Difference) -> bool:
    """Whether one word is the other with a prefix that denies it."""
    shorter, longer = sorted((difference.statement, difference.claim), key=len)
    return longer.casefold().endswith(shorter.casefold())


def _opposite(ours: Reading, theirs: Reading, difference: Difference) -> bool:
    pair = Beside.of(ours, theirs)
    return any(
        opposed(pair, a, b)
        for a in ours.words
        if (a.start, a.end) == difference.statement_span
        for b in theirs.words
        if (b.start, b.end) == difference.claim_span
    )


def _equal_but_for(ours: Reading, theirs: Reading, difference: Difference) -> bool:
    """Whether two texts are equal word for word except for the difference."""
    low, high = difference.statement_span or (0, 0)
    first, last = difference.claim_span or (0, 0)
    mine = [*words(ours.text[:low]), "#", *words(ours.text[high:])]
    return mine == [*words(theirs.text[:first]), "#", *words(theirs.text[last:])]


def _variant(ours: Reading, theirs: Reading) -> bool:
    mine, other = in_order(ours, theirs)
    extra = [Counter(mine) - Counter(other), Counter(other) - Counter(mine)]
    if min(len(mine), len(other)) < _ENOUGH or all(extra):
        return False
    if min(coverage(mine, other), coverage(other, mine)) < VARIANT:
        return False
    return rearranged(ours, theirs, without(mine, extra[0]), without(other, extra[1]))
