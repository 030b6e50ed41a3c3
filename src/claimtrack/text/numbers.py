"""Numbers in running text: their value, unit, scale, and how firmly they are stated.

`5,000`, `5k` and `five thousand` are one value; `9.1 %` and `9.1 percent` one value and unit.
Figures that belong to a date are left to `claimtrack.text.dates`. Units are never converted (miles
stay miles, dollars stay dollars), and vague words such as *dozens* or *many* are not read.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from typing import Final

from msgspec import Struct

from claimtrack.text.dates import Date, dates
from claimtrack.text.languages.known import language
from claimtrack.text.languages.recognised import language_of
from claimtrack.text.number_words import NumberWords, number_words, spelled_value


class Bound(StrEnum):
    """How firmly a number is stated: to the digit, roughly, as a floor or as a ceiling."""

    EXACT = "exact"
    ABOUT = "about"
    FLOOR = "at least"
    CEILING = "at most"


class Number(Struct, frozen=True):
    """A number and its place: `text[start:end]` are its words, unit included.

    `value` is scaled (5 crore is 50,000,000). `unit` is a canonical symbol: `%`, `pp` for
    percentage points, an ISO 4217 code, a measure such as `km`; empty for a plain count.
    `high` is the upper end of a range, else None. `ordinal` marks rank (11th, third) as opposed
    to quantity. `lead` is where the words that bound it begin ("more than 20": the *m*).
    """

    value: float
    start: int
    end: int
    unit: str = ""
    bound: Bound = Bound.EXACT
    high: float | None = None
    ordinal: bool = False
    lead: int = -1


_LONGEST = 24  # more digits than this are an identifier, not a quantity
_FRACTIONS: Final = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}
_SIGNS = r"(?:US\$|A\$|C\$|HK\$|R\$|Rs\.?|INR|USD|EUR|GBP|PKR|[$€£¥₹₽₩])"
_DIGITS = (
    rf"\d{{1,3}}(?:,\d{{2,3}})*,\d{{3}}(?:\.\d+)?(?!\d)|\d{{1,3}}(?:[ \u00a0\u202f]\d{{3}})+(?!\d)"
    rf"|\d{{1,3}}(?:\.\d{{3}}){{2,}}(?!\d)|\d{{1,{_LONGEST}}}(?:[.,]\d{{1,9}})?[½¼¾]?|[½¼¾⅓⅔]"
)


class _Grammar(Struct, frozen=True):
    """How numbers are written in one language."""

    words: NumberWords
    figure: re.Pattern[str]
    scale: re.Pattern[str]
    between: re.Pattern[str]
    cues: Mapping[str, Bound]
    decimal: str


@cache
def _grammar(code: str | None) -> _Grammar:
    """Compile the patterns of a language when the first text in it is read, not on import."""
    words, own = number_words(code), language(code)
    scales = "|".join(sorted(map(re.escape, words.scales), key=len, reverse=True))
    units = "|".join(sorted(map(re.escape, words.units), key=len, reverse=True))
    figure = re.compile(
        rf"(?<![\w.,/])(?<![^\W\d_]-)(?P<sign>{_SIGNS}\s?)?(?P<minus>(?<![\d\w])(?<!\d\s)[-−](?=\d))?"
        rf"(?:(?P<digits>{_DIGITS})(?![.,/]\d)(?P<th>st|nd|rd|th|º|ª)?"
        rf"|(?<!\w)(?P<spelled>(?:an?\s+(?=(?:dozen|hundred|thousand|million|billion|trillion|lakh|"
        rf"crore)\b)|half\s+an?\s+(?=(?:dozen|million|billion|trillion)\b))?"
        rf"{words.spelled})(?!\w))"
        rf"(?P<scales>(?:[\s-]?(?:{scales})\.?(?![\w]))*)"
        rf"(?:[\s-]?(?:d[ei]\s+|d['’])?(?P<unit>(?:{units})(?!\w)))?(?P<plus>\+)?(?!\w)",
        re.IGNORECASE,
    )
    cues = {
        cue: bound
        for bound, english, elsewhere in (
            (Bound.FLOOR, _FLOOR, own.at_least),
            (Bound.CEILING, _CEILING, own.at_most),
            (Bound.ABOUT, _ABOUT, own.about),
        )
        for cue in (*english.split("|"), *elsewhere)
    }
    between = "|".join(["to", "and", *own.up_to])
    return _Grammar(
        words,
        figure,
        re.compile(rf"(?:{scales})(?!\w)", re.IGNORECASE),
        re.compile(rf"\s*(?:-|–|—|{between})\s*", re.IGNORECASE),
        cues,
        own.decimal,
    )


_FLOOR = (
    "more than|over|above|at least|upwards of|exceeds|exceeding|no fewer than|no less than|"
    "not fewer than|not less than|>"
)
_CEILING = "less than|fewer than|under|below|at most|up to|as many as|no more than|not more than|<"
_ABOUT = (
    "about|around|roughly|some|approximately|approx.|approx|nearly|almost|close to|~|≈|circa|ca.|"
    "estimated|an estimated"
)
_LONGEST_CUE = 3  # words
_BEFORE = re.compile(r"~|[^\s~]+")
_REACH = 24  # characters before a number in which a bound may stand


def numbers(
    text: str, known: tuple[Date, ...] | None = None, language: str | None = None
) -> tuple[Number, ...]:
    """Return the numbers of a text in order.

    `known` are its dates, if already found; `language` is its code, else it is recognised.
    """
    code = language_of(text) if language is None else language
    grammar = _grammar(code)
    blanked = _without(text, dates(text, language=code or "") if known is None else known)
    read: list[Number] = []
    for hit in grammar.figure.finditer(blanked):
        number = _read(hit, blanked, grammar)
        if number is None:
            continue
        if read and (whole := _joined(read[-1], number, blanked, grammar)) is not None:
            read[-1] = whole
        else:
            read.append(number)
    return tuple(read)


def _without(text: str, known: tuple[Date, ...]) -> str:
    """Blank out the dates, keeping every other character in its place."""
    parts, done = [], 0
    for date in known:
        parts += [text[done : date.start], " " * (date.end - date.start)]
        done = date.end
    return "".join([*parts, text[done:]])


def _read(hit: re.Match[str], text: str, grammar: _Grammar) -> Number | None:
    """Make a number from a hit; None if the word is not a quantity ("no one", "one of")."""
    spelled = hit["spelled"]
    ordinal = bool(hit["th"])
    if spelled:
        value, ordinal = spelled_value(spelled, grammar.words)
        if math.isnan(value):
            return None
        if value == 1 and not ordinal and not hit["scales"] and _no_count(hit, text):
            return None
    else:
        value = _figure(hit["digits"], grammar.decimal)
    scale, unit = 1.0, (hit["unit"] or "").strip(" -\n\t\u00a0").casefold()
    for word in hit["scales"].replace("-", " ").casefold().split():
        scale *= grammar.words.scales.get(_undotted(word).rstrip("."), 1.0)
    symbol = grammar.words.units.get(unit, "")
    if hit["sign"]:
        symbol = grammar.words.units.get(hit["sign"].strip().casefold(), "")
        # "$5m" is five million dollars; without a currency `m` would be metres.
        scale *= 1e6 if unit == "m" else 1.0
    value = float(f"{value * scale:.12g}") * (-1 if hit["minus"] else 1)
    bound, lead = _bound(text, hit.start(), grammar.cues)
    if hit["plus"]:
        bound = Bound.FLOOR
    elif bound is Bound.EXACT and "dozen" in (spelled or "").casefold():
        bound = Bound.ABOUT
    return Number(value, hit.start(), hit.end(), symbol, bound, None, ordinal, lead)


def _undotted(word: str) -> str:
    """Return a word without the dot that a Turkish capital I keeps in small letters."""
    return word.replace("\u0307", "")


def _no_count(hit: re.Match[str], text: str) -> bool:
    """Whether this *one* is a pronoun or part of a phrase, not a count."""
    before = text[max(0, hit.start() - 8) : hit.start()].casefold().split()
    after = text[hit.end() : hit.end() + 12].casefold().split()
    pronoun = {"no", "any", "every", "each", "this", "that", "the", "some", "another", "which"}
    return bool(before and before[-1] in pronoun) or (
        not after or after[0] in {"of", "another", "is", "was", "who", "that", "has", "can"}
    )


def _figure(digits: str, decimal: str) -> float:
    """Read digits as written in English, Indian or continental style."""
    part = _FRACTIONS.get(digits[-1], 0.0)
    plain = re.sub(r"\s", "", digits.rstrip("".join(_FRACTIONS)))
    if not plain:
        return part
    continental = decimal == "," and (
        plain.count(",") == 1 or re.fullmatch(r"\d{1,3}(?:\.\d{3})+", plain)
    )
    if continental:
        plain = plain.replace(".", "")
    elif re.search(r",\d{3}(?:\D|$)", plain) or plain.count(".") > 1:
        plain = plain.replace(",", "") if "," in plain else plain.replace(".", "")
    return float(plain.replace(",", ".")) + part


def _bound(text: str, start: int, cues: Mapping[str, Bound]) -> tuple[Bound, int]:
    """Read how firmly a number is stated from the one to three words before it, and their place.

    Without such words that place is the number's own.
    """
    low = max(0, start - _REACH)
    words = list(_BEFORE.finditer(text[low:start].casefold()))[-_LONGEST_CUE:]
    for i, first in enumerate(words):
        bound = cues.get(" ".join(word[0] for word in words[i:]))
        if bound:
            return bound, low + first.start()
    return Bound.EXACT, start


def _joined(first: Number, second: Number, text: str, grammar: _Grammar) -> Number | None:
    """Make a range of two numbers ("5 to 10 km", "between 5 and 10"); None if they are not one."""
    between = text[first.end : second.start]
    if (
        first.high is not None
        or not grammar.between.fullmatch(between)
        or first.value >= second.value
    ):
        return None
    before = text[max(0, first.start - _REACH) : first.start].casefold().split()
    lead = before[-1] if before else ""
    if (between.strip().casefold() == "and" and lead != "between") or lead in {"from", "rose"}:
        return None
    if first.unit not in {"", second.unit} or first.ordinal or second.ordinal:
        return None
    # "5 to 10 million": the scale belongs to both ends, which only its words can show.
    scaled = grammar.scale.search(text[second.start : second.end])
    smaller = scaled is not None and first.value < second.value / 1e3
    times = (
        grammar.words.scales.get(_undotted(scaled.group().casefold()), 1.0)
        if scaled and smaller
        else 1
    )
    return Number(
        first.value * times,
        first.start,
        second.end,
        second.unit,
        first.bound,
        second.value,
        lead=first.lead,
    )
