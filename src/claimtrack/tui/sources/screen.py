"""The sources: everything that claims lean on, found as you type, a page at a time."""

from __future__ import annotations

from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.getters import query_one
from textual.widgets import DataTable, Input, Static
from textual.worker import get_current_worker

from claimtrack.desk.sources import FoundSource
from claimtrack.errors import ClaimtrackError, WrongUse
from claimtrack.model.evidence import Source
from claimtrack.tui import everywhere
from claimtrack.tui.card.sources import state_words
from claimtrack.tui.command import Offered, bound
from claimtrack.tui.dialogs.source import show_source
from claimtrack.tui.messages import Failed, SourcesFound
from claimtrack.tui.session import Session
from claimtrack.tui.shell.work_screen import WorkScreen
from claimtrack.tui.sources import commands
from claimtrack.tui.terminal.entry import Entry
from claimtrack.tui.widgets.listing import Line, Listing
from claimtrack.tui.words import counted, short

PAGE = 100
"""Sources fetched at a time."""

_PAUSE = 0.15
"""Seconds after a key before the search begins."""


class SourcesScreen(WorkScreen, inherit_bindings=False):
    """A field to search in, and the sources found."""

    VIEW = "GoToSources"
    OFFERED: ClassVar[Offered] = (
        everywhere.Search,
        commands.AddSource,
        commands.EditSource,
        commands.Archive,
        commands.Impact,
        commands.Withdraw,
        commands.Restore,
        everywhere.FocusNext,
        everywhere.FocusPrevious,
        *WorkScreen.OFFERED,
    )
    BINDINGS: ClassVar[list[BindingType]] = bound(*OFFERED)
    DEFAULT_CSS = """
    SourcesScreen {
        & #words { margin: 0 1; width: 1fr; background: $surface; }
        & #found { padding: 0 1; margin: 1 0 0 0; text-style: bold; color: $text-accent; }
        & #sources { height: 1fr; }
    }
    """

    listing = query_one("#sources", Listing)
    field = query_one("#words", Input)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._words = ""
        self._answered: str | None = None
        self._total = 0
        self.wanted: int | None = None
        """The source that the cursor goes to once it is found."""

    def content(self) -> ComposeResult:
        """The field, how many there are, the sources."""
        about = "/ searches: title, publisher, address, words of its text"
        yield Entry(id="words", placeholder=about, compact=True)
        yield Static("", id="found")
        yield Listing("#", "State", "Rank", "Used", "Publisher", "Title", id="sources")

    def on_mount(self) -> None:
        """Begin in the list, so that letters are commands."""
        self.listing.focus()

    def awaits(self, key: str) -> bool:
        """Whether a key is about what is still being looked for."""
        del key
        return self._answered != self._words

    def give_up(self) -> None:
        """Nothing waits any more for what could not be looked for."""
        self._answered = self._words

    def read(self) -> None:
        """Find again what was asked for."""
        self._fetch(self._words, 0)

    @property
    def source(self) -> Source:
        """The source under the cursor.

        Raises:
            WrongUse: there is none.
        """
        here = self.listing.under_cursor
        if here is None:
            key = commands.AddSource.key(self.app)
            raise WrongUse(f"There is no source under the cursor: {key} puts one on file.")
        return self.desk.sources.get(int(here))

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

    @on(SourcesFound)
    def show_page(self, message: SourcesFound) -> None:
        """Show a page, if it is still what is asked for."""
        if message.words != self._words:
            return
        self._answered = message.words
        self._total = message.total
        rows = [_row(one) for one in message.found]
        if message.offset:
            self.listing.extend(row for row in rows if row[0] not in self.listing.rows)
        else:
            self.listing.fill(rows)
        if self.wanted is not None:
            self.listing.put_cursor(str(self.wanted))
            self.wanted = None
        holding = f" like “{short(self._words, 40)}”" if self._words else " on file"
        said = counted(self._total, "source") + holding
        self.query_one("#found", Static).update(Content(said))

    @on(DataTable.RowHighlighted)
    def fetch_more(self, event: DataTable.RowHighlighted) -> None:
        """Fetch the next page when the cursor nears the end of what is here."""
        here = self.listing.row_count
        if event.cursor_row >= here - PAGE // 10 and here < self._total:
            self._fetch(self._words, here)

    @on(DataTable.RowSelected)
    def open_source(self) -> None:
        """Show everything about a source."""
        with self.refusals():
            show_source(self, self.source.id)

    @work(thread=True, exclusive=True, group="sources")
    def _fetch(self, words: str, offset: int) -> None:
        """Find a page with a desk of this thread's own."""
        worker = get_current_worker()
        try:
            with self.session.own_desk() as desk:
                if words:
                    found = desk.sources.find(words, limit=PAGE)
                    total = len(found)
                else:
                    page = desk.sources.listed(limit=PAGE, offset=offset)
                    found = tuple(FoundSource(one, 100.0) for one in page)
                    total = desk.sources.count()
        except ClaimtrackError as error:
            self.post_message(Failed(error.message))
            return
        if not worker.is_cancelled:
            self.post_message(SourcesFound(words, offset, found, total))


def _row(found: FoundSource) -> Line:
    source = found.source
    marks = "confidential: " if source.confidential else ""
    inside = " (in its text)" if found.in_text and not found.score else ""
    return str(source.id), (
        f"#{source.id}",
        state_words(source),
        str(source.rank),
        str(source.evidence),
        short(source.publisher or "", 22),
        f"{marks}{short(source.title, 200)}{inside}",
    )
