"""A language: the words that the rules of every stage look for, as plain data.

English has no module: the rules themselves are written for it, and its words stand beside them. A
field that a language leaves empty is not looked for.

These are modules rather than TOML because loading a parser takes longer than loading all of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

_NO_NUMBERS: Mapping[str, float] = MappingProxyType({})
_NO_UNITS: Mapping[str, str] = MappingProxyType({})
_NO_DATES: Mapping[str, tuple[str, int]] = MappingProxyType({})


class Language(NamedTuple):
    """The words of one language, in small letters.

    A word goes into a field only if it means nothing else in any of the other languages, because a
    rule does not know which language a text is in.
    """

    code: str
    """ISO 639-1."""

    numbers: Mapping[str, float] = _NO_NUMBERS
    """Spelled numbers of one word."""

    scales: Mapping[str, float] = _NO_NUMBERS
    """Words after a figure that multiply it."""

    units: Mapping[str, str] = _NO_UNITS
    """Names of units to the symbols of `number_words.UNITS`."""

    at_least: tuple[str, ...] = ()
    """Before a number: a floor. At most three words."""

    at_most: tuple[str, ...] = ()
    """Before a number: a ceiling."""

    about: tuple[str, ...] = ()
    """Before a number: it is rough."""

    up_to: tuple[str, ...] = ()
    """Between two numbers: a range."""

    months: tuple[str, ...] = ()
    """January to December, each with its other spellings after a space."""

    relative: Mapping[str, tuple[str, int]] = _NO_DATES
    """Phrases such as *last year* to a unit (day, month, year) and the number of units between."""

    before_years: tuple[str, ...] = ()
    """Before a figure: it is a year."""

    before_months: tuple[str, ...] = ()
    """Before the name of a month: it is a month."""

    negations: str = ""
    """Negating words, as alternatives of a pattern."""

    before_names: tuple[str, ...] = ()
    """Abbreviations that something always follows, without their last dot."""

    before_numbers: tuple[str, ...] = ()
    """Abbreviations that join only to a number."""

    maybe_last: tuple[str, ...] = ()
    """Abbreviations that may end a sentence."""
