"""Typesetting: a form of a text in which only the words count, not how they were set.

Quotation marks, dashes, ellipses and spaces become one of each kind; soft hyphens, joiners,
ligatures and footnote numbers in brackets are removed. Case and punctuation stay. The place of
every character is kept, so that a passage can be shown as written.
"""

from __future__ import annotations

import re
import unicodedata

from msgspec import Struct

_ONE = str.maketrans(
    dict.fromkeys('“”„‟«»″‘’‚‛′ʼ`´"', "'")
    | dict.fromkeys("‐‑‒–—―−", "-")
    | dict.fromkeys("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff", None)
    | {"…": "...", "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
)
_RUN = re.compile(
    r"[0-9A-Za-z]+|\[\d{1,3}\]|''+|\s*--+\s*|(?P<french>\s+(?=[%‰;:!?»]))|\s+|.", re.DOTALL
)
_INSIDE_BEFORE = re.compile(r"(?:\w|\d[.,])\Z")
_SIGN = re.compile(r"(?<!\w)[-+]\Z")
_INSIDE_AFTER = re.compile(r"\w|[.,]\d")


class Typeset(Struct, frozen=True):
    """A text as set (`text`), folded, and the place of each folded character."""

    text: str
    folded: str
    places: tuple[int, ...]

    def find(self, words: str, start: int) -> tuple[int, int] | None:
        """Find folded words from `start` on, not as part of a longer word or number.

        The case of the first letter is ignored: a quotation may begin in mid-sentence.
        """
        for first in dict.fromkeys((words[0], words[0].swapcase())):
            at = self.folded.find(first + words[1:], start)
            while at >= 0:
                if self._whole(at, at + len(words)):
                    return at, at + len(words)
                at = self.folded.find(first + words[1:], at + 1)
        return None

    def written(self, start: int, end: int) -> str:
        """Return the words between two folded places, as written."""
        if start >= end:
            return ""
        return self.text[self.places[start] : self.places[end - 1] + 1]

    def _whole(self, start: int, end: int) -> bool:
        """Whether no word or number continues beyond these places, and no sign is cut off."""
        before = self.folded[max(0, start - 2) : start]
        if self.folded[start].isdigit() and _SIGN.search(before):
            return False
        goes_on = _is_word(self.folded[start]) and _INSIDE_BEFORE.search(before)
        cut = _is_word(self.folded[end - 1]) and _INSIDE_AFTER.match(self.folded[end : end + 2])
        return not (goes_on or cut)


def typeset(text: str) -> Typeset:
    """Fold the typesetting of a text and keep its words."""
    text = unicodedata.normalize("NFC", text)
    folded: list[str] = []
    places: list[int] = []
    for run in _RUN.finditer(text):
        letters = _folded(run, text[run.start() - 1 : run.start()])
        folded.append(letters)
        plain = len(letters) == len(run[0])
        places.extend(range(*run.span()) if plain else [run.start()] * len(letters))
    return Typeset(text, "".join(folded), tuple(places))


def _folded(run: re.Match[str], before: str) -> str:
    """Fold one run of characters; `before` is the character before it."""
    characters = run[0]
    if characters.isspace():
        return "" if run["french"] else " "
    if characters[0] == "[" and len(characters) > 1:
        return "" if before and not before.isspace() else characters
    if characters[:2] == "''":
        return "'"
    return " - " if "--" in characters else characters.translate(_ONE)


def _is_word(letter: str) -> bool:
    return letter.isalnum() or unicodedata.category(letter).startswith("M")
