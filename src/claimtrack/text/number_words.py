"""Number words: spelled-out values, scales and units. Vocabulary only; texts are read elsewhere.

English is complete up to trillions; the words of other languages are in `languages`, and are looked
for only in texts of that language.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from functools import cache

from msgspec import Struct

from claimtrack.text.languages.known import language

_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_ORDINALS = (
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
    "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
)
_SMALL_VALUE = {word: float(i) for i, word in enumerate(_SMALL.split())}
_TENS_VALUE = {word: 10.0 * i for i, word in enumerate(_TENS.split(), start=2)}
_ORDINAL_VALUE = {word: float(i) for i, word in enumerate(_ORDINALS.split())} | {
    word[:-1] + "ieth": value for word, value in _TENS_VALUE.items()
}
_MULTIPLIER = {
    "dozen": 12.0,
    "hundred": 1e2,
    "thousand": 1e3,
    "lakh": 1e5,
    "million": 1e6,
    "crore": 1e7,
    "billion": 1e9,
    "trillion": 1e12,
}

_SCALES = {
    word: value
    for value, words in (
        (1e2, "hundred"),
        (1e3, "k thousand thousands"),
        (1e5, "lakh lakhs lac lacs"),
        (1e6, "million millions mn mln"),
        (1e7, "crore crores cr"),
        (1e9, "billion billions bn b"),
        (1e12, "trillion trillions tn"),
    )
    for word in words.split()
}
_UNITS = {
    name: symbol
    for symbol, names in (
        ("%", "%|percent|per cent|pct"),
        ("pp", "percentage points|percentage point|percent points|pp"),
        ("USD", "$|us$|usd|dollars|dollar"),
        ("AUD", "a$|aud"),
        ("CAD", "c$|cad"),
        ("HKD", "hk$"),
        ("BRL", "r$|reais"),
        ("EUR", "€|eur|euros|euro"),
        ("GBP", "£|gbp|pounds sterling"),
        ("INR", "₹|rs|rs.|inr|rupees|rupee"),
        ("PKR", "pkr"),
        ("JPY", "¥|yen"),
        ("RUB", "₽|roubles|rubles"),
        ("KRW", "₩"),
        ("km", "km|kms|kilometre|kilometres|kilometer|kilometers"),
        ("m", "m|metre|metres|meter|meters"),
        ("cm", "cm|centimetres|centimeters"),
        ("mi", "mile|miles"),
        ("ft", "ft|foot|feet"),
        ("in", "inch|inches"),
        ("km/h", "km/h|kmph|kph"),
        ("mph", "mph|miles per hour"),
        ("kg", "kg|kgs|kilogram|kilograms|kilo|kilos"),
        ("g", "gram|grams"),
        ("t", "tonne|tonnes|ton|tons"),
        ("lb", "lb|lbs|pound|pounds"),
        ("l", "litre|litres|liter|liters"),
        ("gal", "gallon|gallons"),
        ("ha", "hectare|hectares"),
        ("acre", "acre|acres"),
        ("km²", "km²|km2|square kilometres|square kilometers"),
        ("mi²", "square miles"),
        ("s", "second|seconds"),
        ("min", "minute|minutes"),
        ("h", "hour|hours"),
        ("d", "day|days"),
        ("wk", "week|weeks"),
        ("mo", "month|months"),
        ("yr", "year|years"),
        ("decade", "decade|decades"),
        ("century", "century|centuries"),
        ("°C", "°c|degrees celsius|celsius"),
        ("°F", "°f|degrees fahrenheit|fahrenheit"),
        ("°", "degree|degrees"),
        ("kW", "kw|kilowatts"),
        ("MW", "mw|megawatts"),
        ("GW", "gw|gigawatts"),
        ("GB", "gb|gigabytes"),
        ("MB", "mb|megabytes"),
        ("bbl", "barrel|barrels"),
    )
    for name in names.split("|")
}
_ALIKE = """
    % pp $ us$ usd a$ aud c$ cad hk$ r$ € eur £ gbp ₹ rs rs. inr pkr ¥ ₽ ₩ km kms m cm km/h kmph kg
    ha km² km2 °c °f kw mw gw gb mb
"""
_EVERYWHERE = frozenset(_ALIKE.split())
"""Units that are written alike in every language; the others are English."""


class NumberWords(Struct, frozen=True):
    """The words of a language: scales after a figure, units to one symbol each, spelled numbers.

    `spelled` is a pattern for a spelled number. Units are never converted.
    """

    scales: Mapping[str, float]
    units: Mapping[str, str]
    spelled: str
    values: Mapping[str, tuple[float, bool]]


@cache
def number_words(code: str | None) -> NumberWords:
    """Return the number words of a language; a language without data has figures alone."""
    if code == "en":
        return NumberWords(_SCALES, _UNITS, _SPELLED, {})
    own = language(code)
    units = {name: symbol for name, symbol in _UNITS.items() if name in _EVERYWHERE}
    values = {word.casefold(): (float(value), False) for word, value in own.numbers.items()}
    values |= {word.casefold(): (float(value), True) for word, value in own.ordinals.items()}
    phrases = (re.escape(word).replace("\\ ", r"\s+") for word in values)
    spelled = rf"{_either(phrases)}(?![\w\u0900-\u0963\u0981-\u09cd])" if values else "(?!)"
    scales = {"k": 1e3} if own.code else _SCALES
    return NumberWords({**scales, **own.scales}, {**units, **own.units}, spelled, values)


def _either(words: Iterable[str]) -> str:
    return "(?:" + "|".join(sorted(words, key=len, reverse=True)) + ")"


_CARDINAL = _either([*_SMALL_VALUE, *_TENS_VALUE, *_MULTIPLIER])
_ORDINAL = _either(_ORDINAL_VALUE)
_AFTER_TIMES = "|".join(f"(?<={word})" for word in _MULTIPLIER)
_JOIN = rf"(?:\s*-\s*|\s+|(?:{_AFTER_TIMES})\s+and\s+)"
_SPELLED = rf"(?:{_CARDINAL}(?:{_JOIN}{_CARDINAL})*(?:{_JOIN}{_ORDINAL})?|{_ORDINAL})(?!\w)"
"""A spelled English number: an ordinal only ends it, *and* only follows a hundred."""


def spelled_value(words: str, known: NumberWords) -> tuple[float, bool]:
    """Return the value of a spelled number, and whether it is an ordinal.

    In English, parts below a multiplier are summed; *thousand* and above close a group and carry it
    ("two hundred and five thousand and one").
    """
    if known.values:
        # A pattern that ignores case takes a Turkish dotless or dotted i for any other.
        spelled = " ".join(words.casefold().replace("\u0307", "").split())
        return known.values.get(spelled, (math.nan, False))
    total, group, ordinal = 0.0, 0.0, False
    parts = [part for part in re.split(r"[\s-]+", words.casefold()) if part not in {"and", ""}]
    if parts[0] == "half":
        return 0.5 * spelled_value(" ".join(parts[2:]), known)[0], False
    for part in parts:
        if part in _MULTIPLIER:
            times = _MULTIPLIER[part]
            group = (group or 1.0) * times
            if times >= _MULTIPLIER["thousand"]:
                total, group = total + group, 0.0
        elif part not in {"a", "an"}:
            group += _SMALL_VALUE.get(part, 0.0) + _TENS_VALUE.get(part, 0.0)
            group += _ORDINAL_VALUE.get(part, 0.0)
            ordinal = part in _ORDINAL_VALUE
    return total + group, ordinal
