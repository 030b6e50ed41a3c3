"""The report of an article as it would be printed, at the width there is."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from claimtrack.report import article_report
from claimtrack.tui.command import Offered, bound
from claimtrack.tui.session import Session
from claimtrack.tui.work_screen import WorkScreen


class ReportScreen(WorkScreen, inherit_bindings=False):
    """A preview to scroll.

    Args:
        session: the open desk.
        article: whose report.
    """

    VIEW = "GoToReport"
    OFFERED: ClassVar[Offered] = WorkScreen.OFFERED
    BINDINGS: ClassVar[list[BindingType]] = bound(*OFFERED)
    DEFAULT_CSS = """
    ReportScreen #paper { padding: 0 2; height: 1fr; }
    """

    def __init__(self, session: Session, article: int) -> None:
        super().__init__(session)
        self._article = article

    def content(self) -> ComposeResult:
        """The paper."""
        with VerticalScroll(id="paper"):
            yield Static(id="report")

    def on_mount(self) -> None:
        """Let the arrow keys scroll."""
        self.query_one("#paper").focus()

    def read(self) -> None:
        """Write the report afresh."""
        case = self.desk.article_case(self._article)
        report = article_report(case, self.desk.blocks(case), as_of=self.desk.today())
        self.query_one("#report", Static).update(report)
