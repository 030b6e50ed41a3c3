"""Commands for what is settled for everybody who works on the file."""

from __future__ import annotations

from claimtrack.tui.command import Command


class Scales(Command):
    """Show the rating scales, choose what articles and drafts are judged on, or take one in."""

    keys = "ctrl+l"


class HouseRules(Command):
    """Show the house rules that hold publication back, or hold the file to a desk's own."""

    keys = "ctrl+o"


class Expunge(Command):
    """Take a name typed by mistake out of the file for ever, after asking; there is no undo."""

    keys = "ctrl+x"
