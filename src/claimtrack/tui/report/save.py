"""Saving the report on screen: ask where to, and write it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.widget import Widget

from claimtrack.errors import WrongUse
from claimtrack.files import save
from claimtrack.report.document import Document
from claimtrack.report.formats import FORMATS
from claimtrack.tui.command import Chapter, Command
from claimtrack.tui.dialogs.form import Field, Form, entry
from claimtrack.tui.widgets.choice import Choice, Option

if TYPE_CHECKING:
    from claimtrack.tui.report.screen import ReportScreen


class SaveReport(Command["ReportScreen"]):
    """Save the report on screen to a file; asks before overwriting an existing file."""

    id = "SaveReport"
    name = "Save report"
    keys = "ctrl+s"
    footer = "Save"
    chapter = Chapter.REPORT

    def can(self, at: ReportScreen) -> bool:
        """Where a report is shown, and not words that are only looked at."""
        return isinstance(at.shown, Document)

    async def do(self, at: ReportScreen) -> None:
        """Ask where the report is to be kept, and keep it there."""
        report = at.shown
        if not isinstance(report, Document):
            raise WrongUse("This is not a report that can be saved.")

        def keep(path: Path, overwrite: bool) -> None:
            save(path, partial(FORMATS["console"].write, report), force=overwrite)

        name = f"{at.which.replace(' ', '-')}.txt"
        kept = await at.app.push_screen_wait(SaveDialog(name, keep))
        if kept is not None:
            at.tell(f"Saved: {kept}")


class SaveDialog(Form[Path]):
    """A path, and whether a file that is there may be overwritten.

    Args:
        name: the name that is proposed.
        record: writes it; what it refuses is shown and the path stays.
    """

    def __init__(self, name: str, record: Callable[[Path, bool], object]) -> None:
        super().__init__("Save the report", "enter saves   tab next field   esc cancels")
        self._proposed = name
        self._record = record

    def body(self) -> ComposeResult:
        """The path and the choice."""
        yield Field("To", entry("path", self._proposed, "a file"))
        answers = [Option("n", "no", value=False), Option("y", "yes", value=True)]
        yield Field("Overwrite", Choice(answers, 0, id="overwrite"))

    def on_mount(self) -> None:
        """Focus the path."""
        self.query_one("#path").focus()

    def missing(self) -> Widget | None:
        """The path."""
        return None if self.said("path").strip() else self.query_one("#path")

    def record(self) -> None:
        """Save it."""
        self.attempt(self._keep)

    def _keep(self) -> Path:
        path = Path(self.said("path").strip()).expanduser()
        overwrite: Choice[bool] = self.query_one("#overwrite", Choice)
        self._record(path, bool(overwrite.value))
        return path
