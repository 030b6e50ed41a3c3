"""A claim's card over any screen, and the way from it to the article."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static

from claimtrack.model import Block, ClaimCase
from claimtrack.tui.card import claim_content
from claimtrack.tui.dialogs.dialog import Dialog
from claimtrack.tui.dialogs.reading import ReadDialog
from claimtrack.tui.messages import OpenArticle
from claimtrack.tui.source_words import impact_rows
from claimtrack.tui.words import lines
from claimtrack.tui.work_screen import WorkScreen


class ClaimDialog(Dialog[OpenArticle]):
    """Everything about one claim; gives back where to go, if anywhere.

    Args:
        case: the claim.
        blocks: the house rules it breaks.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,o", "open", "Open its article")]

    def __init__(self, case: ClaimCase, blocks: tuple[Block, ...]) -> None:
        where = "enter opens its article   " if case.appearances else ""
        super().__init__(f"Claim #{case.claim.id}", f"{where}↑ ↓ scroll   esc closes")
        self._case = case
        self._blocks = blocks

    def body(self) -> ComposeResult:
        """The card."""
        yield Static(claim_content(self._case, self._blocks))

    def on_mount(self) -> None:
        """Let the arrow keys scroll."""
        body = self.query_one(".body")
        body.can_focus = True
        body.focus()

    def action_open(self) -> None:
        """Go to the newest article it appears in."""
        if self._case.appearances:
            place = self._case.appearances[-1]
            self.dismiss(OpenArticle(place.article, place.sentence))


async def show_claim(screen: WorkScreen, claim: int) -> None:
    """Show the card of a claim, then go to its article if that is asked for.

    Raises:
        NotFound: the claim is not on file any more.
    """
    case = screen.desk.claim_case(claim)
    blocks = screen.desk.claim_blocks(case, screen.desk.kind_of(case))
    chosen = await screen.app.push_screen_wait(ClaimDialog(case, blocks))
    if chosen is not None:
        screen.post_message(chosen)


def show_impact(screen: WorkScreen, claim: int) -> None:
    """Show every verdict, article and report that leans on a claim.

    Raises:
        NotFound: the claim is not on file any more.
    """
    words = lines(impact_rows(screen.desk.impact_of_claim(claim)))
    screen.app.push_screen(ReadDialog(f"Claim #{claim}: what leans on it", words))
