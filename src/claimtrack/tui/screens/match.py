"""Match: type a statement and see, as you type, which known claims it repeats or contradicts."""

from __future__ import annotations

from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Input, OptionList, Static
from textual.worker import get_current_worker

from claimtrack.errors import ClaimtrackError
from claimtrack.model import MatchedClaim
from claimtrack.tui.command import Offered, bound
from claimtrack.tui.commands import listing
from claimtrack.tui.dialogs.claim import show_claim
from claimtrack.tui.match_words import both_sides, nothing_found, worth_showing
from claimtrack.tui.messages import Failed, MatchesFound
from claimtrack.tui.widgets.entry import Entry
from claimtrack.tui.widgets.match_list import MatchList
from claimtrack.tui.words import counted
from claimtrack.tui.work_screen import WorkScreen

_LIMIT = 8
_PAUSE = 0.12
"""Seconds after a key before the search begins."""


class MatchScreen(WorkScreen, inherit_bindings=False):
    """A field for a statement, and the claims it is near to, best first."""

    VIEW = "GoToMatch"
    OFFERED: ClassVar[Offered] = (
        listing.Search,
        listing.FocusNext,
        listing.FocusPrevious,
        *WorkScreen.OFFERED,
    )
    BINDINGS: ClassVar[list[BindingType]] = bound(*OFFERED)
    DEFAULT_CSS = """
    MatchScreen {
        & #statement { margin: 0 1; width: 1fr; background: $surface; }
        & #said { padding: 0 1; margin: 1 0; color: $text-accent; }
        & #matches { height: 1fr; }
    }
    """

    field = query_one("#statement", Input)
    found = query_one("#matches", MatchList)

    def content(self) -> ComposeResult:
        """The field, what was searched, the matches."""
        yield Entry(id="statement", placeholder="type or paste a statement", compact=True)
        yield Static("", id="said")
        yield MatchList(id="matches")

    def on_mount(self) -> None:
        """Begin with typing."""
        self._matches: tuple[MatchedClaim, ...] = ()
        self.field.focus()

    def read(self) -> None:
        """Match again what stands in the field."""
        self._match(self.field.value)

    @on(Input.Changed, "#statement")
    def type_on(self, event: Input.Changed) -> None:
        """Match what is typed, once the keys rest."""
        said = event.value
        self.set_timer(_PAUSE, lambda: self._match(said) if said == self.field.value else None)

    @on(Input.Submitted, "#statement")
    def go_to_matches(self) -> None:
        """Go on to what was found."""
        self.found.focus()

    @on(MatchesFound)
    def show_matches(self, message: MatchesFound) -> None:
        """Show what was found, if it is still what stands in the field."""
        if message.statement != self.field.value:
            return
        self._matches = message.matches
        scale = self.desk.scale()
        self.found.fill(both_sides(message.statement, one, scale) for one in message.matches)
        known = counted(message.searched.claims, "claim")
        if not message.statement.strip():
            said = f"{known} on file to match against"
        elif message.matches:
            said = f"{counted(len(message.matches), 'match', 'matches')} among {known}"
        else:
            said = nothing_found(message.searched)
        self.query_one("#said", Static).update(Content(said))

    @on(OptionList.OptionSelected)
    def open_claim(self, event: OptionList.OptionSelected) -> None:
        """Show a claim's card."""
        self._show(self._matches[event.option_index].match.claim)

    def action_search(self) -> None:
        """Go to the field."""
        self.field.focus()

    @work
    async def _show(self, claim: int) -> None:
        with self.refusals():
            await show_claim(self, claim)

    @work(thread=True, exclusive=True, group="match")
    def _match(self, statement: str) -> None:
        """Match with a desk of this thread's own."""
        worker = get_current_worker()
        try:
            with self.session.own_desk() as desk:
                found = worth_showing(desk.match(statement, limit=_LIMIT)) if statement else ()
                searched = desk.searched()
        except ClaimtrackError as error:
            self.post_message(Failed(error.message))
            return
        if not worker.is_cancelled:
            self.post_message(MatchesFound(statement, found, searched))
