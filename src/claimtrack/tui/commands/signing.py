"""Commands for handing in, signing off and what follows."""

from __future__ import annotations

from claimtrack.tui.command import Command


class HandIn(Command):
    """Hand in the verdict for sign-off; from then on it is superseded, never amended."""

    keys = "h"


class SignOff(Command):
    """Agree to the verdict of somebody else as it stands."""

    keys = "g"
