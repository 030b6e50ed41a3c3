"""Dates in running text, as far as they are stated: a day, a month, a year, or part of one.

Missing parts stay missing: `22 April` has no year, and none is made up for it. *Last year* and the
like are found and keep their words; they get a year only if the day they were said is known. A date
whose day and month cannot be told apart (03/04/2025) counts by its year alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date as day_of
from datetime import timedelta
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from claimtrack.text.languages.known import language as language_data
from claimtrack.text.languages.recognised import language_of

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
_DIGIT = re.compile(r"\d")
_DAY = r"(?<![\d.,])(?P<day>\d{1,2})(?:st|nd|rd|th|\.)?"
_YEAR = r"(?P<year>[12]\d{3})(?![\d%])(?![.,:]\d)"
_YEAR_CUES = (
    *("in", "since", "until", "till", "before", "after", "during", "year", "early", "late"),
    *("mid", "fiscal", "summer", "winter", "spring", "autumn"),
)
_MONTH_CUES = ("in", "since", "until", "by", "last", "next", "this", "early", "late", "mid")
_YEARLY = r"elections|olympics|games|polls|protests|riots|attacks|summits|floods"
_NOT_COUNTED = r"(?!\s*(?:%|percent|per\s+cent|km|kg|miles?|hours?|people|men|women|children)\b)"

_RELATIVE = {
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
}


class _Calendar(Struct, frozen=True):
    """How dates are written in one language: its months, relative dates, and patterns."""

    months: Mapping[str, int]
    relative: Mapping[str, tuple[str, int]]
    shapes: tuple[re.Pattern[str], ...]
    through: re.Pattern[str]


@cache
def _calendar(code: str | None) -> _Calendar:
    """Compile the patterns of a language when the first text in it is read, not on import."""
    own = language_data(code)
    months = {
        name: i
        for names_of_months in (_MONTH_NAMES, own.months)
        for i, names in enumerate(names_of_months, start=1)
        for name in names.split()
    }
    relative = {**_RELATIVE, **own.relative}
    through = "|".join(("to", "through", "until", "till", "and", *own.up_to))
    return _Calendar(
        months,
        relative,
        tuple(
            re.compile(shape, re.IGNORECASE)
            for shape in _shapes(
                "|".join(sorted(map(re.escape, months), key=len, reverse=True)),
                "|".join(phrase.replace(" ", r"\s+") for phrase in relative),
                "|".join((*_YEAR_CUES, *own.before_years)),
                "|".join((*_MONTH_CUES, *own.before_months)),
            )
        ),
        re.compile(rf"\s*(?:-|–|—|{through})\s*", re.IGNORECASE),
    )


def _shapes(months: str, relative: str, year_cue: str, month_cue: str) -> tuple[str, ...]:
    """Return the patterns of a date; a fuller form comes before a shorter one."""
    month = rf"(?P<month>{months})(?!\w)\.?"
    return (
        rf"(?<!\w)(?:the\s+)?(?P<relative>{relative})(?!\w)",
        r"(?<![\d-])(?P<year>[12]\d{3})-(?P<month>\d{1,2})-(?P<day>\d{1,2})(?![\d-])",
        (
            r"(?<![\d/.])(?P<first>\d{1,2})(?P<mark>[/.])(?P<second>\d{1,2})(?P=mark)"
            r"(?P<year>[12]\d{3})(?![\d/])(?!\.\d)"
        ),
        rf"{_DAY}(?:\s+(?:of|de)\s+|[\s-]+){month}(?:(?:\s+(?:de|del)\s+|\s*,?\s+|-){_YEAR})?",
        rf"\b{month}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?![\d%])(?![.,:]\d)(?:\s*,?\s+{_YEAR})?",
        rf"\b{month}(?:\s+(?:of|de|del))?\s*,?\s+{_YEAR}",
        rf"\b(?:{month_cue})[\s-]+{month}",
        r"(?<![\d.,$€£₹-])(?P<decade>1[0-9]\d0|20\d0)['’]?s\b",
        (
            rf"\b(?P<cue>(?:{year_cue})[\s-]+)(?P<lone>1[0-9]{{3}}|20\d\d)(?:[-–/]\d\d)?\b"
            rf"(?![%])(?![.,:/]\d){_NOT_COUNTED}"
        ),
        # Without a cue a figure is a year unless it counts things, that is, a plural follows.
        (
            r"(?<![\d.,$€£₹:/#-])(?<!\bno )(?P<lone>1[89]\d\d|20\d\d)(?:[-–/]\d\d)?\b"
            rf"(?![%])(?![.,:/]\d){_NOT_COUNTED}(?!\s+(?:\w+\s)?(?!{_YEARLY})[a-z]+s\b)"
        ),
    )


class Date(Struct, frozen=True):
    """A date as far as it is stated, and its place: `text[start:end]` are its words.

    `decade` says that `year` opens a decade ("the 1990s"). `since_said` is how far a relative date
    is from the day it was said, such as ("year", -1) for *last year*. `until` is the last year of a
    period ("from 2019 to 2024").
    """

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    decade: bool = False
    since_said: tuple[str, int] | None = None
    until: int | None = None

    @property
    def iso(self) -> str:
        """Partial ISO 8601: `2025-04-22`, `2025-04`, `2025`, `--04-22`, `--04`; `1990s`."""
        if self.decade:
            return f"{self.year}s"
        parts = [f"{self.year:04d}" if self.year is not None else "-"]
        parts += [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)


def dates(
    text: str, said_on: day_of | None = None, language: str | None = None
) -> tuple[Date, ...]:
    """Return the dates of a text in order, not overlapping; a fuller form wins over a shorter one.

    `said_on` turns *last year* into a year. `language` is the text's code, else it is recognised.
    """
    calendar = _calendar(language_of(text) if language is None else language)
    stated: list[Date] = []
    taken = bytearray(len(text))
    figures = _DIGIT.search(text) is not None
    for shape in calendar.shapes:
        if not figures and r"\d" in shape.pattern:
            continue
        for date in _read(shape, text, calendar):
            if not any(taken[date.start : date.end]):
                taken[date.start : date.end] = b"\1" * (date.end - date.start)
                stated.append(date)
    if said_on:
        stated = [_resolved(date, said_on) for date in stated]
    return _periods(sorted(stated, key=lambda date: date.start), text, calendar)


def _periods(stated: list[Date], text: str, calendar: _Calendar) -> tuple[Date, ...]:
    """Join two years into a period: "from 2019 to 2024", "2019-2024", "between 2019 and 2024"."""
    joined: list[Date] = []
    for date in stated:
        last = joined[-1] if joined else None
        if last and _is_period(last, date, text, calendar):
            joined[-1] = replace(last, end=date.end, until=date.year)
        else:
            joined.append(date)
    return tuple(joined)


def _is_period(first: Date, last: Date, text: str, calendar: _Calendar) -> bool:
    between = text[first.end : last.start]
    if not calendar.through.fullmatch(between) or not first.year or not last.year:
        return False
    if between.strip().casefold() == "and":
        before = text[: first.start].split()[-2:]
        if "between" not in {word.casefold() for word in before}:
            return False
    alone = not (first.month or last.month or first.decade or last.decade or first.until)
    return alone and first.year < last.year


def _resolved(date: Date, said_on: day_of) -> Date:
    """Resolve a relative date by the calendar; any other stays as it is."""
    if not date.since_said:
        return date
    unit, shift = date.since_said
    if unit == "year":
        return replace(date, year=said_on.year + shift)
    if unit == "month":
        years, month = divmod(said_on.month - 1 + shift, _MONTHS_A_YEAR)
        return replace(date, year=said_on.year + years, month=month + 1)
    day = said_on + timedelta(days=shift)
    return replace(date, year=day.year, month=day.month, day=day.day)


def _read(shape: re.Pattern[str], text: str, calendar: _Calendar) -> Iterator[Date]:
    for hit in shape.finditer(text):
        part = hit.groupdict()
        if part.get("relative"):
            words = " ".join(_undotted(hit["relative"]).split()).removeprefix("the ")
            if words in calendar.relative:
                yield Date(hit.start(), hit.end(), since_said=calendar.relative[words])
        elif part.get("decade"):
            yield Date(hit.start(), hit.end(), year=int(part["decade"]), decade=True)
        elif part.get("lone"):
            yield Date(hit.start("lone"), hit.end(), year=int(part["lone"]))
        elif part.get("first"):
            yield _numeric(hit)
        elif (date := _named(hit, part, calendar.months)) is not None:
            yield date


def _undotted(words: str) -> str:
    """Return words in small letters, without the dot that a Turkish capital I keeps in them."""
    return words.casefold().replace("\u0307", "")


def _named(
    hit: re.Match[str], part: dict[str, str | None], months: Mapping[str, int]
) -> Date | None:
    """Read a date whose month is named or stands between year and day; None if it cannot be."""
    name = _undotted(part["month"] or "")
    month = int(name) if name.isdecimal() else months.get(name, 0)
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
