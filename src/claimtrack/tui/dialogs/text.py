"""Asking for some words: a wording, a name, a note."""

from __future__ import annotations

from collections.abc import Callable

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input, Static

from claimtrack.tui.dialogs.dialog import Dialog
from claimtrack.tui.dialogs.form import entry
from claimtrack.tui.widgets.prose import Prose


class TextDialog(Dialog[bool]):
    """A text to write or change.

    Args:
        heading: what it is.
        text: what it says now.
        record: keeps it; what it refuses is shown and the text stays.
        about: a line above the text, such as where a suggestion comes from.
        one_line: whether it is a name and not prose.
    """

    def __init__(
        self,
        heading: str,
        text: str,
        record: Callable[[str], None],
        about: str = "",
        *,
        one_line: bool = False,
    ) -> None:
        new_line = "" if one_line else "ctrl+j new line   "
        super().__init__(heading, f"enter records   {new_line}esc cancels")
        self._one_line = one_line
        self._text = text
        self._record = record
        self._about = about

    def body(self) -> ComposeResult:
        """The field."""
        if self._about:
            yield Static(Content(self._about))
        yield entry("text", self._text) if self._one_line else Prose(self._text, id="text")

    @on(Input.Submitted)
    @on(Prose.Submitted)
    def keep(self) -> None:
        """Record the text."""
        self.attempt(self._keep)

    def _keep(self) -> bool:
        field = self.query_one("#text")
        self._record(field.text if isinstance(field, Prose) else self.query_one(Input).value)
        return True
