"""The console that everything with colours or columns is printed on: words are shown, never obeyed.

Rich hands control characters through to the terminal, in cells of a table too. They are taken out
here, after all layout and before any style, so that only what Rich adds can drive a terminal.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import IO

from rich.console import Console, ConsoleOptions, RenderableType
from rich.segment import Segment

from claimtrack.text.clean import clean

_OTHER_ENDS = str.maketrans(dict.fromkeys("\r\v\f\x85\u2028\u2029", " "))
"""Rich has broken the lines by now, and knows but one end of a line."""


class LiteralConsole(Console):
    """A console without markup, emoji codes and highlighting, on which no words drive a terminal.

    Args:
        file: where to print; None: stdout, or stderr with `stderr`.
        stderr: print on stderr.
        width: columns; None: as many as the terminal has.
    """

    def __init__(
        self, file: IO[str] | None = None, *, stderr: bool = False, width: int | None = None
    ) -> None:
        super().__init__(
            file=file, stderr=stderr, width=width, markup=False, highlight=False, emoji=False
        )

    def render(
        self, renderable: RenderableType, options: ConsoleOptions | None = None
    ) -> Iterable[Segment]:
        """Lay something out, and take out of its words what is no word."""
        for segment in super().render(renderable, options):
            if segment.control or segment.text.isprintable():
                yield segment
            else:
                words = segment.text.translate(_OTHER_ENDS)
                yield Segment(clean(words), segment.style)
