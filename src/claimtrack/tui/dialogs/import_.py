"""Taking in an article or a list of known claims, in a thread of its own, with its progress."""

from __future__ import annotations

from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static
from textual.worker import get_current_worker

from claimtrack.desk import Hints, ImportOutcome
from claimtrack.errors import ClaimtrackError
from claimtrack.tui.dialogs.form import Field, Form, entry
from claimtrack.tui.messages import Imported, ImportEnded
from claimtrack.tui.session import Session
from claimtrack.tui.widgets.choice import Choice, Option
from claimtrack.tui.words import counted, short


class ImportDialog(Form[int]):
    """What to take in; gives back the number of the last article.

    Args:
        session: gives the worker a desk of its own.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+s", "go_on", "Import", show=False)]

    def __init__(self, session: Session) -> None:
        super().__init__(
            "Take in an article, or claims that others have checked",
            "enter takes in   tab next field   esc closes (between two files)",
        )
        self._session = session
        self._taken: list[ImportOutcome] = []
        self._at_work = False

    def body(self) -> ComposeResult:
        """Where it is, what it is, and what is known of it."""
        yield Field("Path", entry("path", placeholder="a file, a folder, or a pattern like *.txt"))
        kinds = [Option("a", "articles", False), Option("c", "claims checked by others", True)]  # noqa: FBT003 - whether it is a list of claims
        yield Field("Holds", Choice(kinds, 0, id="claims"))
        yield Field("Title", entry("title", placeholder="if the text does not say"))
        yield Field("Address", entry("url", placeholder="where it was published"))
        yield Static("", id="progress")

    def on_mount(self) -> None:
        """Begin with the path."""
        self.query_one("#path").focus()

    def missing(self) -> Widget | None:
        """The path."""
        return None if self.said("path").strip() else self.query_one("#path")

    def record(self) -> None:
        """Begin to take in."""
        if self._at_work:
            return
        self._at_work = True
        self._taken.clear()
        claims: Choice[bool] = self.query_one("#claims", Choice)
        hints = Hints(title=self.said("title") or None, url=self.said("url") or None)
        self._take_in(self.said("path").strip(), hints, claims=bool(claims.value))

    def action_leave(self) -> None:
        """Close; what was taken in stays."""
        articles = [one.article for one in self._taken if one.article is not None]
        self.dismiss(articles[-1] if articles else None)

    @on(Imported)
    def tell_progress(self, message: Imported) -> None:
        """Say what became of a source."""
        self._taken.append(message.outcome)
        self.query_one("#progress", Static).update(Content(_said(message.outcome)))

    @on(ImportEnded)
    def end(self, message: ImportEnded) -> None:
        """Close when all went in; stay, saying why, when something did not."""
        self._at_work = False
        failed = [one for one in self._taken if one.failed]
        if message.error is not None:
            self.complain(message.error)
        elif failed:
            why = failed[0].error or "; ".join(failed[0].failures[:3])
            self.complain(f"{counted(len(failed), 'source')} failed: {why}")
        elif not self._taken:
            self.complain("Nothing was found there.")
        else:
            self.notify(_said(self._taken[-1]), markup=False)
            self.action_leave()

    @work(thread=True, exclusive=True)
    def _take_in(self, path: str, hints: Hints, *, claims: bool) -> None:
        """Take in with a desk of this thread's own; closing the dialog stops between files."""
        worker = get_current_worker()
        try:
            with self._session.own_desk() as desk:
                outcomes = desk.import_claims(path) if claims else desk.import_(path, hints=hints)
                for outcome in outcomes:
                    self.post_message(Imported(outcome))
                    if worker.is_cancelled:
                        return
        except ClaimtrackError as error:
            self.post_message(ImportEnded(error.message))
        else:
            self.post_message(ImportEnded())


def _said(outcome: ImportOutcome) -> str:
    """An outcome in words."""
    what = short(outcome.title or outcome.source, 60)
    if outcome.kind == "claims":
        return f"{outcome.status}: {what}, {counted(outcome.claims, 'claim')}"
    lines = counted(outcome.sentences, "sentence")
    return f"{outcome.status}: {what}, {lines}, {outcome.suggested} suggested"
