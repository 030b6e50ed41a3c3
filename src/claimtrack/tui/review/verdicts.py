"""Judging a claim: rating it, reaffirming, correcting and retracting a verdict, handing it in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from claimtrack.errors import WrongUse
from claimtrack.model.verdict import Scale
from claimtrack.report.corrections import notice
from claimtrack.rules import refusals
from claimtrack.tui.command import Chapter, Command
from claimtrack.tui.dialogs.reading import ReadDialog
from claimtrack.tui.dialogs.text import TextDialog
from claimtrack.tui.drafts import Place
from claimtrack.tui.marks import open_ratings
from claimtrack.tui.review.claims import ask, take_in
from claimtrack.tui.review.moving import advance_to_open
from claimtrack.tui.review.sign_off_dialogs import BlindDialog
from claimtrack.tui.review.verdict_dialog import Judgement, VerdictDialog
from claimtrack.tui.words import lines, short

if TYPE_CHECKING:
    from claimtrack.tui.review.screen import ReviewScreen


class Rate(Command["ReviewScreen"]):
    """Open the verdict with the rating of this digit; Enter records it and goes on."""

    id = "Rate"
    name = "Rate"
    keys = "1,2,3,4,5,6,7,8,9"
    shown_keys = "1 … 9"
    each_key = True
    chapter = Chapter.CLAIMS

    def can(self, at: ReviewScreen) -> bool:
        """If the sentence has a claim."""
        return at.shown is not None

    async def do(self, at: ReviewScreen) -> None:
        """Judge; what is read blind gets a second rating beside the first."""
        blind = at.claim.claim.id in at.hidden
        await (_rate_blind if blind else _judge)(at, int(self.pressed))


class Reaffirm(Command["ReviewScreen"]):
    """Judge as before: a new verdict with today's date and the rating that stands."""

    id = "Reaffirm"
    name = "Reaffirm"
    keys = "m"
    chapter = Chapter.CLAIMS

    def can(self, at: ReviewScreen) -> bool:
        """If the desk allows it."""
        return at.shown is not None and not refusals.reaffirm(at.shown)

    def do(self, at: ReviewScreen) -> None:
        """Judge as before, as of today."""
        shown = at.claim_in_full
        claim = shown.claim.id
        at.desk.verdicts.reaffirm(claim, seen=shown)
        at.tell(f"Reaffirmed #{claim} as of {at.desk.today()}.")
        at.show_changes()


class HandIn(Command["ReviewScreen"]):
    """Hand in the verdict for sign-off; from then on it is superseded, never amended."""

    id = "HandIn"
    name = "Hand in"
    keys = "h"
    chapter = Chapter.SIGN_OFFS

    def can(self, at: ReviewScreen) -> bool:
        """If the desk allows it."""
        return at.shown is not None and not refusals.submit(at.shown)

    def do(self, at: ReviewScreen) -> None:
        """Hand it in."""
        claim = at.claim.claim.id
        at.desk.verdicts.submit(claim, seen=at.claim)
        at.tell(f"Handed in #{claim}: a second reviewer signs it off.")
        at.show_changes()


class HandInAll(Command["ReviewScreen"]):
    """Hand in all your verdicts in this article."""

    id = "HandInAll"
    name = "Hand in all"
    keys = "H"
    chapter = Chapter.SIGN_OFFS

    def can(self, at: ReviewScreen) -> bool:
        """Where a verdict of the article can be handed in."""
        return not all(map(refusals.submit, at.case.claims))

    def do(self, at: ReviewScreen) -> None:
        """Hand them in."""
        done = at.desk.verdicts.submit_article(at.article)
        at.tell(f"Handed in: {len(done)}. A second reviewer signs them off.")
        at.show_changes()


