"""Commands of the first pass: deciding about sentences, and mending how they were split."""

from __future__ import annotations

from typing import Any

from claimtrack.tui.command import Command


class Accept(Command[Any]):
    """Make a claim of the whole sentence and go on to the next undecided one."""

    keys = "a"
    footer = "Accept"


class NotAClaim(Command[Any]):
    """Decide that nothing checkable is claimed here (opinion, rhetoric) and go on."""

    keys = "n"
    footer = "Not"


class Skip(Command[Any]):
    """Leave a checkable sentence unchecked, deliberately, and go on; the report lists it."""

    keys = "s"
    footer = "Skip"


class Reject(Command[Any]):
    """Say that the nearest known claim is another one; it is not offered here again."""

    keys = "d"


class Link(Command[Any]):
    """Say that the sentence repeats a claim on file. Its earlier verdict does not tick it."""

    keys = "l"
    footer = "Link"
