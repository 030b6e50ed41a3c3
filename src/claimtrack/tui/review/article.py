"""An article as a whole: signing it off, saying where our check is out, how far it has come."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from claimtrack.model.article import SentenceKind
from claimtrack.model.case import ArticleCase, Severity
from claimtrack.model.publication import UncheckedLine
from claimtrack.tui.command import Chapter, Command
from claimtrack.tui.dialogs.form import Field, Form, entry
from claimtrack.tui.dialogs.text import TextDialog
from claimtrack.tui.review.verdicts import show_notices
from claimtrack.tui.words import QUIET, counted, dotted, line, lines, short

if TYPE_CHECKING:
    from claimtrack.tui.review.screen import ReviewScreen

_KEPT = 4
"""Parts of the status that are told on any screen."""


class SignOffArticle(Command["ReviewScreen"]):
    """Sign off the article as a whole: each unchecked line is accepted in your name."""

    id = "SignOffArticle"
    name = "Sign off article"
    keys = "O"
    chapter = Chapter.ARTICLE

    def can(self, at: ReviewScreen) -> bool:
        """Where the article has sentences."""
        return at.here is not None

    async def do(self, at: ReviewScreen) -> None:
        """Show every line that nobody checked, and ask."""
        shown, article = at.case, at.case.article
        unchecked = at.desk.articles.unchecked(article.id)

        def sign(comment: str) -> None:
            done = at.desk.sign_offs.sign_off_article(
                article.id, accepted=unchecked, comment=comment, seen=shown
            )
            said = counted(len(done.verdicts), "verdict")
            at.tell(f"The article is signed off: {said}, {len(done.accepted)} unchecked.")

        title, me = article.title or "untitled", at.desk.reviewer
        if await at.app.push_screen_wait(SignArticleDialog(title, unchecked, me, sign)):
            at.show_changes()


class Publish(Command["ReviewScreen"]):
    """Record where our check was published; refused while a house rule blocks it."""

    id = "Publish"
    name = "Publish"
    keys = "P"
    chapter = Chapter.ARTICLE

    def can(self, at: ReviewScreen) -> bool:
        """Where the article has sentences."""
        return at.here is not None

    async def do(self, at: ReviewScreen) -> None:
        """Ask where; show the notices that it makes due."""
        article = at.case.article
        fresh: list[int] = []

        def publish(url: str) -> None:
            fresh.extend(at.desk.articles.publish(article.id, url, version=article.version))

        about = _holding_back(at)
        known = article.published_url or ""
        dialog = TextDialog("Where was our check published?", known, publish, about, one_line=True)
        if await at.app.push_screen_wait(dialog):
            at.show_changes()
            at.tell(f"Published: {counted(len(fresh), 'new verdict')}.")
            show_notices(at, *(at.desk.verdicts.get(verdict).claim for verdict in fresh))


def _holding_back(at: ReviewScreen) -> Content:
    """What blocks publication, each with its remedy."""
    blocking = [one for one in at.desk.articles.blocks(at.case) if one.severity is Severity.BLOCKS]
    rows = [
        line(
            (f"x {f'#{one.claim} ' if one.claim else ''}", "bold"),
            short(one.why, 120),
            (f"  {short(one.mend, 160)}", QUIET),
        )
        for one in blocking
    ]
    return lines(rows or [Content("No house rule blocks it.")])


class SignArticleDialog(Form[bool]):
    """Signing off an article as a whole, with every line that nobody checked in sight.

    Args:
        title: the article's title.
        unchecked: the lines; signing accepts each of them.
        me: in whose name.
        record: signs it off, with a comment.
    """

    def __init__(
        self,
        title: str,
        unchecked: Sequence[UncheckedLine],
        me: str,
        record: Callable[[str], object],
    ) -> None:
        super().__init__(
            f"Sign off the whole of {short(title, 100)}?", "enter signs it off   esc cancels"
        )
        self._unchecked = tuple(unchecked)
        self._me = me
        self._record = record

    def body(self) -> ComposeResult:
        """What is accepted unchecked, then a comment."""
        count = len(self._unchecked)
        said = (
            f"{counted(count, 'line')} {'was' if count == 1 else 'were'} not checked;"
            f" {short(self._me, 40)} accepts {'it' if count == 1 else 'each of them'}:"
            if count
            else "Every line was checked."
        )
        rows = [Content(said)]
        rows += [
            line((f"line {one.line} {one.state}  ", QUIET), short(one.text, 160))
            for one in self._unchecked
        ]
        yield Field("Comment", entry("comment"))
        yield Static(lines(rows))

    def on_mount(self) -> None:
        """Focus the comment."""
        self.query_one("#comment").focus()

    def record(self) -> None:
        """Sign it off."""
        self.attempt(self._sign)

    def _sign(self) -> bool:
        self._record(self.said("comment"))
        return True


def header(case: ArticleCase, orphans: tuple[int, ...]) -> tuple[str, str]:
    """The title, unless the text begins with it, and a line about where the article is from."""
    article = case.article
    titled = any(one.kind is SentenceKind.TITLE for one in case.sentences)
    gone = ", ".join(f"#{one}" for one in orphans)
    verb = "is" if len(orphans) == 1 else "are"
    about = dotted(
        f"! {gone} of the previous revision {verb} no longer there" if gone else "",
        f"revision of article {article.revision_of}" if article.revision_of else "",
        article.publisher,
        article.author,
        article.published_on,
        article.url,
    )
    return "" if titled else short(article.title, 300), short(about, 300)


def status(
    case: ArticleCase, width: int, hidden: int = 0, company: str = "", embargo: str = ""
) -> str:
    """How far the article has come, in words; `hidden` ratings are read blind.

    `company` says who else is there, `embargo` until when it is under embargo. Where
    `width` cells are too few, what counts least goes whole.
    """
    done = case.coverage
    parts = [
        f"EMBARGO {embargo}" if embargo else "",
        f"BLIND: {counted(hidden, 'rating')} hidden" if hidden else "",
        company,
        f"{done.decided} of {counted(done.sentences, 'line')} decided",
        f"{counted(done.claims, 'claim')}: {done.judged} judged, {done.open} open",
        f"{done.skipped} skipped" if done.skipped else "",
        counted(done.not_claims, "not a claim", "not claims") if done.not_claims else "",
    ]
    while cell_len(dotted(*parts)) > width and len(parts) > _KEPT:
        parts.pop()
    return dotted(*parts)
