"""The sources: everything that claims lean on, found as you type, a page at a time."""

from __future__ import annotations

from typing import ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.getters import query_one
from textual.widgets import DataTable, Input, Static

from claimtrack.desk.desk import Desk
from claimtrack.desk.sources import FoundSource
from claimtrack.errors import WrongUse
from claimtrack.model.evidence import Source
from claimtrack.tui import everywhere
from claimtrack.tui.card.sources import state_words
from claimtrack.tui.command import Offered, bound
from claimtrack.tui.dialogs.source import show_source
from claimtrack.tui.session import Session
from claimtrack.tui.shell.work_screen import WorkScreen
from claimtrack.tui.sources import commands
from claimtrack.tui.terminal.entry import Entry
from claimtrack.tui.widgets.listing import Line, Listing
from claimtrack.tui.widgets.lookup import Lookup
from claimtrack.tui.words import counted, short

PAGE = 100
"""Sources fetched at a time."""


class _Page(NamedTuple):
    """Some sources of `total`."""

    found: tuple[FoundSource, ...]
    total: int


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
        self.lookup: Lookup[str, _Page] = Lookup(self, session, "", _find, self.show_found)
        self._more: Lookup[int, _Page] = Lookup(self, session, 0, _page, self.show_more)
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

    def read(self) -> None:
        """Run the last query again."""
        self._more.stop()
        self.lookup.again()

    @property
    def source(self) -> Source:
        """The source under the cursor.

        Raises:
            WrongUse: there is none.
        """
        here = self.listing.under_cursor
        if here is None:
            key = commands.AddSource.key(self.app)
            raise WrongUse(f"There is no source under the cursor: {key} adds one.")
        return self.desk.sources.get(int(here))

    @on(Input.Changed, "#words")
    def search(self, event: Input.Changed) -> None:
        """Search for what is typed, once typing pauses."""
        self._more.stop()
        self.lookup.later(event.value.strip())

    @on(Input.Submitted, "#words")
    def go_to_list(self) -> None:
        """Move to the results."""
        self.listing.focus()

    def show_found(self, page: _Page) -> None:
        """Show what was found in place of what was there."""
        self._total = page.total
        self.listing.fill(map(_row, page.found))
        if self.wanted is not None:
            self.listing.put_cursor(str(self.wanted))
            self.wanted = None
        words = self.lookup.question
        holding = f" like “{short(words, 40)}”" if words else " on file"
        self.query_one("#found", Static).update(Content(counted(self._total, "source") + holding))

    def show_more(self, page: _Page) -> None:
        """Show the next page below the others."""
        rows = map(_row, page.found)
        self.listing.extend(row for row in rows if row[0] not in self.listing.rows)

    @on(DataTable.RowHighlighted)
    def fetch_more(self, event: DataTable.RowHighlighted) -> None:
        """Fetch the next page when the cursor nears the end of what is here."""
        here = self.listing.row_count
        if event.cursor_row >= here - PAGE // 10 and here < self._total:
            self._more.now(here)

    @on(DataTable.RowSelected)
    def open_source(self) -> None:
        """Show everything about a source."""
        with self.refusals():
            show_source(self, self.source.id)


def _find(desk: Desk, words: str) -> _Page:
    """The sources like some words; without words, the first of all."""
    if not words:
        return _page(desk, 0)
    found = desk.sources.find(words, limit=PAGE)
    return _Page(found, len(found))


def _page(desk: Desk, offset: int) -> _Page:
    page = desk.sources.listed(limit=PAGE, offset=offset)
    return _Page(tuple(FoundSource(one, 100.0) for one in page), desk.sources.count())


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
