"""The claims: everything on file, found as you type, a page at a time.

What the matcher finds comes first, then every claim that holds the typed words as they are. Pages
are fetched by a worker with a desk of its own, and only as far as the cursor has come.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.getters import query_one
from textual.widgets import DataTable, Input, Static
from textual.worker import get_current_worker

from claimtrack.desk import ClaimFilter, Desk
from claimtrack.errors import ClaimtrackError, WrongUse
from claimtrack.model import ClaimRow, MatchedClaim, PublishedReview, Scale
from claimtrack.tui.command import Command, Offered, bound
from claimtrack.tui.commands import claims, listing
from claimtrack.tui.dialogs.claim import show_claim
from claimtrack.tui.dialogs.merge import ask_to_merge
from claimtrack.tui.marks import rating_words
from claimtrack.tui.messages import ClaimLine, ClaimsFound, Failed, GoTo
from claimtrack.tui.session import Session
from claimtrack.tui.widgets.entry import Entry
from claimtrack.tui.widgets.listing import Listing
from claimtrack.tui.words import counted, short
from claimtrack.tui.work_screen import WorkScreen

PAGE = 100
"""Claims fetched at a time."""

_BEST = 10
"""Claims that the matcher puts before the others."""

_PAUSE = 0.15
"""Seconds after a key before the search begins."""


class ClaimsScreen(WorkScreen, inherit_bindings=False):
    """A field to search in, and the claims found."""

    VIEW = "GoToClaims"
    OFFERED: ClassVar[Offered] = (
        listing.Search,
        claims.Merge,
        claims.Duplicates,
        listing.FocusNext,
        listing.FocusPrevious,
        *WorkScreen.OFFERED,
    )
    BINDINGS: ClassVar[list[BindingType]] = bound(*OFFERED)
    DEFAULT_CSS = """
    ClaimsScreen {
        & #words { margin: 0 1; width: 1fr; background: $surface; }
        & #found { padding: 0 1; margin: 1 0 0 0; text-style: bold; color: $text-accent; }
        & #claims { height: 1fr; }
    }
    """

    listing = query_one("#claims", Listing)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._words = ""
        self._total = 0
        self._marked: int | None = None

    def content(self) -> ComposeResult:
        """The field, how many there are, the claims."""
        yield Entry(
            id="words", placeholder="/ searches: words of a claim, or a statement", compact=True
        )
        yield Static("", id="found")
        yield Listing("#", "Rating", "As of", "Wording", id="claims")

    def on_mount(self) -> None:
        """Begin in the list, so that letters are commands."""
        self.listing.focus()

    def can(self, command: type[Command]) -> bool:
        """Whether a command can be done now."""
        if command is claims.Merge:
            return self._total > 1
        return super().can(command)

    def read(self) -> None:
        """Find again what was asked for."""
        self._fetch(self._words, 0)

    @on(Input.Changed, "#words")
    def search(self, event: Input.Changed) -> None:
        """Find what is typed, once the keys rest."""
        self._words = event.value.strip()
        words = self._words
        self.set_timer(_PAUSE, lambda: self._fetch(words, 0) if words == self._words else None)

    @on(Input.Submitted, "#words")
    def go_to_list(self) -> None:
        """Go on to what was found."""
        self.listing.focus()

    @on(ClaimsFound)
    def show_page(self, message: ClaimsFound) -> None:
        """Show a page, if it is still what is asked for."""
        if message.words != self._words:
            return
        self._total = message.total
        rows = [(str(one.claim), one.cells) for one in message.rows]
        if message.offset:
            self.listing.extend(row for row in rows if row[0] not in self.listing.rows)
        else:
            self.listing.fill(rows)
        self._tell_found()

    def _tell_found(self) -> None:
        """Say how many there are, and which claim waits for another to be merged into it."""
        holding = f" with “{short(self._words, 40)}”" if self._words else " on file"
        merging = f" · & on another claim merges it into #{self._marked}" if self._marked else ""
        said = counted(self._total, "claim") + holding + merging
        self.query_one("#found", Static).update(Content(said))

    @on(DataTable.RowHighlighted)
    def fetch_more(self, event: DataTable.RowHighlighted) -> None:
        """Fetch the next page when the cursor nears the end of what is here."""
        here = self.listing.row_count
        if event.cursor_row >= here - PAGE // 10 and here < self._total:
            self._fetch(self._words, here)

    @on(DataTable.RowSelected)
    def open_claim(self, event: DataTable.RowSelected) -> None:
        """Show a claim's card."""
        if event.row_key.value is not None:
            self._show(int(event.row_key.value))

    def action_merge(self) -> None:
        """Mark a claim, then merge another into it; the same one again is marked no longer."""
        with self.refusals():
            here = self.listing.under_cursor
            if here is None:
                raise WrongUse("There is no claim under the cursor.")
            keep, self._marked = self._marked, None if self._marked else int(here)
            if keep is not None and keep != int(here):
                ask_to_merge(self, keep, int(here))
            self._tell_found()

    def action_duplicates(self) -> None:
        """Go to the claims that are probably on file twice."""
        self.post_message(GoTo("duplicates"))

    def action_search(self) -> None:
        """Go to the field."""
        self.query_one("#words", Input).focus()

    @work
    async def _show(self, claim: int) -> None:
        with self.refusals():
            await show_claim(self, claim)

    @work(thread=True, exclusive=True, group="claims")
    def _fetch(self, words: str, offset: int) -> None:
        """Find a page with a desk of this thread's own."""
        worker = get_current_worker()
        only = ClaimFilter(words=words or None)
        try:
            with self.session.own_desk() as desk:
                found = tuple(_lines(desk, words, only, offset))
                total = desk.claim_count(only)
        except ClaimtrackError as error:
            self.post_message(Failed(error.message))
            return
        if not worker.is_cancelled:
            self.post_message(ClaimsFound(words, offset, found, max(total, len(found))))


def _lines(desk: Desk, words: str, only: ClaimFilter, offset: int) -> Iterator[ClaimLine]:
    """What the matcher finds, then a page of the claims that hold the words."""
    scale = desk.scale()
    seen: set[int] = set()
    if words and not offset:
        for one in desk.match(words, limit=_BEST):
            seen.add(one.match.claim)
            yield _of_match(one, scale)
    for row in desk.claims(only, limit=PAGE, offset=offset):
        if row.claim.id not in seen:
            yield _of_row(row, scale)


def _of_match(found: MatchedClaim, scale: Scale) -> ClaimLine:
    rating = _rating(found.rating, found.reviews, scale)
    return _line(found.match.claim, rating, found.as_of, found.text)


def _of_row(row: ClaimRow, scale: Scale) -> ClaimLine:
    rating = _rating(row.rating, row.reviews, scale)
    return _line(row.claim.id, rating, row.as_of, row.claim.text)


def _line(claim: int, rating: str, as_of: str | None, text: str) -> ClaimLine:
    return ClaimLine(claim, (f"#{claim}", rating, as_of or "", short(text, 300)))


def _rating(slug: str | None, reviews: tuple[PublishedReview, ...], scale: Scale) -> str:
    """Our rating; where there is none, what others found, said to be theirs."""
    if slug is not None:
        known = next((one for one in scale.ratings if one.slug == slug), None)
        return rating_words(known) if known else short(slug, 20)
    labels = [review.label for review in reviews if review.label]
    return f"others: {short(labels[0], 16)}" if labels else "-"
