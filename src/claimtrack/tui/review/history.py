"""What happened to a claim, in words; and all that stood behind it on a day."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input, Static

from claimtrack.errors import ClaimtrackError
from claimtrack.model.event import Log
from claimtrack.report.console import Report
from claimtrack.report.document import Document
from claimtrack.report.history import described
from claimtrack.tui.command import Chapter, Command
from claimtrack.tui.dialogs.dialog import Dialog
from claimtrack.tui.dialogs.form import Field, entry
from claimtrack.tui.words import QUIET, line, lines, short

if TYPE_CHECKING:
    from claimtrack.tui.review.screen import ReviewScreen


class History(Command["ReviewScreen"]):
    """Show what happened to the claim, by whom and when, and the dossier as it stood on a day."""

    id = "History"
    name = "History"
    keys = "L"
    chapter = Chapter.MOVING

    def can(self, at: ReviewScreen) -> bool:
        """Where the sentence holds a claim whose rating is not hidden."""
        return at.shown is not None and at.shown.claim.id not in at.hidden

    def do(self, at: ReviewScreen) -> None:
        """Show it."""
        claim = at.claim_in_full.claim
        log = at.desk.history.log(claim=claim.id, limit=None)

        def dossier(day: str) -> Document:
            return at.desk.reports.dossier(claim=claim.id, at=day or None, embargoed=True)

        heading = f"#{claim.id}: {short(claim.text, 100)}"
        at.app.push_screen(HistoryDialog(heading, log, dossier))


class HistoryDialog(Dialog[bool]):
    """Everything that happened, newest first; a day shows the dossier as it stood then.

    Args:
        heading: what it is about.
        log: what happened.
        dossier: all that stood behind it on a day, or now for an empty one.
    """

    def __init__(
        self,
        heading: str,
        log: Log,
        dossier: Callable[[str], Document],
    ) -> None:
        super().__init__(heading, "enter shows the dossier of that day   ↑ ↓ scroll   esc closes")
        self._log = log
        self._dossier = dossier

    def body(self) -> ComposeResult:
        """The day, then what happened."""
        yield Field("As it stood", entry("day", "", "a day like 2025-05-10; empty: now"))
        yield Static(lines(self._happened()), id="told")

    def on_mount(self) -> None:
        """Focus the day."""
        self.query_one("#day").focus()

    def on_key(self, event: object) -> None:
        """Let the arrows scroll, though the keys are in the field."""
        key = getattr(event, "key", "")
        if key in ("up", "down", "pageup", "pagedown"):
            by = {"up": -1, "down": 1, "pageup": -10, "pagedown": 10}[key]
            self.query_one(".body").scroll_relative(y=by, animate=False)

    @on(Input.Submitted, "#day")
    def show_dossier(self, event: Input.Submitted) -> None:
        """Show all that stood behind it then, or why that cannot be shown."""
        try:
            found = self._dossier(event.value.strip())
        except ClaimtrackError as refused:
            self.complain(refused.message)
        else:
            self.query_one(".trouble").remove_class("-told")
            self.query_one("#told", Static).update(Report(found))

    def _happened(self) -> list[Content]:
        rows = []
        for _, group in groupby(self._log.events, key=lambda one: one.group):
            events = list(group)[::-1]
            first = events[0]
            when = first.at[:16].replace("T", " ")
            rows.append(line((f"{when}  {short(first.who, 40)}  ", QUIET), (first.action, "bold")))
            rows += [line("  ", short(words, 600)) for words in described(events, self._log.names)]
        return rows or [Content("Nothing has happened yet.")]
