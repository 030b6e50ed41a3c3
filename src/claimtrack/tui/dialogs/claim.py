"""A claim's card over any screen, and the ways from it: to an article, to what leans on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from claimtrack.desk.desk import Desk
from claimtrack.errors import ClaimtrackError
from claimtrack.model.case import Block, ClaimCase
from claimtrack.model.match import MatchedClaim
from claimtrack.model.verdict import Scale
from claimtrack.tui.card.appearances import (
    MOST,
    kin_rows,
    newest_first,
    places_content,
    wordings_content,
)
from claimtrack.tui.card.claim import claim_content
from claimtrack.tui.card.sign_offs import precedents
from claimtrack.tui.card.sources import impact_rows
from claimtrack.tui.dialogs.dialog import Dialog
from claimtrack.tui.dialogs.reading import ReadDialog
from claimtrack.tui.messages import OpenArticle
from claimtrack.tui.session import Session
from claimtrack.tui.widgets.lookup import Lookup
from claimtrack.tui.words import heading, lines

if TYPE_CHECKING:
    from claimtrack.tui.shell.work_screen import WorkScreen

_ALIKE = 8
"""Claims like it that are looked for, itself among them."""


class _Kin(NamedTuple):
    """The claims like one: the same or contradicting it, and how alike were rated.

    `distinct` are those marked as different from it.
    """

    alike: tuple[MatchedClaim, ...]
    precedents: tuple[MatchedClaim, ...]
    distinct: frozenset[int]


class ClaimDialog(Dialog[OpenArticle]):
    """Everything about one claim; returns where to go, if anywhere.

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
        held = session.desk.embargo.held()
        self._held = held.articles
        until = held.claims.get(case.claim.id)
        embargo = f", under embargo {until}" if until else ""
        super().__init__(
            f"Claim #{case.claim.id}{blind}{embargo}", f"{self._ways()}I impact   ↑ ↓   esc closes"
        )
        self._case = case
        self._blocks = blocks
        self._session = session
        self._scale: Scale = session.desk.settings.scale()
        self._chosen = 0
        self._lookup: Lookup[ClaimCase, _Kin] = Lookup(
            self, session, case, _find, self.show_kin, self.show_failure
        )

    def _ways(self) -> str:
        if not self._places:
            return ""
        several = "tab next place   " if len(self._places) > 1 else ""
        return f"enter opens its article   {several}"

    def body(self) -> ComposeResult:
        """The claim as it stands, where it appears, how else it was worded, what is like it."""
        yield Static(claim_content(self._case, self._blocks))
        yield Static(places_content(self._places, 0, self._held), id="places")
        yield Static(wordings_content(self._case))
        looking = lines(heading("OTHER CLAIMS LIKE IT", "  looking …"))
        yield Static(looking, id="kin")

    def on_mount(self) -> None:
        """Let the arrow keys scroll, and look for claims like it."""
        body = self.query_one(".body")
        body.can_focus = True
        body.focus()
        self._lookup.again()

    def show_kin(self, found: _Kin) -> None:
        """Show the claims like it."""
        rows = [
            *kin_rows(found.alike, found.distinct, self._case.claim.text, self._scale),
            *precedents(found.precedents, self._scale),
        ]
        self.query_one("#kin", Static).update(lines(rows))

    def show_failure(self, why: str) -> None:
        """Show why the search failed."""
        self.query_one("#kin", Static).update(Content(why))

    def action_choose(self, by: int) -> None:
        """Choose another of the places where it appears."""
        there = min(len(self._places), MOST)
        if there:
            self._chosen = (self._chosen + by) % there
            places = self.query_one("#places", Static)
            places.update(places_content(self._places, self._chosen, self._held))
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


def _find(desk: Desk, case: ClaimCase) -> _Kin:
    """Look for claims like one, itself left out."""
    key = case.claim.id
    alike = desk.match(case.claim.text, limit=_ALIKE)
    others = tuple(one for one in alike if one.match.claim != key)
    return _Kin(others, desk.matching.precedents(key), desk.duplicates.called_distinct(key))


def show_claim(screen: WorkScreen, claim: int) -> None:
    """Show the card of a claim over a screen, then go to its article if that is asked for.

    A claim that is not on file any more is told of there.
    """
    screen.run_worker(_show(screen, claim))


async def _show(screen: WorkScreen, claim: int) -> None:
    with screen.refusals():
        card = screen.desk.claims.card(claim, confidential=True)
        dialog = ClaimDialog(card.case, card.blocks, screen.session)
        chosen = await screen.app.push_screen_wait(dialog)
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
