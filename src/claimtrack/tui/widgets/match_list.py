"""A list of matches to choose from, each on a few lines, shown literally."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from claimtrack.tui.command import Offered, bound
from claimtrack.tui.widgets.rows import ROWS
from claimtrack.tui.words import lines


class MatchList(OptionList):
    """Matches beneath each other, one of them under the cursor.

    Args:
        matches: their content.
        id: its name on the screen.
    """

    OFFERED: ClassVar[Offered] = ROWS
    BINDINGS: ClassVar[list[BindingType]] = bound(*OFFERED)
    DEFAULT_CSS = """
    MatchList, MatchList:focus { border: none; background: transparent; padding: 0 1; }
    """

    def __init__(self, matches: Iterable[Content] = (), *, id: str | None = None) -> None:  # noqa: A002 - Textual's own
        super().__init__(*_options(matches), id=id, markup=False)

    def on_mount(self) -> None:
        """The best match is under the cursor from the start, so that Enter takes it."""
        self._begin()

    def next_row(self) -> None:
        """Go down one row."""
        self.action_cursor_down()

    def previous_row(self) -> None:
        """Go up one row."""
        self.action_cursor_up()

    def first_row(self) -> None:
        """Go to the beginning."""
        self.action_first()

    def last_row(self) -> None:
        """Go to the end."""
        self.action_last()

    def fill(self, matches: Iterable[Content | Option]) -> None:
        """Replace the matches, with the cursor on the best one that can be chosen."""
        self.clear_options()
        self.add_options(_options(matches))
        self._begin()

    def has_rows(self) -> bool:
        """Whether a row is under the cursor."""
        return self.highlighted is not None

    def open_row(self) -> None:
        """Open the match under the cursor."""
        self.action_select()

    def _begin(self) -> None:
        if self.option_count:
            self.action_first()


def _options(matches: Iterable[Content | Option]) -> list[Option]:
    return [
        one if isinstance(one, Option) else Option(lines([one, Content("")])) for one in matches
    ]
