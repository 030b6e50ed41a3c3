"""Triage: new sentences waiting, most pressing first. One key decides a row and moves on.

The list is made by a worker, once; a decision takes its row away and leaves the others standing.
It is rebuilt when something else has changed the file, and after an undo.
"""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.getters import query_one
from textual.widgets import DataTable, Static

from claimtrack.desk.desk import Desk
from claimtrack.desk.triage import TriageRow
from claimtrack.errors import WrongUse
from claimtrack.tui import everywhere
from claimtrack.tui.command import Offered, bound
from claimtrack.tui.everywhere import GoToDesk, Undo
from claimtrack.tui.messages import OpenArticle
from claimtrack.tui.session import Session
from claimtrack.tui.shell.work_screen import WorkScreen
from claimtrack.tui.triage import commands
from claimtrack.tui.triage.rows import compared
from claimtrack.tui.triage.words import triage_cells, triage_content
from claimtrack.tui.widgets.detail import Detail
from claimtrack.tui.widgets.listing import Listing
from claimtrack.tui.widgets.lookup import Lookup
from claimtrack.tui.words import counted


class TriageScreen(WorkScreen, inherit_bindings=False):
    """The rows above, all of the one under the cursor below."""

    VIEW = "GoToTriage"
    OFFERED: ClassVar[Offered] = (
        commands.Accept,
        commands.NotAClaim,
        commands.Skip,
        commands.Link,
        commands.Reject,
        commands.DismissArticle,
        everywhere.CardDown,
        everywhere.CardUp,
        *WorkScreen.OFFERED,
    )
    BINDINGS: ClassVar[list[BindingType]] = bound(*OFFERED)
    DEFAULT_CSS = """
    TriageScreen {
        & #waiting { padding: 0 1; text-style: bold; color: $text-accent; height: 1; }
        & #rows { height: 1fr; }
    }
    """

    listing = query_one("#rows", Listing)
    detail = query_one("#detail", Detail)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.lookup: Lookup[None, tuple[TriageRow, ...]] = Lookup(
            self, session, None, _find, self.show_rows
        )
        self.left: list[str] = []
        """The rows that left, by key: one that an undo brings back is under the cursor again."""
        self._rows: dict[str, TriageRow] = {}
        self._made_of = -1
        self._said = ""
        self._undone_by: str | None = None

    def content(self) -> ComposeResult:
        """How many wait, the rows, the one under the cursor."""
        yield Static("looking …", id="waiting")
        yield Listing("Why", "Worth", "Lines", "Art.", "What is said", id="rows")
        yield Detail(id="detail")

    def on_mount(self) -> None:
        """Focus the list."""
        self.listing.focus()

    def read(self) -> None:
        """Build the list from the file as it is now."""
        self._made_of = self.session.edition
        self.lookup.again()

    @property
    def here(self) -> TriageRow | None:
        """The row under the cursor, if there is one."""
        return self._rows.get(self.listing.under_cursor or "")

    @property
    def row(self) -> TriageRow:
        """The row under the cursor.

        Raises:
            WrongUse: there is none.
        """
        if self.here is None:
            key = GoToDesk.key(self.app)
            raise WrongUse(f"Nothing is waiting here: {key} goes to the desk, to import articles.")
        return self.here

    def show_rows(self, rows: tuple[TriageRow, ...]) -> None:
        """Show the list, the cursor on what an undo brought back; made too early, make it again."""
        if self._made_of != self.session.edition:
            self.read()
            return
        self._rows = {str(row.sentences[0].id): row for row in rows}
        self.listing.fill((key, triage_cells(row)) for key, row in self._rows.items())
        back = [key for key in self.left if key in self._rows]
        if back:
            self.listing.put_cursor(back[-1])
            self.left = [key for key in self.left if key not in back]
        self._tell_waiting()
        self.show_row()

    @on(DataTable.RowHighlighted)
    def show_row(self) -> None:
        """Show all of the row under the cursor, compared with its claim as it stands now."""
        row = self.here
        if row is None:
            self.detail.show(Content(""))
            return
        with self.refusals():
            self.detail.show(
                triage_content(row, compared(self.desk, row), self.desk.settings.scale())
            )

    @on(DataTable.RowSelected)
    def open_article(self, event: DataTable.RowSelected) -> None:
        """Open the article of a row at its first sentence."""
        row = self._rows.get(event.row_key.value or "")
        if row is not None:
            self.post_message(OpenArticle(row.articles[0].id, row.sentences[0].id))

    def scroll_card(self, by: int) -> None:
        """Scroll the detail by halves of what is in sight."""
        self.detail.scroll_by_half(by)

    def go_on(self, row: TriageRow, done: str) -> None:
        """Remove a decided row, say what was done, and go on to the next."""
        self.say(done)
        self.session.changed()
        key = str(row.sentences[0].id)
        self.left.append(key)
        self._rows.pop(key, None)
        # The other rows stand: nothing is read again for what was done here.
        self._edition = self.session.edition
        self.listing.drop(key)
        self._tell_waiting()
        self.show_row()

    def say(self, done: str) -> None:
        """Say what was done, for as long as it is what an undo takes back."""
        self._said, self._undone_by = done, self.desk.history.undo_in_words()

    def _tell_waiting(self) -> None:
        waiting = (
            counted(len(self._rows), "row waits", "rows wait")
            if self._rows
            else "Nothing is waiting: every suggested sentence is decided"
        )
        if self._said and self.desk.history.undo_in_words() != self._undone_by:
            self._said = ""
        done = f" · {self._said} ({Undo.key(self.app)} undoes it)" if self._said else ""
        self.query_one("#waiting", Static).update(Content(waiting + done), layout=False)


def _find(desk: Desk, _question: None) -> tuple[TriageRow, ...]:
    return desk.triage.listed()
