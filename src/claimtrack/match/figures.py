"""Figures that differ: numbers, units and dates in one slot."""

from __future__ import annotations

from claimtrack.match.slots import MOST, Beside, left_over, paired, span_of
from claimtrack.match.tolerances import dates_agree, dates_clash, numbers_agree
from claimtrack.model.match import Difference, DifferenceKind
from claimtrack.text.numbers import Number


def numbers_apart(pair: Beside) -> list[Difference]:
    """Find numbers in one slot that cannot be the same, except figures read as a year elsewhere."""
    years = {each.year for each in (*pair.ours.dates, *pair.theirs.dates)}
    mine, other = (
        [number for number in side.numbers if number.value not in years][:MOST]
        for side in (pair.ours, pair.theirs)
    )

    def fit(a: Number, b: Number) -> int:
        same_unit = bool(a.unit) and a.unit == b.unit
        if a.ordinal != b.ordinal or (
            "%" in {a.unit, b.unit} and not same_unit and a.value != b.value
        ):
            return 0
        return 2 * pair.fit(span_of(a), span_of(b)) + same_unit

    return [
        pair.difference(
            DifferenceKind.UNIT if a.value == b.value else DifferenceKind.NUMBER,
            span_of(a),
            span_of(b),
        )
        for a, b in paired(*left_over(mine, other, numbers_agree), fit)
    ]


def dates_apart(pair: Beside) -> list[Difference]:
    """Find dates in one slot that differ in a part which both state."""
    counted = {number.value for side in (pair.ours, pair.theirs) for number in side.numbers}
    mine, other = (
        [each for each in left if each.year not in counted]
        for left in left_over(pair.ours.dates[:MOST], pair.theirs.dates[:MOST], dates_agree)
    )
    differences = [
        pair.difference(DifferenceKind.DATE, span_of(a), span_of(b))
        for a, b in paired(
            mine, other, lambda a, b: dates_clash(a, b) * pair.fit(span_of(a), span_of(b))
        )
    ]
    return differences or _weekdays_apart(pair)


def _weekdays_apart(pair: Beside) -> list[Difference]:
    """Find another day of the week; one that only one text names is no difference."""
    mine, other = left_over(
        pair.ours.weekdays, pair.theirs.weekdays, lambda a, b: int(a.meaning == b.meaning)
    )
    if not pair.alike or not mine or not other:
        return []
    a, b = mine[0], other[0]
    return [pair.difference(DifferenceKind.DATE, (a.start, a.end), (b.start, b.end))]
