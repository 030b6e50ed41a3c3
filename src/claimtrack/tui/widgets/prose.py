"""A field for a few lines of text: Enter records, Ctrl+J begins a new line, Ctrl+E an editor."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import TextArea

from claimtrack.errors import ClaimtrackError
from claimtrack.text.clean import clean
from claimtrack.tui.terminal.editor import edited_outside
from claimtrack.tui.words import short


class Prose(TextArea):
    """Text that Enter records.

    Args:
        text: what stands there at first.
        id: its name in the dialog.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,ctrl+s", "submit", "Record", show=False, priority=True),
        Binding("ctrl+j,shift+enter,alt+enter", "new_line", "New line", show=False),
        Binding("ctrl+e", "edit_outside", "Your own editor", show=False, id="Prose.editor"),
    ]
    DEFAULT_CSS = """
    Prose, Prose:focus { height: 5; border: none; padding: 0 1; background: $surface; }
    """

    class Submitted(Message):
        """The text is to be recorded."""

    def __init__(self, text: str = "", *, id: str | None = None) -> None:  # noqa: A002 - Textual's
        super().__init__(
            text, id=id, soft_wrap=True, compact=True, tab_behavior="focus", show_line_numbers=False
        )
        self.move_cursor(self.document.end)

    def on_paste(self, event: events.Paste) -> None:
        """Paste without terminal commands: the text is drawn before the desk cleans it."""
        event.prevent_default()
        event.stop()
        start, end = sorted(self.selection)
        pasted = self.replace(clean(event.text), start, end, maintain_selection_offset=False)
        self.move_cursor(pasted.end_location)

    def action_submit(self) -> None:
        """Ask for the text to be recorded."""
        self.post_message(self.Submitted())

    def action_edit_outside(self) -> None:
        """Open the text in the user's own editor; a failure there changes nothing."""
        try:
            new = edited_outside(self.app, self.text)
        except ClaimtrackError as trouble:
            self.notify(short(trouble.message, 400), severity="warning", markup=False)
        else:
            if new != self.text:
                self.replace(new, self.document.start, self.document.end)
                self.move_cursor(self.document.end)

    def action_new_line(self) -> None:
        """Begin a new line."""
        self.insert("\n")
