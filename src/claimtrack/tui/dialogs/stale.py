"""Concurrent edits: show both versions side by side; the reviewer chooses which is to stand.

Nothing is overwritten unseen, and nothing is put together unseen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from functools import partial
from typing import Any, ClassVar, Generic, Protocol, TypeVar

from msgspec import Struct
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from claimtrack.desk.drafts import Fields
from claimtrack.errors import ClaimtrackError
from claimtrack.text.merging import Span, apart, merged
from claimtrack.tui.dialogs.dialog import Dialog
from claimtrack.tui.dialogs.form import Field
from claimtrack.tui.widgets.choice import Choice
from claimtrack.tui.words import QUIET, line, lines, short

_LEFT_ALONE = "(you did not change it: theirs stands)"
_NOTHING = "(nothing)"


class Versioned(Protocol):
    """A record that two people can edit."""

    @property
    def version(self) -> int:
        """How often it has been changed."""
        ...


R = TypeVar("R", bound=Versioned)


class Answer(StrEnum):
    """Which text is to stand."""

    MINE = "mine"
    THEIRS = "theirs"
    BOTH = "both"


class Differing(Struct, frozen=True):
    """A field whose value on file changed while the reviewer was editing it."""

    name: str
    label: str
    theirs: str
    mine: str
    left_alone: bool


class BothDialog(Dialog[Answer]):
    """Ask whether to keep mine, take theirs, or edit both.

    Args:
        fields: what differs.
        by: who changed it first, where that is known.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("k", "answer('mine')", "Keep mine", id="Both.mine"),
        Binding("t", "answer('theirs')", "Take theirs", id="Both.theirs"),
        Binding("e", "answer('both')", "Edit both in one", id="Both.both"),
    ]

    def __init__(self, fields: Sequence[Differing], by: str | None) -> None:
        super().__init__(
            f"{short(by or 'Another reviewer', 40)} changed this in the meantime. "
            "Nothing recorded yet.",
            "k keep mine   t take theirs   e edit both in one   esc not yet",
        )
        self._fields = tuple(fields)
        self._by = short(by or "another reviewer", 40)

    def body(self) -> ComposeResult:
        """What is on file now, then what was typed; the words that differ stand out."""
        rows = [row for one in self._fields for row in self._rows(one)]
        yield Static(lines(rows[:-1]))

    def on_mount(self) -> None:
        """Let the arrow keys scroll."""
        body = self.query_one(".body")
        body.can_focus = True
        body.focus()

    def action_answer(self, answer: str) -> None:
        """Return which text is to stand."""
        self.dismiss(Answer(answer))

    def _rows(self, one: Differing) -> Iterator[Content]:
        about = f"{one.label}, " if one.label else ""
        yield line((f"{about}on file now, by {self._by}:", QUIET))
        yield _marked(one.theirs, apart(one.theirs, one.mine))
        yield line((f"{about}yours:", QUIET))
        if one.left_alone:
            yield line((_LEFT_ALONE, QUIET))
        else:
            yield _marked(one.mine, apart(one.mine, one.theirs))
        yield Content("")


class Held(Generic[R]):
    """A record that is being edited, as it was read last.

    Args:
        record: the record as the dialog shows it.
        read: reads it again.
        shown: what stands in the dialog's fields for it, by their names.
    """

    def __init__(
        self, record: R, read: Callable[[], R], shown: Callable[[R], dict[str, str | int]]
    ) -> None:
        self.record = record
        self._read = read
        self._shown = shown
        self._over: Fields = shown(record)

    @property
    def overtaken(self) -> bool:
        """Whether the text was written over something else than what was read."""
        return self._over != self._shown(self.record)

    def written_over(self, fields: Fields) -> None:
        """Say what else stood in some fields when the text in them was written: a draft is old."""
        now = self._shown(self.record)
        self._over = {name: fields.get(name, value) for name, value in now.items()}

    def ask(self, dialog: Dialog[Any], act: Callable[[], Any], by: str | None) -> None:
        """Show both texts and do what is answered; where theirs is not in these fields, go on."""
        try:
            now = self._read()
        except ClaimtrackError as gone:
            dialog.complain(gone.message)
            return
        differing = tuple(self._differing(dialog, self._shown(now)))
        if differing:
            answered = partial(self._answered, dialog, act, now, differing)
            dialog.app.push_screen(BothDialog(differing, by), answered)
            return
        self._take(dialog, now)
        dialog.notify(
            f"{short(by or 'Another reviewer', 40)} changed something else in it; "
            "both changes stand.",
            markup=False,
        )
        dialog.attempt(act)

    def _answered(
        self,
        dialog: Dialog[Any],
        act: Callable[[], Any],
        now: R,
        differing: tuple[Differing, ...],
        answer: Answer | None,
    ) -> None:
        if answer is None:
            dialog.complain(
                "Not recorded: it was changed on file in the meantime. Enter asks again."
            )
            return
        if answer is Answer.THEIRS:
            dialog.notify("Their text stands. Yours is kept as a draft.", markup=False)
            dialog.action_leave()
            return
        dialog.put_back(self._to_stand(dialog, now, differing, both=answer is Answer.BOTH))
        self._take(dialog, now)
        if answer is Answer.MINE:
            dialog.attempt(act)
        else:
            dialog.complain("Both texts are here now: edit them, then record.")
            dialog.query_one(f"#{differing[0].name}").focus()

    def _to_stand(
        self, dialog: Dialog[Any], now: R, differing: tuple[Differing, ...], *, both: bool
    ) -> dict[str, str | int]:
        """What changes in the fields of the dialog: theirs where mine is as it was."""
        typed, theirs = dialog.typed(), self._shown(now)
        to_stand: dict[str, str | int] = {}
        for one in differing:
            was, own, told = self._over[one.name], typed.get(one.name), theirs[one.name]
            if one.left_alone:
                to_stand[one.name] = told
            elif both and isinstance(own, str) and isinstance(told, str):
                to_stand[one.name] = merged(str(was), told, own)
        return to_stand

    def _differing(self, dialog: Dialog[Any], theirs: Fields) -> Iterator[Differing]:
        typed = dialog.typed()
        for name, told in theirs.items():
            own = typed.get(name)
            if own is not None and told not in (self._over[name], own):
                field = dialog.query_one(f"#{name}")
                left_alone = own == self._over[name]
                yield Differing(
                    name, _label(field), _said(field, told), _said(field, own), left_alone
                )

    def _take(self, dialog: Dialog[Any], now: R) -> None:
        """What is on file now has been looked at: what is typed is written over that."""
        self.record = now
        self._over = self._shown(now)
        dialog.begins_with(self._over)


def _label(field: Widget) -> str:
    return field.parent.label if isinstance(field.parent, Field) else ""


def _said(field: Widget, value: str | int) -> str:
    """What stands in a field, in words."""
    if isinstance(field, Choice) and isinstance(value, int):
        return field.words_of(value)
    return str(value)


def _marked(text: str, spans: Sequence[Span]) -> Content:
    if not text:
        return line((_NOTHING, QUIET))
    content = Content(text)
    for start, end in spans:
        content = content.stylize("bold underline", start, end)
    return content
