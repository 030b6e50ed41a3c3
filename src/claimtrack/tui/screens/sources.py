"""The sources: everything that claims lean on, found as you type, a page at a time.

What is done to one stands here; what hangs on it is shown before trust is taken away.
"""

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
from claimtrack.model.evidence import Source, SourceState
from claimtrack.tui.command import Command, Offered, bound
from claimtrack.tui.commands import listing, sources
from claimtrack.tui.dialogs.archive import ArchiveDialog
from claimtrack.tui.dialogs.reading import ReadDialog
from claimtrack.tui.dialogs.source import Described, SourceDialog, WithdrawDialog, in_fields
from claimtrack.tui.dialogs.stale import Held
from claimtrack.tui.messages import Failed, SourcesFound
from claimtrack.tui.session import Session
from claimtrack.tui.source_words import impact_rows, source_content, state_words
from claimtrack.tui.widgets.entry import Entry
from claimtrack.tui.widgets.listing import Line, Listing
from claimtrack.tui.words import counted, lines, short
from claimtrack.tui.work_screen import WorkScreen

PAGE = 100
"""Sources fetched at a time."""

_PAUSE = 0.15
"""Seconds after a key before the search begins."""

_ON_ONE: Offered = (
    sources.EditSource,
    sources.Archive,
    sources.Impact,
    sources.Withdraw,
    sources.Restore,
)


class SourcesScreen(WorkScreen, inherit_bindings=False):
    """A field to search in, and the sources found."""

    VIEW = "GoToSources"
    OFFERED: ClassVar[Offered] = (
        listing.Search,
        sources.AddSource,
        *_ON_ONE,
        listing.FocusNext,
        listing.FocusPrevious,
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

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._words = ""
        self._answered: str | None = None
        self._total = 0
        self._wanted: int | None = None

    def content(self) -> ComposeResult:
        """The field, how many there are, the sources."""
        about = "/ searches: title, publisher, address, words of its text"
        yield Entry(id="words", placeholder=about, compact=True)
        yield Static("", id="found")
        yield Listing("#", "State", "Rank", "Used", "Publisher", "Title", id="sources")

    def on_mount(self) -> None:
        """Begin in the list, so that letters are commands."""
        self.listing.focus()

    def can(self, command: type[Command]) -> bool:
        """Whether a command can be done now."""
        return self._total > 0 if command in _ON_ONE else super().can(command)

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
            key = sources.AddSource.key(self.app)
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
        if self._wanted is not None:
            self.listing.put_cursor(str(self._wanted))
            self._wanted = None
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
            source = self.source
            impact = self.desk.impact.of_source(source.id)
            words = source_content(source, self.desk.sources.snapshots(source.id), impact)
            self.app.push_screen(ReadDialog(f"Source #{source.id}", words))

    def action_search(self) -> None:
        """Go to the field."""
        self.query_one("#words", Input).focus()

    def action_impact(self) -> None:
        """Show what leans on the source."""
        with self.refusals():
            source = self.source
            rows = impact_rows(self.desk.impact.of_source(source.id))
            heading = f"Source #{source.id}: {short(source.name, 100)}"
            self.app.push_screen(ReadDialog(heading, lines(rows)))

    @work
    async def action_add_source(self) -> None:
        """Put a source on file."""

        def keep(said: Described) -> None:
            add = self.desk.sources.add_file
            key = add(said.file, said.new) if said.file else self.desk.sources.add(said.new)
            self._wanted = key

        before = self.desk.sources.count()
        dialog = SourceDialog(keep)
        dialog.kept_at(self.desk, dialog.about)
        if await self.app.push_screen_wait(dialog):
            self._show_changed()
            if self.desk.sources.count() == before:
                key = sources.EditSource.key(self.app)
                self.tell(f"Source #{self._wanted} was on file already: {key} mends what is known.")

    @work
    async def action_edit_source(self) -> None:
        """Mend what is known of the source."""
        with self.refusals():
            source = self.source
            held = Held(source, lambda: self.desk.sources.get(source.id), in_fields)

            def keep(said: Described) -> None:
                now = held.record
                self.desk.sources.edit(now.id, version=now.version, **_changes(now, said))

            dialog = SourceDialog(keep, source)
            dialog.guard = held
            dialog.kept_at(self.desk, f"{source.uid} {dialog.about}")
            if await self.app.push_screen_wait(dialog):
                self._show_changed()

    @work
    async def action_withdraw(self) -> None:
        """Show what leans on the source, ask why, then take trust away from it."""
        with self.refusals():
            source = self.source
            if source.state is SourceState.WITHDRAWN:
                key = sources.Restore.key(self.app)
                raise WrongUse(f"Source #{source.id} was withdrawn already: {key} restores it.")
            impact = self.desk.impact.of_source(source.id)

            def withdraw(why: str) -> None:
                self.desk.sources.withdraw(source.id, why)

            if await self.app.push_screen_wait(WithdrawDialog(source, impact, withdraw)):
                self._show_changed()
                flagged = counted(len(impact.claims), "claim asks", "claims ask")
                said = f"Withdrew source #{source.id}: {flagged} for attention."
                self.tell(f"{said} {self.undoes}")

    def action_restore(self) -> None:
        """Trust the source again."""
        with self.writing():
            source = self.source
            self.desk.sources.restore(source.id)
            self.tell(f"Source #{source.id} counts again; sign-offs that lapsed stay lapsed.")

    @work
    async def action_archive(self) -> None:
        """Fetch the page in a worker, and show what became of it."""
        with self.refusals():
            if await self.app.push_screen_wait(ArchiveDialog(self.session, self.source)):
                self._show_changed()

    def _show_changed(self) -> None:
        self.session.changed()
        self.catch_up()

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


def _changes(source: Source, said: Described) -> dict[str, object]:
    """What was said otherwise than it is on file."""
    new = said.new
    given = {
        "title": new.title,
        "publisher": new.publisher,
        "archived_url": new.archived_url,
        "published_on": new.published_on,
        "kind": new.kind,
        "rank": new.rank,
        "note": new.note,
        "confidential": new.confidential,
    }
    return {name: value for name, value in given.items() if getattr(source, name) != value}
