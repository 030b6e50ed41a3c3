"""Tolerances: when two numbers, dates or names can mean the same.

All tolerances of matching are here. The surrounding words are not looked at.
"""

from __future__ import annotations

import math
from functools import lru_cache

from msgspec.structs import replace
from rapidfuzz.distance import Levenshtein

from claimtrack.match.overlap import stem
from claimtrack.text.dates import Date
from claimtrack.text.fold import fold
from claimtrack.text.numbers import Bound, Number

ROUGHLY = 0.10
"""How far, relatively, a number may be from one stated as *about*."""

FAR = 1.5
"""The most times a number may exceed a stated floor (or a ceiling the number) and still agree."""

_STRICT_UNITS = frozenset({"%", "pp"})
_ALIASES = ({"lb", "GBP"},)  # "pounds"
_NATIVE = ("n", "an", "ans", "ian", "ians", "i", "ese", "ish", "s")
_LONG_NAME = 6
_AMERICA = frozenset({"us", "usa", "u s", "u s a", "united states", "america", "american"})


def numbers_agree(a: Number, b: Number) -> int:
    """Whether two numbers can be the same quantity, by value, unit and how firmly each is stated.

    Returns 0 if they cannot, 1 if they can, more if they are stated alike.
    """
    a, b = _in_millions(a, b), _in_millions(b, a)
    if a.ordinal != b.ordinal or not _units_agree(a.unit, b.unit):
        return 0
    if {a.bound, b.bound} == {Bound.FLOOR, Bound.CEILING}:
        return 0
    if a.high is not None or b.high is not None:
        return int(_ranges_agree(a, b))
    if a.value == b.value or _as_written(a, b):
        return 2 + (a.unit == b.unit)
    # Two figures of one kind are compared as stated: "over 30" is not "over 41".
    return int(a.bound is not b.bound and (_within(a, b.value) or _within(b, a.value)))


def _as_written(a: Number, b: Number) -> bool:
    """Whether two values differ only in how a computer holds them: 2 1/3 and 2.333."""
    fraction = not (a.value.is_integer() and b.value.is_integer())
    return fraction and math.isclose(a.value, b.value)


def _in_millions(a: Number, b: Number) -> Number:
    """Read "5m" as five million where the other number says so; else it is five metres."""
    if a.unit == "m" and b.unit != "m" and b.value == a.value * 1e6:
        return replace(a, value=b.value, unit="")
    return a


def _units_agree(a: str, b: str) -> bool:
    """Whether two units agree: a currency or measure may be missing, a percent sign may not."""
    if a == b or {a, b} in _ALIASES:
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
    if a.until or b.until:
        return 3 if (a.year, a.until) == (b.year, b.until) else 1
    left_out = sum(
        (x is None) != (y is None)
        for x, y in ((a.year, b.year), (a.month, b.month), (a.day, b.day))
    )
    return 3 * common - left_out


def dates_clash(a: Date, b: Date) -> bool:
    """Whether a part that both dates state differs; a decade or a period includes its years."""
    if a.until or b.until:
        return not _overlap(a, b)
    return any(x != y for x, y in _common(a, b))


def _overlap(a: Date, b: Date) -> bool:
    """Whether a year lies in a period, or two periods are the same."""
    if a.until and b.until:
        return (a.year, a.until) == (b.year, b.until)
    low, high = max(a.year or 0, b.year or 0), min(a.until or a.year or 0, b.until or b.year or 0)
    return low <= high


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


@lru_cache(maxsize=16_384)
def names_agree(a: str, b: str) -> bool:
    """Whether two names can be the same: inflected, one letter off in a long name, or initials."""
    first, second = _folded(a), _folded(b)
    if stem(first) == stem(second) or {first, second} <= _AMERICA:
        return True
    shorter, longer = sorted((first, second), key=len)
    if not shorter:
        return False
    if longer.startswith(shorter) and longer.removeprefix(shorter) in _NATIVE:
        return True
    if " " in longer and shorter.replace(" ", "") == "".join(word[0] for word in longer.split()):
        return True
    return (
        len(shorter) >= _LONG_NAME
        and first[0] == second[0]
        and len(longer) - len(shorter) <= 1
        and Levenshtein.distance(first, second, score_cutoff=1) <= 1
    )


def _folded(name: str) -> str:
    """Fold a name; most are words that were folded before."""
    return name if name.isascii() and name.isalnum() and name.islower() else fold(name)
