"""A language: the words that the rules of every stage look for, as plain data.

A language is one module with one value, `LANGUAGE`. Words stand in small letters, separated by
spaces; `_` stands for a space within a phrase. A field that a language leaves empty is not looked
for. The grammar of English numbers and dates stands beside the rules; its other words are here too.

These are modules rather than TOML because loading a parser takes longer than loading all of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from msgspec import Struct

_NO_NUMBERS: Mapping[str, float] = MappingProxyType({})
_NO_WORDS: Mapping[str, str] = MappingProxyType({})
_NO_DATES: Mapping[str, tuple[str, int]] = MappingProxyType({})


class Language(Struct, frozen=True):
    """The words of one language."""

    code: str
    """ISO 639-1."""

    # What a claim says, and what reverses it.

    negations: str = ""
    """Words that negate."""

    negated_endings: str = ""
    """Endings of verbs that negate: Bengali *করেনি*, Turkish *yapmadı*."""

    not_negations: str = ""
    """Words and phrases that look like a negation and are none: *not only*."""

    lacks: str = ""
    """Words that say that a thing is not there, and do not negate: *falta*, *Mangel*."""

    concord: bool = True
    """Whether several negating words of one clause negate once: *nikt nie przyszedł*."""

    quantifiers: Mapping[str, str] = _NO_WORDS
    """What is counted (all, most, some, only, more, first, last, one) to its words."""

    modality: Mapping[str, str] = _NO_WORDS
    """How far it is so (tried, wants, plans, can, former, alleged, nearly, if) to its words."""

    opposites: tuple[tuple[str, str], ...] = ()
    """Words of opposite sense, two poles each: directions, ways, wins and losses.

    Every language begins with rise and fall, win and loss: these are compared across languages.
    """

    # What says the same.

    function_words: str = ""
    """Articles, auxiliaries, pronouns, conjunctions: never a quantifier or a preposition."""

    prepositions: str = ""
    """Words that tell the role or the place of what follows."""

    marks_follow: bool = False
    """Whether they follow: *भारत ने चीन पर*."""

    locative: str = ""
    """Endings that say where or whence, as a preposition does elsewhere: Turkish *Oslo'da*."""

    cased: bool = True
    """Whether its script has capitals, which names have."""

    ways: tuple[str, ...] = ()
    """Groups of prepositions that lead elsewhere: *to*, *from*, *over*, *near*."""

    narrowing: str = ""
    """Words that make another claim where only one text has them: *northern*, *leaving*."""

    synonyms: tuple[str, ...] = ()
    """Groups of words that can replace one another in nearly every claim."""

    added: str = ""
    """Words that a repeat may add or leave out and say the same: *officials*, *breaking*."""

    titles: str = ""
    """Titles and offices before a name, which a repeat may leave out."""

    endings: str = ""
    """Endings of inflection; a word without one of them is the same word."""

    demonyms: Mapping[str, str] = _NO_WORDS
    """ISO 3166 codes to the adjectives, the people and other names of a country."""

    capitals: Mapping[str, str] = _NO_WORDS
    """ISO 3166 codes to the names of the capital, which may stand for the government."""

    nouns_are_capitalised: bool = False
    """Whether a capital makes no name."""

    # Who says it.

    reporting: str = ""
    """Verbs that report somebody's words."""

    quotation_marks: tuple[tuple[str, str], ...] = (("“", "”"), ('"', '"'))
    """What opens and closes a quotation."""

    # Figures and dates.

    decimal: str = "."
    """What separates the decimals of a figure; the other of `.` and `,` separates thousands."""

    numbers: Mapping[str, float] = _NO_NUMBERS
    """Spelled numbers."""

    ordinals: Mapping[str, float] = _NO_NUMBERS
    """Spelled ranks: *zweite*."""

    scales: Mapping[str, float] = _NO_NUMBERS
    """Words after a figure that multiply it."""

    units: Mapping[str, str] = _NO_WORDS
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


class Ends(Struct, frozen=True):
    """What ends a sentence in one language, and what only looks like an end."""

    before_names: str = ""
    """Abbreviations that something always follows: *Dr.*, *ул.*"""

    before_numbers: str = ""
    """Abbreviations that join only to a number: *No. 10*, but "She said no. Ten left"."""

    maybe_last: str = ""
    """Abbreviations that may end a sentence; they do where one of the `starters` follows."""

    last: str = ""
    """Abbreviations of several letters that end a list: a capital after them begins a sentence."""

    starters: str = ""
    """Words that usually begin a sentence when capitalised, besides its small words."""

    stops: str = ""
    """Marks that end a sentence here and mean something else elsewhere: `;` of Greek."""

    closing: str = ""
    """Marks that close a quotation here and open one elsewhere: “ of German."""

    ordinals: bool = False
    """Whether a dot makes a rank of a number: *am 28. März*."""

    ranked: str = ""
    """Nouns that are counted by rank more than by number, besides the months: *8. Spieltag*."""

    nouns: bool = False
    """Whether every noun has a capital, so that what stands before a rank has none."""

    saying: str = ""
    """Words by which a sentence goes on after a quotation, where no capital tells."""
