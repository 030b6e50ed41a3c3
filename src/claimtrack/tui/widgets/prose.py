"""A field for a few lines of text: Enter records, Ctrl+J begins a new line, Ctrl+E an editor."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import SuspendNotSupported
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import TextArea

from claimtrack.errors import ClaimtrackError
from claimtrack.text.clean import clean
from claimtrack.tui.terminal.editor import edited, editor
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
        """Open the text in the person's own editor; what goes wrong there changes nothing."""
        try:
            new = self._from_outside(editor())
        except SuspendNotSupported:
            self._tell("An editor needs the terminal to itself: here it cannot have it.")
        except ClaimtrackError as trouble:
            self._tell(trouble.message)
        else:
            if new != self.text:
                self.replace(new, self.document.start, self.document.end)
                self.move_cursor(self.document.end)

    def _from_outside(self, command: tuple[str, ...]) -> str:
        """The text as it comes out of an editor that has the terminal meanwhile."""
        trouble: ClaimtrackError | None = None
        new = self.text
        with self.app.suspend():
            try:
                new = edited(self.text, command)
            except ClaimtrackError as error:  # Raised here, the terminal would not be given back.
                trouble = error
        if trouble is not None:
            raise trouble
        return new

    def _tell(self, words: str) -> None:
        self.notify(short(words, 400), severity="warning", markup=False)

    def action_new_line(self) -> None:
        """Begin a new line."""
        self.insert("\n")
