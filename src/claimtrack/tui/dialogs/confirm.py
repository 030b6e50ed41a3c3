"""A question with two answers."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from claimtrack.tui.dialogs.dialog import Dialog


class Confirm(Dialog[bool]):
    """A yes or a no; leaving it is a no.

    Args:
        question: what is asked.
        details: what to look at before answering.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "yes", "Yes", id="Confirm.yes"),
        Binding("n", "leave", "No", id="Confirm.no"),
    ]

    def __init__(self, question: str, details: Content) -> None:
        super().__init__(question, "y yes   n or esc no")
        self._details = details

    def body(self) -> ComposeResult:
        """What to look at."""
        yield Static(self._details)

    def action_yes(self) -> None:
        """Agree."""
        self.dismiss(True)  # noqa: FBT003 - the answer
