"""The base of every screen: a masthead, a line of keys, undo, and one place for refusals.

A screen reads from the desk when the file has changed since it last looked, and at no other time.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.events import ScreenResume
from textual.notifications import SeverityLevel
from textual.screen import Screen
from textual.widgets import Static

from claimtrack.errors import ClaimtrackError, Stale
from claimtrack.tui.command import Offered
from claimtrack.tui.everywhere import Redo, Undo
from claimtrack.tui.messages import Failed
from claimtrack.tui.session import Session
from claimtrack.tui.shell.key_line import KeyLine
from claimtrack.tui.shell.masthead import Masthead
from claimtrack.tui.widgets.lookup import Lookup
from claimtrack.tui.words import short

WIDE = 100
"""From this width on there is room for two columns."""

_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]


class WorkScreen(Screen[None]):
    """A screen at work on a session.

    Args:
        session: the open desk and what goes with it.
    """

    VIEW: ClassVar[str]
    """Which of the views in the masthead this is: the id of the command that goes there."""

    in_sight: int | None = None
    """The article open here, shown to others working on the file."""

    lookup: Lookup[Any, Any] | None = None
    """What is looked for in the background here, and keys are about."""

    OFFERED: ClassVar[Offered] = (Undo, Redo)
    HORIZONTAL_BREAKPOINTS = _BREAKPOINTS
    DEFAULT_CSS = """
    WorkScreen {
        & > .importing { height: 1; padding: 0 1; color: $text-accent; display: none; }
        & > .importing.-at-work { display: block; }
    }
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.desk = session.desk
        self._edition = -1

    def compose(self) -> ComposeResult:
        """The masthead, what the screen is about, the keys."""
        # Known before the first resize, so that no screen is laid out twice.
        self.add_class("-wide" if self.app.size.width >= WIDE else "-narrow")
        who = "looking only" if self.desk.looks else self.desk.reviewer
        yield Masthead(self.VIEW, who)
        yield from self.content()
        yield Static(classes="importing")
        yield KeyLine()

    @property
    def is_whole(self) -> bool:
        """Whether the screen is fully composed and not yet being removed."""
        return self.is_mounted and self.is_running and self.app.is_running

    @abstractmethod
    def content(self) -> ComposeResult:
        """The body of the screen."""

    @abstractmethod
    def read(self) -> None:
        """Read what is shown from the desk, and show it."""

    @on(ScreenResume)
    def catch_up(self) -> None:
        """Read again if the file has changed since this screen last did."""
        if self._edition != self.session.edition:
            self._edition = self.session.edition
            with self.refusals():
                self.read()

    @on(ScreenResume)
    def show_company(self) -> None:
        """Show who else has the file open."""
        self.query_one(Masthead).show_company(self.session.others)

    @on(ScreenResume)
    def show_import(self) -> None:
        """Show the progress of the import, while one is running."""
        tally = self.session.importing
        row = self.query_one(".importing", Static)
        row.set_class(tally is not None, "-at-work")
        if tally is not None:
            row.update(Content(tally.progress()), layout=False)

    def import_ended(self, article: int | None) -> None:
        """Show that the import has ended; `article` is the last one imported."""

    def undone(self) -> None:
        """An action was undone or redone here."""

    def start_at(self, sentence: int) -> None:
        """Put the cursor on a sentence, on a screen that has sentences."""

    def awaits(self, key: str) -> bool:
        """Whether a key depends on a search that is still running."""
        del key
        return self.lookup is not None and self.lookup.waiting

    def give_up(self) -> None:
        """A worker failed."""

    @on(Failed)
    def tell_failure(self, message: Failed) -> None:
        """Show why a worker failed."""
        self.give_up()
        self.tell(message.why, severity="warning")

    @contextmanager
    def refusals(self) -> Iterator[None]:
        """Show a refusal of the desk; if another reviewer's change caused it, show that change."""
        try:
            yield
        except Stale as refused:
            self.tell(refused.message, severity="warning")
            self.session.changed()
            self.catch_up()
        except ClaimtrackError as refused:
            self.tell(refused.message, severity="warning")

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Run an action at the desk and show the result, or why it was refused."""
        with self.refusals():
            yield
            self.show_changes()

    def show_changes(self) -> None:
        """Refresh after this screen has written to the file."""
        self.session.changed()
        self.catch_up()

    @property
    def undoes(self) -> str:
        """The end of a message about an action: how to undo it."""
        return f"{Undo.key(self.app)} undoes it."

    def tell(self, words: str, *, severity: SeverityLevel = "information") -> None:
        """Show a short message, without markup."""
        self.notify(short(words, 400), severity=severity, markup=False)
