"""Commands for evidence and notes."""

from __future__ import annotations

from claimtrack.tui.command import Command


class Evidence(Command):
    """Put down what a source says about the claim."""

    keys = "e"
    footer = "Evidence"


class RepeatSource(Command):
    """Put down what the source used last says about this claim."""

    keys = "r"


class EditEvidence(Command):
    """Mend, group, keep back or remove a piece of the claim's evidence."""

    keys = "E"


class KeepPage(Command):
    """Fetch the page of a piece of evidence, keep a copy, and check every quote against it."""

    keys = "W"


class ClaimImpact(Command):
    """Show every verdict, article and report that leans on the claim."""

    keys = "I"


class Note(Command):
    """Write a note on the claim."""

    keys = "o"
