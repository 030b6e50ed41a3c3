"""Commands of the report."""

from __future__ import annotations

from typing import Any

from claimtrack.tui.command import Command


class NextReport(Command[Any]):
    """Show the next report: what holds it back, the whole file, open queries, corrections."""

    keys = "right_curly_bracket"
    footer = "Next report"


class SaveReport(Command[Any]):
    """Save the report that is shown to a file; a file that is there is not overwritten unasked."""

    keys = "ctrl+s"
    footer = "Save"
