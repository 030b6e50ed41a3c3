"""The digits and the ratings they stand for, on one line of whatever width there is."""

from __future__ import annotations

from collections.abc import Callable

from textual.content import Content
from textual.widget import Widget

from claimtrack.model.verdict import Rating, Scale
from claimtrack.tui.marks import open_ratings, style

_WHOLE, _CUT = 5, 4


class Legend(Widget):
    """What the digits mean, as much in words as there is room for.

    Args:
        scale: the ratings.
    """

    DEFAULT_CSS = """
    Legend { height: 1; padding: 0 1; }
    """

    def __init__(self, scale: Scale) -> None:
        super().__init__()
        self._ratings = open_ratings(scale)

    def judge_on(self, scale: Scale) -> None:
        """Show the ratings of another scale."""
        self._ratings = open_ratings(scale)
        self.refresh()

    def render(self) -> Content:
        """The fullest wording that fits."""
        for wording, gap in ((_full, "   "), (_full, "  "), (_brief, "  "), (_brief, " ")):
            said = self._said(wording, gap)
            if said.cell_length <= self.content_size.width:
                return said
        return self._said(_none, " ")

    def _said(self, wording: Callable[[Rating], str], gap: str) -> Content:
        return Content(gap).join(
            Content.assemble(
                (str(digit), "bold"), (rating.glyph, f"bold {style(rating)}"), wording(rating)
            )
            for digit, rating in enumerate(self._ratings, 1)
        )


def _full(rating: Rating) -> str:
    return f" {rating.label.lower()}"


def _brief(rating: Rating) -> str:
    """`Mostly true` as `m.true`, `misleading` as `misl`."""
    *leading, last = rating.label.lower().split() or [""]
    cut = last if len(last) <= _WHOLE else last[:_CUT]
    return " " + "".join(f"{word[:1]}." for word in leading) + cut


def _none(rating: Rating) -> str:
    del rating
    return ""
