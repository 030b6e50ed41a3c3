"""Dates in running text, as far as they are stated: a day, a month, a year, or part of one.

Missing parts stay missing: `22 April` has no year, and none is made up for it. *Last year* and the
like are found and keep their words; they get a year only if the day they were said is known. A date
whose day and month cannot be told apart (03/04/2025) counts by its year alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date as day_of
from datetime import timedelta
from functools import cache
from typing import NamedTuple

from claimtrack.text.languages.known import LANGUAGES

_LONGEST_DAY = 31
_MONTHS_A_YEAR = 12

# Abbreviations are English. Only next to a day, a year or a preposition does a name count, so `may`
# and `mars` do no harm.
_MONTH_NAMES = (
    "january jan",
    "february feb",
    "march mar",
    "april apr",
    "may",
    "june jun",
    "july jul",
    "august aug",
    "september sept sep",
    "october oct",
    "november nov",
    "december dec",
)
MONTHS = {
    name: i
    for months in (_MONTH_NAMES, *(language.months for language in LANGUAGES))
    for i, names in enumerate(months, start=1)
    for name in names.split()
}
"""Month names, casefolded, to their numbers 1..12."""

_MONTH = (
    "(?P<month>" + "|".join(sorted(map(re.escape, MONTHS), key=len, reverse=True)) + r")(?!\w)\.?"
)
_DAY = r"(?<![\d.,])(?P<day>\d{1,2})(?:st|nd|rd|th|\.)?"
_YEAR = r"(?P<year>[12]\d{3})(?![\d%])(?![.,:]\d)"
_YEAR_CUE = "|".join(
    (
        *("in", "since", "until", "till", "before", "after", "during", "year", "early", "late"),
        *("mid", "fiscal", "summer", "winter", "spring", "autumn"),
        *(word for language in LANGUAGES for word in language.before_years),
    )
)
_MONTH_CUE = "|".join(
    (
        *("in", "since", "until", "by", "last", "next", "this", "early", "late", "mid"),
        *(word for language in LANGUAGES for word in language.before_months),
    )
)
_YEARLY = r"elections|olympics|games|polls|protests|riots|attacks|summits|floods"
_NOT_COUNTED = r"(?!\s*(?:%|percent|per\s+cent|km|kg|miles?|hours?|people|men|women|children)\b)"

RELATIVE = {
    phrase: (unit, shift)
    for unit, shift, phrases in (
        ("year", -1, "last year|past year|previous year"),
        ("year", 0, "this year|current year"),
        ("year", 1, "next year"),
        ("month", -1, "last month|past month"),
        ("month", 0, "this month"),
        ("month", 1, "next month"),
        ("day", -1, "yesterday"),
    )
    for phrase in phrases.split("|")
} | {phrase: shift for language in LANGUAGES for phrase, shift in language.relative.items()}
"""Relative dates, casefolded, to a unit and the number of units between."""

_SHAPES = (
    r"(?<!\w)(?:the\s+)?(?P<relative>"
    + "|".join(phrase.replace(" ", r"\s+") for phrase in RELATIVE)
    + r")(?!\w)",
    r"(?<![\d-])(?P<year>[12]\d{3})-(?P<month>\d{1,2})-(?P<day>\d{1,2})(?![\d-])",
    (
        r"(?<![\d/.])(?P<first>\d{1,2})(?P<mark>[/.])(?P<second>\d{1,2})(?P=mark)"
        r"(?P<year>[12]\d{3})(?![\d/])(?!\.\d)"
    ),
    rf"{_DAY}(?:\s+(?:of|de)\s+|[\s-]+){_MONTH}(?:(?:\s+(?:de|del)\s+|,?\s+|-){_YEAR})?",
    rf"\b{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?![\d%])(?![.,:]\d)(?:,?\s+{_YEAR})?",
    rf"\b{_MONTH}(?:\s+(?:of|de|del))?,?\s+{_YEAR}",
    rf"\b(?:{_MONTH_CUE})[\s-]+{_MONTH}",
    r"(?<![\d.,$€£₹-])(?P<decade>1[0-9]\d0|20\d0)['’]?s\b",
    (
        rf"\b(?P<cue>(?:{_YEAR_CUE})[\s-]+)(?P<lone>1[0-9]{{3}}|20\d\d)(?:[-–/]\d\d)?\b"
        rf"(?![%])(?![.,:/]\d){_NOT_COUNTED}"
    ),
    # Without a cue a figure is a year unless it counts things, that is, a plural follows.
    (
        r"(?<![\d.,$€£₹:/#-])(?<!\bno )(?P<lone>1[89]\d\d|20\d\d)(?:[-–/]\d\d)?\b"
        rf"(?![%])(?![.,:/]\d){_NOT_COUNTED}(?!\s+(?:\w+\s)?(?!{_YEARLY})[a-z]+s\b)"
    ),
)


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """Compile the patterns when the first text is read, not on import."""
    return tuple(re.compile(shape, re.IGNORECASE) for shape in _SHAPES)


class Date(NamedTuple):
    """A date as far as it is stated, and its place: `text[start:end]` are its words.

    `decade` says that `year` opens a decade ("the 1990s"). `since_said` is how far a relative date
    is from the day it was said, such as ("year", -1) for *last year*.
    """

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    decade: bool = False
    since_said: tuple[str, int] | None = None

    @property
    def iso(self) -> str:
        """Partial ISO 8601: `2025-04-22`, `2025-04`, `2025`, `--04-22`, `--04`; `1990s`."""
        if self.decade:
            return f"{self.year}s"
        parts = [f"{self.year:04d}" if self.year is not None else "-"]
        parts += [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)


def dates(text: str, said_on: day_of | None = None) -> tuple[Date, ...]:
    """Return the dates of a text in order, not overlapping; a fuller form wins over a shorter one.

    `said_on` turns *last year* into a year.
    """
    stated: list[Date] = []
    taken = bytearray(len(text))
    for shape in _patterns():
        for date in _read(shape, text):
            if not any(taken[date.start : date.end]):
                taken[date.start : date.end] = b"\1" * (date.end - date.start)
                stated.append(date)
    if said_on:
        stated = [_resolved(date, said_on) for date in stated]
    return tuple(sorted(stated, key=lambda date: date.start))


def _resolved(date: Date, said_on: day_of) -> Date:
    """Resolve a relative date by the calendar; any other stays as it is."""
    if not date.since_said:
        return date
    unit, shift = date.since_said
    if unit == "year":
        return date._replace(year=said_on.year + shift)
    if unit == "month":
        years, month = divmod(said_on.month - 1 + shift, _MONTHS_A_YEAR)
        return date._replace(year=said_on.year + years, month=month + 1)
    day = said_on + timedelta(days=shift)
    return date._replace(year=day.year, month=day.month, day=day.day)


def _read(shape: re.Pattern[str], text: str) -> Iterator[Date]:
    for hit in shape.finditer(text):
        part = hit.groupdict()
        if part.get("relative"):
            words = " ".join(hit["relative"].casefold().split()).removeprefix("the ")
            yield Date(hit.start(), hit.end(), since_said=RELATIVE[words])
        elif part.get("decade"):
            yield Date(hit.start(), hit.end(), year=int(part["decade"]), decade=True)
        elif part.get("lone"):
            yield Date(hit.start("lone"), hit.end(), year=int(part["lone"]))
        elif part.get("first"):
            yield _numeric(hit)
        elif (date := _named(hit, part)) is not None:
            yield date


def _named(hit: re.Match[str], part: dict[str, str | None]) -> Date | None:
    """Read a date whose month is named or stands between year and day; None if it cannot be."""
    name = (part["month"] or "").casefold()
    month = int(name) if name.isdecimal() else MONTHS[name]
    day, year = (int(part.get(key) or 0) or None for key in ("day", "year"))
    if not 1 <= month <= _MONTHS_A_YEAR or (day or 1) > _LONGEST_DAY:
        return None
    if part.get("day") and day is None:
        return None
    start = hit.start() if part.get("day") or part.get("year") else hit.start("month")
    return Date(start, hit.end(), year, month, day)


def _numeric(hit: re.Match[str]) -> Date:
    """Read 22/04/2025; dots put the day first, slashes only if month first is impossible."""
    first, second, year = (int(hit[group]) for group in ("first", "second", "year"))
    day_first = hit["mark"] == "." or first > _MONTHS_A_YEAR
    if not day_first and second <= _MONTHS_A_YEAR and first != second:
        return Date(hit.start(), hit.end(), year)
    day, month = (first, second) if day_first else (second, first)
    if not (1 <= month <= _MONTHS_A_YEAR and 1 <= day <= _LONGEST_DAY):
        return Date(hit.start(), hit.end(), year)
    return Date(hit.start(), hit.end(), year, month, day)
