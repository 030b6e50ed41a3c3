"""Commands for claims that are on file twice."""

from __future__ import annotations

from claimtrack.tui.command import Command


class Merge(Command):
    """Make one claim of two, after showing what becomes of both; one undo parts them again."""

    keys = "ampersand"
    footer = "Merge"


class Duplicates(Command):
    """Go to the claims that are probably on file twice, or contradict each other."""

    keys = "equals_sign"
    footer = "Duplicates"


class Distinct(Command):
    """Say that the two are different claims; they are not listed together again."""

    keys = "d"
    footer = "Distinct"
