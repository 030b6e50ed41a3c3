"""Evidence and notes on the claim of the card."""

from __future__ import annotations

from typing import ClassVar

from textual import work

from claimtrack.errors import WrongUse
from claimtrack.tui.command import Command, Offered
from claimtrack.tui.commands import weighing
from claimtrack.tui.dialogs.evidence import EvidenceDialog, Put
from claimtrack.tui.dialogs.text import TextDialog
from claimtrack.tui.screens.checking import CheckingScreen


class WeighingScreen(CheckingScreen):
    """What sources say about a claim, and what is noted on it."""

    OFFERED: ClassVar[Offered] = (
        weighing.Evidence,
        weighing.RepeatSource,
        weighing.Note,
    )

    def can(self, command: type[Command]) -> bool:
        """Whether a command can be done now."""
        if command not in WeighingScreen.OFFERED:
            return super().can(command)
        repeats = command is weighing.RepeatSource
        return self.card.claim is not None and not (repeats and self.session.last_source is None)

    @work
    async def action_evidence(self) -> None:
        """Put down evidence."""
        with self.refusals():
            await self._put_evidence("")

    @work
    async def action_repeat_source(self) -> None:
        """Put down what the last source says about this claim."""
        with self.refusals():
            last = self.session.last_source
            if last is None:
                raise WrongUse("No source was used yet: e adds evidence from one.")
            said = f"#{last}" if isinstance(last, int) else last.url or last.title
            await self._put_evidence(said)

    @work
    async def action_note(self) -> None:
        """Write a note on the claim."""
        with self.refusals():
            claim = self.claim.claim

            def keep(text: str) -> None:
                self.desk.note(claim.id, text, version=claim.version)

            await self.asked(TextDialog(f"A note on #{claim.id}", claim.note, keep))

    async def _put_evidence(self, source: str) -> None:
        claim, remarks = self.claim.claim, self.claim.remarks

        def keep(put: Put) -> None:
            self.desk.add_evidence(
                claim.id,
                put.source,
                put.stance,
                quote=put.quote,
                locator=put.locator,
                note=put.note,
            )
            self.session.last_source = put.source

        await self.asked(EvidenceDialog(claim.text, self.desk.sources(), keep, source, remarks))
