"""Help: every command within reach, with its keys and what it does. Made of the commands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.dom import DOMNode
from textual.widgets import Static

from claimtrack.tui.command import AnyCommand, Chapter, Command, keymap_of, offered
from claimtrack.tui.dialogs.dialog import Dialog
from claimtrack.tui.marks import GLYPHS, WORDS

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


class HelpRow(Horizontal):
    """Keys, a name, and what it is.

    Args:
        keys: what to press, or the sign to explain.
        name: the command in words.
        tells: what it does.
    """

    DEFAULT_CSS = """
    HelpRow {
        height: auto;
        & .keys { width: 10; color: $text-accent; text-style: bold; }
        & .name { width: 19; text-style: bold; }
        & .tells { width: 1fr; }
    }
    """

    def __init__(self, keys: str, name: str, tells: str) -> None:
        super().__init__()
        self._cells = (keys, name, tells)

    def compose(self) -> ComposeResult:
        """The three cells; a row without a name has two."""
        for words, kind in zip(self._cells, ("keys", "name", "tells"), strict=True):
            if words:
                yield Static(Content(words), classes=kind)


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
