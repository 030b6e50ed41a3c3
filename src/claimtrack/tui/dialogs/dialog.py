"""The base of every dialog: a sheet over the work that can always be left with Escape.

A dialog that records something is given the action to run; when the desk refuses, it shows
the reason and keeps everything typed.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from typing import Any, ClassVar, Generic, Protocol, TypeVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from claimtrack.desk.drafts import Fields
from claimtrack.errors import ClaimtrackError, Stale
from claimtrack.tui import everywhere
from claimtrack.tui.dialogs.drafted import Drafted
from claimtrack.tui.words import short

T = TypeVar("T")

HIGH = 30
"""From this height on there is room for gaps."""

_HEIGHTS: list[tuple[int, str]] | None = [(0, "-low"), (HIGH, "-high")]

_FRAME = 9
"""Rows of a sheet beside its body: border, heading, trouble, hints, and the space between."""


class Guard(Protocol):
    """What stands between two people who edit one record (see `stale`)."""

    @property
    def overtaken(self) -> bool:
        """Whether the text was written over something else than what is on file."""
        ...

    def written_over(self, fields: Fields) -> None:
        """Say what else stood in some fields when the text in them was written."""
        ...

    def ask(self, dialog: Dialog[Any], act: Callable[[], Any], by: str | None) -> None:
        """Show both texts and do what is answered."""
        ...


class Dialog(Drafted[T], Generic[T]):
    """A titled sheet with a line of hints and a line for what went wrong.

    Args:
        heading: what this is about.
        hint: the keys, in a line.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Cancel", id="Dialog.leave"),
        Binding(everywhere.Quit.keys, "app.quit", "Quit", show=False, id=everywhere.Quit.id),
    ]
    DEFAULT_CSS = """
    Dialog {
        align: center middle;
        & > .sheet {
            width: 90%;
            max-width: 96;
            height: auto;
            max-height: 96%;
            background: $panel;
            border: solid $quiet-bar;
            padding: 0 2;
        }
        & .heading { text-style: bold; color: $text-accent; margin-bottom: 1; }
        & .hint { color: $text-muted; margin-top: 1; }
        & .drafted { color: $text-muted; display: none; }
        & .trouble { color: $text-error; text-style: bold; display: none; }
        & .trouble.-told { display: block; }
        & .body { height: auto; padding: 0 1 0 0; scrollbar-size-vertical: 1; }
        & .gap { height: 1; }
        &.-low .gap { display: none; }
    }
    """

    VERTICAL_BREAKPOINTS = _HEIGHTS

    opens_again: ClassVar[bool] = False
    """Whether the dialog reopens with its draft after another reviewer's change came first."""

    stale = ""
    """The change by another reviewer that kept this from being recorded, if any."""

    guard: Guard | None = None
    """Asks which text is to stand, where two people can edit what this dialog shows."""

    def __init__(self, heading: str, hint: str) -> None:
        super().__init__()
        self._heading = heading
        self._hint = hint

    def compose(self) -> ComposeResult:
        """The heading, the body, what went wrong, the keys."""
        # Known before the first resize, so that no dialog is laid out twice.
        rows = self.app.size.height
        self.add_class("-high" if rows >= HIGH else "-low")
        with Vertical(classes="sheet"):
            yield Static(Content(short(self._heading, 200)), classes="heading")
            with VerticalScroll(classes="body", can_focus=False) as body:
                body.styles.max_height = _room(rows)
                yield from self.body()
            yield Static(classes="drafted")
            yield Static(classes="trouble")
            yield Static(Content(self._hint), classes="hint")

    def on_mount(self) -> None:
        """Restore the draft that was left here; the fields of the dialog are there by now.

        Messages of what was done before go: they would lie over the fields.
        """
        self.app.clear_notifications()
        self.restore()

    def on_resize(self, event: events.Resize) -> None:
        """Leave room for the heading, for what may go wrong and for the keys."""
        self.query_one(".body").styles.max_height = _room(event.size.height)

    @abstractmethod
    def body(self) -> ComposeResult:
        """The widgets between the heading and the hints."""

    def attempt(self, act: Callable[[], T]) -> None:
        """Run the dialog's action and close it, or show why not and keep everything."""
        guard = self.guard
        if guard is not None and guard.overtaken:
            guard.ask(self, act, None)
            return
        try:
            done = act()
        except Stale as refused:
            self.stale = refused.message
            if self.opens_again:
                self.action_leave()
            elif guard is None:
                # What is shown here stays as it was; what was typed is a draft.
                self.complain(f"{refused.message} Esc keeps your text, shows the current one.")
            else:
                guard.ask(self, act, refused.by)
        except ClaimtrackError as refused:
            self.complain(refused.message)
        else:
            self.recorded()
            self.dismiss(done)

    def written_over(self, fields: Fields) -> None:
        """Take note of what else stood in some fields when the draft in them was written."""
        if self.guard is not None:
            self.guard.written_over(fields)

    def complain(self, words: str) -> None:
        """Show what went wrong."""
        trouble = self.query_one(".trouble", Static)
        trouble.update(Content(short(words, 400)))
        trouble.add_class("-told")

    def action_leave(self) -> None:
        """Close the dialog; nothing was recorded, and what was typed is kept as a draft."""
        self.keep_typed()
        self.dismiss(None)


def _room(rows: int) -> int:
    """Leave so many rows of a screen to the body."""
    return max(4, rows - _FRAME)
