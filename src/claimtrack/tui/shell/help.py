"""Help: every command within reach, with its keys and what it does. Made of the commands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.content import Content
from textual.dom import DOMNode
from textual.geometry import Size
from textual.widget import Widget
from textual.widgets import Static

from claimtrack.tui.command import AnyCommand, Chapter, Command, keymap_of, offered
from claimtrack.tui.dialogs.dialog import Dialog
from claimtrack.tui.marks import GLYPHS, WORDS
from claimtrack.tui.words import lines

if TYPE_CHECKING:
    from claimtrack.tui.shell.app import ClaimtrackApp


class Help(Command["ClaimtrackApp"]):
    """Show what can be done here, and with which keys."""

    id = "Help"
    name = "Help"
    keys = "f1,question_mark"
    chapter = Chapter.EVERYWHERE

    def do(self, at: ClaimtrackApp) -> None:
        """Show it, unless it is shown already."""
        if not isinstance(at.screen, HelpDialog):
            at.push_screen(HelpDialog(tuple(offered(at.focused or at.screen))))


_COLUMNS = 10, 19
"""How wide keys and names are; the rest is for what a command does."""


class HelpRow(Widget):
    """Keys, a name, and what it is, in three columns.

    One widget for all three: with one each, help took more than half a second to open.

    Args:
        keys: what to press, or the sign to explain.
        name: the command in words.
        tells: what it does.
    """

    DEFAULT_CSS = """
    HelpRow { height: auto; }
    """

    def __init__(self, keys: str, name: str, tells: str) -> None:
        super().__init__()
        self.words = tuple(words for words in (keys, name, tells) if words)
        """The cells; a row without a name has two."""
        styles = ("bold $text-accent", "bold") if name else ("bold $text-accent",)
        self._cells = [Content.styled(*one) for one in zip(self.words, (*styles, ""), strict=True)]

    def render(self) -> Content:
        """The cells beside each other, each on as many lines as it needs."""
        return lines(self._rows(self.content_size.width))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the longest cell needs."""
        del container, viewport
        return len(self._rows(width))

    def _rows(self, width: int) -> list[Content]:
        before = _COLUMNS[: len(self._cells) - 1]
        columns = (*before, max(1, width - sum(before)))
        cells = [cell.wrap(wide) for cell, wide in zip(self._cells, columns, strict=True)]
        return [
            Content.assemble(
                *(one.truncate(wide, pad=True) for one, wide in zip(row, columns, strict=True))
            )
            for row in zip_longest(*cells, fillvalue=Content(""))
        ]


class HelpDialog(Dialog[None]):
    """What can be done here.

    Args:
        offered: the commands within reach, nearest first, with who offers them.
    """

    DEFAULT_CSS = """
    HelpDialog {
        & .part:first-child { margin-top: 0; }
        & .part { text-style: bold; color: $text-accent; margin-top: 1; }
    }
    """

    def __init__(self, offered: Sequence[tuple[DOMNode, AnyCommand]]) -> None:
        super().__init__("Keys on this screen", "↑ ↓ scroll   esc closes")
        self._commands = tuple(dict.fromkeys(command for _, command in offered))
        self._now = {command: command().now(node) for node, command in offered}

    def body(self) -> ComposeResult:
        """One row for each command, then the signs before sentences."""
        for part, commands in _parts(self._commands):
            yield Static(Content(part), classes="part")
            for command in commands:
                keys = command.key_words(keymap_of(self.app))
                yield HelpRow(keys, command.name, self._tells(command))
        yield Static(Content("Marks before a sentence"), classes="part")
        for mark, glyph in GLYPHS.items():
            if glyph.strip():
                yield HelpRow(glyph, "", WORDS[mark])

    def _tells(self, command: AnyCommand) -> str:
        now = self._now[command]
        return f"{command.tells()} Now: {now}." if now else command.tells()

    def on_mount(self) -> None:
        """Let the arrow keys scroll."""
        body = self.query_one(".body")
        body.can_focus = True
        body.focus()


def _parts(commands: Sequence[AnyCommand]) -> Iterator[tuple[str, list[AnyCommand]]]:
    """Commands by the part of the work they belong to."""
    for chapter in Chapter:
        own = [one for one in commands if one.chapter is chapter]
        if own:
            yield chapter, own
