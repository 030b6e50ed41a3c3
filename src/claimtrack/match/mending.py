"""Mending: what a word with a typing error may stand for.

Only words that hardly any claim has are doubted. The store offers the stems on file that begin or
end like such a word (an error leaves one half of a word intact); `mended` keeps those one error
away, or two in a long word. Stems lack the endings of words, so a stem is compared with the
beginning of the word. Figures are never mended: 1911 is not almost 1912.
"""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz.distance import OSA

RARE = 2
"""A word in more claims than this is taken as it is."""

FAR_COMMONER = 10
"""A word on file is doubted only if a similar one is this many times as common."""

DOUBTED = 8
"""The most words of a statement to doubt: each costs about a millisecond on a million claims, and
a statement full of unknown words is in another language, not full of errors."""

SHORTEST, LONG = 4, 9
"""The fewest letters of a word that can be mended, and of one that may have two errors."""

MENDINGS = 3
"""The most stems that a word may stand for."""

_ENDING = 6


def doubtful(words_with_df: Iterable[tuple[str, int]]) -> tuple[str, ...]:
    """Return the words that may be typing errors: those no claim has first, longest first."""
    doubted = [
        (found_in > 0, -len(word), word)
        for word, found_in in words_with_df
        if found_in <= RARE and len(word) >= SHORTEST and not any(map(str.isdecimal, word))
    ]
    return tuple(word for _, _, word in sorted(doubted)[:DOUBTED])


def mended(word: str, found_in: int, stems: Iterable[tuple[str, int]]) -> list[tuple[str, int]]:
    """Return the stems that a doubtful word may stand for, nearest first, with their frequency.

    Args:
        word: the word, folded.
        found_in: how many claims have it as it is.
        stems: stems on file that look like it, each with how many claims have it.
    """
    most = 2 if len(word) >= LONG else 1
    near = []
    for stem, n in stems:
        left = len(word) - len(stem)
        if n <= found_in * FAR_COMMONER or not -most <= left <= _ENDING or len(stem) < SHORTEST - 1:
            continue
        errors = _errors(stem, word, most)
        if errors <= most:
            near.append((errors, left, -n, stem))
    return [(stem, -n) for _, _, n, stem in sorted(near)[:MENDINGS]]


def _errors(stem: str, word: str, most: int) -> int:
    """Count the errors between a stem and the beginning of a word; exact only up to `most`."""
    length = len(stem)
    errors = OSA.distance(stem, word[:length], score_cutoff=most + 1)
    if not 0 < errors <= most + 1:
        return errors
    # A missing or extra letter moves the end of the stem.
    return min(
        errors,
        OSA.distance(stem, word[: length - 1], score_cutoff=most),
        OSA.distance(stem, word[: length + 1], score_cutoff=most),
    )
