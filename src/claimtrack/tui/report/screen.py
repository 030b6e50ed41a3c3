"""Reports as they would be printed, at the width there is, and saved as the command line does."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static
from textual.worker import get_current_worker

from claimtrack.errors import ClaimtrackError
from claimtrack.report.console import Report
from claimtrack.report.document import Document
from claimtrack.report.formats import FORMATS
from claimtrack.report.saving import save_report
from claimtrack.tui.command import AnyCommand, Offered, bound
from claimtrack.tui.commands import report as commands
from claimtrack.tui.messages import Failed, ReportRead
from claimtrack.tui.report.save import SaveDialog
from claimtrack.tui.reports import REPORTS, Shown
from claimtrack.tui.session import Session
from claimtrack.tui.shell.work_screen import WorkScreen
from claimtrack.tui.words import QUIET, line

_NAMES = tuple(REPORTS)

_BLIND = "You read blind, and a report shows every rating: B in the article shows them again."


class ReportScreen(WorkScreen, inherit_bindings=False):
    """A preview to scroll.

    Args:
        session: the open desk.
        article: whose report is shown first.
    """

    VIEW = "GoToReport"
    OFFERED: ClassVar[Offered] = (
        commands.NextReport,
        commands.SaveReport,
        *WorkScreen.OFFERED,
    )
    BINDINGS: ClassVar[list[BindingType]] = bound(*OFFERED)
    DEFAULT_CSS = """
    ReportScreen #which { padding: 0 1; text-style: bold; color: $text-accent; }
    ReportScreen #paper { padding: 0 2; height: 1fr; }
    """

    def __init__(self, session: Session, article: int) -> None:
        super().__init__(session)
        self._article = article
        self._which = _NAMES[0]
        self._shown: Shown | None = None

    def content(self) -> ComposeResult:
        """Which report it is, and the paper."""
        yield Static(id="which")
        with VerticalScroll(id="paper"):
            yield Static(id="report")

    def on_mount(self) -> None:
        """Let the arrow keys scroll."""
        self.query_one("#paper").focus()

    def can(self, command: AnyCommand) -> bool:
        """Whether a command can be done now."""
        if command is commands.SaveReport:
            return isinstance(self._shown, Document)
        return super().can(command)

    def read(self) -> None:
        """Write the report afresh."""
        self._shown = None
        others = " · ".join(one for one in _NAMES if one != self._which)
        words = line(f"Report: {self._which}", (f"   }} shows {others}", QUIET))
        self.query_one("#which", Static).update(words)
        if self.session.blind:
            self.query_one("#report", Static).update(_BLIND)
        else:
            self._write(self._which)

    @on(ReportRead)
    def show_report(self, message: ReportRead) -> None:
        """Show a report, if it is still the one asked for."""
        if message.name == self._which and not self.session.blind:
            self._shown = message.shown
            shown = message.shown
            paper = Report(shown) if isinstance(shown, Document) else shown
            self.query_one("#report", Static).update(paper)

    def action_next_report(self) -> None:
        """Show the next report from its beginning."""
        self._which = _NAMES[(_NAMES.index(self._which) + 1) % len(_NAMES)]
        self.query_one("#report", Static).update("")
        self.query_one("#paper", VerticalScroll).scroll_home(animate=False)
        self.read()

    @work
    async def action_save_report(self) -> None:
        """Ask where the report is to be kept, and keep it there."""
        report = self._shown
        if not isinstance(report, Document):
            self.tell("This is no report to save.", severity="warning")
            return

        def keep(path: Path, overwrite: bool) -> None:
            save_report(report, path, FORMATS["console"], overwrite=overwrite)

        kept = await self.app.push_screen_wait(SaveDialog(_file_name(self._which), keep))
        if kept is not None:
            self.tell(f"Saved: {kept}")

    @work(thread=True, exclusive=True, group="report")
    def _write(self, name: str) -> None:
        """Write a report with a desk of this thread's own: a whole file may be long."""
        worker = get_current_worker()
        try:
            with self.session.own_desk() as desk:
                shown = REPORTS[name](desk, self._article)
        except ClaimtrackError as error:
            self.post_message(Failed(error.message))
            return
        if not worker.is_cancelled:
            self.post_message(ReportRead(name, shown))


def _file_name(name: str) -> str:
    return f"{name.replace(' ', '-')}.txt"
