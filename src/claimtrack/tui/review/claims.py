"""A note on a claim, which reports may leave out."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import ComposeResult
from textual.widgets import Static

from claimtrack.model.claim import Claim
from claimtrack.tui.dialogs.form import Field, Form
from claimtrack.tui.dialogs.source import secrecy
from claimtrack.tui.widgets.choice import Choice
from claimtrack.tui.widgets.prose import Prose


class NoteDialog(Form[bool]):
    """A note, and whether it is confidential.

    Args:
        claim: the claim it is on.
        record: keeps the note, and whether reports leave it out.
    """

    def __init__(self, claim: Claim, record: Callable[[str, bool], object]) -> None:
        super().__init__(
            f"A note on #{claim.id}", "enter records   ctrl+j new line   tab next   esc cancels"
        )
        self._claim = claim
        self._record = record

    def body(self) -> ComposeResult:
        """The note, then whether it is confidential."""
        yield Prose(self._claim.note, id="text")
        yield Static(classes="gap")
        yield Field("Reports", secrecy("secrecy", confidential=self._claim.note_confidential))

    def on_mount(self) -> None:
        """Begin with the note."""
        self.query_one(Prose).focus()

    def record(self) -> None:
        """Record the note."""
        self.attempt(self._keep)

    def _keep(self) -> bool:
        held_back: Choice[bool] = self.query_one("#secrecy", Choice)
        self._record(self.query_one(Prose).text, bool(held_back.value))
        return True
