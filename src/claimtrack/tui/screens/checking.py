"""The second pass over an article: words, claimants, verdicts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from textual import work
from textual.content import Content

from claimtrack.errors import WrongUse
from claimtrack.model.case import ClaimCase
from claimtrack.model.claim import Claim
from claimtrack.report.corrections import notice
from claimtrack.tui.command import Command, Offered
from claimtrack.tui.commands import checking
from claimtrack.tui.dialogs.dialog import Dialog, Guard
from claimtrack.tui.dialogs.reading import ReadDialog
from claimtrack.tui.dialogs.stale import Held
from claimtrack.tui.dialogs.text import TextDialog
from claimtrack.tui.dialogs.verdict import Judgement, VerdictDialog
from claimtrack.tui.marks import open_ratings
from claimtrack.tui.screens.sorting import SortingScreen
from claimtrack.tui.standing_words import STANDALONE, standing_words
from claimtrack.tui.words import lines, short


class CheckingScreen(SortingScreen):
    """Judging claims: what exactly is claimed, by whom, and what it is worth."""

    OFFERED: ClassVar[Offered] = (
        checking.Rate,
        checking.Wording,
        checking.Claimant,
        checking.Reaffirm,
        checking.LegalFlag,
    )

    def can(self, command: type[Command]) -> bool:
        """Whether a command can be done now."""
        if command not in CheckingScreen.OFFERED:
            return super().can(command)
        shown = self.card.claim
        return shown is not None and (command is not checking.Reaffirm or shown.verdict is not None)

    @work
    async def action_wording(self) -> None:
        """Put the claim in other words."""
        with self.refusals():
            claim = self.claim.claim

            held = self.held(lambda one: {"text": one.text})

            def keep(text: str) -> None:
                self.desk.wordings.edit(claim.id, text, version=held.record.version)

            heading = f"The wording of #{claim.id}"
            help_ = self.desk.wordings.standalone(self.sentence.id)
            whole = claim.text == help_.sentence.text
            about = standing_words(help_) if whole else Content(STANDALONE)
            proposed = help_.proposed if whole and help_.proposed != claim.text else ""
            dialog = TextDialog(heading, claim.text, keep, about, proposed=proposed)
            await self.asked(dialog, held)

    @work
    async def action_claimant(self) -> None:
        """Say who claims it; the suggestion stands there at first."""
        with self.refusals():
            claim, sentence = self.claim.claim, self.sentence

            held = self.held(lambda one: {"text": one.claimant or ""})

            def keep(text: str) -> None:
                self.desk.claims.set_claimant(claim.id, text, version=held.record.version)

            suggested = "" if claim.claimant else sentence.claimant or ""
            cue = short(sentence.cue or "", 60)
            about = f"Suggested, because of: {cue}" if suggested else ""
            name = claim.claimant or suggested
            dialog = TextDialog(f"Who claims #{claim.id}?", name, keep, about, one_line=True)
            await self.asked(dialog, held)

    async def action_rate(self, digit: int) -> None:
        """Open the verdict with the rating of a digit."""
        self._rate(digit)

    def action_reaffirm(self) -> None:
        """Judge as before, as of today."""
        with self.writing():
            shown = self.claim_in_full
            self.desk.verdicts.reaffirm(shown.claim.id)
            self.tell(f"Reaffirmed #{shown.claim.id} as of {self.desk.today()}.")

    def action_legal_flag(self) -> None:
        """Set or clear the legal flag."""
        with self.writing():
            claim = self.claim.claim
            self.desk.claims.flag_legal(claim.id, legal=not claim.legal)
            done = "cleared on" if claim.legal else "set on"
            self.tell(f"Legal flag {done} #{claim.id}.")

    @work
    async def _rate(self, digit: int) -> None:
        """Judge the claim on the card."""
        with self.refusals():
            await self.judge(digit)

    async def judge(self, digit: int, *, corrects: bool = False, told: str = "") -> None:
        """Open the verdict; once it is recorded, show its notice, if it has one, and go on.

        Where somebody judged meanwhile it is opened again, with theirs told and mine as a draft.
        """
        shown = self.claim
        if digit > len(open_ratings(self.scale)):
            raise WrongUse(f"This scale has no rating {digit}.")
        current = shown.verdict
        own = current is not None and current.reviewer == self.desk.reviewer

        def record(judged: Judgement) -> None:
            self.desk.verdicts.rate(
                shown.claim.id,
                judged.rating,
                judged.why,
                as_of=judged.as_of,
                recheck_by=judged.recheck_by,
                reason=judged.reason,
                reason_why=judged.reason_why,
                correction=judged.correction,
                seen=shown,
            )

        dialog = VerdictDialog(
            shown.claim.text,
            self.scale,
            digit,
            self.desk.today(),
            current,
            amends=own and current is not None and current.handed_in_at is None,
            record=record,
            corrects=corrects,
            told=told,
        )
        dialog.kept_at(self.desk, f"{shown.claim.uid} {dialog.about}")
        if await self.app.push_screen_wait(dialog) is not None:
            self.take_in(shown)
            notices = self.notices(shown.claim.id)
            if notices is not None:
                self.app.push_screen(ReadDialog("For readers", notices))
            self.advance_to_open()
        elif dialog.stale:
            self.session.changed()
            self.catch_up()
            await self.judge(digit, corrects=corrects, told=dialog.stale)

    def notices(self, *claims: int) -> Content | None:
        """What readers are to be told of changed verdicts; None where they saw nothing of them."""
        cases = (self._claims[claim] for claim in claims if claim in self._claims)
        standing = [one.verdict.id for one in cases if one.verdict is not None]
        changes = [self.desk.corrections.made_by(verdict) for verdict in standing]
        told = [words for one in changes if one is not None and (words := notice(one))]
        return lines(Content(short(words, 2000)) for words in told) if told else None

    def held(self, shown: Callable[[Claim], dict[str, str | int]]) -> Held[Claim]:
        """The claim on the card, to be edited while others may do so too.

        Args:
            shown: what stands in the dialog's fields for it.
        """
        claim = self.claim.claim
        return Held(claim, lambda: self.desk.claims.case(claim.id).claim, shown)

    async def asked(self, dialog: Dialog[Any], guard: Guard | None = None) -> None:
        """Open a dialog; if it recorded something, show what has become of the claim.

        Args:
            dialog: the dialog.
            guard: what it edits, where two people can.
        """
        before = self.claim
        dialog.guard = guard
        dialog.kept_at(self.desk, f"{before.claim.uid} {dialog.about}")
        if await self.app.push_screen_wait(dialog):
            self.take_in(before)

    def take_in(self, before: ClaimCase) -> None:
        """Take in what has become of a claim, and say so where its sign-off did not survive it."""
        self.session.changed()
        self.catch_up()
        now = self._claims.get(before.claim.id)
        if now is not None and before.signed_off_by and not now.signed_off_by:
            names = ", ".join(before.signed_off_by)
            self.tell(f"The sign-off by {names} has lapsed: it covered what stood before.")
