"""The last guard before the terminal: no row may carry a character that drives it.

Words are cleaned when they come on file. But a file may have been written by another program, and
a field shows what is typed before the desk has seen it; so every row of every widget passes here.
Words that are read from right to left leave between marks of ours, see `isolates`.
"""

from __future__ import annotations

import re

from rich.cells import cell_len
from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from claimtrack.tui.terminal.isolates import isolated

_DRIVING = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


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
