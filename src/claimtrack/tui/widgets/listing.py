"""A table of rows to choose from, every cell shown literally."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from rich.cells import cell_len
from rich.text import Text
from textual.binding import BindingType
from textual.widgets import DataTable

from claimtrack.tui.command import Offered, bound
from claimtrack.tui.widgets.rows import ROWS

_LEAST = 12
"""Cells that the last column keeps, however narrow the screen is."""

Line = tuple[str, tuple[str, ...]]
"""A row: its key, and its cells."""


def cell(words: str) -> str:
    """Words for a cell: a tab or line end in them would break the row."""
    return " ".join(words.split())


class Listing(DataTable[Text]):
    """A table with a cursor on a whole row.

    Args:
        columns: the headings; the last column takes what the others leave.
        id: its name on the screen.
    """

    OFFERED: ClassVar[Offered] = ROWS
    BINDINGS: ClassVar[list[BindingType]] = bound(*OFFERED)
    DEFAULT_CSS = """
    Listing {
        background: transparent;
        overflow-x: hidden;
        scrollbar-size-vertical: 1;
        & > .datatable--header { background: transparent; color: $text-muted; text-style: none; }
        & > .datatable--cursor { text-style: none; }
        &:blur > .datatable--cursor { background: $boost; color: $text; }
    }
    """

    def __init__(self, *columns: str, id: str | None = None) -> None:  # noqa: A002 - Textual's own
        super().__init__(id=id, cursor_type="row", zebra_stripes=False, cell_padding=1)
        self._headings = columns
        self._lines: list[Line] = []
        self._set_for = 0

    def on_resize(self) -> None:
        """Set the table again for another width."""
        if self.size.width != self._set_for:
            self._set()

    def has_rows(self) -> bool:
        """Whether a row is under the cursor."""
        return self.row_count > 0

    def open_row(self) -> None:
        """Open the row under the cursor."""
        self.action_select_cursor()

    def next_row(self) -> None:
        """Go down one row."""
        self.action_cursor_down()

    def previous_row(self) -> None:
        """Go up one row."""
        self.action_cursor_up()

    def first_row(self) -> None:
        """Go to the beginning."""
        self.move_cursor(row=0, animate=False)

    def last_row(self) -> None:
        """Go to the end."""
        self.move_cursor(row=self.row_count - 1, animate=False)

    def head(self, *columns: str) -> None:
        """Set the headings for the rows filled in next."""
        self._headings = columns

    def fill(self, rows: Iterable[tuple[str, Sequence[str]]]) -> None:
        """Show these rows in place of the ones before; the cursor stays on its row if it can.

        Args:
            rows: pairs of a key and the cells.
        """
        self._lines = [(key, tuple(cells)) for key, cells in rows]
        self._set()

    def extend(self, rows: Iterable[tuple[str, Sequence[str]]]) -> None:
        """Append these rows."""
        more = [(key, tuple(cells)) for key, cells in rows]
        self._lines += more
        self._add(more)

    def mend(self, key: str, cells: Sequence[str]) -> None:
        """Replace the cells of one row, keeping the column widths."""
        self._lines = [(one, tuple(cells) if one == key else had) for one, had in self._lines]
        for heading, words in zip(self._headings, cells, strict=True):
            self.update_cell(key, heading, _text(words))

    def drop(self, key: str) -> None:
        """Remove a row; the cursor goes to the one below it."""
        if key in self.rows:
            self._lines = [one for one in self._lines if one[0] != key]
            self.remove_row(key)

    @property
    def headings(self) -> tuple[str, ...]:
        """The headings of the columns."""
        return self._headings

    @property
    def under_cursor(self) -> str | None:
        """The key of the row under the cursor, or None in an empty table."""
        if not self.row_count:
            return None
        return self.coordinate_to_cell_key(self.cursor_coordinate).row_key.value

    def row_named(self, row: int) -> str | None:
        """The key of a row by its place, or None where there is none."""
        return self._lines[row][0] if 0 <= row < len(self._lines) else None

    def put_cursor(self, key: str) -> None:
        """Put the cursor on a row, if it is there."""
        if key in self.rows:
            self.move_cursor(row=self.get_row_index(key), animate=False)

    def _set(self) -> None:
        """Set the columns for the width there is, then the rows."""
        stood_on = self.under_cursor
        self._set_for = self.size.width
        self.clear(columns=True)
        for heading, width in zip(self._headings, self._widths(), strict=True):
            self.add_column(Text(heading), key=heading, width=width)
        self._add(self._lines)
        if stood_on is not None:
            self.put_cursor(stood_on)

    def _widths(self) -> list[int]:
        """As wide as their widest cell; what is left goes to the last column, which is cut."""
        cells = [self._headings, *(cells for _, cells in self._lines)]
        widest = [max(map(cell_len, column)) for column in zip(*cells, strict=True)]
        taken = sum(widest[:-1]) + 2 * self.cell_padding * len(widest)
        room = self._set_for - self.scrollbar_size_vertical - taken
        return [*widest[:-1], max(_LEAST, room)]

    def _add(self, rows: Iterable[Line]) -> None:
        for key, cells in rows:
            self.add_row(*map(_text, cells), key=key)


def _text(words: str) -> Text:
    return Text(words, no_wrap=True, overflow="ellipsis")
