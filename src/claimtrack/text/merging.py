"""Merging two people's changes to one text, word by word.

A change that only one of them made is taken as it is; where both changed the same words, both
versions are kept one after the other, for the reader to fix. No words are lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

Span = tuple[int, int]

_WORD = re.compile(r"\S+\s*")


def merged(base: str, theirs: str, mine: str) -> str:
    """Merge the changes of two people into a text.

    Args:
        base: the text that both started from.
        theirs: the version of one.
        mine: the version of the other; it comes second where both changed the same words.
    """
    was, one, other = (_words(text) for text in (base, theirs, mine))
    out: list[str] = []
    at_was = at_one = at_other = 0
    for in_was, in_one, in_other, length in _kept_by_both(was, one, other):
        old = was[at_was:in_was]
        theirs_here, mine_here = one[at_one:in_one], other[at_other:in_other]
        if theirs_here == old:
            out += mine_here
        elif mine_here in (old, theirs_here):
            out += theirs_here
        else:
            out += theirs_here + mine_here
        at_was, at_one, at_other = in_was + length, in_one + length, in_other + length
        out += was[in_was:at_was]
    return "".join(out).strip()


def apart(text: str, other: str) -> tuple[Span, ...]:
    """Return the spans of words in a text that differ from another text."""
    words = list(_WORD.finditer(text))
    matcher = SequenceMatcher(None, _words(text), _words(other), autojunk=False)
    return tuple(
        (words[start].start(), words[end - 1].start() + len(words[end - 1][0].rstrip()))
        for what, start, end, _, _ in matcher.get_opcodes()
        if what in {"replace", "delete"}
    )


def _words(text: str) -> list[str]:
    """Split a text into words, each with the space after it; the last gets one too."""
    words = _WORD.findall(text.strip())
    return [*words[:-1], f"{words[-1]} "] if words else []


def _kept_by_both(
    was: list[str], one: list[str], other: list[str]
) -> Iterator[tuple[int, int, int, int]]:
    """Yield the runs of words that neither changed: their place in each version, and length."""
    in_one = SequenceMatcher(None, was, one, autojunk=False).get_matching_blocks()
    in_other = SequenceMatcher(None, was, other, autojunk=False).get_matching_blocks()
    for first in in_one:
        for second in in_other:
            start = max(first.a, second.a)
            end = min(first.a + first.size, second.a + second.size)
            if start < end:
                yield start, first.b + start - first.a, second.b + start - second.a, end - start
    yield len(was), len(one), len(other), 0
