"""Number words: spelled-out values, scales and units. Vocabulary only; texts are read elsewhere.

English is complete up to trillions; the words of other languages are in `languages`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from claimtrack.text.languages.known import LANGUAGES

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

SCALES = {
    word: value
    for value, words in (
        (1e2, "hundred"),
        (1e3, "k thousand thousands"),
        (1e5, "lakh lakhs lac lacs"),
        (1e6, "million millions mn mln"),
        (1e7, "crore crores cr"),
        (1e9, "billion billions bn"),
        (1e12, "trillion trillions tn"),
    )
    for word in words.split()
} | {word: value for language in LANGUAGES for word, value in language.scales.items()}
"""Words after a figure that multiply it, casefolded. German *Billion* is refused: it is 1e12."""

UNITS = {
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
} | {name: symbol for language in LANGUAGES for name, symbol in language.units.items()}
"""Unit words and signs, casefolded, to one symbol each. Units are never converted."""


def _either(words: Iterable[str]) -> str:
    return "(?:" + "|".join(sorted(words, key=len, reverse=True)) + ")"


_CARDINAL = _either([*_SMALL_VALUE, *_TENS_VALUE, *_MULTIPLIER])
_ORDINAL = _either(_ORDINAL_VALUE)
_AFTER_TIMES = "|".join(f"(?<={word})" for word in _MULTIPLIER)
_JOIN = rf"(?:\s*-\s*|\s+|(?:{_AFTER_TIMES})\s+and\s+)"
_ELSEWHERE = {
    word: float(value) for language in LANGUAGES for word, value in language.numbers.items()
}
_FOREIGN = _either(_ELSEWHERE)
SPELLED = (
    rf"(?:{_FOREIGN}(?![\w\u0900-\u0963])"
    rf"|{_CARDINAL}(?:{_JOIN}{_CARDINAL})*(?:{_JOIN}{_ORDINAL})?|{_ORDINAL})(?!\w)"
)
"""A pattern for a spelled number: an ordinal only ends it, *and* only follows a hundred.

For other languages it knows single words only, except those that are English too (*once*, *elf*).
"""


def spelled_value(words: str) -> tuple[float, bool]:
    """Return the value of a spelled English number, and whether it is an ordinal.

    Parts below a multiplier are summed; *thousand* and above close a group and carry it ("two
    hundred and five thousand and one").
    """
    if words.casefold() in _ELSEWHERE:
        return _ELSEWHERE[words.casefold()], False
    total, group, ordinal = 0.0, 0.0, False
    parts = [part for part in re.split(r"[\s-]+", words.casefold()) if part not in {"and", ""}]
    if parts[0] == "half":
        return 0.5 * spelled_value(" ".join(parts[2:]))[0], False
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
