"""What is known of a language: the words that the rules of every stage look for, as plain data.

English is not among them: it is the language that the rules themselves are written in, and its
words stand beside them. What a language leaves out is not looked for.

Modules rather than TOML: a cold match would wait longer for the parser than for all of these.
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

    A word goes into a field only if it means nothing else in another of the languages: whoever
    reads does not know which of them a text is in.
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
    """Phrases such as *last year* to a unit (day, month, year) and how many of it lie between."""

    before_years: tuple[str, ...] = ()
    """Before a figure: it is a year."""

    before_months: tuple[str, ...] = ()
    """Before the name of a month: it is a month."""

    negations: str = ""
    """Words that deny, as alternatives of a pattern."""

    before_names: tuple[str, ...] = ()
    """Abbreviations that something always follows, without their last dot."""

    before_numbers: tuple[str, ...] = ()
    """Abbreviations that join only to a number."""

    maybe_last: tuple[str, ...] = ()
    """Abbreviations that may end a sentence."""
