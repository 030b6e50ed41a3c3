"""Asking for some words: a wording, a name, a note."""

from __future__ import annotations

from collections.abc import Callable

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from claimtrack.tui.dialogs.dialog import Dialog
from claimtrack.tui.widgets.prose import Prose


class TextDialog(Dialog[bool]):
    """A text to write or change.

    Args:
        heading: what it is.
        text: what it says now.
        record: keeps it; what it refuses is shown and the text stays.
        about: a line above the text, such as where a suggestion comes from.
    """

    def __init__(
        self, heading: str, text: str, record: Callable[[str], None], about: str = ""
    ) -> None:
        super().__init__(heading, "enter records   ctrl+j new line   esc cancels")
        self._text = text
        self._record = record
        self._about = about

    def body(self) -> ComposeResult:
        """The field."""
        if self._about:
            yield Static(Content(self._about))
        yield Prose(self._text)

    @on(Prose.Submitted)
    def keep(self) -> None:
        """Record the text."""
        self.attempt(self._keep)

    def _keep(self) -> bool:
        self._record(self.query_one(Prose).text)
        return True
