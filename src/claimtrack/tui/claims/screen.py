"""The claims: everything on file, found as you type, narrowed and sorted by the file.

Claims are marked in the list; an action applies to the marked claims, or to the one at the cursor
if none is marked. If another reviewer has changed one since it was read, the action is refused.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import ClassVar

from msgspec.structs import replace
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.events import ScreenSuspend
from textual.getters import query_one
from textual.screen import ModalScreen
from textual.widgets import DataTable, Input, Static

from claimtrack.errors import WrongUse
from claimtrack.model.claim import ClaimFilter, ClaimRow
from claimtrack.tui import everywhere
from claimtrack.tui.claims import commands
from claimtrack.tui.claims.bulk import which
from claimtrack.tui.claims.pages import PAGE, Pages
from claimtrack.tui.claims.rows import Asked, Table, asked_words, table
from claimtrack.tui.command import Offered, bound
from claimtrack.tui.dialogs.claim import show_claim
from claimtrack.tui.session import Session
from claimtrack.tui.shell.work_screen import WorkScreen
from claimtrack.tui.terminal.entry import Entry
from claimtrack.tui.widgets.listing import Listing


class ClaimsScreen(WorkScreen, inherit_bindings=False):
    """A field to search in, what was asked for in words, and the claims found."""

    VIEW = "GoToClaims"
    OFFERED: ClassVar[Offered] = (
        everywhere.Search,
        commands.Filter,
        commands.SortOrder,
        commands.ShowAll,
        commands.Mark,
        commands.MarkAll,
        commands.AssignClaims,
        commands.Tag,
        commands.SetStatus,
        commands.Impact,
        commands.Merge,
        commands.Duplicates,
        everywhere.FocusNext,
        everywhere.FocusPrevious,
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
    field = query_one("#words", Input)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.pages = Pages(self, session, self.show_first, self.show_more)
        self.lookup = self.pages.first
        self.marked: dict[int, int] = {}
        """The claims that are marked, each with the version that was read."""
        self.keep: int | None = None
        """The claim that the next one chosen is merged into."""

    def content(self) -> ComposeResult:
        """The field, what was asked for, the claims."""
        yield Entry(
            id="words", placeholder="/ searches: words of a claim, or a statement", compact=True
        )
        yield Static("", id="found")
        yield Listing("#", "Rating", "Wording", id="claims")

    def on_mount(self) -> None:
        """Focus the list, so that letters are commands."""
        self.listing.focus()

    def on_resize(self) -> None:
        """Choose the columns again for another width."""
        if self.rows:
            self.show_rows()

    def read(self) -> None:
        """Run the last query again."""
        self.pages.ask_again()

    @property
    def asked(self) -> Asked:
        """What was asked for."""
        return self.pages.asked

    @property
    def rows(self) -> dict[int, ClaimRow]:
        """The claims read so far, by number, in the order of the list."""
        return self.pages.rows

    def ask(self, asked: Asked) -> None:
        """Ask for other claims."""
        self.pages.ask(asked)
        self.tell_found()

    @on(Input.Changed, "#words")
    def search(self, event: Input.Changed) -> None:
        """Search for what is typed, once typing pauses."""
        words = event.value.strip()
        if words != self.asked.words:
            self.pages.ask_later(replace(self.asked, words=words))

    @on(Input.Submitted, "#words")
    def go_to_list(self) -> None:
        """Move to the results."""
        self.listing.focus()

    @on(DataTable.RowHighlighted)
    def read_on(self, event: DataTable.RowHighlighted) -> None:
        """Read the next page when the cursor nears the end of what is here."""
        if event.cursor_row >= self.listing.row_count - PAGE // 10:
            self.pages.read_on()

    def show_first(self) -> None:
        """Show the first page."""
        self._mark_anew(self.rows.values())
        self.show_rows()

    def show_more(self, new: Sequence[ClaimRow]) -> None:
        """Show more claims below the others."""
        self._mark_anew(new)
        more = self.table(new)
        if more.headings == self.listing.headings:
            self.listing.extend(more.rows)
            self.tell_found()
            self.refresh_bindings()
        else:
            self.show_rows()

    def show_rows(self) -> None:
        """Show the claims read so far."""
        shown = self.table(self.rows.values())
        self.listing.head(*shown.headings)
        self.listing.fill(shown.rows)
        self.tell_found()
        self.refresh_bindings()

    def table(self, rows: Iterable[ClaimRow]) -> Table:
        """Some claims as a table."""
        return table(tuple(rows), self.desk.settings.scale(), self.marked.keys(), self.size.width)

    def tell_found(self) -> None:
        """Say what the list holds, how many are marked, and which waits to be merged into."""
        said = asked_words(self.asked, self.pages.total)
        if self.marked:
            hidden = len(self.marked.keys() - self.rows.keys())
            elsewhere = f" ({hidden} not in this list)" if hidden else ""
            said = f"{len(self.marked):,} marked{elsewhere} · {said}"
        if self.keep:
            said = f"& on another claim merges it into #{self.keep} · {said}"
        self.query_one("#found", Static).update(Content(said))

    @on(DataTable.RowSelected)
    def open_claim(self, event: DataTable.RowSelected) -> None:
        """Show a claim's card."""
        if event.row_key.value is not None:
            show_claim(self, int(event.row_key.value))

    @property
    def here(self) -> int:
        """The claim under the cursor.

        Raises:
            WrongUse: there is none.
        """
        here = self.listing.under_cursor
        if here is None:
            raise WrongUse("There is no claim under the cursor.")
        return int(here)

    def has_claims(self) -> bool:
        """Whether there is a claim to act on."""
        return bool(self.rows or self.marked)

    def chosen(self) -> dict[int, int]:
        """The claims to act on, each with the version that was read.

        Raises:
            WrongUse: there is none.
        """
        if self.marked:
            self._drop_marks_of_what_is_gone()
        return dict(self.marked) or {self.here: self.rows[self.here].claim.version}

    def take_as_they_are(self, claims: Collection[int]) -> None:
        """Take claims as they are after one's own act, before the list is read again.

        Otherwise the next action would be refused as if another reviewer had changed them.
        """
        now = self.desk.claims.listed(ClaimFilter(among=tuple(claims)))
        self.rows.update({row.claim.id: row for row in now if row.claim.id in self.rows})
        self._mark_anew(now)

    def undone(self) -> None:
        """Read the marked claims again: an undo may have changed their versions."""
        self.take_as_they_are(self.marked)

    @on(ScreenSuspend)
    def merge_nothing(self) -> None:
        """Who goes to another view merges nothing after all; a card over the list is no such."""
        if self.keep is not None and not isinstance(self.app.screen, ModalScreen):
            self.keep = None
            self.tell_found()

    def _mark_anew(self, rows: Iterable[ClaimRow]) -> None:
        """Mark the rows shown as they are marked now."""
        for row in rows:
            if row.claim.id in self.marked:
                self.marked[row.claim.id] = row.claim.version

    def _drop_marks_of_what_is_gone(self) -> None:
        """Forget marked claims that were merged or removed in the meantime, and say so."""
        there = {
            row.claim.id for row in self.desk.claims.listed(ClaimFilter(among=tuple(self.marked)))
        }
        gone = tuple(self.marked.keys() - there)
        for key in gone:
            del self.marked[key]
        if gone:
            self.tell(f"No longer on file, and no longer marked: {which(gone)}.")
            self.tell_found()
