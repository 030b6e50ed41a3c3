"""The second pass over an article: words, evidence, verdicts, handing in and signing off."""

from __future__ import annotations

from typing import ClassVar

from textual import work
from textual.binding import BindingType
from textual.content import Content

from claimtrack.errors import WrongUse
from claimtrack.model import ClaimCase
from claimtrack.tui.command import Command, Offered, bound
from claimtrack.tui.commands import checking
from claimtrack.tui.dialogs.evidence import EvidenceDialog, Put
from claimtrack.tui.dialogs.text import TextDialog
from claimtrack.tui.dialogs.verdict import Judgement, VerdictDialog
from claimtrack.tui.marks import open_ratings
from claimtrack.tui.screens.article import ArticleScreen
from claimtrack.tui.screens.sorting import SortingScreen
from claimtrack.tui.standing_words import STANDALONE, standing_words
from claimtrack.tui.words import short
from claimtrack.tui.work_screen import WorkScreen

_CHECKING: Offered = (
    checking.Rate,
    checking.Evidence,
    checking.RepeatSource,
    checking.Wording,
    checking.Claimant,
    checking.Reaffirm,
    checking.HandIn,
    checking.SignOff,
    checking.Note,
    checking.LegalFlag,
)


class ReviewScreen(SortingScreen, inherit_bindings=False):
    """Reviewing an article: sorting its sentences and checking its claims."""

    OFFERED: ClassVar[Offered] = (
        *SortingScreen.OFFERED,
        *_CHECKING,
        *ArticleScreen.OFFERED,
        *WorkScreen.OFFERED,
    )
    BINDINGS: ClassVar[list[BindingType]] = bound(*OFFERED)

    def can(self, command: type[Command]) -> bool:
        """Whether a command can be done now."""
        if command not in _CHECKING:
            return super().can(command)
        shown = self.card.claim
        if shown is None:
            return False
        if command is checking.RepeatSource:
            return self.session.last_source is not None
        verdict = shown.verdict
        if command in (checking.Reaffirm, checking.HandIn):
            unsent = verdict is not None and verdict.handed_in_at is None
            return unsent or (command is checking.Reaffirm and verdict is not None)
        if command is checking.SignOff:
            return self._signable(shown)
        return True

    def _signable(self, shown: ClaimCase) -> bool:
        """Whether this reviewer may still agree to the verdict."""
        verdict, me = shown.verdict, self.desk.reviewer
        handed_in = verdict is not None and verdict.handed_in_at is not None
        own = verdict is not None and verdict.reviewer == me
        return handed_in and not own and me not in shown.signed_off_by

    @work
    async def action_wording(self) -> None:
        """Put the claim in other words."""
        with self.refusals():
            claim = self.claim.claim

            def keep(text: str) -> None:
                self.desk.edit_wording(claim.id, text, version=claim.version)

            heading = f"The wording of #{claim.id}"
            help_ = self.desk.standing(self.sentence.id)
            whole = claim.text == help_.sentence.text
            about = standing_words(help_) if whole else Content(STANDALONE)
            proposed = help_.proposed if whole and help_.proposed != claim.text else ""
            await self._asked(TextDialog(heading, claim.text, keep, about, proposed=proposed))

    @work
    async def action_claimant(self) -> None:
        """Say who claims it; the suggestion stands there at first."""
        with self.refusals():
            claim, sentence = self.claim.claim, self.sentence

            def keep(text: str) -> None:
                self.desk.set_claimant(claim.id, text, version=claim.version)

            suggested = "" if claim.claimant else sentence.claimant or ""
            cue = short(sentence.cue or "", 60)
            about = f"Suggested, because of: {cue}" if suggested else ""
            name = claim.claimant or suggested
            await self._asked(
                TextDialog(f"Who claims #{claim.id}?", name, keep, about, one_line=True)
            )

    @work
    async def action_note(self) -> None:
        """Write a note on the claim."""
        with self.refusals():
            claim = self.claim.claim

            def keep(text: str) -> None:
                self.desk.note(claim.id, text, version=claim.version)

            await self._asked(TextDialog(f"A note on #{claim.id}", claim.note, keep))

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

    async def action_rate(self, digit: int) -> None:
        """Open the verdict with the rating of a digit."""
        self._rate(digit)

    def action_reaffirm(self) -> None:
        """Judge as before, as of today."""
        with self.writing():
            shown = self.claim
            self.desk.reaffirm(shown.claim.id)
            self.tell(f"Reaffirmed #{shown.claim.id} as of {self.desk.today()}.")

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

    def action_legal_flag(self) -> None:
        """Set or clear the legal flag."""
        with self.writing():
            claim = self.claim.claim
            self.desk.flag_legal(claim.id, legal=not claim.legal)
            done = "cleared on" if claim.legal else "set on"
            self.tell(f"Legal flag {done} #{claim.id}.")

    @work
    async def _rate(self, digit: int) -> None:
        with self.refusals():
            shown = self.claim
            if digit > len(open_ratings(self.scale)):
                raise WrongUse(f"This scale has no rating {digit}.")
            current = shown.verdict
            own = current is not None and current.reviewer == self.desk.reviewer

            def record(judged: Judgement) -> None:
                self.desk.rate(
                    shown.claim.id,
                    judged.rating,
                    judged.why,
                    as_of=judged.as_of,
                    recheck_by=judged.recheck_by,
                    reason=judged.reason,
                    correction=judged.correction,
                )

            dialog = VerdictDialog(
                shown.claim.text,
                self.scale,
                digit,
                self.desk.today(),
                current,
                amends=own and current is not None and current.handed_in_at is None,
                record=record,
            )
            if await self.app.push_screen_wait(dialog) is not None:
                self._take_in(shown)
                self.advance_to_open()

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

        await self._asked(EvidenceDialog(claim.text, self.desk.sources(), keep, source, remarks))

    async def _asked(self, dialog: TextDialog | EvidenceDialog) -> None:
        """Open a dialog; if it recorded something, show what has become of the claim."""
        before = self.claim
        if await self.app.push_screen_wait(dialog):
            self._take_in(before)

    def _take_in(self, before: ClaimCase) -> None:
        """Take in what has become of a claim, and say so where its sign-off did not survive it."""
        self.session.changed()
        self.catch_up()
        now = self._claims.get(before.claim.id)
        if now is not None and before.signed_off_by and not now.signed_off_by:
            names = ", ".join(before.signed_off_by)
            self.tell(f"The sign-off by {names} has lapsed: it covered what stood before.")
