"""Handing in, and what others make of a verdict."""

from __future__ import annotations

from typing import ClassVar

from textual import work

from claimtrack.desk.sign_offs import Passage
from claimtrack.errors import WrongUse
from claimtrack.model.case import ClaimCase
from claimtrack.model.verdict import Covers, Verdict
from claimtrack.tui.command import Command, Offered
from claimtrack.tui.commands import signing
from claimtrack.tui.dialogs.signing import (
    AssignDialog,
    BlindDialog,
    SendBackDialog,
    SentBack,
    SettleDialog,
)
from claimtrack.tui.dialogs.text import TextDialog
from claimtrack.tui.marks import open_ratings
from claimtrack.tui.screens.querying import QueryingScreen
from claimtrack.tui.words import short


class SigningScreen(QueryingScreen):
    """Handing in verdicts, and saying yes or no to those of others."""

    OFFERED: ClassVar[Offered] = (
        signing.HandIn,
        signing.HandInAll,
        signing.SignOff,
        signing.Disagree,
        signing.ReadBlind,
        signing.SendBack,
        signing.Settle,
        signing.Assign,
    )

    def can(self, command: type[Command]) -> bool:
        """Whether a command can be done now."""
        if command not in SigningScreen.OFFERED:
            return super().can(command)
        if command is signing.ReadBlind:
            return bool(self.case.claims)
        if command is signing.HandInAll:
            return any(_waits_for_handing_in(one) for one in self.case.claims)
        shown = self.card.claim
        return shown is not None and self._can_about(shown, command)

    def _can_about(self, shown: ClaimCase, command: type[Command]) -> bool:
        if command is signing.HandIn:
            return _waits_for_handing_in(shown)
        if command is signing.Settle:
            return bool(shown.disagreements)
        return command is signing.Assign or self._signable(shown, command)

    @property
    def verdict(self) -> Verdict:
        """The current verdict on the claim of the card.

        Raises:
            WrongUse: there is none, or it is hidden.
        """
        verdict = self.claim_in_full.verdict
        if verdict is None:
            raise WrongUse("There is no verdict yet.")
        return verdict

    def action_hand_in(self) -> None:
        """Hand in the verdict."""
        with self.writing():
            claim = self.claim.claim.id
            self.desk.verdicts.submit(claim)
            self.tell(f"Handed in #{claim}: a second person signs it off.")

    def action_hand_in_all(self) -> None:
        """Hand in every verdict of one's own in the article."""
        with self.writing():
            done = self.desk.verdicts.submit_article(self.case.article.id)
            self.tell(f"Handed in: {len(done)}. A second person signs them off.")

    def action_sign_off(self) -> None:
        """Agree to the verdict as it was shown."""
        with self.writing():
            verdict = self.verdict
            self.desk.sign_offs.sign_off(verdict.id, seen=self.claim)
            if verdict.retraction_asked_at is None:
                self.tell(f"Signed off #{verdict.claim}: {verdict.rating.label}.")
            elif self.desk.verdicts.get(verdict.id).retracted_at:
                self.tell(f"The verdict on #{verdict.claim} is retracted.")
            else:
                self.tell(f"You agree to the retraction of the verdict on #{verdict.claim}.")

    @work
    async def action_disagree(self) -> None:
        """Say no, and why."""
        with self.refusals():
            verdict, seen = self.verdict, self.claim

            def disagree(why: str) -> None:
                self.desk.sign_offs.sign_off(verdict.id, agrees=False, comment=why, seen=seen)

            about = "the retraction" if verdict.retraction_asked_at else verdict.rating.label
            await self.asked(TextDialog(f"#{verdict.claim}, {about}: why not?", "", disagree))

    def action_read_blind(self) -> None:
        """Hide ratings that could be signed off, or show them again."""
        self.session.blind = not self.session.blind
        self.session.changed()
        self.catch_up()
        if not self.session.blind:
            self.tell("Ratings are shown again.")
        elif self.hidden:
            self.tell(f"{len(self.hidden)} hidden: a digit rates before you see the first rating.")
        else:
            self.tell("Nothing here waits for a second rating of yours.")

    async def judge(self, digit: int, *, corrects: bool = False, told: str = "") -> None:
        """Judge the claim on the card; what is read blind gets a second rating beside the first."""
        if self.claim.claim.id not in self.hidden:
            await super().judge(digit, corrects=corrects, told=told)
            return
        if digit > len(open_ratings(self.scale)):
            raise WrongUse(f"This scale has no rating {digit}.")
        number = self.claim.claim.id
        seen = self.desk.claims.case(number)
        first = seen.verdict
        if first is None:
            raise WrongUse("There is no verdict any more.")

        def rate(rating: str, comment: str) -> None:
            agrees = self.desk.sign_offs.sign_off(
                first.id, blind=rating, comment=comment, seen=seen
            )
            became = "signed off" if agrees else "your disagreement is on record"
            self.tell(f"{first.reviewer} rated it {first.rating.label}: {became}.")

        await self.asked(BlindDialog(self.claim, self.scale, digit, rate))

    @work
    async def action_send_back(self) -> None:
        """Give the verdict back."""
        with self.refusals():
            verdict, shown, sentence = self.verdict, self.claim, self.sentence
            if not self._signable(shown, signing.SendBack):
                raise WrongUse("Only a verdict of somebody else that is handed in goes back.")

            def send(said: SentBack) -> None:
                start, end = said.words or (0, 0)
                at = sentence.start
                here = Passage(self.case.article.id, at + start, at + end)
                passage = here if said.words else None
                self.desk.sign_offs.send_back(
                    verdict.id, said.why, evidence=said.evidence, passage=passage
                )

            heading = f"Send the verdict on #{verdict.claim} back to {short(verdict.reviewer, 40)}"
            await self.asked(SendBackDialog(heading, sentence.text, shown.evidence, send))

    @work
    async def action_settle(self) -> None:
        """Settle disagreements with a note."""
        with self.refusals():
            shown = self.claim
            if not shown.disagreements:
                raise WrongUse("Nobody disagrees.")
            if shown.verdict is not None and shown.verdict.reviewer == self.desk.reviewer:
                raise WrongUse("The verdict is yours: who disagrees with it settles that.")

            def settle(verdict: int, note: str, whose: str | None) -> None:
                self.desk.sign_offs.resolve(verdict, note, whose=whose)

            await self.asked(SettleDialog(shown, settle))

    @work
    async def action_assign(self) -> None:
        """Hand the case over."""
        with self.refusals():
            claim = self.claim.claim

            def hand_over(name: str, note: str) -> None:
                self.desk.claims.assign(claim.id, name, note=note)

            people = self.desk.claims.people()
            heading = f"Hand #{claim.id} over"
            await self.asked(AssignDialog(heading, claim.owner or "", people, hand_over))

    def _signable(self, shown: ClaimCase, command: type[Command]) -> bool:
        """Whether this reviewer may still say something to the verdict, or give it back."""
        verdict, me = shown.verdict, self.desk.reviewer
        if verdict is None or verdict.handed_in_at is None:
            return False
        if verdict.retraction_asked_at is not None and command is not signing.SendBack:
            said = {
                one.by
                for one in shown.sign_offs
                if one.verdict == verdict.id and one.covers is Covers.RETRACTION
            }
            return me not in {verdict.retraction_asked_by, *said}
        if verdict.reviewer == me:
            return False
        if command is signing.SendBack:
            return verdict.published_on is None
        return me not in shown.signed_off_by


def _waits_for_handing_in(case: ClaimCase) -> bool:
    return case.verdict is not None and case.verdict.handed_in_at is None
