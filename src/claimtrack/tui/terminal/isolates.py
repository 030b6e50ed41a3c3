"""Words that are read from right to left, kept from reordering what stands beside them.

A terminal that knows such scripts sorts each row by itself: a number, a rating or the frame beside
an Urdu name would change places with it. So such words are put between the marks that Unicode has
for this, U+2068 and U+2069, which take no room. They are put into the finished row, where no text
can bring marks of its own, and only into rows that hold such words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rich.segment import Segment

_RIGHT_TO_LEFT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
RIGHT_TO_LEFT = re.compile(f"[{_RIGHT_TO_LEFT}]")
_EDGE = re.compile(r" {2,}|[─-╿▀-▟…·]")
"""What stands between two texts of a row: room, a frame, a dot."""

_LETTER = re.compile(r"[^\W\d_]")
_BEFORE = re.compile("[\"'“‘«‹(\\[]+$")
_OPEN, _CLOSE = "\u2068", "\u2069"


def isolated(segments: Sequence[Segment]) -> list[Segment]:
    """A row, its words from right to left each between marks."""
    row = "".join(segment.text for segment in segments)
    if row.isascii() or not RIGHT_TO_LEFT.search(row):
        return list(segments)
    marks = sorted(
        (at, mark) for start, end in _runs(row) for at, mark in ((start, _OPEN), (end, _CLOSE))
    )
    return list(_marked(segments, marks))


def _runs(row: str) -> Iterator[tuple[int, int]]:
    """Where words from right to left begin and end, with what belongs to them on either side."""
    start = 0
    for end in (*(edge.end() for edge in _EDGE.finditer(row)), len(row)):
        text = _EDGE.sub(lambda edge: " " * len(edge[0]), row[start:end])
        if found := [one.start() for one in RIGHT_TO_LEFT.finditer(text)]:
            first, last = found[0], found[-1] + 1
            if lead := _BEFORE.search(text, 0, first):
                first = lead.start()
            # A full stop or a number at the end is theirs; words of another script are not.
            if not _LETTER.search(text, last):
                last = len(text.rstrip())
            yield start + first, start + last
        start = end


def _marked(segments: Sequence[Segment], marks: Sequence[tuple[int, str]]) -> Iterator[Segment]:
    """The segments with marks at some places of their row."""
    waiting = list(marks)
    passed = 0
    for text, style, control in segments:
        end = passed + len(text)
        parts, done = [], passed
        while waiting and _within(waiting[0], passed, end):
            at, mark = waiting.pop(0)
            parts += [text[done - passed : at - passed], mark]
            done = at
        yield Segment("".join((*parts, text[done - passed :])), style, control)
        passed = end


def _within(mark: tuple[int, str], start: int, end: int) -> bool:
    """Whether a mark goes into the segment from start to end: one that opens before its words."""
    at, which = mark
    return start <= at < end if which == _OPEN else start < at <= end
