"""What is done with an article as a whole: signing it off, and saying where our check is out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from claimtrack.model.case import Severity
from claimtrack.model.publication import UncheckedLine
from claimtrack.tui.command import Chapter, Command
from claimtrack.tui.dialogs.form import Field, Form, entry
from claimtrack.tui.dialogs.text import TextDialog
from claimtrack.tui.review.verdicts import show_notices
from claimtrack.tui.words import QUIET, counted, line, lines, short

if TYPE_CHECKING:
    from claimtrack.tui.review.screen import ReviewScreen


class SignOffArticle(Command["ReviewScreen"]):
    """Sign off the article as a whole: each line that nobody checked is accepted in your name."""

    id = "SignOffArticle"
    name = "Sign off article"
    keys = "O"
    chapter = Chapter.ARTICLE

    def can(self, at: ReviewScreen) -> bool:
        """Where the article has sentences."""
        return at.here is not None

    async def do(self, at: ReviewScreen) -> None:
        """Show every line that nobody checked, and ask."""
        article = at.case.article
        unchecked = at.desk.unchecked(article.id)

        def sign(comment: str) -> None:
            done = at.desk.sign_off_article(article.id, accepted=unchecked, comment=comment)
            said = counted(len(done.verdicts), "verdict")
            at.tell(f"The article is signed off: {said}, {len(done.accepted)} unchecked.")

        title, me = article.title or "untitled", at.desk.reviewer
        if await at.app.push_screen_wait(SignArticleDialog(title, unchecked, me, sign)):
            at.show_changes()


class Publish(Command["ReviewScreen"]):
    """Put on record where our check is out; refused while a house rule blocks it."""

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
            fresh.extend(at.desk.publish(article.id, url))

        about = _holding_back(at)
        known = article.published_url or ""
        dialog = TextDialog("Where is our check out?", known, publish, about, one_line=True)
        if await at.app.push_screen_wait(dialog):
            at.show_changes()
            at.tell(f"Published: {counted(len(fresh), 'new verdict')}.")
            show_notices(at, *(at.desk.verdict(verdict).claim for verdict in fresh))


def _holding_back(at: ReviewScreen) -> Content:
    """What blocks publication, each with what mends it."""
    blocking = [one for one in at.desk.blocks(at.case) if one.severity is Severity.BLOCKS]
    rows = [
        line(
            (f"x {f'#{one.claim} ' if one.claim else ''}", "bold"),
            short(one.why, 120),
            (f"  {short(one.mend, 160)}", QUIET),
        )
        for one in blocking
    ]
    return lines(rows or [Content("No house rule holds it back.")])


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
            f"{counted(count, 'line')} {'was' if count == 1 else 'were'} checked by nobody;"
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
        """Begin with the comment."""
        self.query_one("#comment").focus()

    def record(self) -> None:
        """Sign it off."""
        self.attempt(self._sign)

    def _sign(self) -> bool:
        self._record(self.said("comment"))
        return True
