"""Mending: what a word with a typing error in it may stand for.

Only words that hardly any claim has are doubted. The store offers the stems of the file that begin
or end as such a word does (an error leaves one half of a word whole); `mended` keeps those that
are one error away, two in a long word. Stems lack the endings of words, so a stem is laid beside
the beginning of the word. Figures are never mended: 1911 is not almost 1912.
"""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz.distance import OSA

RARE = 2
"""A word in more claims than that is taken as it is."""

FAR_COMMONER = 10
"""A word that is on file is doubted only for the sake of one that many times as common."""

DOUBTED = 8
"""Words of a statement that are doubted at most: each costs about a millisecond on a million
claims, and a statement full of unknown words is in another language, not full of errors."""

SHORTEST, LONG = 4, 9
"""Letters of a word that can be mended at all, and of one that may have two errors."""

MENDINGS = 3
"""Stems that a word may stand for at most."""

_ENDING = 6


def doubtful(words_with_df: Iterable[tuple[str, int]]) -> tuple[str, ...]:
    """Return the words that may be typing errors, those longest that no claim has first."""
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
        stems: stems of the file that look like it, each with how many claims have it.
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
    """Count the errors between a stem and the beginning of a word; more than `most` is any."""
    length = len(stem)
    errors = OSA.distance(stem, word[:length], score_cutoff=most + 1)
    if not 0 < errors <= most + 1:
        return errors
    # A letter too few or too many moves where the stem ends.
    return min(
        errors,
        OSA.distance(stem, word[: length - 1], score_cutoff=most),
        OSA.distance(stem, word[: length + 1], score_cutoff=most),
    )
