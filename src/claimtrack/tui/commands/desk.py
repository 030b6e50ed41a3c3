"""Commands of the desk: its lists, and what is known of an article."""

from __future__ import annotations

from typing import Any

from claimtrack.tui.command import Command


class NextList(Command[Any]):
    """Show the next list below the articles: the queue, what is due, open queries, corrections."""

    keys = "right_curly_bracket"
    footer = "Next list"


class Statistics(Command[Any]):
    """Show the counts over the whole file, and how far reviewers agree."""

    keys = "dollar_sign"
