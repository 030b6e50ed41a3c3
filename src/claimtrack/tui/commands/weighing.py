"""Commands for evidence and notes."""

from __future__ import annotations

from typing import Any

from claimtrack.tui.command import Command


class Evidence(Command[Any]):
    """Put down what a source says about the claim."""

    keys = "e"
    footer = "Evidence"


class RepeatSource(Command[Any]):
    """Put down what the source used last says about this claim."""

    keys = "r"


class EditEvidence(Command[Any]):
    """Mend, group, keep back or remove a piece of the claim's evidence."""

    keys = "E"


class KeepPage(Command[Any]):
    """Fetch the page of a piece of evidence, keep a copy, and check every quote against it."""

    keys = "W"


class ClaimImpact(Command[Any]):
    """Show every verdict, article and report that leans on the claim."""

    keys = "I"


class Note(Command[Any]):
    """Write a note on the claim."""

    keys = "o"