class Correct(Command["ReviewScreen"]):
    """Replace a verdict that was our error; it enters the corrections log, with its notice."""

    id = "Correct"
    name = "Correct"
    keys = "K"
    chapter = Chapter.ARTICLE

    def can(self, at: ReviewScreen) -> bool:
        """If the desk allows it."""
        return at.shown is not None and not refusals.correct(at.shown)

    async def do(self, at: ReviewScreen) -> None:
        """Judge again, beginning with the rating that stands."""
        rating = at.verdict.rating
        if refusals.correct(at.claim):
            raise WrongUse("It is not handed in yet: amend it with a digit.")
        slugs = [one.slug for one in open_ratings(at.scale)]
        digit = slugs.index(rating.slug) + 1 if rating.slug in slugs else 1
        await _judge(at, digit, corrects=True)


class Retract(Command["ReviewScreen"]):
    """Ask for the verdict to be retracted; it is retracted once enough others agree."""

    id = "Retract"
    name = "Retract"
    keys = "Y"
    chapter = Chapter.ARTICLE

    def can(self, at: ReviewScreen) -> bool:
        """If the desk allows it."""
        shown = at.shown
        verdict = shown.verdict if shown is not None else None
        return shown is not None and verdict is not None and not refusals.retract(shown, verdict)

    async def do(self, at: ReviewScreen) -> None:
        """Ask why."""
        verdict = at.verdict

        def retract(why: str) -> None:
            at.desk.verdicts.retract(verdict.id, why)

        about = "Readers are told why. It is retracted once enough others agree (g)."
        heading = f"Retract the verdict on #{verdict.claim}, {short(verdict.rating.label, 40)}?"
        dialog = TextDialog(heading, "", retract, about)
        await ask(at, dialog, Place.RETRACTION, about=verdict.uid)


async def _judge(at: ReviewScreen, digit: int, *, corrects: bool = False, told: str = "") -> None:
    """Open the verdict; once it is recorded, show its notice, if it has one, and go on.

    Where somebody judged meanwhile it is opened again, with theirs told and mine as a draft.
    """
    shown = at.claim
    _check_digit(at.scale, digit)

    def record(judged: Judgement) -> None:
        at.desk.verdicts.rate(
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

    current = shown.verdict
    own = current is not None and current.reviewer == at.desk.reviewer
    dialog = VerdictDialog(
        shown.claim.text,
        at.scale,
        digit,
        at.desk.today(),
        current,
        amends=own and current is not None and current.handed_in_at is None,
        record=record,
        corrects=corrects,
        told=told,
    )
    place = Place.CORRECTION if corrects else Place.VERDICT
    dialog.kept_at(at.desk, place, shown.claim.uid)
    if await at.app.push_screen_wait(dialog) is not None:
        take_in(at, shown)
        show_notices(at, shown.claim.id)
        advance_to_open(at)
    elif dialog.stale:
        at.show_changes()
        await _judge(at, digit, corrects=corrects, told=dialog.stale)


async def _rate_blind(at: ReviewScreen, digit: int) -> None:
    """Ask for a second rating, before the first is seen."""
    _check_digit(at.scale, digit)
    seen = at.desk.claims.case(at.claim.claim.id)
    first = seen.verdict
    if first is None:
        raise WrongUse("There is no longer a verdict.")

    def rate(rating: str, comment: str) -> None:
        agrees = at.desk.sign_offs.sign_off(first.id, blind=rating, comment=comment, seen=seen)
        became = "signed off" if agrees else "your disagreement is on record"
        at.tell(f"{first.reviewer} rated it {first.rating.label}: {became}.")

    await ask(at, BlindDialog(at.claim, at.scale, digit, rate), Place.BLIND_RATING)


def _check_digit(scale: Scale, digit: int) -> None:
    if digit > len(open_ratings(scale)):
        raise WrongUse(f"This scale has no rating {digit}.")


def show_notices(at: ReviewScreen, *claims: int) -> None:
    """Show what readers are to be told of changed verdicts, where they saw something of them."""
    cases = (at.claims[claim] for claim in claims if claim in at.claims)
    standing = [one.verdict.id for one in cases if one.verdict is not None]
    changes = [at.desk.corrections.made_by(verdict) for verdict in standing]
    notices = [words for one in changes if one is not None and (words := notice(one))]
    if notices:
        told = lines(Content(short(words, 2000)) for words in notices)
        at.app.push_screen(ReadDialog("For readers", told))
