"""Relative dates: "yesterday", "this year", "on Monday", "May 7", counted from a day.

A weekday is the last one up to that day, or the first after it if the words speak of the future; a
day without a year is the nearest one. What a partial date ("2025") cannot determine is left open.
English only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from msgspec import Struct

from claimtrack.text.dates import dates

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_COUNTED = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_NUMBERS = {word: count for count, word in enumerate(_COUNTED, 1)} | {"a": 1, "an": 1}
_COUNT = r"(?P<count>\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten)"
_UNIT = r"(?P<unit>day|week|month|year|decade)"
_DAY = r"(?P<day>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
_RELATIVE = re.compile(
    r"\b(?:(?P<near>yesterday|today|tomorrow|tonight|last night|this (?:morning|afternoon|evening))"
    rf"|(?:(?:earlier|later) )?(?P<which>this|last|next) {_UNIT}(?:['’]s)?"
    rf"|{_COUNT} {_UNIT.replace('unit', 'ago')}s? ago"
    rf"|(?:(?:on|(?P<ahead>by|until)|since|from) )?(?:(?P<when>last|next|this) )?{_DAY}(?:['’]s)?"
    r"|(?P<vague>now|currently|recently|nowadays|so far|at present|to date|the same day))\b",
    re.IGNORECASE,
)
_AHEAD = re.compile(r"\b(?:will|won['’]t|going to|due|expected|scheduled|plans? to)\b")
"""Words before a weekday that put it in the future."""
_WEEK, _MONTHS_A_YEAR, _HALF_A_YEAR = 7, 12, 183
_FIRST_OF_MONTH, _A_DAY = 7, 10
"""Lengths of `YYYY-MM` and `YYYY-MM-DD`."""


class RelativeDate(Struct, frozen=True):
    """Words for a time, `words[start:end]`, and the date they mean, or None."""

    start: int
    end: int
    means: str | None


def relative_dates(words: str, day: str | None) -> Iterator[RelativeDate]:
    """Find the words for a time that need a day to count from.

    Args:
        words: a sentence.
        day: the day, YYYY, YYYY-MM or YYYY-MM-DD; None if not known.

    Yields:
        Relative words first, then days without a year.
    """
    for match in _RELATIVE.finditer(words):
        yield RelativeDate(match.start(), match.end(), _meant(match, day or ""))
    for stated in dates(words):
        if stated.year is None and stated.month is not None:
            means = None
            if stated.day and (counted_from := _day(day or "")):
                means = _nearest(stated.month, stated.day, counted_from)
            full_stop = stated.end == len(words) and words.endswith(".")
            yield RelativeDate(stated.start, stated.end - full_stop, means)


def _day(day: str) -> date | None:
    """Read a whole date; None for a partial one."""
    try:
        return date.fromisoformat(day) if len(day) == _A_DAY else None
    except ValueError:
        return None


def _meant(match: re.Match[str], day: str) -> str | None:
    """Return the date that relative words mean."""
    counted_from = _day(day)
    if match["vague"]:
        return (
            f"as of {_written(counted_from)}"
            if counted_from and match[0].lower() != "the same day"
            else None
        )
    if match["near"]:
        near = match["near"].lower()
        step = {"yesterday": -1, "last night": -1, "tomorrow": 1}.get(near, 0)
        return _written(counted_from + timedelta(step)) if counted_from else None
    if match["day"]:
        return _weekday(match, counted_from) if counted_from else None
    if match["which"]:
        step = {"this": 0, "last": -1, "next": 1}[match["which"].lower()]
        return _unit(match["unit"].lower(), step, day)
    count = match["count"].lower()
    back = _NUMBERS.get(count) or int(count)
    return _unit(match["ago"].lower(), -back, day)


def _weekday(match: re.Match[str], counted_from: date) -> str:
    """Return the day that a weekday means, counted from a day."""
    wanted = _DAYS.index(match["day"].lower())
    back = (counted_from.weekday() - wanted) % _WEEK
    ahead = match["ahead"] or _AHEAD.search(match.string, 0, match.start())
    which = (match["when"] or ("next" if ahead else "")).lower()
    if which == "next":
        return _written(counted_from + timedelta((wanted - counted_from.weekday() - 1) % _WEEK + 1))
    if which == "last" and back == 0:
        back = _WEEK
    return _written(counted_from - timedelta(back))


def _unit(unit: str, step: int, day: str) -> str | None:
    """Return the day, week, month, year or decade that is `step` of them from a day."""
    counted_from = _day(day)
    if unit in ("year", "decade") and day[:4].isdecimal():
        year = int(day[:4])
        return str(year + step) if unit == "year" else f"the {(year // 10 + step) * 10}s"
    if unit == "month" and len(day) >= _FIRST_OF_MONTH and day[5:7].isdecimal():
        months = int(day[:4]) * _MONTHS_A_YEAR + int(day[5:7]) - 1 + step
        return f"{_MONTHS[months % _MONTHS_A_YEAR]} {months // _MONTHS_A_YEAR}"
    if counted_from and unit == "week":
        monday = counted_from - timedelta(counted_from.weekday()) + timedelta(weeks=step)
        return f"the week of {_written(monday)}"
    return _written(counted_from + timedelta(step)) if counted_from and unit == "day" else None


def _nearest(month: int, day: int, counted_from: date) -> str | None:
    """Return the date of a day and month in the year that brings it nearest to a date."""
    near: list[date] = []
    for year in (counted_from.year - 1, counted_from.year, counted_from.year + 1):
        try:
            near.append(date(year, month, day))
        except ValueError:
            continue
    fits = [
        candidate for candidate in near if abs(candidate - counted_from) <= timedelta(_HALF_A_YEAR)
    ]
    return _written(fits[0]) if fits else None


def _written(day: date) -> str:
    """Write a date in words."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
