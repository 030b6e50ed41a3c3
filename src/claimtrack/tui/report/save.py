"""Asking where a report is to be kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from textual.app import ComposeResult
from textual.widget import Widget

from claimtrack.tui.dialogs.form import Field, Form, entry
from claimtrack.tui.widgets.choice import Choice, Option


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
        """Begin with the path."""
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
