"""Editing the claim on the card: its wording, claimant, legal flag and note."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from claimtrack.model.claim import Claim
from claimtrack.tui.card.sources import impact_rows
from claimtrack.tui.card.wordings import STANDALONE, standing_words
from claimtrack.tui.command import Chapter, Command
from claimtrack.tui.dialogs.dialog import Dialog, Guard
from claimtrack.tui.dialogs.form import Field, Form, secrecy
from claimtrack.tui.dialogs.reading import ReadDialog
from claimtrack.tui.dialogs.stale import Held
from claimtrack.tui.dialogs.text import TextDialog
from claimtrack.tui.drafts import Place
from claimtrack.tui.widgets.choice import Choice
from claimtrack.tui.widgets.prose import Prose
from claimtrack.tui.words import lines, short

if TYPE_CHECKING:
    from claimtrack.model.case import ClaimCase
    from claimtrack.tui.review.screen import ReviewScreen


class Wording(Command["ReviewScreen"]):
    """Put the claim in words that stand alone; the old words stay as a variant."""

    id = "Wording"
    name = "Wording"
    keys = "w"
    chapter = Chapter.CLAIMS

    def can(self, at: ReviewScreen) -> bool:
        """If the sentence has a claim."""
        return at.shown is not None

    async def do(self, at: ReviewScreen) -> None:
        """Edit the wording, with what keeps a whole sentence from standing alone."""
        claim = at.claim.claim
        held = held_claim(at, lambda one: {"text": one.text})

        def keep(text: str) -> None:
            at.desk.wordings.edit(claim.id, text, version=held.record.version)

        heading = f"The wording of #{claim.id}"
        standing = at.desk.wordings.standalone(at.sentence.id)
        whole = claim.text == standing.sentence.text
        about = standing_words(standing) if whole else Content(STANDALONE)
        proposed = standing.proposed if whole and standing.proposed != claim.text else ""
        await ask(
            at, TextDialog(heading, claim.text, keep, about, proposed=proposed), Place.WORDING, held
        )


class Claimant(Command["ReviewScreen"]):
    """Say who makes the claim."""

    id = "Claimant"
    name = "Claimant"
    keys = "c"
    chapter = Chapter.CLAIMS

    def can(self, at: ReviewScreen) -> bool:
        """If the sentence has a claim."""
        return at.shown is not None

    async def do(self, at: ReviewScreen) -> None:
        """Edit the name; the suggestion stands there at first."""
        claim, sentence = at.claim.claim, at.sentence
        held = held_claim(at, lambda one: {"text": one.claimant or ""})

        def keep(text: str) -> None:
            at.desk.claims.set_claimant(claim.id, text, version=held.record.version)

        suggested = "" if claim.claimant else sentence.claimant or ""
        cue = short(sentence.cue or "", 60)
        about = f"Suggested, because of: {cue}" if suggested else ""
        name = claim.claimant or suggested
        heading = f"Who claims #{claim.id}?"
        await ask(at, TextDialog(heading, name, keep, about, one_line=True), Place.CLAIMANT, held)


class LegalFlag(Command["ReviewScreen"]):
    """Set or clear the legal flag, which asks for a second sign-off."""

    id = "LegalFlag"
    name = "Legal flag"
    keys = "exclamation_mark"
    chapter = Chapter.CLAIMS

    def can(self, at: ReviewScreen) -> bool:
        """If the sentence has a claim."""
        return at.shown is not None

    def do(self, at: ReviewScreen) -> None:
        """Set it, or clear it."""
        claim = at.claim.claim
        at.desk.claims.flag_legal(claim.id, legal=not claim.legal)
        done = "cleared on" if claim.legal else "set on"
        at.tell(f"Legal flag {done} #{claim.id}.")
        at.show_changes()


class Note(Command["ReviewScreen"]):
    """Write a note on the claim."""

    id = "Note"
    name = "Note"
    keys = "o"
    chapter = Chapter.EVIDENCE

    def can(self, at: ReviewScreen) -> bool:
        """If the sentence has a claim."""
        return at.shown is not None

    async def do(self, at: ReviewScreen) -> None:
        """Edit the note."""
        claim = at.claim.claim
        held = held_claim(at, lambda one: {"text": one.note, "secrecy": int(one.note_confidential)})

        def keep(text: str, confidential: bool) -> None:
            version = held.record.version
            at.desk.claims.note(claim.id, text, confidential=confidential, version=version)

        await ask(at, NoteDialog(claim, keep), Place.NOTE, held)


class ClaimImpact(Command["ReviewScreen"]):
    """Show every verdict, article and report that leans on the claim."""

    id = "ClaimImpact"
    name = "Claim impact"
    keys = "I"
    chapter = Chapter.EVIDENCE

    def can(self, at: ReviewScreen) -> bool:
        """If the sentence has a claim."""
        return at.shown is not None

    def do(self, at: ReviewScreen) -> None:
        """Show what leans on it."""
        claim = at.claim.claim
        rows = impact_rows(at.desk.impact.of_claim(claim.id))
        at.app.push_screen(ReadDialog(f"#{claim.id}: {short(claim.text, 100)}", lines(rows)))


class NoteDialog(Form[bool]):
    """A note, and whether it is confidential.

    Args:
        claim: the claim it is on.
        record: keeps the note, and whether reports leave it out.
    """

    def __init__(self, claim: Claim, record: Callable[[str, bool], object]) -> None:
        super().__init__(
            f"A note on #{claim.id}", "enter records   ctrl+j new line   tab next   esc cancels"
        )
        self._claim = claim
        self._record = record

    def body(self) -> ComposeResult:
        """The note, then whether it is confidential."""
        yield Prose(self._claim.note, id="text")
        yield Static(classes="gap")
        yield Field("Reports", secrecy("secrecy", confidential=self._claim.note_confidential))

    def on_mount(self) -> None:
        """Focus the note."""
        self.query_one(Prose).focus()

    def record(self) -> None:
        """Record the note."""
        self.attempt(self._keep)

    def _keep(self) -> bool:
        held_back: Choice[bool] = self.query_one("#secrecy", Choice)
        self._record(self.query_one(Prose).text, bool(held_back.value))
        return True


def held_claim(at: ReviewScreen, shown: Callable[[Claim], dict[str, str | int]]) -> Held[Claim]:
    """The claim on the card, to be edited while others may do so too.

    Args:
        at: the screen.
        shown: what stands in the dialog's fields for it.
    """
    claim = at.claim.claim
    return Held(claim, lambda: at.desk.claims.case(claim.id).claim, shown)


async def ask(
    at: ReviewScreen,
    dialog: Dialog[Any],
    place: Place,
    guard: Guard | None = None,
    *,
    about: str = "",
) -> None:
    """Open a dialog about the claim; if it recorded something, show what has become of it.

    Args:
        at: the screen.
        dialog: the dialog.
        place: what is written in it.
        guard: what it edits, where two people can.
        about: what of the claim it is about, where a claim has several.
    """
    before = at.claim
    dialog.guard = guard
    dialog.kept_at(at.desk, place, before.claim.uid, about)
    if await at.app.push_screen_wait(dialog):
        take_in(at, before)


def take_in(at: ReviewScreen, before: ClaimCase) -> None:
    """Show the changes to a claim, and say so if they made its sign-off lapse."""
    at.show_changes()
    now = at.claims.get(before.claim.id)
    if now is not None and before.signed_off_by and not now.signed_off_by:
        names = ", ".join(before.signed_off_by)
        at.tell(f"The sign-off by {names} has lapsed: it covered an earlier version.")
