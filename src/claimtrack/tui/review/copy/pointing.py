"""Pointing at an annotated copy with the mouse: which character is under it, what was dragged over.

All that the mouse does can be done with keys; over ssh it may not be there.
"""

from __future__ import annotations

from abc import abstractmethod
from typing import NamedTuple

from rich.cells import cell_len
from textual import events
from textual.scroll_view import ScrollView

from claimtrack.tui.review.copy.page import PageRow

GUTTER = 2
"""Cells before the words of a row."""


class Spot(NamedTuple):
    """A character of a sentence; the sentence by its place among the passages."""

    sentence: int
    at: int


class Drag(NamedTuple):
    """From the character where the mouse went down to the one where it is; either may be first."""

    begun: Spot
    at: int

    @property
    def span(self) -> tuple[int, int]:
        """The characters, from and to."""
        first, last = sorted((self.begun.at, self.at))
        return first, last + 1

    def to(self, spot: Spot) -> Drag:
        """As far as this spot, or to that end of the sentence which lies nearer to it."""
        if spot.sentence == self.begun.sentence:
            return self._replace(at=spot.at)
        return self if spot.sentence > self.begun.sentence else self._replace(at=0)


class Pointed(ScrollView):
    """A page that takes clicks and drags: with shift, from the last spot to this one."""

    ALLOW_SELECT = False
    _drag: Drag | None = None
    _down = False

    @abstractmethod
    def row_at(self, at: int) -> PageRow | None:
        """A row of the page, counted from its top."""

    @abstractmethod
    def pointed(self, sentence: int) -> None:
        """A sentence was clicked."""

    def dragged_in(self, sentence: int) -> tuple[int, int] | None:
        """The characters of a sentence that were dragged over, from and to."""
        drag = self._drag
        if drag is None or drag.begun.sentence != sentence or drag.at == drag.begun.at:
            return None
        return drag.span

    def let_go(self) -> None:
        """Forget what was dragged over."""
        self._drag = None

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Begin to drag."""
        spot = self._spot(event)
        if spot is None:
            return
        if event.shift and self._drag is not None:
            self._drag = self._drag.to(spot)
        else:
            self._drag = Drag(spot, spot.at)
            self._down = True
            self.capture_mouse()
            self.pointed(spot.sentence)
        self.refresh()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Drag over words."""
        spot = self._spot(event) if self._down else None
        if spot is not None and self._drag is not None:
            self._drag = self._drag.to(spot)
            self.refresh()

    def on_mouse_up(self) -> None:
        """End to drag; what was dragged over stays so until something else is."""
        if self._down:
            self._down = False
            self.release_mouse()

    def _spot(self, event: events.MouseEvent) -> Spot | None:
        """The character under the mouse."""
        offset = event.get_content_offset(self)
        row = self.row_at(self.scroll_offset.y + offset.y) if offset else None
        return spot_at(row, offset.x - GUTTER) if offset and row else None


def spot_at(row: PageRow, x: int) -> Spot | None:
    """What is `x` cells into a row; the mark before a sentence stands for its first character."""
    for piece in row.pieces:
        width = cell_len(piece.text)
        if x < width:
            if piece.is_mark:
                return Spot(piece.sentence, 0)
            return Spot(piece.sentence, piece.start + _character(piece.text, x))
        x -= width
    return None


def _character(text: str, x: int) -> int:
    """Which character of a text is `x` cells into it."""
    passed = 0
    for at, character in enumerate(text):
        passed += cell_len(character)
        if x < passed:
            return at
    return max(0, len(text) - 1)
