"""Commands of the second pass: words, claimants, verdicts."""

from __future__ import annotations

from typing import Any

from claimtrack.tui.command import Command


class Wording(Command[Any]):
    """Put the claim in words that stand alone; the old words stay as a variant."""

    keys = "w"


class Claimant(Command[Any]):
    """Say who claims it."""

    keys = "c"


class Rate(Command[Any]):
    """Open the verdict with the rating of this digit; Enter records it and goes on."""

    keys = "1,2,3,4,5,6,7,8,9"
    shown_keys = "1 … 9"
    each_key = True


class Reaffirm(Command[Any]):
    """Judge as before: a new verdict with today's date and the rating that stands."""

    keys = "m"


class LegalFlag(Command[Any]):
    """Set or clear the legal flag, which asks for a second sign-off."""

    keys = "exclamation_mark"
