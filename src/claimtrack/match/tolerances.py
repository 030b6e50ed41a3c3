"""Tolerances: when two numbers, dates or names can mean the same.

All tolerances of matching are here. The surrounding words are not looked at.
"""

from __future__ import annotations

import math

from rapidfuzz.distance import Levenshtein

from claimtrack.match.overlap import stem
from claimtrack.match.synonyms import SENSES
from claimtrack.text.dates import Date
from claimtrack.text.fold import fold
from claimtrack.text.numbers import Bound, Number

ROUGHLY = 0.10
"""How far, relatively, a number may be from one stated as *about*."""

FAR = 1.5
"""The most times a number may exceed a stated floor (or a ceiling the number) and still agree."""

_STRICT_UNITS = frozenset({"%", "pp"})
_NATIVE = ("n", "an", "ian", "i", "ese", "ish", "s")
_LONG_NAME = 6
_AMERICA = frozenset({"us", "usa", "u s", "u s a", "united states", "america", "american"})


def numbers_agree(a: Number, b: Number) -> int:
    """Whether two numbers can be the same quantity, by value, unit and how firmly each is stated.

    Returns 0 if they cannot, 1 if they can, more if they are stated alike.
    """
    if a.ordinal != b.ordinal or not _units_agree(a.unit, b.unit):
        return 0
    if {a.bound, b.bound} == {Bound.FLOOR, Bound.CEILING}:
        return 0
    if a.high is not None or b.high is not None:
        return int(_ranges_agree(a, b))
    if math.isclose(a.value, b.value):
        return 2 + (a.unit == b.unit)
    # Two figures of one kind are compared as stated: "over 30" is not "over 41".
    return int(a.bound is not b.bound and (_within(a, b.value) or _within(b, a.value)))


def _units_agree(a: str, b: str) -> bool:
    """Whether two units agree: a currency or measure may be missing, a percent sign may not."""
    if a == b:
        return True
    return not (a and b) and not {a, b} & _STRICT_UNITS


def _ranges_agree(a: Number, b: Number) -> bool:
    low, high = max(a.value, b.value), min(a.high or a.value, b.high or b.value)
    if a.high is not None and b.high is not None:
        return math.isclose(a.value, b.value) and math.isclose(a.high, b.high)
    return low <= high


def _within(stated: Number, value: float) -> bool:
    if stated.bound is Bound.ABOUT:
        return abs(stated.value - value) <= ROUGHLY * max(abs(stated.value), abs(value))
    if stated.bound is Bound.FLOOR:
        return stated.value <= value <= stated.value * FAR
    if stated.bound is Bound.CEILING:
        return value <= stated.value <= value * FAR
    return False


def dates_agree(a: Date, b: Date) -> int:
    """Rate how well two dates agree: more for each part that both state, less for missing parts.

    0 if a part differs, or if they have none in common.
    """
    common = len(_common(a, b))
    if not common or dates_clash(a, b):
        return 0
    left_out = sum(
        (x is None) != (y is None)
        for x, y in ((a.year, b.year), (a.month, b.month), (a.day, b.day))
    )
    return 3 * common - left_out


def dates_clash(a: Date, b: Date) -> bool:
    """Whether a part that both dates state differs; a decade includes its ten years."""
    return any(x != y for x, y in _common(a, b))


def _common(a: Date, b: Date) -> list[tuple[object, object]]:
    if a.since_said and b.since_said and None in {a.year, b.year}:
        return [(a.since_said, b.since_said)]
    wide = a.decade or b.decade
    years = (
        a.year and a.year // 10 if wide else a.year,
        b.year and b.year // 10 if wide else b.year,
    )
    return [
        (x, y)
        for x, y in (years, (a.month, b.month), (a.day, b.day))
        if x is not None and y is not None
    ]


def names_agree(a: str, b: str) -> bool:
    """Whether two names can be the same: inflected, one letter off in a long name, or initials."""
    first, second = fold(a), fold(b)
    stems = stem(first), stem(second)
    if len({SENSES.get(each, each) for each in stems}) == 1 or {first, second} <= _AMERICA:
        return True
    shorter, longer = sorted((first, second), key=len)
    if not shorter:
        return False
    if longer.startswith(shorter) and longer.removeprefix(shorter) in _NATIVE:
        return True
    initials = "".join(word[0] for word in longer.split())
    if " " in longer and shorter.replace(" ", "") == initials:
        return True
    return (
        len(shorter) >= _LONG_NAME
        and first[0] == second[0]
        and Levenshtein.distance(first, second, score_cutoff=1) <= 1
    )
