"""The desk: the articles on file with how far they have come, and the claims that wait."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.getters import query_one
from textual.widgets import DataTable, Static

from claimtrack.tui import everywhere
from claimtrack.tui.command import Offered, bound
from claimtrack.tui.desk.articles import article_cells, charts, pressing
from claimtrack.tui.desk.import_ import Import
from claimtrack.tui.desk.lists import GROUP, LISTS, DeskList, NextList
from claimtrack.tui.desk.statistics import ShowStatistics
from claimtrack.tui.dialogs.article_details import ArticleDetails
from claimtrack.tui.dialogs.claim import show_claim
from claimtrack.tui.dialogs.embargo import Embargo
from claimtrack.tui.merge.commands import Conflicts
from claimtrack.tui.messages import OpenArticle
from claimtrack.tui.session import Session
from claimtrack.tui.shell.work_screen import WorkScreen
from claimtrack.tui.widgets.listing import Listing
from claimtrack.tui.words import QUIET, counted, line


class DeskScreen(WorkScreen, inherit_bindings=False):
    """Articles above, the queue below."""

    VIEW = "GoToDesk"
    OFFERED: ClassVar[Offered] = (
        Import,
        NextList,
        Conflicts,
        ArticleDetails,
        Embargo,
        ShowStatistics,
        everywhere.FocusNext,
        everywhere.FocusPrevious,
        *WorkScreen.OFFERED,
    )
    BINDINGS: ClassVar[list[BindingType]] = bound(*OFFERED)
    DEFAULT_CSS = """
    DeskScreen {
        & .title { padding: 0 1; text-style: bold; color: $text-accent; }
        & #charts { padding: 0 1; height: auto; }
        &.-narrow #charts { display: none; }
        & #queue-title { margin-top: 1; }
        & #articles { height: auto; max-height: 55%; }
        & #queue { height: 1fr; }
    }
    """

    articles = query_one("#articles", Listing)
    queue = query_one("#queue", Listing)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.list = LISTS[0]
        """The list that is shown below the articles."""

    def content(self) -> ComposeResult:
        """The articles and the queue."""
        yield Static("", id="articles-title", classes="title")
        yield Listing(
            *("#", "Progress", "Decided", "Judged", "Left", "When", "Owner", "Title"), id="articles"
        )
        yield Static("", id="charts")
        yield Static("", id="queue-title", classes="title")
        yield Listing("Claim", "Waits for", "Wording", id="queue")

    def read(self) -> None:
        """Read the articles, the charts, and the list below them."""
        now = self.desk.clock().astimezone().replace(tzinfo=None)
        rows = sorted(self.desk.articles.listed(), key=pressing)
        self.articles.fill((str(row.article.id), article_cells(row, now)) for row in rows)
        said = counted(len(rows), "article") if rows else self._none_yet()
        self.query_one("#articles-title", Static).update(line(said, self._to_decide()))
        shown = charts(self.desk.settings.scales(), self.desk.history.decisions())
        self.query_one("#charts", Static).update(shown)
        self._read_list()

    def _none_yet(self) -> str:
        return f"No articles yet: {Import.key(self.app)} imports one"

    def _to_decide(self) -> tuple[str, str]:
        """What a merge left to decide, in words; empty where there is nothing."""
        count = self.desk.merge.count()
        if not count:
            return "", ""
        key = Conflicts.key(self.app)
        return f"   ! {counted(count, 'conflict')} of a merge to decide: {key}", "$text-warning"

    def show_list(self, shown: DeskList) -> None:
        """Show another list below the articles."""
        self.list = shown
        self._read_list()

    def _read_list(self) -> None:
        """Read the list that is shown below the articles."""
        shown = self.list
        found = tuple(shown.lines(self.desk))
        self.queue.head("Claim", shown.heading, "Wording")
        self.queue.fill(found)
        count = sum(not key.startswith(GROUP) for key, _ in found)
        words = counted(count, *shown.count) if count else shown.none
        others = " · ".join(each.name for each in LISTS if each is not shown)
        title = line(words, (f"   }} next list: {others}", QUIET))
        self.query_one("#queue-title", Static).update(title)

    @property
    def article(self) -> int | None:
        """The article under the cursor."""
        here = self.articles.under_cursor
        return None if here is None else int(here)

    @on(DataTable.RowHighlighted, "#articles")
    def note_article(self, event: DataTable.RowHighlighted) -> None:
        """Remember the article under the cursor: its report may be asked for."""
        if event.row_key.value is not None and self.is_current:
            self.session.article = int(event.row_key.value)

    @on(DataTable.RowSelected, "#articles")
    def open_article(self, event: DataTable.RowSelected) -> None:
        """Open an article for review."""
        if event.row_key.value is not None:
            self.post_message(OpenArticle(int(event.row_key.value)))

    @on(DataTable.RowSelected, "#queue")
    def open_claim(self, event: DataTable.RowSelected) -> None:
        """Open the article of a claim, at its sentence; else its card."""
        key = event.row_key.value or GROUP
        if key.startswith(GROUP):
            # A heading stands for the claim below it.
            key = self.queue.row_named(event.cursor_row + 1) or "0 0 0"
        claim, article, sentence, *_ = key.split()
        if int(article):
            self.post_message(OpenArticle(int(article), int(sentence)))
        else:
            show_claim(self, int(claim))

    def import_ended(self, article: int | None) -> None:
        """Show the imported articles, with the cursor on the last one."""
        self.show_changes()
        if article is not None:
            self.articles.put_cursor(str(article))
