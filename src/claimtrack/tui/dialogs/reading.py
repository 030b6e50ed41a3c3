"""Something to read that is longer than a line: scrolled with the arrows, left with Escape."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from claimtrack.tui.dialogs.dialog import Dialog


class ReadDialog(Dialog[bool]):
    """Words to read.

    Args:
        heading: what they are about.
        words: the words.
    """

    def __init__(self, heading: str, words: Content) -> None:
        super().__init__(heading, "↑ ↓ scroll   esc closes")
        self._words = words

    def body(self) -> ComposeResult:
        """The words."""
        yield Static(self._words)

    def on_mount(self) -> None:
        """Let the arrow keys scroll."""
        body = self.query_one(".body")
        body.can_focus = True
        body.focus()
