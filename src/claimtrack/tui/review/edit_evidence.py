"""Editing a piece of evidence, and keeping its page: which, what it says, whose voice it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct
from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input, OptionList, Static

from claimtrack.errors import NotFound, WrongUse
from claimtrack.model.evidence import Evidence, Stance
from claimtrack.tui.card.evidence import evidence
from claimtrack.tui.command import Chapter, Command
from claimtrack.tui.dialogs.archive import ArchiveDialog
from claimtrack.tui.dialogs.dialog import Dialog
from claimtrack.tui.dialogs.form import Field, Form, entry, secrecy
from claimtrack.tui.dialogs.stale import Held
from claimtrack.tui.drafts import Place
from claimtrack.tui.marks import STANCES
from claimtrack.tui.review.claims import ask
from claimtrack.tui.review.quote_line import QuoteLine
from claimtrack.tui.session import Session
from claimtrack.tui.widgets.choice import Choice, Option
from claimtrack.tui.words import lines, short

if TYPE_CHECKING:
    from claimtrack.tui.review.screen import ReviewScreen


class EditEvidence(Command["ReviewScreen"]):
    """Edit, group, hold back or remove a piece of the claim's evidence."""

    id = "EditEvidence"
    name = "Edit evidence"
    keys = "E"
    chapter = Chapter.EVIDENCE

    def can(self, at: ReviewScreen) -> bool:
        """Where the claim has evidence."""
        return at.shown is not None and bool(at.shown.evidence)

    async def do(self, at: ReviewScreen) -> None:
        """Ask which, then what becomes of it."""
        piece = await _picked(at, "Which evidence?")
        if piece is None:
            return
        origins = tuple(
            (group.name, group.why)
            for group in at.desk.evidence.suggested_groups(piece.claim)
            if piece.id in group.keys
        )
        held = Held(piece, lambda: _on_file(at, piece), in_fields)

        def edit(said: Mended) -> None:
            _edit(at, held.record, said)

        dialog = EditEvidenceDialog(held, origins, at.session, edit)
        await ask(at, dialog, Place.EVIDENCE_EDIT, held, about=piece.uid)


class KeepPage(Command["ReviewScreen"]):
    """Fetch the page of a piece of evidence, keep a copy, and check every quote against it."""

    id = "KeepPage"
    name = "Keep page"
    keys = "W"
    chapter = Chapter.EVIDENCE

    def can(self, at: ReviewScreen) -> bool:
        """Where the claim has evidence."""
        return at.shown is not None and bool(at.shown.evidence)

    async def do(self, at: ReviewScreen) -> None:
        """Ask which, then fetch its page."""
        piece = await _picked(at, "Which page is to be fetched and kept?")
        if piece is not None:
            source = at.desk.sources.get(piece.source.id)
            await ask(at, ArchiveDialog(at.session, source), Place.PAGE, about=source.uid)


async def _picked(at: ReviewScreen, heading: str) -> Evidence | None:
    """One of the claim's pieces of evidence; there is nothing to ask where it has only one."""
    pieces = at.claim.evidence
    if not pieces:
        raise WrongUse("There is no evidence on this claim yet: e adds it.")
    if len(pieces) == 1:
        return pieces[0]
    return await at.app.push_screen_wait(PickEvidence(pieces, heading))


def _on_file(at: ReviewScreen, before: Evidence) -> Evidence:
    """A piece of evidence as it is on file now.

    Raises:
        NotFound: somebody has removed it.
    """
    for piece in at.desk.claims.case(before.claim).evidence:
        if piece.id == before.id:
            return piece
    raise NotFound("This evidence has been removed in the meantime: esc leaves the dialog.")


def _edit(at: ReviewScreen, piece: Evidence, said: Mended) -> None:
    """Record the edit of a piece of evidence, or its removal."""
    if said.remove:
        at.desk.evidence.remove(piece.id)
        return
    at.desk.evidence.edit(
        piece.id,
        stance=said.stance,
        quote=said.quote,
        locator=said.locator,
        note=said.note,
        group=said.group,
        confidential=said.confidential,
        version=piece.version,
    )


T = TypeVar("T")

_KEEP, _REMOVE = Option("k", "keep", value=False), Option("r", "remove it", value=True)


