"""Commands of the screens that list things: the desk, the claims, the matches."""

from __future__ import annotations

from claimtrack.tui.command import Command, Offered


class Open(Command):
    """Open what the cursor stands on."""

    keys = "enter"
    footer = "Open"


class NextRow(Command):
    """Go one down in the list."""

    keys = "down,j"


class PreviousRow(Command):
    """Go one up in the list."""

    keys = "up,k"


class FirstRow(Command):
    """Go to the beginning of the list."""

    keys = "home"


class LastRow(Command):
    """Go to the end of the list."""

    keys = "end"


class Import(Command):
    """Take in articles, or claims that others have checked, while work goes on."""

    keys = "i"
    footer = "Import"


class Search(Command):
    """Type what to look for."""

    keys = "slash"
    footer = "Search"


class FocusNext(Command):
    """Go to the next part of the screen."""

    keys = "tab"

    @classmethod
    def action(cls) -> str:
        """Textual's own action does it."""
        return "app.focus_next"


class FocusPrevious(Command):
    """Go to the part of the screen before."""

    keys = "shift+tab"

    @classmethod
    def action(cls) -> str:
        """Textual's own action does it."""
        return "app.focus_previous"


WITHIN: Offered = (Open, NextRow, PreviousRow, FirstRow, LastRow)
"""What every list offers."""
