"""Asking for some words: a wording, a name, a note."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Input, Static

from claimtrack.tui.dialogs.dialog import Dialog
from claimtrack.tui.dialogs.form import entry
from claimtrack.tui.widgets.prose import Prose

_FIELD = "text"


class TextDialog(Dialog[bool]):
    """A text to write or change.

    Args:
        heading: what it is.
        text: what it says now.
        record: keeps it; what it refuses is shown and the text stays.
        about: what stands above the text, such as where a suggestion comes from.
        one_line: whether it is a name and not prose.
        proposed: words that one key puts in its place, to be changed or recorded; "" for none.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+t", "take", "Take what is proposed", priority=True)
    ]

    def __init__(
        self,
        heading: str,
        text: str,
        record: Callable[[str], None],
        about: str | Content = "",
        *,
        one_line: bool = False,
        proposed: str = "",
    ) -> None:
        new_line = "" if one_line else "ctrl+j new line   "
        outside = "" if one_line or proposed else "ctrl+e your editor   "
        take = "ctrl+t takes what is proposed   " if proposed else ""
        super().__init__(heading, f"enter records   {take}{new_line}{outside}esc cancels")
        self._proposed = proposed
        self._one_line = one_line
        self._text = text
        self._record = record
        self._about = about

    def body(self) -> ComposeResult:
        """The field."""
        if self._about:
            yield Static(Content(self._about) if isinstance(self._about, str) else self._about)
        yield entry(_FIELD, self._text) if self._one_line else Prose(self._text, id=_FIELD)

    def action_take(self) -> None:
        """Put the proposed words into the field; nothing is recorded yet."""
        if not self._proposed:
            return
        if self._one_line:
            self.query_one(Input).value = self._proposed
        else:
            self.query_one(Prose).text = self._proposed

    @on(Input.Submitted)
    @on(Prose.Submitted)
    def keep(self) -> None:
        """Record the text."""
        self.attempt(self._keep)

    def _keep(self) -> bool:
        field = self.query_one(f"#{_FIELD}")
        self._record(field.text if isinstance(field, Prose) else self.query_one(Input).value)
        return True
