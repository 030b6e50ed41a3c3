"""Triage: what came in and waits, most pressing first. One key decides a row and moves on.

The list is made by a worker, once; a decision takes its row away and leaves the others standing.
It is made anew when something else has changed the file, and after an undo.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.getters import query_one
from textual.widgets import DataTable, Static
from textual.worker import get_current_worker

from claimtrack.desk.triage import TriageRow
from claimtrack.errors import ClaimtrackError, WrongUse
from claimtrack.tui.command import Command, Offered, bound
from claimtrack.tui.commands import moving, sorting, triage
from claimtrack.tui.commands.everywhere import GoToDesk, Undo
from claimtrack.tui.dialogs.confirm import Confirm
from claimtrack.tui.messages import Failed, OpenArticle, TriageRead
from claimtrack.tui.session import Session
from claimtrack.tui.triage_rows import compared, differing, known_claim, sentences_of
from claimtrack.tui.triage_words import triage_cells, triage_content
from claimtrack.tui.widgets.detail import Detail
from claimtrack.tui.widgets.listing import Listing
from claimtrack.tui.words import counted, lines, short
from claimtrack.tui.work_screen import WorkScreen

_ON_A_ROW: Offered = (
    sorting.Accept,
    sorting.NotAClaim,
    sorting.Skip,
    sorting.Link,
    sorting.Reject,
    triage.DismissArticle,
    moving.CardDown,
    moving.CardUp,
)


class TriageScreen(WorkScreen, inherit_bindings=False):
    """The rows above, all of the one under the cursor below."""

    VIEW = "GoToTriage"
    OFFERED: ClassVar[Offered] = (*_ON_A_ROW, *WorkScreen.OFFERED)
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
        self._rows: dict[str, TriageRow] = {}
        self._gone: list[str] = []
        self._said = ""
        self._undone_by: str | None = None
        self._looking = True

    def awaits(self, key: str) -> bool:
        """Whether a key is about rows that are still being looked for."""
        del key
        return self._looking

    def give_up(self) -> None:
        """Nothing waits any more for what could not be looked for."""
        self._looking = False

    def content(self) -> ComposeResult:
        """How many wait, the rows, the one under the cursor."""
        yield Static("looking …", id="waiting")
        yield Listing("Why", "Worth", "Lines", "Art.", "What is said", id="rows")
        yield Detail(id="detail")

    def on_mount(self) -> None:
        """Give the keys to the list."""
        self.listing.focus()

    def read(self) -> None:
        """Have the list made."""
        self._make(self.session.edition)

    def can(self, command: type[Command]) -> bool:
        """Whether a command can be done now."""
        if command not in _ON_A_ROW:
            return super().can(command)
        row = self._rows.get(self.listing.under_cursor or "")
        needs_claim = command in (sorting.Link, sorting.Reject)
        return row is not None and (not needs_claim or row.match is not None)

    @property
    def row(self) -> TriageRow:
        """The row under the cursor.

        Raises:
            WrongUse: there is none.
        """
        found = self._rows.get(self.listing.under_cursor or "")
        if found is None:
            key = GoToDesk.key(self.app)
            raise WrongUse(f"Nothing waits here: {key} goes to the desk, where articles come in.")
        return found

    @on(TriageRead)
    def show_rows(self, message: TriageRead) -> None:
        """Show the list, the cursor on what an undo brought back; made too early, make it again."""
        if message.edition != self.session.edition:
            self.read()
            return
        self._looking = False
        self._rows = {str(row.sentences[0].id): row for row in message.rows}
        self.listing.fill((key, triage_cells(row)) for key, row in self._rows.items())
        back = [key for key in self._gone if key in self._rows]
        if back:
            self.listing.put_cursor(back[-1])
            self._gone = [key for key in self._gone if key not in back]
        self._tell_waiting()
        self.show_row()

    @on(DataTable.RowHighlighted)
    def show_row(self) -> None:
        """Show all of the row under the cursor, compared with its claim as it stands now."""
        row = self._rows.get(self.listing.under_cursor or "")
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

    def action_accept(self) -> None:
        """Make a claim of the first sentence; what says the same comes back as a repetition."""

        def accept(row: TriageRow) -> str:
            first = row.sentences[0]
            return f"accepted as #{self.desk.sentences.accept(first.id, version=first.version)}"

        self._decide(accept, partly=True)

    def action_not_a_claim(self) -> None:
        """Decide that none of its sentences claims anything."""

        def refuse(row: TriageRow) -> str:
            self.desk.sentences.not_a_claim(*sentences_of(row), version=row.sentences[0].version)
            return "not a claim"

        self._decide(refuse)

    def action_skip(self) -> None:
        """Leave all of its sentences unchecked."""

        def skip(row: TriageRow) -> str:
            self.desk.sentences.skip(*sentences_of(row), version=row.sentences[0].version)
            return "skipped"

        self._decide(skip)

    def action_link(self) -> None:
        """Link all of its sentences to the known claim, asking where one of them differs."""
        with self.refusals():
            row = self.row
            sides = differing(self.desk, row, known_claim(row))
            if not sides:
                self._link(row, anyway=False)
                return
            asked = Confirm("They differ. Is it the same claim all the same?", lines(sides))
            self.app.push_screen(asked, lambda yes: self._link(row, anyway=True) if yes else None)

    def action_reject(self) -> None:
        """Say that none of its sentences is the known claim; it stays, as something new."""
        with self.writing():
            row = self.row
            first, *more = sentences_of(row)
            claim = known_claim(row).match.claim
            self.desk.sentences.reject(first, claim, *more)
            self._gone.append(str(first))
            self.tell(f"Not #{claim}: it is not offered for this again.")

    def action_dismiss_article(self) -> None:
        """Skip what is undecided in the article of the row, after asking."""
        with self.refusals():
            article = self.row.articles[0]
            left = self.desk.articles.case(article.id).coverage.undecided
            title = short(article.title or "untitled", 60)
            undone = f"{Undo.key(self.app)} takes it back."
            details = Content(f"{counted(left, 'line')} nobody has decided about; {undone}")
            asked = Confirm(f"Skip all that is undecided in “{title}”?", details)
            self.app.push_screen(asked, lambda yes: self._dismiss(article.id) if yes else None)

    def action_card_down(self) -> None:
        """Scroll the detail down."""
        self.detail.scroll_by_half(1)

    def action_card_up(self) -> None:
        """Scroll the detail up."""
        self.detail.scroll_by_half(-1)

    def _link(self, row: TriageRow, *, anyway: bool) -> None:
        def link(row: TriageRow) -> str:
            first, *more = sentences_of(row)
            claim = known_claim(row).match.claim
            version = row.sentences[0].version
            self.desk.sentences.link(first, claim, *more, anyway=anyway, version=version)
            return f"linked to #{claim}"

        self._decide(link, row)

    def _dismiss(self, article: int) -> None:
        with self.writing():
            self._say(f"dismissed {counted(self.desk.sentences.dismiss(article), 'line')}")

    def _decide(
        self,
        act: Callable[[TriageRow], str],
        row: TriageRow | None = None,
        *,
        partly: bool = False,
    ) -> None:
        """Decide a row and go on to the next; `partly` if only its first sentence is decided."""
        with self.refusals():
            row = row or self.row
            self._say(act(row))
            self.session.changed()
            key = str(row.sentences[0].id)
            self._gone.append(key)
            self._rows.pop(key, None)
            self._edition = self.session.edition
            self.listing.drop(key)
            self._tell_waiting()
            self.show_row()
            if partly and len(row.sentences) > 1:
                self.read()

    def _say(self, done: str) -> None:
        """Say what was done, for as long as it is what an undo takes back."""
        self._said, self._undone_by = done, self.desk.history.undo_in_words()

    def _tell_waiting(self) -> None:
        waiting = (
            counted(len(self._rows), "row waits", "rows wait")
            if self._rows
            else "Nothing waits: every suggested sentence is decided"
        )
        if self._said and self.desk.history.undo_in_words() != self._undone_by:
            self._said = ""
        done = f" · {self._said} ({Undo.key(self.app)} takes it back)" if self._said else ""
        self.query_one("#waiting", Static).update(Content(waiting + done), layout=False)

    @work(thread=True, exclusive=True, group="triage")
    def _make(self, edition: int) -> None:
        """Make the list with a desk of this thread's own."""
        worker = get_current_worker()
        try:
            with self.session.own_desk() as desk:
                rows = desk.triage.listed()
        except ClaimtrackError as error:
            self.post_message(Failed(error.message))
            return
        if not worker.is_cancelled:
            self.post_message(TriageRead(edition, rows))
