"""Commands for lists of claims: narrowing and sorting them, acting on many, joining two."""

from __future__ import annotations

from typing import Any

from claimtrack.tui.command import Command


class Filter(Command[Any]):
    """Narrow the list: by rating, status, owner, claimant, tag, article, attention, due date."""

    keys = "f"
    footer = "Filter"


class ShowAll(Command[Any]):
    """Show every claim again: drop the filter and the words."""

    keys = "backspace"


class SortOrder(Command[Any]):
    """Sort the list otherwise: newest, rating, as of, re-check by, status, owner, claimant."""

    keys = "vertical_line"
    footer = "Sort"


class Mark(Command[Any]):
    """Mark the claim for what is done next, or take the mark off; marks outlast the filter."""

    keys = "asterisk"
    footer = "Mark"


class MarkAll(Command[Any]):
    """Mark every claim in the list as far as it is read, or take all marks off again."""

    keys = "ctrl+a"


class AssignClaims(Command[Any]):
    """Hand the marked claims, or the one at the cursor, to somebody, with a note."""

    keys = "greater_than_sign"
    footer = "Assign"


class Tag(Command[Any]):
    """Put tags on the marked claims, or the one at the cursor; -tag takes one off."""

    keys = "number_sign"
    footer = "Tag"


class SetStatus(Command[Any]):
    """Say that the marked claims, or the one at the cursor, are open or in progress."""

    keys = "percent_sign"
    footer = "Status"


class Merge(Command[Any]):
    """Make one claim of two, after showing what becomes of both; one undo parts them again."""

    keys = "ampersand"
    footer = "Merge"


class Duplicates(Command[Any]):
    """Go to the claims that are probably on file twice, or contradict each other."""

    keys = "equals_sign"
    footer = "Duplicates"


class Distinct(Command[Any]):
    """Say that the two are different claims; they are not listed together again."""

    keys = "d"
    footer = "Distinct"
