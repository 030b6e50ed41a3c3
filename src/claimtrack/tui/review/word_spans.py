"""Selecting words in a sentence by steps, for a reviewer who has only keys.

Pure: a text in, spans out. Punctuation at either end of a selection is left out of it.
"""

from __future__ import annotations

import re

from msgspec import Struct
from msgspec.structs import replace

_WORD = re.compile(r"\S+")
_EDGES = " \t\n,;:.!?\"'“”‘’()[]–—…"


def word_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Where each word of a text starts and ends, in characters."""
    return tuple(found.span() for found in _WORD.finditer(text))


class Selection(Struct, frozen=True):
    """Some words of a text, from the `first` to the `last`; immutable, each step gives another.

    `words` are the spans of all words, at least one.
    """

    text: str
    words: tuple[tuple[int, int], ...]
    first: int = 0
    last: int = 0

    @classmethod
    def of(cls, text: str) -> Selection:
        """The first word of a text is selected."""
        return cls(text, word_spans(text) or ((0, len(text)),))

    def around(self, start: int, end: int) -> Selection:
        """The words that the characters from `start` to `end` lie in."""
        inside = [at for at, (begin, stop) in enumerate(self.words) if begin < end and start < stop]
        return replace(self, first=inside[0], last=inside[-1]) if inside else self

    def move(self, by: int) -> Selection:
        """All of it, some words on or back."""
        by = max(-self.first, min(by, len(self.words) - 1 - self.last))
        return replace(self, first=self.first + by, last=self.last + by)

    def grow(self, by: int) -> Selection:
        """Its end, some words on or back; one word stays selected."""
        return replace(self, last=max(self.first, min(self.last + by, len(self.words) - 1)))

    def everything(self) -> Selection:
        """From its first word to the end of the text."""
        return replace(self, last=len(self.words) - 1)

    @property
    def span(self) -> tuple[int, int]:
        """What is selected, in characters, without punctuation at its ends."""
        start, end = self.words[self.first][0], self.words[self.last][1]
        chosen = self.text[start:end]
        trimmed = chosen.strip(_EDGES)
        if not trimmed:
            return start, end
        lead = chosen.index(trimmed)
        return start + lead, start + lead + len(trimmed)

    @property
    def start(self) -> int:
        """Where its first word begins, punctuation and all."""
        return self.words[self.first][0]
