"""Near words: the passage of a text nearest to some words, and the words that differ.

Windows of about the same length that share most words are found by counting; only these are
aligned letter by letter, so a long report costs little more than a short page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from heapq import nlargest
from itertools import accumulate

from msgspec import Struct

from claimtrack.text.fold import STOP_WORDS

ENOUGH = 0.6
"""The share of the words that a passage must have, in order, to be near."""

TELLING = 0.5
"""The same without stop words: 'it is one of the' is near to everything."""

FEWEST = 3
WINDOWS = 3
_STOP_WEIGHT = 0.2
_WORD = re.compile(r"\S+")
_MARKS = "'\"()[]{}<>.,;:!?-।॥۔،؟。、"


class WordChange(Struct, frozen=True):
    """Quoted words, and what the text has instead; either may be empty."""

    quoted: str
    found: str


class _Word(Struct, frozen=True):
    """A word without punctuation, as compared, and its place."""

    bare: str
    start: int
    end: int


class NearWords:
    """A text in which to find near passages; prepared once for many quotes."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._words = _words(text)

    def find(self, quote: str) -> tuple[tuple[int, int] | None, tuple[WordChange, ...]]:
        """Find the passage nearest to a quote.

        Returns:
            Its span and the differences; None if nothing is near.
        """
        wanted = _words(quote)
        if len(wanted) < FEWEST:
            return None, ()
        near = [self._passage(quote, wanted, window) for window in self._windows(wanted)]
        close = [window for window in near if _is_near(wanted, window)]
        if not close:
            return None, ()
        best = max(close, key=lambda words: _equal(wanted, words) / max(len(wanted), len(words)))
        span = best[0].start, best[-1].end
        return span, tuple(_changes(quote, wanted, self._text, best))

    def _windows(self, wanted: Sequence[_Word]) -> Iterator[Sequence[_Word]]:
        """Yield the stretches that share most words with the quote, best first."""
        weights = {word.bare: _STOP_WEIGHT if word.bare in STOP_WORDS else 1.0 for word in wanted}
        size = len(wanted) + len(wanted) // 4 + 2
        sums = [0.0, *accumulate(weights.get(word.bare, 0.0) for word in self._words)]
        last = max(0, len(self._words) - size)
        shared = [sums[min(at + size, len(self._words))] - sums[at] for at in range(last + 1)]
        taken: list[int] = []
        for at in nlargest(4 * size, range(last + 1), key=shared.__getitem__):
            if shared[at] <= 0 or len(taken) == WINDOWS:
                return
            if all(abs(at - other) > size // 2 for other in taken):
                taken.append(at)
                yield self._words[max(0, at - 2) : at + size + 2]

    def _passage(
        self, quote: str, wanted: Sequence[_Word], window: Sequence[_Word]
    ) -> Sequence[_Word]:
        """Return the whole words of a window that align best with the quote."""
        from rapidfuzz.fuzz import partial_ratio_alignment

        first, last = window[0].start, window[-1].end
        alignment = partial_ratio_alignment(quote.casefold(), self._text[first:last].casefold())
        if alignment is None:
            return window[: len(wanted)]
        start, end = first + alignment.dest_start, first + alignment.dest_end
        inside = [at for at, word in enumerate(window) if word.end > start and word.start < end]
        return _fitted(wanted, window, inside) if inside else window[: len(wanted)]


def _fitted(
    wanted: Sequence[_Word], window: Sequence[_Word], inside: Sequence[int]
) -> Sequence[_Word]:
    """Correct the ends of an alignment, which may be a word short or a word too long."""
    from rapidfuzz.distance import Levenshtein

    first, last = inside[0], inside[-1] + 1
    nearby = [
        window[start:end]
        for start in range(max(0, first - 2), min(first + 3, last))
        for end in range(max(last - 2, start + 1), min(last + 3, len(window) + 1))
    ]
    bare = [word.bare for word in wanted]
    return min(
        nearby,
        key=lambda words: (
            Levenshtein.distance(bare, [word.bare for word in words]),
            -_equal(wanted, words),
            abs(len(words) - len(wanted)),
        ),
    )


def _words(text: str) -> list[_Word]:
    """Return the words of a text with their spans, without isolated punctuation."""
    words = []
    for word in _WORD.finditer(text):
        bare = word[0].strip(_MARKS)
        if bare:
            start = word.start() + word[0].index(bare)
            words.append(_Word(bare.casefold(), start, start + len(bare)))
    return words


def _equal(wanted: Sequence[_Word], words: Sequence[_Word]) -> int:
    """Count the words both have, in order."""
    from rapidfuzz.distance import LCSseq

    return int(LCSseq.similarity([word.bare for word in wanted], [word.bare for word in words]))


def _is_near(wanted: Sequence[_Word], words: Sequence[_Word]) -> bool:
    if not words or _equal(wanted, words) < ENOUGH * max(len(wanted), len(words)):
        return False
    telling = [word for word in wanted if word.bare not in STOP_WORDS]
    held = [word for word in words if word.bare not in STOP_WORDS]
    return bool(telling) and _equal(telling, held) >= TELLING * len(telling)


def _changes(
    quote: str, wanted: Sequence[_Word], text: str, words: Sequence[_Word]
) -> Iterator[WordChange]:
    """Yield the differences word by word, including those in punctuation or case."""
    from rapidfuzz.distance import Levenshtein

    ours = [word.bare for word in wanted]
    theirs = [word.bare for word in words]
    marked = ours == theirs
    if marked:
        ours, theirs = _marked(quote, wanted), _marked(text, words)
    for step in Levenshtein.opcodes(ours, theirs):
        if step.tag != "equal":
            here = slice(step.src_start, step.src_end)
            there = slice(step.dest_start, step.dest_end)
            if marked:
                yield WordChange(" ".join(ours[here]), " ".join(theirs[there]))
            else:
                yield WordChange(_said(quote, wanted[here]), _said(text, words[there]))


def _marked(text: str, words: Sequence[_Word]) -> list[str]:
    """Return the words with case and punctuation, which are ignored at the outer ends."""
    passage = text[words[0].start : words[-1].end]
    marked = [word.strip("'") for word in (passage[:1].casefold() + passage[1:]).split()]
    return [word for word in marked if word]


def _said(text: str, words: Sequence[_Word]) -> str:
    return text[words[0].start : words[-1].end] if words else ""
