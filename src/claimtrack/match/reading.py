"""Reading: a text analysed once, to be compared with many others.

Words with their spans, numbers, dates, negations and likely names. Only the first `READ` characters
and `WORDS_READ` words are read, and no names are guessed in texts that capitalise everything.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from claimtrack.match.candidates import READ
from claimtrack.match.opposites import NEGATION
from claimtrack.match.overlap import WORDS_READ, stem
from claimtrack.text.dates import Date, dates
from claimtrack.text.fold import STOP_WORDS, Token, iter_tokens
from claimtrack.text.numbers import Number, numbers

Span = tuple[int, int]

_LINK = re.compile(r"(?:https?://|www\.|pic\.twitter\.com/|t\.co/)\S+", re.IGNORECASE)
_ENDS = re.compile(r"[.!?][\"”’)]*\s+(?=[^\W\da-z])|\n|।")
_SENTENCE_ENDS = ".!?:;\n\"“'‘"
_NEIGHBOURS = 3
_DOTTED = re.compile(r"(?<!\w)(?:[A-Z]\.\s?){1,4}[A-Z]\.")
_ACRONYMS = frozenset({"us", "who"})
_RANKS = frozenset({"first", "last"})  # compared as words even within a figure or date
_HEADLINE_SHARE, _HEADLINE_WORDS = 0.9, 6
_COMMON_OPENERS = frozenset(
    [
        "police",
        "people",
        "government",
        "video",
        "photo",
        "photograph",
        "image",
        "message",
        "no",
        "not",
        "none",
        "nobody",
        "nothing",
        "neither",
        "never",
    ]
)


class Word(NamedTuple):
    """A word and its place: folded, stemmed, whether it is telling or looks like a name."""

    text: str
    stem: str
    start: int
    end: int
    telling: bool
    name: bool


class Reading(NamedTuple):
    """A text analysed. `words` leaves out what belongs to a number or a date.

    `content` are the telling words, `stems` the stems of all words, `ends` the sentence ends.
    `whole` means that nothing was left unread.
    """

    text: str
    words: tuple[Word, ...]
    content: tuple[Word, ...]
    numbers: tuple[Number, ...]
    dates: tuple[Date, ...]
    negations: tuple[Span, ...]
    stems: frozenset[str]
    ends: tuple[int, ...]
    whole: bool

    def around(self, span: Span, reach: int = _NEIGHBOURS) -> frozenset[str]:
        """Return the stems of the telling words nearest to a span, `reach` on either side.

        Only words of the same sentence count: those beyond are about something else.
        """
        ending = bisect_left(self.ends, span[1])
        low = self.ends[ending - 1] if ending else 0
        high = self.ends[ending] if ending < len(self.ends) else len(self.text)
        first = bisect_left(self.content, span[0], key=lambda word: word.start)
        after = bisect_left(self.content, span[1], key=lambda word: word.start)
        near = (*self.content[max(0, first - reach) : first], *self.content[after : after + reach])
        return frozenset(word.stem for word in near if low <= word.start < high)

    def with_words(self, words: Iterable[Word]) -> Reading:
        """Return this reading with its words replaced."""
        kept = tuple(words)
        return self._replace(
            words=kept,
            content=tuple(word for word in kept if word.telling),
            stems=frozenset(word.stem for word in kept),
        )

    def telling(self, without: Span | None = None) -> list[str]:
        """Return the stems of the telling words in order, those inside a span left out."""
        low, high = without or (0, 0)
        return [word.stem for word in self.content if not low <= word.start < high]


def read(text: str, said_on: date | None = None) -> Reading:
    """Analyse a text, up to `READ` characters. Spans count the characters of the text as given.

    `said_on` is the day on which it was said, if known.
    """
    return _read(text[:READ], len(text) <= READ, said_on)


@lru_cache(maxsize=512)
def _read(text: str, whole: bool, said_on: date | None) -> Reading:
    # Links are blanked in place: their digits are not figures, and every span must stay valid.
    seen = _LINK.sub(lambda link: " " * len(link[0]), text)
    its_dates = dates(seen, said_on)
    its_numbers = numbers(seen, its_dates)
    inside = sorted(
        [(each.start, each.end) for each in its_dates]
        + [(each.lead, each.end) for each in its_numbers]
    )
    words = tuple(_words(seen, inside))
    return Reading(
        text,
        words,
        tuple(word for word in words if word.telling),
        its_numbers,
        its_dates,
        tuple(hit.span() for hit in NEGATION.finditer(seen)),
        frozenset(word.stem for word in words),
        tuple(end.end() for end in _ENDS.finditer(seen)),
        whole and len(words) < WORDS_READ,
    )


def _words(text: str, inside: Sequence[Span]) -> list[Word]:
    words: list[Word] = []
    at = 0
    loud = text.isupper()
    for token in _with_acronyms(text):
        while at < len(inside) and inside[at][1] <= token.start:
            at += 1
        figure = at < len(inside) and inside[at][0] <= token.start
        if figure and token.text not in _RANKS:
            continue
        acronym = token.text in _ACRONYMS and text[token.start : token.end].isupper() and not loud
        telling = (acronym or token.text not in STOP_WORDS) and not figure
        name = telling and len(token.text) > 1 and text[token.start].isupper()
        opens = not text[: token.start].rstrip(" ") or (
            text[max(0, token.start - 2) : token.start].strip()[-1:] in _SENTENCE_ENDS
        )
        if name and opens and (token.text in _COMMON_OPENERS or token.text.endswith("s")):
            name = False
        words.append(Word(token.text, stem(token.text), token.start, token.end, telling, name))
        if len(words) == WORDS_READ:
            break
    return _unless_headline(words)


def _with_acronyms(text: str) -> Iterator[Token]:
    """Yield the words of a text, `U.S.` as one; a text all in capitals has no acronyms."""
    spans = [] if text.isupper() else [hit.span() for hit in _DOTTED.finditer(text)]
    for token in iter_tokens(text):
        while spans and spans[0][1] <= token.start:
            spans.pop(0)
        if not spans or token.start < spans[0][0]:
            yield token
        elif token.start == spans[0][0]:
            low, high = spans[0]
            yield Token("".join(filter(str.isalpha, text[low:high])).lower(), low, high)


def _unless_headline(words: list[Word]) -> list[Word]:
    """Clear the names if nearly every word is capitalised, when capitals tell nothing."""
    telling = [word for word in words if word.telling]
    lower = sum(not word.name for word in telling)
    if len(telling) < _HEADLINE_WORDS or lower > (1 - _HEADLINE_SHARE) * len(telling):
        return words
    return [
        Word(word.text, word.stem, word.start, word.end, word.telling, name=False) for word in words
    ]
