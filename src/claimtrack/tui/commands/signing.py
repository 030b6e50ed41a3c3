"""Commands for handing in, signing off, and what others make of a verdict."""

from __future__ import annotations

from typing import Any

from claimtrack.tui.command import Command


class HandIn(Command[Any]):
    """Hand in the verdict for sign-off; from then on it is superseded, never amended."""

    keys = "h"


class HandInAll(Command[Any]):
    """Hand in every verdict of yours in this article."""

    keys = "H"


class SignOff(Command[Any]):
    """Agree to the verdict of somebody else as it stands, or to its retraction."""

    keys = "g"


class Disagree(Command[Any]):
    """Say no to the verdict of somebody else, or to its retraction, and why; it stays on record."""

    keys = "G"


class ReadBlind(Command[Any]):
    """Hide the ratings that you could sign off; a digit then rates before you see the first."""

    keys = "B"


class SendBack(Command[Any]):
    """Give the verdict back to its reviewer, with a comment on words or on a piece of evidence."""

    keys = "less_than_sign"


class Settle(Command[Any]):
    """Settle the disagreements about the verdict with a note; both stay on record."""

    keys = "V"


class Assign(Command[Any]):
    """Hand the case to somebody, with its state of play."""

    keys = "greater_than_sign"
