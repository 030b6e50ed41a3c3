"""Folding: the form of a text in which different spellings of the same words are equal.

Folded text is compared, counted and looked up, never shown. Words are cut exactly where
SQLite's FTS5 cuts them under `unicode61 categories 'L* N* Co Mn Mc'`, so that every word found
here is one term of the index. Does not stem and does not guess a language: the index has its own
stemmer, and near words are left to the ranking.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from re import compile as pattern

from msgspec import Struct


class Token(Struct, frozen=True):
    """One word: its folded form, and its place in the text as given."""

    text: str
    start: int
    end: int


class _Kept(dict[int, int]):
    """A table for `str.translate` that keeps some categories and turns the rest into spaces.

    It fills itself as characters are met: one pass over all of Unicode would cost more than a
    whole match.
    """

    def __init__(self, categories: tuple[str, ...]) -> None:
        super().__init__()
        self._categories = categories

    def __missing__(self, code: int) -> int:
        """Classify a character seen for the first time, and remember the result."""
        kept = unicodedata.category(chr(code)).startswith(self._categories)
        self[code] = code if kept else ord(" ")
        return self[code]


_FOLDED = _Kept(("L", "M", "N", "Co"))
_INDEXED = _Kept(("L", "N", "Co", "Mn", "Mc"))
_WORD = pattern(r"[^ ]+")
_ACCENTED = pattern(r"([a-z])[\u0300-\u036f]+")

_STOPPED = """
    a an the this that these those here there
    i me my mine we us our ours you your yours he him his she her hers it its they them their theirs
    who whom whose which what when where why how
    am is are was were be been being do does did doing done have has had having
    will would shall should can could may might must
    and or but if then than so because as while though although whether
    of at by for with about into through to from in on onto upon out off over
    again also just very too own such both each any other
    s t d m re ve ll im amp via rt pic com www http https
"""
STOP_WORDS = frozenset(_STOPPED.split())
"""Words that do not help to tell claims apart. Negations are deliberately not among them."""


def fold(text: str) -> str:
    """Fold a text: NFKC, casefolded; letters, marks and numbers stay, the rest is one space.

    Marks stay because Hindi is unreadable without them. Folding twice changes nothing.
    """
    if text.isascii():
        return " ".join(text.lower().translate(_FOLDED).split())
    normal = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    # A few characters casefold to something that must be normalised again before it is stable.
    normal = unicodedata.normalize("NFKC", normal.casefold())
    return " ".join(normal.translate(_FOLDED).split())


def iter_tokens(text: str) -> Iterator[Token]:
    """Yield the words of a text in order, lazily, so that a caller may stop early.

    `text[token.start:token.end]` is the word as written. The folded form also loses the accents
    of Latin letters, as the index does; other scripts keep theirs. A run of marks without a
    letter (what an emoji leaves behind) is no word.
    """
    if text.isascii():
        for match in _WORD.finditer(text.translate(_INDEXED).lower()):
            yield Token(match[0], match.start(), match.end())
        return
    for match in _WORD.finditer(text.translate(_INDEXED)):
        written = match.group()
        folded = written.lower() if written.isascii() else _fold_word(written)
        if folded:
            yield Token(folded, match.start(), match.end())


def tokens(text: str) -> tuple[Token, ...]:
    """Return the words of a text with their spans; see `iter_tokens`."""
    return tuple(iter_tokens(text))


def words(text: str) -> list[str]:
    """Return the folded words of a text, in order, repeats and stop words included.

    The same as those of `iter_tokens`, in a tenth of its time for most texts.
    """
    if text.isascii():
        return text.translate(_INDEXED).lower().split()
    written = text.translate(_INDEXED).split(" ")
    folded = [word.lower() if word.isascii() else _fold_word(word) for word in written]
    return [word for word in folded if word]


def has_words(text: str) -> bool:
    """Whether there is a word in a text: more than a letter or a digit, as a bullet may be."""
    return any(len(token.text) > 1 for token in iter_tokens(text))


def _fold_word(written: str) -> str:
    folded = fold(written).replace(" ", "")
    if all(unicodedata.category(char).startswith("M") for char in folded):
        return ""
    bare = _ACCENTED.sub(r"\1", unicodedata.normalize("NFD", folded))
    return unicodedata.normalize("NFC", bare)
