"""The first line of every screen: the views there are, their keys, and who is working."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from claimtrack.desk.presence import Present
from claimtrack.tui import everywhere
from claimtrack.tui.command import AnyCommand, keymap_of
from claimtrack.tui.shell.help import Help
from claimtrack.tui.shell.presence_words import company
from claimtrack.tui.words import line, short

VIEWS: tuple[tuple[AnyCommand, str], ...] = (
    (Help, "Help"),
    (everywhere.GoToDesk, "Desk"),
    (everywhere.GoToClaims, "Claims"),
    (everywhere.GoToMatch, "Match"),
    (everywhere.GoToReport, "Report"),
    (everywhere.GoToArticle, "Article"),
    (everywhere.GoToTriage, "Triage"),
    (everywhere.GoToSources, "Sources"),
    (everywhere.GoToSearch, "Find"),
)


_TAKEN = sum(len(label) + 1 for _, label in VIEWS) + len("? ") + 2
"""Columns that the views take, with a space after each and one at both ends."""


class ViewKey(Static):
    """A view and the key that goes there; a click goes there too."""

    def __init__(
        self, command: AnyCommand, label: str, *, here: bool, own_key: bool = False
    ) -> None:
        # Nine views and a name have to fit in 80 columns: the first letter is the key.
        key = "? " if command is Help and not own_key else ""
        at = "bold reverse" if here else ""
        plain = here or key or own_key
        first = (label[0], at if plain else "underline $footer-key-foreground")
        words = line((key, "$footer-key-foreground"), first, (label[1:], at))
        super().__init__(words)
        self._action = command.action()
        self.tooltip = Content(command.tells())

    async def on_click(self) -> None:
        """Go there."""
        await self.run_action(self._action)


class Masthead(Horizontal):
    """The views in a line, the present one marked, and the reviewer's name at its end.

    Args:
        here: the id of the command that goes to the present view.
        reviewer: who is working.
    """

    DEFAULT_CSS = """
    Masthead {
        dock: top;
        height: 1;
        background: $footer-background;
        padding: 0 1;
        & ViewKey { width: auto; margin: 0 1 0 0; }
        & #reviewer { width: 1fr; text-align: right; color: $text-muted; }
    }
    """

    def __init__(self, here: str, reviewer: str) -> None:
        super().__init__()
        self._here = here
        self._reviewer = reviewer
        self._others: tuple[Present, ...] = ()

    def compose(self) -> ComposeResult:
        """The views, then the name."""
        for command, label in VIEWS:
            own = command.id in keymap_of(self.app)
            yield ViewKey(command, label, here=command.id == self._here, own_key=own)
        yield Static(Content(short(self._reviewer, 40)), id="reviewer")

    def show_company(self, others: tuple[Present, ...]) -> None:
        """Show who else has the file open, as far as there is room."""
        self._others = others
        said = company(others, self._reviewer, self.app.size.width - _TAKEN)
        self.query_one("#reviewer", Static).update(Content(said), layout=False)

    def on_resize(self) -> None:
        """Use the room there is now."""
        if self._others:
            self.show_company(self._others)
