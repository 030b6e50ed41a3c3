"""The last guard before the terminal: no row may carry a character that drives it.

Words are cleaned when they come on file. But a file may have been written by another program, and
a field shows what is typed before the desk has seen it; so every row of every widget passes here.

Words that are read from right to left are kept from reordering what stands beside them. A terminal
that knows such scripts sorts each row by itself: a number, a rating or the frame beside an Urdu
name would change places with it. So such words are put between the marks that Unicode has for this,
U+2068 and U+2069, which take no room. They are put into the finished row, where no text can bring
marks of its own, and only into rows that hold such words.

Made for Textual 8.2.8 and Rich 15, which write such characters as they are and no such marks; two
tests in `test_tui_terminal_patches` fail when they no longer do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rich.cells import cell_len
from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

_DRIVING = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")

_RIGHT_TO_LEFT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
RIGHT_TO_LEFT = re.compile(f"[{_RIGHT_TO_LEFT}]")
_EDGE = re.compile(r" {2,}|[─-╿▀-▟…·]")
"""What stands between two texts of a row: room, a frame, a dot."""

_LETTER = re.compile(r"[^\W\d_]")
_BEFORE = re.compile("[\"'“‘«‹(\\[]+$")
_OPEN, _CLOSE = "\u2068", "\u2069"


class Literal(LineFilter):
    """Takes C0 and C1 controls and bidi overrides out of a row; its width stays the same."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The row without them."""
        del background
        if all(segment.text.isprintable() for segment in segments):
            return isolated(segments)
        return isolated(
            [
                Segment(_DRIVING.sub(_room, text), style, control)
                for text, style, control in segments
            ]
        )


def _room(found: re.Match[str]) -> str:
    """As many spaces as the character was reckoned to take: mostly none."""
    return " " * cell_len(found[0])


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
