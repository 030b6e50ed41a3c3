"""A scrollable detail of the row under a list's cursor."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static


class Detail(VerticalScroll, can_focus=False):
    """The words of one row."""

    DEFAULT_CSS = """
    Detail {
        height: 1fr;
        padding: 0 1;
        border-top: solid $quiet-bar;
        scrollbar-size-vertical: 1;
    }
    """

    def compose(self) -> ComposeResult:
        """The words."""
        yield Static(classes="words")

    def show(self, words: Content) -> None:
        """Show these words, from their beginning."""
        self.query_one(".words", Static).update(words)
        self.scroll_home(animate=False)

    def scroll_by_half(self, sign: int) -> None:
        """Scroll by half of what is in sight: down with 1, up with -1."""
        self.scroll_relative(y=sign * max(1, self.size.height // 2), animate=False)
