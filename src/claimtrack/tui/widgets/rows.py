"""The commands of every list of rows, whatever draws it."""

from __future__ import annotations

from typing import Protocol

from claimtrack.tui.command import Chapter, Command, Offered


class Rows(Protocol):
    """A list with one of its rows under a cursor."""

    def has_rows(self) -> bool:
        """Whether a row is under the cursor."""
        ...

    def open_row(self) -> None:
        """Choose the row under the cursor."""
        ...

    def next_row(self) -> None:
        """Go down one row."""
        ...

    def previous_row(self) -> None:
        """Go up one row."""
        ...

    def first_row(self) -> None:
        """Go to the beginning."""
        ...

    def last_row(self) -> None:
        """Go to the end."""
        ...


class _RowCommand(Command[Rows]):
    chapter = Chapter.LISTS

    def can(self, at: Rows) -> bool:
        """Where there is a row."""
        return at.has_rows()


class Open(_RowCommand):
    """Open the row under the cursor."""

    id = "Open"
    name = "Open"
    keys = "enter"
    footer = "Open"

    def do(self, at: Rows) -> None:
        """Choose the row."""
        at.open_row()


class NextRow(_RowCommand):
    """Go down one row."""

    id = "NextRow"
    name = "Next row"
    keys = "down,j"

    def do(self, at: Rows) -> None:
        """Move the cursor."""
        at.next_row()


class PreviousRow(_RowCommand):
    """Go up one row."""

    id = "PreviousRow"
    name = "Previous row"
    keys = "up,k"

    def do(self, at: Rows) -> None:
        """Move the cursor."""
        at.previous_row()


class FirstRow(_RowCommand):
    """Go to the beginning of the list."""

    id = "FirstRow"
    name = "First row"
    keys = "home"

    def do(self, at: Rows) -> None:
        """Move the cursor."""
        at.first_row()


class LastRow(_RowCommand):
    """Go to the end of the list."""

    id = "LastRow"
    name = "Last row"
    keys = "end"

    def do(self, at: Rows) -> None:
        """Move the cursor."""
        at.last_row()


ROWS: Offered = (Open, NextRow, PreviousRow, FirstRow, LastRow)
"""What every list offers."""
