"""Details: what only one of two texts says, where it narrows the claim.

A place, a name, a figure, a date or a direction more makes another claim of it, and a person says
whether that matters. Looked for last, where nothing else differs.
"""

from __future__ import annotations

from claimtrack.match.names import strangers
from claimtrack.match.reading import Reading, Span
from claimtrack.match.slots import MOST, Beside, left_over, span_of
from claimtrack.match.tolerances import dates_agree, numbers_agree
from claimtrack.model.match import Difference, DifferenceKind

_LONG = 7
"""Telling words from which a text says enough to be known without one name."""


def details_apart(pair: Beside) -> list[Difference]:
    """Find what narrows one of two texts that are otherwise alike."""
    if not pair.alike:
        return []
    numbers = left_over(pair.ours.numbers[:MOST], pair.theirs.numbers[:MOST], numbers_agree)
    dates = left_over(pair.ours.dates[:MOST], pair.theirs.dates[:MOST], dates_agree)
    differences: list[Difference] = []
    for side, (a, b) in enumerate(((pair.ours, pair.theirs), (pair.theirs, pair.ours))):
        spans: list[Span] = [span_of(each) for each in numbers[side] if each.value != 1]
        spans += [span_of(each) for each in dates[side] if each.year or each.month]
        spans += [span for span in strangers(a, b) if _narrows(a, span)] + _ways(a, b)
        sides = [(None, span) if side else (span, None) for span in spans[:MOST]]
        differences += [
            pair.difference(DifferenceKind.DETAIL, here, there) for here, there in sides
        ]
    return differences


def _narrows(side: Reading, span: Span) -> bool:
    """Whether a name more makes another claim: a place, one more in a list, any in a short text.

    In a longer text it mostly says again who or where, and both texts are of one story.
    """
    place = any(word.stem.startswith("C:") for word in side.content if word.start == span[0])
    before = side.text[: span[0]].rstrip()[-5:].casefold()
    after = side.text[span[1] :].lstrip()[:4].casefold()
    listed = before.endswith((" and", " &", " und", " y", " et", " e")) or after.startswith(
        ("and ", "& ", "und ", "y ", "et ")
    )
    return place or listed or len(side.content) < _LONG


def _ways(ours: Reading, theirs: Reading) -> list[Span]:
    """Return the directions of one text that the other lacks: *northern*, *leaving*."""
    return [
        span_of(word)
        for word in ours.content
        if word.stem not in theirs.stems and word.text in ours.vocabulary.narrowing
    ]
