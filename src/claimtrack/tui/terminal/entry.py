"""A field for one line, into which several can be pasted without any of them being lost.

Made for Textual 8.2.8, whose own field keeps the first line alone; a test in
`test_tui_terminal_patches` fails when it keeps them all.
"""

from __future__ import annotations

from textual import events
from textual.widgets import Input

from claimtrack.text.clean import one_line


class Entry(Input):
    """A line to type. What is pasted is cleaned and set on one line; nothing of it is cut off."""

    def on_paste(self, event: events.Paste) -> None:
        """Paste every line: Textual's own field keeps only the first."""
        event.prevent_default()
        event.stop()
        words = one_line(event.text)
        if self.selection.is_empty:
            self.insert_text_at_cursor(words)
        else:
            self.replace(words, *sorted(self.selection))
