"""Evidence and notes on the claim of the card."""

from __future__ import annotations

from typing import ClassVar

from textual import work

from claimtrack.errors import NotFound, WrongUse
from claimtrack.model.evidence import Evidence
from claimtrack.tui.command import Command, Offered
from claimtrack.tui.commands import weighing
from claimtrack.tui.dialogs.archive import ArchiveDialog
from claimtrack.tui.dialogs.edit_evidence import (
    EditEvidenceDialog,
    Mended,
    PickEvidence,
    in_fields,
)
from claimtrack.tui.dialogs.evidence import EvidenceDialog, Put
from claimtrack.tui.dialogs.note import NoteDialog
from claimtrack.tui.dialogs.reading import ReadDialog
from claimtrack.tui.dialogs.stale import Held
from claimtrack.tui.screens.checking import CheckingScreen
from claimtrack.tui.source_words import impact_rows
from claimtrack.tui.words import lines, short


class WeighingScreen(CheckingScreen):
    """What sources say about a claim, and what is noted on it."""

    OFFERED: ClassVar[Offered] = (
        weighing.Evidence,
        weighing.RepeatSource,
        weighing.EditEvidence,
        weighing.Note,
        weighing.KeepPage,
        weighing.ClaimImpact,
    )

    def can(self, command: type[Command]) -> bool:
        """Whether a command can be done now."""
        if command not in WeighingScreen.OFFERED:
            return super().can(command)
        shown = self.card.claim
        if shown is None:
            return False
        if command is weighing.RepeatSource:
            return self.session.last_source is not None
        return command not in (weighing.EditEvidence, weighing.KeepPage) or bool(shown.evidence)

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
    async def action_edit_evidence(self) -> None:
        """Mend, group or remove a piece of evidence."""
        with self.refusals():
            one = await self._picked("Which evidence?")
            if one is None:
                return
            origins = tuple(
                (found.name, found.why)
                for found in self.desk.evidence.suggested_groups(one.claim)
                if one.id in found.keys
            )

            held = Held(one, lambda: self._evidence(one), in_fields)

            def mend(said: Mended) -> None:
                self._mend(held.record, said)

            await self.asked(EditEvidenceDialog(held, origins, self.session, mend), held)

    @work
    async def action_keep_page(self) -> None:
        """Fetch the page of a piece of evidence, keep a copy, check the quotes."""
        with self.refusals():
            one = await self._picked("Whose page is fetched and kept?")
            if one is not None:
                await self.asked(ArchiveDialog(self.session, self.desk.sources.get(one.source.id)))

    def action_claim_impact(self) -> None:
        """Show what leans on the claim."""
        with self.refusals():
            claim = self.claim.claim
            rows = impact_rows(self.desk.impact.of_claim(claim.id))
            self.app.push_screen(ReadDialog(f"#{claim.id}: {short(claim.text, 100)}", lines(rows)))

    @work
    async def action_note(self) -> None:
        """Write a note on the claim."""
        with self.refusals():
            claim = self.claim.claim
            held = self.held(lambda one: {"text": one.note, "secrecy": int(one.note_confidential)})

            def keep(text: str, confidential: bool) -> None:
                version = held.record.version
                self.desk.claims.note(claim.id, text, confidential=confidential, version=version)

            await self.asked(NoteDialog(claim, keep), held)

    async def _picked(self, heading: str) -> Evidence | None:
        """One of the claim's pieces of evidence; there is nothing to ask where it has only one."""
        found = self.claim.evidence
        if not found:
            raise WrongUse("There is no evidence on this claim yet: e adds it.")
        if len(found) == 1:
            return found[0]
        return await self.app.push_screen_wait(PickEvidence(found, heading))

    def _evidence(self, before: Evidence) -> Evidence:
        """A piece of evidence as it is on file now.

        Raises:
            NotFound: somebody has removed it.
        """
        for one in self.desk.claims.case(before.claim).evidence:
            if one.id == before.id:
                return one
        raise NotFound("Somebody has removed this evidence meanwhile: esc leaves the dialog.")

    def _mend(self, one: Evidence, said: Mended) -> None:
        if said.remove:
            self.desk.evidence.remove(one.id)
            return
        self.desk.evidence.edit(
            one.id,
            stance=said.stance,
            quote=said.quote,
            locator=said.locator,
            note=said.note,
            group=said.group,
            confidential=said.confidential,
            version=one.version,
        )

    async def _put_evidence(self, source: str) -> None:
        claim, remarks = self.claim.claim, self.claim.remarks

        def keep(put: Put) -> None:
            self.desk.evidence.add(
                claim.id,
                put.source,
                put.stance,
                quote=put.quote,
                locator=put.locator,
                group=put.group,
                note=put.note,
                confidential=put.confidential,
            )
            self.session.last_source = put.source

        await self.asked(EvidenceDialog(claim.text, self.session, keep, source, remarks))
