"""The details of an article: everything known of it besides its text."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from textual.app import App, ComposeResult

from claimtrack.desk.desk import Desk
from claimtrack.model.article import Article
from claimtrack.tui.command import Chapter, Command
from claimtrack.tui.dialogs.form import Field, Form, entry
from claimtrack.tui.dialogs.stale import Held
from claimtrack.tui.drafts import Place
from claimtrack.tui.words import short

_DAY = "2025-05-10"
_FIELDS = (
    ("title", "Title", ""),
    ("publisher", "Publisher", ""),
    ("author", "Author", ""),
    ("published_on", "Published", f"{_DAY}, 2025-05 or 2025"),
    ("url", "Address", "where it stands"),
    ("language", "Language", "en, hi, ur"),
    ("owner", "Owner", "who works on it"),
    ("deadline", "Deadline", f"{_DAY} 17:30, or the day alone"),
)


class HasArticle(Protocol):
    """A screen with a current article."""

    @property
    def app(self) -> App[object]:
        """The application."""
        ...

    @property
    def desk(self) -> Desk:
        """The open desk."""
        ...

    @property
    def article(self) -> int | None:
        """The current article, by its number."""
        ...

    def show_changes(self) -> None:
        """Show the current state of the file."""
        ...


class ArticleDetails(Command[HasArticle]):
    """Edit the article's details: title, publisher, date, owner, deadline and the like."""

    id = "ArticleDetails"
    name = "Article details"
    keys = "N"
    chapter = Chapter.DESK

    def can(self, at: HasArticle) -> bool:
        """Where there is one."""
        return at.article is not None

    async def do(self, at: HasArticle) -> None:
        """Ask, and keep what was said otherwise."""
        desk, key = at.desk, at.article
        if key is None:
            return
        held = Held(desk.articles.get(key), lambda: desk.articles.get(key), in_fields)

        def keep(said: dict[str, str]) -> None:
            desk.articles.edit(key, version=held.record.version, **said)

        dialog = ArticleDialog(held, keep)
        dialog.guard = held
        dialog.kept_at(desk, Place.ARTICLE, held.record.uid)
        if await at.app.push_screen_wait(dialog):
            at.show_changes()


class ArticleDialog(Form[bool]):
    """Facts about an article, to be entered or corrected.

    Args:
        held: the article as it is.
        record: keeps what was said otherwise, by field.
    """

    def __init__(self, held: Held[Article], record: Callable[[dict[str, str]], object]) -> None:
        article = held.record
        super().__init__(
            f"Article {article.id}: {short(article.title or 'untitled', 100)}",
            "enter records   tab next field   esc cancels",
        )
        self._held = held
        self._record = record

    def body(self) -> ComposeResult:
        """A field for each fact."""
        known = in_fields(self._held.record)
        for name, label, about in _FIELDS:
            yield Field(label, entry(name, str(known[name]), about))

    def on_mount(self) -> None:
        """Focus the title."""
        self.query_one("#title").focus()

    def record(self) -> None:
        """Record what was said otherwise."""
        self.attempt(self._keep)

    def _keep(self) -> bool:
        said = {name: self.said(name) for name, _, _ in _FIELDS}
        now = in_fields(self._held.record)
        self._record({name: words for name, words in said.items() if words != now[name]})
        return True


def in_fields(article: Article) -> dict[str, str | int]:
    """What stands in the fields of the dialog for an article."""
    return {name: getattr(article, name) or "" for name, _, _ in _FIELDS}
