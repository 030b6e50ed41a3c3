"""Reports as they would be printed, at the width there is, and saved as the command line does."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from claimtrack.desk.desk import Desk
from claimtrack.report.console import Report
from claimtrack.report.document import Document
from claimtrack.tui.command import Offered, bound
from claimtrack.tui.report.reports import REPORTS, NextReport, Shown
from claimtrack.tui.report.save import SaveReport
from claimtrack.tui.session import Session
from claimtrack.tui.shell.work_screen import WorkScreen
from claimtrack.tui.widgets.lookup import Lookup
from claimtrack.tui.words import QUIET, line

_BLIND = "You read blind, and a report shows every rating: press B in the article to show them."


class ReportScreen(WorkScreen, inherit_bindings=False):
    """A preview to scroll.

    Args:
        session: the open desk.
        article: whose report is shown first.
    """

    VIEW = "GoToReport"
    OFFERED: ClassVar[Offered] = (
        NextReport,
        SaveReport,
        *WorkScreen.OFFERED,
    )
    BINDINGS: ClassVar[list[BindingType]] = bound(*OFFERED)
    DEFAULT_CSS = """
    ReportScreen #which { padding: 0 1; text-style: bold; color: $text-accent; }
    ReportScreen #paper { padding: 0 2; height: 1fr; }
    """

    def __init__(self, session: Session, article: int) -> None:
        super().__init__(session)
        self.which = next(iter(REPORTS))
        """The report that is shown, by its name."""
        self.shown: Shown | None = None
        """What it says, once it is written."""
        self._writing: Lookup[str, Shown] = Lookup(
            self, session, self.which, partial(_write, article), self.show_report
        )

    def content(self) -> ComposeResult:
        """Which report it is, and the paper."""
        yield Static(id="which")
        with VerticalScroll(id="paper"):
            yield Static(id="report")

    def on_mount(self) -> None:
        """Let the arrow keys scroll."""
        self.query_one("#paper").focus()

    def read(self) -> None:
        """Write the report again."""
        self.shown = None
        others = " · ".join(one for one in REPORTS if one != self.which)
        words = line(f"Report: {self.which}", (f"   }} shows {others}", QUIET))
        self.query_one("#which", Static).update(words)
        if self.session.blind:
            self._writing.stop()
            self.query_one("#report", Static).update(_BLIND)
        else:
            self._writing.now(self.which)

    def show_report(self, shown: Shown) -> None:
        """Show a report."""
        if not self.session.blind:
            self.shown = shown
            paper = Report(shown) if isinstance(shown, Document) else shown
            self.query_one("#report", Static).update(paper)

    def turn_to(self, name: str) -> None:
        """Show a report from its beginning."""
        self.which = name
        self.query_one("#report", Static).update("")
        self.query_one("#paper", VerticalScroll).scroll_home(animate=False)
        self.read()


def _write(article: int, desk: Desk, name: str) -> Shown:
    return REPORTS[name](desk, article)
