"""The desk: the articles on file with how far they have come, and the claims that wait."""

from __future__ import annotations

from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.getters import query_one
from textual.widgets import DataTable, Static

from claimtrack.desk import QueueRow
from claimtrack.model import ArticleRow, Coverage, Severity
from claimtrack.tui.command import Offered, bound
from claimtrack.tui.commands import listing
from claimtrack.tui.dialogs.import_ import ImportDialog
from claimtrack.tui.messages import ImportAsked, OpenArticle
from claimtrack.tui.widgets.listing import Listing, cell
from claimtrack.tui.words import counted, short
from claimtrack.tui.work_screen import WorkScreen

_BAR = 10


class DeskScreen(WorkScreen, inherit_bindings=False):
    """Articles above, the queue below."""

    VIEW = "GoToDesk"
    OFFERED: ClassVar[Offered] = (
        listing.Import,
        listing.FocusNext,
        listing.FocusPrevious,
        *WorkScreen.OFFERED,
    )
    BINDINGS: ClassVar[list[BindingType]] = bound(*OFFERED)
    DEFAULT_CSS = """
    DeskScreen {
        & .title { padding: 0 1; text-style: bold; color: $text-accent; }
        & #queue-title { margin-top: 1; }
        & #articles { height: auto; max-height: 55%; }
        & #queue { height: 1fr; }
    }
    """

    articles = query_one("#articles", Listing)
    queue = query_one("#queue", Listing)

    def content(self) -> ComposeResult:
        """The articles and the queue."""
        yield Static("", id="articles-title", classes="title")
        yield Listing("#", "Progress", "Decided", "Judged", "Left", "Title", id="articles")
        yield Static("", id="queue-title", classes="title")
        yield Listing("Claim", "Waits for", "Wording", id="queue")

    def read(self) -> None:
        """Read the articles and the queue."""
        rows = self.desk.articles()
        self.articles.fill((str(row.article.id), _article_cells(row)) for row in rows)
        said = counted(len(rows), "article") if rows else "No articles yet: i imports one"
        self.query_one("#articles-title", Static).update(said)
        waiting = self.desk.queue()
        self.queue.fill((_queue_key(row), _queue_cells(row)) for row in waiting)
        held = counted(len(waiting), "claim waits", "claims wait") if waiting else "Nothing waits"
        self.query_one("#queue-title", Static).update(held)

    @on(DataTable.RowHighlighted, "#articles")
    def note_article(self, event: DataTable.RowHighlighted) -> None:
        """Keep in mind which article the cursor stands on: its report may be asked for."""
        if event.row_key.value is not None and self.is_current:
            self.session.article = int(event.row_key.value)

    @on(DataTable.RowSelected, "#articles")
    def open_article(self, event: DataTable.RowSelected) -> None:
        """Open an article for review."""
        if event.row_key.value is not None:
            self.post_message(OpenArticle(int(event.row_key.value)))

    @on(DataTable.RowSelected, "#queue")
    def open_claim(self, event: DataTable.RowSelected) -> None:
        """Open the article of a claim that waits, at its sentence."""
        _, article, sentence = (event.row_key.value or "0 0 0").split()
        if int(article):
            self.post_message(OpenArticle(int(article), int(sentence)))
        else:
            self.tell("This claim appears in no article: find it among the claims (F3).")

    @work
    async def action_import(self) -> None:
        """Ask what to take in; it is taken in while work goes on."""
        if self.session.importing is not None:
            self.tell("Something is being taken in already: F8 stops it.", severity="warning")
            return
        wanted = await self.app.push_screen_wait(ImportDialog(self.desk, self.session.asked_for))
        if wanted is not None:
            self.post_message(ImportAsked(wanted))

    def import_ended(self, article: int | None) -> None:
        """Show what has come in, the cursor on the last article."""
        self.session.changed()
        self.catch_up()
        if article is not None:
            self.articles.put_cursor(str(article))


def _article_cells(row: ArticleRow) -> tuple[str, ...]:
    done, article = row.coverage, row.article
    return (
        str(article.id),
        _bar(done),
        f"{done.decided}/{done.sentences}",
        f"{done.judged}/{done.claims}",
        str(done.undecided + done.open),
        short(article.title or article.url or "untitled", 200),
    )


def _bar(done: Coverage) -> str:
    """How far an article has come: what is decided, and what is judged, of all there is to do."""
    whole = done.sentences + done.claims
    full = round(_BAR * (done.decided + done.judged) / whole) if whole else 0
    return "█" * full + "░" * (_BAR - full)


def _queue_key(row: QueueRow) -> str:
    places = row.row.appearances
    at = (places[-1].article, places[-1].sentence) if places else (0, 0)
    return f"{row.row.claim.id} {at[0]} {at[1]}"


def _queue_cells(row: QueueRow) -> tuple[str, ...]:
    holding = [block for block in row.blocks if block.severity is Severity.BLOCKS]
    more = f" (+{len(holding) - 1})" if len(holding) > 1 else ""
    return (
        f"#{row.row.claim.id}",
        cell(short(holding[0].why, 44 - len(more)) + more),
        short(row.row.claim.text, 200),
    )