class PickEvidence(Dialog[Evidence]):
    """One of the pieces of evidence on a claim.

    Args:
        found: the evidence.
        heading: what it is picked for.
    """

    DEFAULT_CSS = """
    PickEvidence OptionList { height: auto; max-height: 12; border: none; padding: 0; }
    """

    def __init__(self, found: Sequence[Evidence], heading: str) -> None:
        super().__init__(heading, "↑ ↓ choose   enter chooses it   esc cancels")
        self._found = tuple(found)

    def body(self) -> ComposeResult:
        """A line for each."""
        yield OptionList(*(Content(_gist(one)) for one in self._found))

    @on(OptionList.OptionSelected)
    def choose(self, event: OptionList.OptionSelected) -> None:
        """Return the one chosen."""
        self.dismiss(self._found[event.option_index])


class Mended(Struct, frozen=True):
    """The edited fields of a piece of evidence; None is unchanged, `group` is its voice."""

    stance: Stance | None
    quote: str | None
    locator: str | None
    note: str | None
    confidential: bool | None
    group: str | None
    remove: bool = False


class EditEvidenceDialog(Form[Mended]):
    """A piece of evidence to edit or remove.

    Args:
        held: the evidence as it is.
        origins: names suggested for the voice it counts as, each with why.
        session: the open desk, in whose copies the quote is looked for.
        record: keeps the edit.
    """

    def __init__(
        self,
        held: Held[Evidence],
        origins: Sequence[tuple[str, str]],
        session: Session,
        record: Callable[[Mended], object],
    ) -> None:
        super().__init__(
            f"Evidence from {short(held.record.source.name, 80)}",
            "a letter chooses   enter records   tab next field   esc cancels",
        )
        self._held = held
        self._origins = tuple(origins)
        self._session = session
        self._record = record

    def body(self) -> ComposeResult:
        """What it says, where, whose voice it is; what is known of its quote."""
        one = self._held.record
        stances = [Option(each.value[0], each.value, each) for each in Stance]
        yield Field("Stance", Choice(stances, list(Stance).index(one.stance), id="stance"))
        yield Field("Quote", entry("quote", one.quote))
        yield QuoteLine(self._session)
        yield Field("Locator", entry("locator", one.locator))
        yield Field("Note", entry("note", one.note))
        told = "one name for all evidence from one origin: it counts once"
        yield Field(
            "One voice",
            entry("group", one.group or "", told, tuple(name for name, _ in self._origins)),
        )
        yield Field("Reports", secrecy("secrecy", confidential=one.confidential))
        yield Field("Evidence", Choice([_KEEP, _REMOVE], 0, id="remove"))
        suggested = [
            Content(f"one voice? {short(name, 80)}: {short(why, 200)}")
            for name, why in self._origins
        ]
        yield Static(lines([*list(evidence([one]))[2:], *suggested]))

    def on_mount(self) -> None:
        """Focus the quote."""
        self.query_one("#quote").focus()

    @on(Input.Changed, "#quote")
    def check_quote(self) -> None:
        """Show whether the source has the words as typed now."""
        one = self._held.record
        changed = self.said("quote") != one.quote
        self.query_one(QuoteLine).look(one.source.id if changed else None, self.said("quote"))

    def record(self) -> None:
        """Record the edit."""
        self.attempt(self._mend)

    def _mend(self) -> Mended:
        one = self._held.record
        stance: Choice[Stance] = self.query_one("#stance", Choice)
        held_back: Choice[bool] = self.query_one("#secrecy", Choice)
        remove: Choice[bool] = self.query_one("#remove", Choice)
        mended = Mended(
            stance=_new(stance.value, one.stance),
            quote=_new(self.said("quote"), one.quote),
            locator=_new(self.said("locator"), one.locator),
            note=_new(self.said("note"), one.note),
            confidential=_new(held_back.value, one.confidential),
            group=_new(self.said("group").strip(), one.group or ""),
            remove=bool(remove.value),
        )
        self._record(mended)
        return mended


def in_fields(one: Evidence) -> dict[str, str | int]:
    """What stands in the fields of the dialog for a piece of evidence."""
    return {
        "stance": list(Stance).index(one.stance),
        "quote": one.quote,
        "locator": one.locator,
        "note": one.note,
        "group": one.group or "",
        "secrecy": int(one.confidential),
    }


def _new(said: T | None, before: T) -> T | None:
    return None if said == before else said


def _gist(one: Evidence) -> str:
    quote = f"  “{short(one.quote, 60)}”" if one.quote else ""
    return f"{STANCES[one.stance]} {one.stance}  {short(one.source.name, 60)}{quote}"
