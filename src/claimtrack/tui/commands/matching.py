"""Commands on what was matched."""

from __future__ import annotations

from claimtrack.tui.command import Command


class NewClaim(Command):
    """Put the statement on file as a new claim."""

    keys = "a"
    footer = "New claim"
