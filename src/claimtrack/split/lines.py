"""Lines: where each block of text on the page begins and ends.

A block is a line, or several lines that were wrapped at a fixed width and belong together. Its span
leaves out white space and the markers of lists, quotations and Markdown headings, and nothing else.
`claimtrack.split.layout` classifies blocks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from msgspec import Struct

BLANKS = " \t\u00a0\u200b\u2060\ufeff"
"""Invisible characters at the ends of a line, besides Unicode white space."""

MARKERS = "#>-*+•⁃‣◦▪●·–—_="
"""The only visible characters that may be outside every segment: markers and rules."""

_MARKER = re.compile(
    r"(?:>\s{0,3})*+(?P<hashes>#{1,6}(?=\s))?(?P<bullet>[-*+•⁃‣◦▪●·–—](?=\s))?\s*+"
)
_RULED = re.compile(r"[-*_=–—·•\s]*+")
_NUMBERED = re.compile(r"\d{1,3}[.)]\s")
_WRAP_WIDTHS = range(30, 141)
_WRAP_SPREAD = 25
"""How ragged lines may be when a program wrapped them at a width in points."""
_OPEN_LABEL = re.compile(r"[A-ZÀ-ÖØ-Þ][\w.'’ -]{2,60}?(?: \([^()]{1,40}\))?, [^:a-z]{3,}")
_LABEL_GOES_ON = re.compile(r"[^:a-z]{3,100}:\s")
"""A label in capitals with its role on two lines."""
_FULL_STOPS = '.!?…।॥۔؟。！？።፧፨։။།។៕:;"”“»』」'


class Block(Struct, frozen=True):
    """A line or a wrapped paragraph: `source[start:end] == text`.

    `level` is that of a Markdown heading, 0 for none. `item` marks a list item. `apart` means that
    a blank line or an end of the page is on at least one side and no text on the other.
    """

    start: int
    end: int
    text: str
    level: int = 0
    item: bool = False
    apart: bool = True


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Shrink a span by the white space and invisible characters at its ends."""
    while start < end and (text[start].isspace() or text[start] in BLANKS):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in BLANKS):
        end -= 1
    return start, end


def blocks(text: str) -> tuple[Block, ...]:
    r"""Find the blocks of a page.

    Args:
        text: a cleaned text; lines end in `\n`.

    Returns:
        The blocks in order, none of them blank.
    """
    return tuple(
        block
        for paragraph in _paragraphs(text)
        for span in _unwrapped(text, paragraph)
        if (block := _block(text, *span, apart=len(paragraph) == 1)) is not None
    )


def _paragraphs(text: str) -> Iterator[list[tuple[int, int]]]:
    """Yield runs of lines with no blank line between them, as spans without white space."""
    run: list[tuple[int, int]] = []
    start = 0
    for line in text.split("\n"):
        span = trim(text, start, start + len(line))
        start += len(line) + 1
        if span[0] < span[1]:
            run.append(span)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _unwrapped(text: str, run: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join the lines of a run if they were clearly wrapped, except for the items of a list."""
    if not _wrapped(text, run):
        return run
    joined = [run[0]]
    for start, end in run[1:]:
        marker = _MARKER.match(text, start, end)
        if (marker and marker.end() > start) or _NUMBERED.match(text, start, end):
            joined.append((start, end))
        else:
            joined[-1] = (joined[-1][0], end)
    return joined


def _wrapped(text: str, run: list[tuple[int, int]]) -> bool:
    """Tell whether the lines of a run were wrapped at one width and belong together.

    A page of short lines is not: titles, captions and datelines stand on lines of their own.
    Wrapped lines are about equally long, or so long that the next word did not fit, and at least
    one of them goes on in the middle of a sentence.
    """
    if len(run) == 1:
        return False
    widths = [end - start for start, end in run]
    if any(width not in _WRAP_WIDTHS for width in widths[:-1]) or widths[-1] >= _WRAP_WIDTHS.stop:
        return False
    even = max(widths[:-1]) - min(widths[:-1]) <= _WRAP_SPREAD
    return (even or _filled(text, run, max(widths))) and any(
        _goes_on(text, before, after) for before, after in pairwise(run)
    )


def _filled(text: str, run: list[tuple[int, int]], width: int) -> bool:
    """Tell whether no line but the last had room for the first word of the next."""
    return all(
        end - start + 1 + len(text[after[0] : after[1]].split(maxsplit=1)[0]) > width
        for (start, end), after in pairwise(run)
    )


def _goes_on(text: str, before: tuple[int, int], after: tuple[int, int]) -> bool:
    """Tell whether a line continues the sentence of the line before it."""
    first = text[after[0]]
    if first.islower():
        return True
    if _LABEL_GOES_ON.match(text, *after) and _OPEN_LABEL.fullmatch(text, *before):
        return True
    caseless = first.isalpha() and first.lower() == first.upper()
    return caseless and text[before[1] - 1] not in _FULL_STOPS


def _block(text: str, start: int, end: int, *, apart: bool) -> Block | None:
    """Strip the markers from a span; None if nothing else is left."""
    if _RULED.fullmatch(text, start, end):
        return None
    level, item = 0, False
    marker = _MARKER.match(text, start, end)
    if marker:
        level = len(marker["hashes"] or "")
        item = marker["bullet"] is not None
        start = marker.end()
    if level:
        end = start + len(text[start:end].rstrip("# \t"))
    start, end = trim(text, start, end)
    if start == end:
        return None
    item = item or _NUMBERED.match(text, start, end) is not None
    return Block(start, end, text[start:end], level, item, apart)
