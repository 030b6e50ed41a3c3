"""Commands of the screens that list things: the desk, the claims, the matches."""

from __future__ import annotations

from claimtrack.tui.command import Command


class Open(Command):
    """Open what the cursor stands on."""

    keys = "enter"
    footer = "Open"


class Import(Command):
    """Take in an article from a file or folder, or a list of claims that others have checked."""

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
