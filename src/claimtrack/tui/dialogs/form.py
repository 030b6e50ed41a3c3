"""Forms: labelled fields beneath each other, where Enter goes to what is missing, or records."""

from __future__ import annotations

from typing import TypeVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.suggester import SuggestFromList
from textual.widget import Widget
from textual.widgets import Input, Static

from claimtrack.tui.dialogs.dialog import Dialog
from claimtrack.tui.terminal.entry import Entry
from claimtrack.tui.widgets.choice import Choice, Option
from claimtrack.tui.widgets.prose import Prose

T = TypeVar("T")


class Field(Horizontal):
    """A label and what is to be filled in.

    Args:
        label: the label.
        inner: the input, choice or text.
    """

    DEFAULT_CSS = """
    Field {
        height: auto;
        & .label { width: 12; color: $text-muted; }
        & Input { width: 1fr; }
        & Input:focus { background: $surface; }
    }
    """

    def __init__(self, label: str, inner: Widget) -> None:
        super().__init__()
        self.label = label
        self._inner = inner

    def compose(self) -> ComposeResult:
        """The label, then the field."""
        yield Static(Content(self.label), classes="label")
        yield self._inner


def entry(name: str, value: str = "", placeholder: str = "", known: tuple[str, ...] = ()) -> Entry:
    """A field for one line.

    Args:
        name: its name in the dialog.
        value: what stands there at first.
        placeholder: what to type, shown while it is empty.
        known: what typing may be completed to.
    """
    suggester = SuggestFromList(known, case_sensitive=False) if known else None
    return Entry(
        value, id=name, placeholder=Content(placeholder).plain, compact=True, suggester=suggester
    )


def secrecy(name: str, *, confidential: bool = False) -> Choice[bool]:
    """The choice whether reports leave something out."""
    options = (Option("p", "public", value=False), Option("c", "confidential", value=True))
    return Choice(options, int(confidential), id=name)


class Form(Dialog[T]):
    """A dialog with fields."""

    def missing(self) -> Widget | None:
        """The first field that still has to be filled in."""
        return None

    def record(self) -> None:
        """Record what was filled in."""
        raise NotImplementedError

    def said(self, name: str) -> str:
        """What was typed in a field of one line."""
        return self.query_one(f"#{name}", Input).value

    @on(Input.Submitted)
    @on(Choice.Submitted)
    @on(Prose.Submitted)
    def go_on(self) -> None:
        """Go to what is missing; record when nothing is."""
        missing = self.missing()
        if missing is None:
            self.record()
        elif missing is self.focused:
            self.complain("This field is required.")
        else:
            missing.focus()
