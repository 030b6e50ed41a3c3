"""Dialogs for one claim or many at once: assigning, tagging, setting the status."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.app import ComposeResult
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from claimtrack.desk.claims import SETTABLE
from claimtrack.errors import WrongUse
from claimtrack.model.claim import ClaimStatus
from claimtrack.tui.dialogs.form import Field, Form, entry
from claimtrack.tui.widgets.choice import Choice, Option
from claimtrack.tui.words import counted, short

_NAMED = 6
_HINT = "enter records   esc cancels   one undo reverts it"


def which(claims: Sequence[int]) -> str:
    """Some claims in words: the one, or how many with the first of them by number."""
    if len(claims) == 1:
        return f"#{claims[0]}"
    named = ", ".join(f"#{one}" for one in claims[:_NAMED])
    more = " …" if len(claims) > _NAMED else ""
    return f"{counted(len(claims), 'claim')}: {named}{more}"


class HandOverDialog(Form[int]):
    """Whom to assign claims to, and a note for them.

    Args:
        claims: the claims.
        known: names to complete to.
        record: hands them to a name, with a note, and gives back how many.
    """

    def __init__(
        self, claims: Sequence[int], known: tuple[str, ...], record: Callable[[str, str], int]
    ) -> None:
        super().__init__(f"Assign {which(claims)}", _HINT)
        self._known = known
        self._record = record

    def body(self) -> ComposeResult:
        """The name, the note."""
        yield Field("To", entry("to", placeholder="a name; empty: unassigned", known=self._known))
        told = "what was done, what is open, whom to ask"
        yield Field("Note", entry("note", placeholder=told))

    def on_mount(self) -> None:
        """Focus the name."""
        self.query_one("#to", Widget).focus()

    def record(self) -> None:
        """Assign them."""
        self.attempt(lambda: self._record(self.said("to"), self.said("note")))


class TagDialog(Form[int]):
    """Tags to put on claims and to take off them.

    Args:
        claims: the claims.
        held: the tags that any of them has.
        record: puts tags on and takes others off, and gives back how many claims it changed.
    """

    def __init__(
        self,
        claims: Sequence[int],
        held: Sequence[str],
        record: Callable[[list[str], list[str]], int],
    ) -> None:
        super().__init__(f"Tag {which(claims)}", _HINT)
        self._held = held
        self._record = record

    def body(self) -> ComposeResult:
        """The tags there are, the field."""
        held = ", ".join(short(one, 40) for one in self._held) or "none"
        yield Field("Tags now", Static(Content(short(held, 300))))
        yield Field("Tags", entry("tags", placeholder="separated by commas; -tag removes one"))

    def on_mount(self) -> None:
        """Focus the field."""
        self.query_one("#tags", Widget).focus()

    def missing(self) -> Widget | None:
        """A tag."""
        return None if self.said("tags").strip() else self.query_one("#tags", Widget)

    def record(self) -> None:
        """Add and remove them."""
        said = [one.strip() for one in self.said("tags").split(",")]
        put = [one.removeprefix("#") for one in said if not one.startswith("-")]
        off = [one[1:].strip().removeprefix("#") for one in said if one.startswith("-")]
        self.attempt(lambda: self._record(put, off))


class StatusDialog(Form[int]):
    """The status of the work on claims, as far as a person sets it.

    Args:
        claims: the claims.
        record: sets their status, and gives back how many it changed.
    """

    def __init__(self, claims: Sequence[int], record: Callable[[ClaimStatus], int]) -> None:
        super().__init__(f"Status of {which(claims)}", f"a letter chooses   {_HINT}")
        self._record = record

    def body(self) -> ComposeResult:
        """The choice, and why there are no more."""
        options = [Option(one.value[0], one.value, one) for one in SETTABLE]
        yield Field("Status", Choice(options, id="status"))
        yield Static("Every other status follows from the verdict.", classes="hint")

    def on_mount(self) -> None:
        """Focus the choice."""
        self.query_one("#status", Widget).focus()

    def missing(self) -> Widget | None:
        """A choice."""
        status: Choice[ClaimStatus] = self.query_one("#status", Choice)
        return status if status.value is None else None

    def record(self) -> None:
        """Set it."""
        self.attempt(self._set)

    def _set(self) -> int:
        status: Choice[ClaimStatus] = self.query_one("#status", Choice)
        if status.value is None:
            raise WrongUse("Choose a status.")
        return self._record(status.value)
