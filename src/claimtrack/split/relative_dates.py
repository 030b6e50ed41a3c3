"""Relative dates: "yesterday", "this year", "on Monday", "May 7", counted from a day.

A weekday is the last one up to that day, or the first after it where the words speak of what is to
come; a day without a year is the
nearest to it. What a partial date ("2025") cannot say is left open. English only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

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
"""What says, before a weekday, that it is to come."""
_WEEK, _MONTHS_A_YEAR, _HALF_A_YEAR = 7, 12, 183
_FIRST_OF_MONTH, _A_DAY = 7, 10
"""Lengths of `YYYY-MM` and `YYYY-MM-DD`."""


@dataclass(frozen=True, slots=True)
class RelativeDate:
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
        What was found, relative words first, then days without a year.
    """
    for found in _RELATIVE.finditer(words):
        yield RelativeDate(found.start(), found.end(), _meant(found, day or ""))
    for stated in dates(words):
        if stated.year is None and stated.month is not None:
            means = None
            if stated.day and (told := _day(day or "")):
                means = _nearest(stated.month, stated.day, told)
            full_stop = stated.end == len(words) and words.endswith(".")
            yield RelativeDate(stated.start, stated.end - full_stop, means)


def _day(day: str) -> date | None:
    """Read a whole date; None for a partial one."""
    try:
        return date.fromisoformat(day) if len(day) == _A_DAY else None
    except ValueError:
        return None


def _meant(found: re.Match[str], day: str) -> str | None:
    """Say which date relative words mean."""
    told = _day(day)
    if found["vague"]:
        return f"as of {_written(told)}" if told and found[0].lower() != "the same day" else None
    if found["near"]:
        near = found["near"].lower()
        step = {"yesterday": -1, "last night": -1, "tomorrow": 1}.get(near, 0)
        return _written(told + timedelta(step)) if told else None
    if found["day"]:
        return _weekday(found, told) if told else None
    if found["which"]:
        step = {"this": 0, "last": -1, "next": 1}[found["which"].lower()]
        return _unit(found["unit"].lower(), step, day)
    count = found["count"].lower()
    back = _NUMBERS.get(count) or int(count)
    return _unit(found["ago"].lower(), -back, day)


def _weekday(found: re.Match[str], told: date) -> str:
    """Say which day a weekday means, counted from a day."""
    wanted = _DAYS.index(found["day"].lower())
    back = (told.weekday() - wanted) % _WEEK
    ahead = found["ahead"] or _AHEAD.search(found.string, 0, found.start())
    which = (found["when"] or ("next" if ahead else "")).lower()
    if which == "next":
        return _written(told + timedelta((wanted - told.weekday() - 1) % _WEEK + 1))
    if which == "last" and back == 0:
        back = _WEEK
    return _written(told - timedelta(back))


def _unit(unit: str, step: int, day: str) -> str | None:
    """Say which day, week, month, year or decade lies `step` of them from a day."""
    told = _day(day)
    if unit in ("year", "decade") and day[:4].isdecimal():
        year = int(day[:4])
        return str(year + step) if unit == "year" else f"the {(year // 10 + step) * 10}s"
    if unit == "month" and len(day) >= _FIRST_OF_MONTH and day[5:7].isdecimal():
        months = int(day[:4]) * _MONTHS_A_YEAR + int(day[5:7]) - 1 + step
        return f"{_MONTHS[months % _MONTHS_A_YEAR]} {months // _MONTHS_A_YEAR}"
    if told and unit == "week":
        monday = told - timedelta(told.weekday()) + timedelta(weeks=step)
        return f"the week of {_written(monday)}"
    return _written(told + timedelta(step)) if told and unit == "day" else None


def _nearest(month: int, day: int, told: date) -> str | None:
    """Give a day of a month the year that brings it nearest to a date."""
    near: list[date] = []
    for year in (told.year - 1, told.year, told.year + 1):
        try:
            near.append(date(year, month, day))
        except ValueError:
            continue
    fits = [one for one in near if abs(one - told) <= timedelta(_HALF_A_YEAR)]
    return _written(fits[0]) if fits else None


def _written(day: date) -> str:
    """Write a date in words."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
