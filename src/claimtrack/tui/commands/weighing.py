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


class Note(Command):
    """Write a note on the claim."""

    keys = "o"
