"""The embargo of an article: until when, and why."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from claimtrack.model.article import Article
from claimtrack.tui.command import Chapter, Command
from claimtrack.tui.dialogs.article_details import HasArticle
from claimtrack.tui.dialogs.form import Field, Form, entry
from claimtrack.tui.drafts import Place
from claimtrack.tui.words import short

_ABOUT = (
    "While it holds, whatever leaves the house leaves the article out and says how many were; "
    "inside it is shown with its mark. Empty: no embargo."
)


class Embargo(Command[HasArticle]):
    """Put the article under embargo until a moment, or until lifted; change or lift it."""

    id = "Embargo"
    name = "Embargo"
    keys = "at"
    chapter = Chapter.ARTICLE

    def can(self, at: HasArticle) -> bool:
        """Where there is an article."""
        return at.article is not None

    async def do(self, at: HasArticle) -> None:
        """Ask until when, and keep it."""
        if at.article is None:
            return
        desk, article = at.desk, at.desk.articles.get(at.article)

        def keep(when: str, why: str) -> None:
            if when:
                desk.embargo.set(article.id, when, why=why, version=article.version)
            else:
                desk.embargo.lift(article.id, why=why, version=article.version)

        dialog = EmbargoDialog(article, desk.embargo.held().articles.get(article.id, ""), keep)
        dialog.kept_at(desk, Place.EMBARGO, article.uid)
        if await at.app.push_screen_wait(dialog):
            at.show_changes()


class EmbargoDialog(Form[bool]):
    """Until when an article is under embargo, and why.

    Args:
        article: the article.
        held: until when it is under embargo now, in words; empty: it is not.
        record: keeps until when, and why; an empty moment lifts it.
    """

    def __init__(self, article: Article, held: str, record: Callable[[str, str], None]) -> None:
        now = f"under embargo {held}" if held else "not under embargo"
        super().__init__(
            f"Article {article.id}, {now}: {short(article.title or 'untitled', 80)}",
            "enter records   tab next field   esc cancels",
        )
        self._article, self._held = article, held
        self._record = record

    def body(self) -> ComposeResult:
        """What it means; until when; why."""
        yield Static(Content(_ABOUT))
        yield Static(classes="gap")
        held = self._article.embargo if self._held else ""
        about = "open, or 2026-12-01 06:00 Europe/Berlin"
        yield Field("Until", entry("until", held or "", about))
        yield Field("Why", entry("why", self._article.embargo_why, "and who asked for it"))

    def on_mount(self) -> None:
        """Focus the moment."""
        self.query_one("#until").focus()

    def record(self) -> None:
        """Record it."""
        self.attempt(self._keep)

    def _keep(self) -> bool:
        self._record(self.said("until").strip(), self.said("why"))
        return True
