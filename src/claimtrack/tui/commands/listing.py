"""What the screens that list things take in."""

from __future__ import annotations

from typing import Any

from claimtrack.tui.command import Command


class Import(Command[Any]):
    """Take in articles, or claims that others have checked, while work goes on."""

    keys = "i"
    footer = "Import"
