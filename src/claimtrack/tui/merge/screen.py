"""What both of two merged files had changed: a list, and both texts of the one under the cursor."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.getters import query_one
from textual.widgets import DataTable, Static

from claimtrack.errors import WrongUse
from claimtrack.model.merge import Conflict, Shown
from claimtrack.text.clean import one_line
from claimtrack.text.merging import apart
from claimtrack.text.phrases import minute
from claimtrack.tui import everywhere
from claimtrack.tui.command import Offered, bound
from claimtrack.tui.dialogs.claim import show_claim
from claimtrack.tui.merge.commands import TakeOurs, TakeTheirs
from claimtrack.tui.session import Session
from claimtrack.tui.shell.work_screen import WorkScreen
from claimtrack.tui.widgets.detail import Detail
from claimtrack.tui.widgets.listing import Listing
from claimtrack.tui.words import QUIET, counted, dotted, highlighted, line, lines, short

_MOST = 20_000
"""Characters of either text that are shown: whoever decides has to have read both."""


class ConflictsScreen(WorkScreen, inherit_bindings=False):
    """The conflicts above, both texts of the one under the cursor below."""

    VIEW = "GoToDesk"
    OFFERED: ClassVar[Offered] = (
        TakeOurs,
        TakeTheirs,
        everywhere.CardDown,
        everywhere.CardUp,
        *WorkScreen.OFFERED,
    )
    BINDINGS: ClassVar[list[BindingType]] = bound(*OFFERED)
    DEFAULT_CSS = """
    ConflictsScreen {
        & #to-decide { padding: 0 1; text-style: bold; color: $text-accent; height: 1; }
        & #conflicts { height: auto; max-height: 40%; }
        & #detail { height: 1fr; }
    }
    """

    listing = query_one("#conflicts", Listing)
    detail = query_one("#detail", Detail)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._found: dict[str, Shown] = {}

    def content(self) -> ComposeResult:
        """How many there are, the conflicts, both texts."""
        yield Static("", id="to-decide")
        yield Listing("No.", "From", "About", id="conflicts")
        yield Detail(id="detail")

    def on_mount(self) -> None:
        """Focus the list."""
        self.listing.focus()

    def read(self) -> None:
        """Read what is to be decided."""
        found = self.desk.merge.conflicts(confidential=True)
        self._found = {str(one.conflict.id): one for one in found}
        self.listing.fill((key, _cells(one)) for key, one in self._found.items())
        said = counted(len(found), "conflict to decide", "conflicts to decide")
        self.query_one("#to-decide", Static).update(
            Content(said if found else "There is nothing to decide")
        )
        self.show_both()

    @property
    def conflict(self) -> Conflict:
        """The conflict under the cursor.

        Raises:
            WrongUse: there is none.
        """
        found = self._found.get(self.listing.under_cursor or "")
        if found is None:
            raise WrongUse("There is nothing to decide.")
        return found.conflict

    @on(DataTable.RowHighlighted)
    def show_both(self) -> None:
        """Show both texts of the conflict under the cursor."""
        found = self._found.get(self.listing.under_cursor or "")
        self.detail.show(lines(_sides(found)) if found else Content(""))

    @on(DataTable.RowSelected)
    def open_claim(self) -> None:
        """Show the card of the claim that it is about."""
        claim = self.conflict.claim
        if claim is None:
            self.tell("It is about no claim.")
        else:
            show_claim(self, claim)

    def scroll_card(self, by: int) -> None:
        """Scroll the texts by halves of what is in sight."""
        self.detail.scroll_by_half(by)


def _cells(one: Shown) -> tuple[str, ...]:
    return f"{one.conflict.id}", short(one.conflict.file, 24), short(one.about, 300)


def _sides(one: Shown) -> Iterator[Content]:
    """Both texts, the words that differ underlined, each with who wrote it and when."""
    conflict = one.conflict
    ours, theirs = one_line(one.ours), one_line(one.theirs)
    yield line((short(one.about, 300), "bold"))
    for name, where, by, at, text, other in (
        ("OURS", "stands here", conflict.ours_by, conflict.ours_at, ours, theirs),
        ("THEIRS", f"from {conflict.file}", conflict.theirs_by, conflict.theirs_at, theirs, ours),
    ):
        yield Content("")
        said = dotted(short(where, 60), short(by, 40), minute(at) if at else "")
        yield line((f"{name}  ", "bold $text-accent"), (said, QUIET))
        yield highlighted(text, apart(text, other), "bold underline", most=_MOST)
    yield Content("")
    merged = f"merged by {short(conflict.merged_by, 40)}, {minute(conflict.merged_at)}"
    yield line((merged, QUIET))
