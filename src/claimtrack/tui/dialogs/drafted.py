"""Drafts: what is typed into a dialog is kept as it is typed, and restored after a crash.

It is kept a moment after the last key, and when the dialog is left; recording it drops it.
"""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar, Generic, TypeVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import ModalScreen
from textual.timer import Timer
from textual.widgets import Input, Static, TextArea

from claimtrack.desk.desk import Desk
from claimtrack.desk.drafts import Fields
from claimtrack.errors import ClaimtrackError, Unsaved
from claimtrack.tui.drafts import Place
from claimtrack.tui.widgets.choice import Choice

T = TypeVar("T")

_PAUSE = 0.3
"""Seconds after a key before what stands there is kept."""

_ASKED_FOR = "rating"
"""The choice that the key that opened the dialog has made: a draft does not change it."""


class Drafted(ModalScreen[T | None], Generic[T]):
    """A dialog whose fields are kept as a draft, once it has a key for it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+r", "afresh", "Start over", show=False, priority=True)
    ]

    _heading = ""
    _kept_by: Desk | None = None
    _kept_under = ""
    _keeping: Timer | None = None
    _latest: Fields
    _aside: Path | None = None
    """Where what is typed is written while the database cannot be."""

    def kept_at(self, desk: Desk, place: Place, *about: str) -> None:
        """Keep what is typed here as a draft.

        Args:
            desk: whose draft it is.
            place: what is written here.
            about: the uids of what it is written about.
        """
        self._kept_by, self._kept_under = desk, place.of(*about)

    def restore(self) -> None:
        """Restore the draft left here, and say so."""
        self._blank = self._over = self.typed()
        self._chosen_at_first = [(one, one.chosen) for one in self.query(Choice)]
        left = self._kept_by.drafts.get(self._kept_under) if self._kept_by else None
        if left is None:
            return
        self.put_back(left.fields)
        self.app.call_later(self._select)
        self._over = {**self._blank, **left.over}
        blank = self._blank
        self.written_over({name: v for name, v in left.over.items() if blank.get(name) != v})
        kept = left.saved_at[:16].replace("T", " ")
        said = f"Your draft of {kept} is restored; ctrl+r starts over."
        shown = self.query_one(".drafted", Static)
        shown.update(Content(said))
        shown.display = True

    def _select(self) -> None:
        """Select what is put back on the line that has the keys: who types goes on without it."""
        if isinstance(self.focused, Input):
            self.focused.select_all()

    def written_over(self, fields: Fields) -> None:
        """Take note of what else stood in some fields when the draft in them was written."""

    def begins_with(self, fields: Fields) -> None:
        """Say what is on file now, where that has changed since the dialog was opened."""
        now = {name: fields[name] for name in self._blank.keys() & fields.keys()}
        self._blank = self._over = self._blank | now

    def action_afresh(self) -> None:
        """Restore the fields as they were before anything was typed."""
        self.put_back(self._blank)
        for choice, chosen in self._chosen_at_first:
            if choice.id not in self._blank:
                choice.chosen = chosen
        self._over = self._blank
        self.written_over({})
        self.query_one(".drafted").display = False

    def keep_typed(self) -> None:
        """Save the fields as a draft, unless they are unchanged."""
        self._keep_draft(self.typed())

    def _keep_draft(self, now: Fields) -> None:
        if self._keeping is not None:
            self._keeping.stop()
            self._keeping = None
        if self._kept_by is None:
            return
        try:
            if now != self._blank:
                self._kept_by.drafts.keep(self._kept_under, now, self._over)
            else:
                self._kept_by.drafts.drop(self._kept_under)
        except Unsaved as trouble:
            self._put_aside(self._kept_by, now, trouble)
        except ClaimtrackError as trouble:
            self.notify(trouble.message, severity="warning", markup=False)

    def _put_aside(self, desk: Desk, now: Fields, trouble: Unsaved) -> None:
        """Write what is typed elsewhere, and say where; once, as it is written with each pause."""
        aside = desk.drafts.put_aside(self._kept_under, self._heading, now)
        if aside == self._aside:
            return
        self._aside = aside
        kept = f"What you type is in {aside}." if aside else "Copy what you typed by hand."
        self.notify(f"{trouble.message} {kept}", severity="warning", timeout=30, markup=False)

    def recorded(self) -> None:
        """Drop the draft: what was typed is now recorded."""
        if self._keeping is not None:
            self._keeping.stop()
            self._keeping = None
        if self._kept_by is not None:
            self._kept_by.drafts.drop(self._kept_under)
            self._kept_by = None

    def on_unmount(self) -> None:
        """Keep what is still waiting to be kept; the fields are gone by now."""
        if self._keeping is not None:
            self._keep_draft(self._latest)

    @on(Input.Changed)
    @on(TextArea.Changed)
    @on(Choice.Chosen)
    def keep_soon(self) -> None:
        """Save the draft once typing pauses."""
        if self._kept_by is not None:
            if self._keeping is not None:
                self._keeping.stop()
            self._latest = self.typed()
            self._keeping = self.set_timer(_PAUSE, self.keep_typed)

    def typed(self) -> dict[str, str | int]:
        """What stands in each field that has a name."""
        found: dict[str, str | int] = {}
        for field in self.query("Input, TextArea, Choice"):
            name = field.id
            if name is None or name == _ASKED_FOR:
                continue
            if isinstance(field, Input):
                found[name] = field.value
            elif isinstance(field, TextArea):
                found[name] = field.text
            elif isinstance(field, Choice) and field.chosen is not None:
                found[name] = field.chosen
        return found

    def put_back(self, fields: Fields) -> None:
        """Put words and choices into the fields of these names, as far as they are there."""
        for field in self.query("Input, TextArea, Choice"):
            value = fields.get(field.id or "")
            if isinstance(field, Input) and isinstance(value, str):
                field.value = value
            elif isinstance(field, TextArea) and isinstance(value, str):
                field.text = value
                field.move_cursor(field.document.end)
            elif isinstance(field, Choice) and field.id != _ASKED_FOR and field.has(value):
                field.chosen = value
