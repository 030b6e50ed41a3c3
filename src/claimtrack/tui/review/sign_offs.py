"""What others make of a verdict that is handed in: agreeing, disagreeing, sending it back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from claimtrack.desk.send_backs import Passage
from claimtrack.errors import Refused, WrongUse
from claimtrack.rules import refusals
from claimtrack.tui.command import Chapter, Command
from claimtrack.tui.dialogs.text import TextDialog
from claimtrack.tui.drafts import Place
from claimtrack.tui.review.claims import ask
from claimtrack.tui.review.sign_off_dialogs import (
    AssignDialog,
    SendBackDialog,
    SentBack,
    SettleDialog,
)
from claimtrack.tui.words import short

if TYPE_CHECKING:
    from claimtrack.model.case import ClaimCase
    from claimtrack.model.verdict import Verdict
    from claimtrack.tui.review.screen import ReviewScreen


class SignOff(Command["ReviewScreen"]):
    """Agree to another reviewer's verdict as it stands, or to its retraction."""

    id = "SignOff"
    name = "Sign off"
    keys = "g"
    chapter = Chapter.SIGN_OFFS

    def can(self, at: ReviewScreen) -> bool:
        """If the desk allows it."""
        return _allowed(at, refusals.sign_off)

    def do(self, at: ReviewScreen) -> None:
        """Agree to the verdict as it was shown."""
        verdict = at.verdict
        at.desk.sign_offs.sign_off(verdict.id, seen=at.claim)
        if verdict.retraction_asked_at is None:
            at.tell(f"Signed off #{verdict.claim}: {verdict.rating.label}.")
        elif at.desk.verdicts.get(verdict.id).retracted_at:
            at.tell(f"The verdict on #{verdict.claim} is retracted.")
        else:
            at.tell(f"You agree to the retraction of the verdict on #{verdict.claim}.")
        at.show_changes()


class Disagree(Command["ReviewScreen"]):
    """Disagree with another's verdict or its retraction, and say why; it stays on record."""

    id = "Disagree"
    name = "Disagree"
    keys = "G"
    chapter = Chapter.SIGN_OFFS

    def can(self, at: ReviewScreen) -> bool:
        """If the desk allows it."""
        return _allowed(at, refusals.sign_off)

    async def do(self, at: ReviewScreen) -> None:
        """Ask why."""
        verdict, seen = at.verdict, at.claim

        def disagree(why: str) -> None:
            at.desk.sign_offs.sign_off(verdict.id, agrees=False, comment=why, seen=seen)

        retracts = verdict.retraction_asked_at is not None
        what = "the retraction" if retracts else verdict.rating.label
        dialog = TextDialog(f"#{verdict.claim}, {what}: why do you disagree?", "", disagree)
        about = f"{verdict.uid} retraction" if retracts else verdict.uid
        await ask(at, dialog, Place.DISAGREEMENT, about=about)


class ReadBlind(Command["ReviewScreen"]):
    """Hide the ratings you could sign off; rate with a digit before you see the first rating."""

    id = "ReadBlind"
    name = "Read blind"
    keys = "B"
    chapter = Chapter.SIGN_OFFS

    def can(self, at: ReviewScreen) -> bool:
        """Where there are claims."""
        return bool(at.case.claims)

    def do(self, at: ReviewScreen) -> None:
        """Hide them, or show them again."""
        at.session.blind = not at.session.blind
        at.show_changes()
        if not at.session.blind:
            at.tell("Ratings are shown again.")
        elif at.hidden:
            at.tell(f"{len(at.hidden)} hidden: rate with a digit before you see the first rating.")
        else:
            at.tell("Nothing here needs a second rating from you.")


class SendBack(Command["ReviewScreen"]):
    """Send the verdict back to its reviewer, with a comment on its words or its evidence."""

    id = "SendBack"
    name = "Send back"
    keys = "less_than_sign"
    chapter = Chapter.SIGN_OFFS

    def can(self, at: ReviewScreen) -> bool:
        """If the desk allows it."""
        return _allowed(at, refusals.send_back)

    async def do(self, at: ReviewScreen) -> None:
        """Ask why, and about what."""
        verdict, shown, sentence = at.verdict, at.claim, at.sentence
        if not _allowed(at, refusals.send_back):
            raise WrongUse("You can only send back another reviewer's verdict that was handed in.")

        def send(said: SentBack) -> None:
            start, end = said.words or (0, 0)
            here = Passage(at.article, sentence.start + start, sentence.start + end)
            passage = here if said.words else None
            at.desk.send_backs.send_back(
                verdict.id, said.why, evidence=said.evidence, passage=passage
            )

        heading = f"Send the verdict on #{verdict.claim} back to {short(verdict.reviewer, 40)}"
        dialog = SendBackDialog(heading, sentence.text, shown.evidence, send)
        await ask(at, dialog, Place.SENDING_BACK, about=verdict.uid)


class Settle(Command["ReviewScreen"]):
    """Settle the disagreements about the verdict with a note; both stay on record."""

    id = "Settle"
    name = "Settle"
    keys = "V"
    chapter = Chapter.SIGN_OFFS

    def can(self, at: ReviewScreen) -> bool:
        """If the desk allows it."""
        return _allowed(at, refusals.resolve)

    async def do(self, at: ReviewScreen) -> None:
        """Ask how it was settled."""
        shown = at.claim
        if refused := refusals.resolve(shown, at.verdict, at.desk.reviewer):
            raise Refused(refused)

        def settle(verdict: int, note: str, whose: str | None) -> None:
            at.desk.sign_offs.resolve(verdict, note, whose=whose)

        await ask(at, SettleDialog(shown, settle), Place.SETTLEMENT)


class Assign(Command["ReviewScreen"]):
    """Assign the case to a reviewer, with a note on where it stands."""

    id = "Assign"
    name = "Assign"
    keys = "greater_than_sign"
    chapter = Chapter.SIGN_OFFS

    def can(self, at: ReviewScreen) -> bool:
        """If the sentence has a claim."""
        return at.shown is not None

    async def do(self, at: ReviewScreen) -> None:
        """Ask to whom."""
        claim = at.claim.claim

        def hand_over(name: str, note: str) -> None:
            at.desk.handovers.assign(claim.id, name, note=note, version=claim.version)

        people = at.desk.handovers.people()
        heading = f"Assign #{claim.id}"
        dialog = AssignDialog(heading, claim.owner or "", people, hand_over)
        await ask(at, dialog, Place.ASSIGNMENT)


def _allowed(at: ReviewScreen, refused: Callable[[ClaimCase, Verdict, str], str]) -> bool:
    """Whether the reviewer may do something with the verdict on the claim of the card."""
    shown = at.shown
    if shown is None or shown.verdict is None:
        return False
    return not refused(shown, shown.verdict, at.desk.reviewer)
