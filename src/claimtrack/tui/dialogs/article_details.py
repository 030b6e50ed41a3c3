"""What is known of an article beside its words."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import ComposeResult

from claimtrack.model import Article
from claimtrack.tui.dialogs.form import Field, Form, entry
from claimtrack.tui.words import short
from claimtrack.tui.work_screen import WorkScreen

_DAY = "2025-05-10"
_FIELDS = (
    ("title", "Title", ""),
    ("publisher", "Publisher", ""),
    ("author", "Author", ""),
    ("published_on", "Published", f"{_DAY}, 2025-05 or 2025"),
    ("url", "Address", "where it stands"),
    ("language", "Language", "en, hi, ur"),
    ("owner", "Owner", "who works on it"),
    ("deadline", "Deadline", _DAY),
)


class ArticleDialog(Form[bool]):
    """Facts about an article, to be said or mended.

    Args:
        article: the article as it is.
        record: keeps what was said otherwise, by field.
    """

    def __init__(self, article: Article, record: Callable[[dict[str, str]], object]) -> None:
        super().__init__(
            f"Article {article.id}: {short(article.title or 'untitled', 100)}",
            "enter records   tab next field   esc cancels",
        )
        self._article = article
        self._record = record

    def body(self) -> ComposeResult:
        """A field for each fact."""
        for name, label, about in _FIELDS:
            yield Field(label, entry(name, self._known(name), about))

    def on_mount(self) -> None:
        """Begin with the title."""
        self.query_one("#title").focus()

    def record(self) -> None:
        """Record what was said otherwise."""
        self.attempt(self._keep)

    def _known(self, name: str) -> str:
        return getattr(self._article, name) or ""

    def _keep(self) -> bool:
        said = {name: self.said(name) for name, _, _ in _FIELDS}
        self._record({name: words for name, words in said.items() if words != self._known(name)})
        return True


async def mend_article(screen: WorkScreen, key: int) -> None:
    """Ask what is known of an article, and show what has become of it.

    Raises:
        NotFound: there is no such article.
    """

    def keep(said: dict[str, str]) -> None:
        screen.desk.edit_article(key, **said)

    if await screen.app.push_screen_wait(ArticleDialog(screen.desk.article(key), keep)):
        screen.session.changed()
        screen.catch_up()
