"""Signing off an article as a whole."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from claimtrack.model.publication import UncheckedLine
from claimtrack.tui.dialogs.form import Field, Form, entry
from claimtrack.tui.words import QUIET, counted, line, lines, short


class SignArticleDialog(Form[bool]):
    """Signing off an article as a whole, with every line that nobody checked in sight.

    Args:
        title: the article's title.
        unchecked: the lines; signing accepts each of them.
        me: in whose name.
        record: signs it off, with a comment.
    """

    def __init__(
        self,
        title: str,
        unchecked: Sequence[UncheckedLine],
        me: str,
        record: Callable[[str], object],
    ) -> None:
        super().__init__(
            f"Sign off the whole of {short(title, 100)}?", "enter signs it off   esc cancels"
        )
        self._unchecked = tuple(unchecked)
        self._me = me
        self._record = record

    def body(self) -> ComposeResult:
        """What is accepted unchecked, then a comment."""
        count = len(self._unchecked)
        said = (
            f"{counted(count, 'line')} {'was' if count == 1 else 'were'} checked by nobody;"
            f" {short(self._me, 40)} accepts {'it' if count == 1 else 'each of them'}:"
            if count
            else "Every line was checked."
        )
        rows = [Content(said)]
        rows += [
            line((f"line {one.line} {one.state}  ", QUIET), short(one.text, 160))
            for one in self._unchecked
        ]
        yield Field("Comment", entry("comment"))
        yield Static(lines(rows))

    def on_mount(self) -> None:
        """Begin with the comment."""
        self.query_one("#comment").focus()

    def record(self) -> None:
        """Sign it off."""
        self.attempt(self._sign)

    def _sign(self) -> bool:
        self._record(self.said("comment"))
        return True
