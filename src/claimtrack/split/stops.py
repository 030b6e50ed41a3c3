"""Stops: what may end a sentence of a language, made ready for the search.

One value a language, made when a text in it is first cut from `claimtrack.text.languages.ends`.
"""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from claimtrack.split.words import listed
from claimtrack.text.languages.ends import ends, starters
from claimtrack.text.languages.known import language as words_of
from claimtrack.text.languages.known import primary

_FACES = "\U0001f300-\U0001faff\u2600-\u27bf\ufe0f\u200d"
_HARD = "।॥۔؟。！？｡።፧፨։။។៕᠃᱾᱿"
"""Marks that end a sentence wherever they stand, with a space after them or without."""

_TITLES = "dr prof mr mrs ms st mt"
"""Abbreviations before the names of strangers, in every language."""


class Stops(Struct, frozen=True):
    """What ends sentences of one language, and what only looks like an end."""

    stop: re.Pattern[str]
    """What may end one: a stop with closing marks, an address, a smiley."""

    english: bool
    before_names: frozenset[str]
    before_numbers: frozenset[str]
    maybe_last: frozenset[str]
    abbreviations: frozenset[str]
    last: tuple[str, ...]
    starters: frozenset[str]
    ranked: frozenset[str]
    ordinals: bool
    nouns: bool
    saying: re.Pattern[str] | None

    def goes_on(self, text: str, at: int, end: int) -> bool:
        """Tell whether a sentence goes on after its quotation with who said it."""
        return self.saying is not None and self.saying.match(text, at, end) is not None


@cache
def stops(language: str | None) -> Stops:
    """Make the rules of a language ready.

    Args:
        language: its tag, such as `de` or `de-AT`; None if nobody knows.

    Returns:
        The rules; without data those of no language, with the abbreviations of all.
    """
    own = ends(language)
    code = primary(language) if language else ""
    before_names, before_numbers = listed(own.before_names, _TITLES), listed(own.before_numbers)
    maybe_last = listed(own.maybe_last)
    said = rf"[^\s，。！？；：“”「」《》]{{0,8}}?(?:{own.saying})(?=[。，！；]|\Z)"
    return Stops(
        _pattern(own.stops, own.closing),
        code == "en",
        before_names,
        before_numbers,
        maybe_last,
        before_names | before_numbers | maybe_last,
        tuple(own.last.split()),
        starters(language),
        listed(*words_of(code).months, own.ranked),
        own.ordinals,
        own.nouns,
        re.compile(said) if own.saying else None,
    )


@cache
def _pattern(further: str, closing: str) -> re.Pattern[str]:
    """Return the search for what may end a sentence.

    Args:
        further: the language's own stops.
        closing: the marks that close a quotation in it and open one elsewhere.
    """
    soft = f".!?…{further}"
    return re.compile(
        # Looking at one character first makes the search five times as fast.
        rf"(?=[{_HARD}{soft}hw:;{_FACES}])(?:"
        rf"(?P<hard>[{_HARD}]++)(?P<after>[\"'”’»」』)\]）】{closing}]*+)"
        rf"|(?P<soft>[{soft}]++(?:\s[.།](?=[\s\"'”’»)]|\Z))*+)"
        rf"(?P<closers>[\"'”’»)\]*_{closing}]*+(?:\s[”»](?!\w))?(?:\[\d{{1,3}}\])*+)"
        rf"(?:\s?[{_FACES}]++)?"
        r"|(?P<link>(?<!\S)(?:https?://|www\.)\S{0,2000}[\w/])(?=\s)"
        rf"|(?P<face>[{_FACES}]++|(?<=\s)[:;]-?[)(DP]++)(?=\s))"
    )
