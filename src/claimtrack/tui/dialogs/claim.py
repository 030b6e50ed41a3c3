"""A claim's card over any screen, and the ways from it: to an article, to what leans on it."""

from __future__ import annotations

from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static
from textual.worker import get_current_worker

from claimtrack.desk.blinding import blinded
from claimtrack.desk.desk import Desk
from claimtrack.errors import ClaimtrackError
from claimtrack.model.case import Block, ClaimCase
from claimtrack.model.verdict import Scale
from claimtrack.tui.card import claim_content
from claimtrack.tui.claim_words import (
    MOST,
    kin_rows,
    newest_first,
    places_content,
    wordings_content,
)
from claimtrack.tui.dialogs.dialog import Dialog
from claimtrack.tui.dialogs.reading import ReadDialog
from claimtrack.tui.messages import Failed, KinFound, OpenArticle
from claimtrack.tui.session import Session
from claimtrack.tui.signing_words import precedents
from claimtrack.tui.source_words import impact_rows
from claimtrack.tui.words import heading, lines
from claimtrack.tui.work_screen import WorkScreen

_ALIKE = 8
"""Claims like it that are looked for, itself among them."""


class ClaimDialog(Dialog[OpenArticle]):
    """Everything about one claim; gives back where to go, if anywhere.

    Claims like it and precedents are looked for in a worker, and stand below once found.

    Args:
        case: the claim.
        blocks: the house rules it breaks.
        session: the open desk.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,o", "open", "Open its article"),
        Binding("tab", "choose(1)", "Next place"),
        Binding("shift+tab", "choose(-1)", "Previous place"),
        Binding("I", "impact", "What leans on it"),
    ]

    def __init__(self, case: ClaimCase, blocks: tuple[Block, ...], session: Session) -> None:
        self._places = newest_first(case)
        blind = ", read blind" if session.desk.hidden([case.claim.id]) else ""
        super().__init__(
            f"Claim #{case.claim.id}{blind}", f"{self._ways()}I impact   ↑ ↓   esc closes"
        )
        self._case = case
        self._blocks = blocks
        self._session = session
        self._scale: Scale = session.desk.settings.scale()
        self._chosen = 0

    def _ways(self) -> str:
        if not self._places:
            return ""
        several = "tab next place   " if len(self._places) > 1 else ""
        return f"enter opens its article   {several}"

    def body(self) -> ComposeResult:
        """The claim as it stands, where it appears, how else it was worded, what is like it."""
        yield Static(claim_content(self._case, self._blocks))
        yield Static(places_content(self._places, 0), id="places")
        yield Static(wordings_content(self._case))
        looking = lines(heading("OTHER CLAIMS LIKE IT", "  looking …"))
        yield Static(looking, id="kin")

    def on_mount(self) -> None:
        """Let the arrow keys scroll, and look for claims like it."""
        body = self.query_one(".body")
        body.can_focus = True
        body.focus()
        self._look()

    @on(KinFound)
    def show_kin(self, found: KinFound) -> None:
        """Show the claims like it."""
        rows = [
            *kin_rows(found.alike, found.distinct, self._case.claim.text, self._scale),
            *precedents(found.precedents, self._scale),
        ]
        self.query_one("#kin", Static).update(lines(rows))

    @on(Failed)
    def tell_failure(self, failed: Failed) -> None:
        """Say what the worker could not do."""
        self.query_one("#kin", Static).update(Content(failed.why))

    def action_choose(self, by: int) -> None:
        """Choose another of the places where it appears."""
        there = min(len(self._places), MOST)
        if there:
            self._chosen = (self._chosen + by) % there
            places = self.query_one("#places", Static)
            places.update(places_content(self._places, self._chosen))
            places.scroll_visible(animate=False)

    def action_open(self) -> None:
        """Go to the place that is chosen."""
        if self._places:
            place = self._places[self._chosen]
            self.dismiss(OpenArticle(place.article, place.sentence))

    def action_impact(self) -> None:
        """Show what leans on it."""
        try:
            leaning = _leaning(self._session.desk, self._case.claim.id)
        except ClaimtrackError as refused:
            self.complain(refused.message)
        else:
            self.app.push_screen(leaning)

    @work(thread=True, exclusive=True)
    def _look(self) -> None:
        """Look for claims like it with a desk of this thread's own."""
        worker = get_current_worker()
        claim = self._case.claim
        try:
            with self._session.own_desk() as desk:
                alike = desk.match(claim.text, limit=_ALIKE)
                rated = desk.matching.precedents(claim.id)
                distinct = desk.duplicates.called_distinct(claim.id)
        except ClaimtrackError as error:
            self.post_message(Failed(error.message))
            return
        others = tuple(one for one in alike if one.match.claim != claim.id)
        if not worker.is_cancelled:
            self.post_message(KinFound(others, rated, distinct))


async def show_claim(screen: WorkScreen, claim: int) -> None:
    """Show the card of a claim, then go to its article if that is asked for.

    Raises:
        NotFound: the claim is not on file any more.
    """
    desk = screen.desk
    case = desk.claims.case(claim)
    blocks = desk.claims.blocks(case, desk.claims.kind(case))
    if desk.hidden([claim]):
        case, blocks = blinded(case), ()
    chosen = await screen.app.push_screen_wait(ClaimDialog(case, blocks, screen.session))
    if chosen is not None:
        screen.post_message(chosen)


def show_impact(screen: WorkScreen, claim: int) -> None:
    """Show every verdict, article and report that leans on a claim.

    Raises:
        NotFound: the claim is not on file any more.
    """
    screen.app.push_screen(_leaning(screen.desk, claim))


def _leaning(desk: Desk, claim: int) -> ReadDialog:
    rows = impact_rows(desk.impact.of_claim(claim))
    return ReadDialog(f"Claim #{claim}: what leans on it", lines(rows))
