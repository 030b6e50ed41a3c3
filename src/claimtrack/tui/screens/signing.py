"""Handing in, and what others make of a verdict."""

from __future__ import annotations

from typing import ClassVar

from claimtrack.errors import WrongUse
from claimtrack.model import ClaimCase
from claimtrack.tui.command import Command, Offered
from claimtrack.tui.commands import signing
from claimtrack.tui.screens.weighing import WeighingScreen


class SigningScreen(WeighingScreen):
    """Handing in verdicts and signing off those of others."""

    OFFERED: ClassVar[Offered] = (
        signing.HandIn,
        signing.SignOff,
    )

    def can(self, command: type[Command]) -> bool:
        """Whether a command can be done now."""
        if command not in SigningScreen.OFFERED:
            return super().can(command)
        shown = self.card.claim
        if shown is None:
            return False
        if command is signing.HandIn:
            return shown.verdict is not None and shown.verdict.handed_in_at is None
        return self._signable(shown)

    def action_hand_in(self) -> None:
        """Hand in the verdict."""
        with self.writing():
            claim = self.claim.claim.id
            self.desk.hand_in(claim)
            self.tell(f"Handed in #{claim}: a second person signs it off.")

    def action_sign_off(self) -> None:
        """Agree to the verdict."""
        with self.writing():
            verdict = self.claim.verdict
            if verdict is None:
                raise WrongUse("There is no verdict to sign off yet.")
            self.desk.sign_off(verdict.id)
            self.tell(f"Signed off #{verdict.claim}: {verdict.rating.label}.")

    def _signable(self, shown: ClaimCase) -> bool:
        """Whether this reviewer may still agree to the verdict."""
        verdict, me = shown.verdict, self.desk.reviewer
        handed_in = verdict is not None and verdict.handed_in_at is not None
        own = verdict is not None and verdict.reviewer == me
        return handed_in and not own and me not in shown.signed_off_by
