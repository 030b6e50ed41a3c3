"""Claims that are probably on file twice, or contradict each other, pair by pair."""

from __future__ import annotations

from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.getters import query_one
from textual.widgets import DataTable, Static
from textual.worker import get_current_worker

from claimtrack.desk.duplicates import Duplicate
from claimtrack.errors import ClaimtrackError, WrongUse
from claimtrack.model.case import ClaimCase
from claimtrack.tui.command import Command, Offered, bound
from claimtrack.tui.commands import claims, moving
from claimtrack.tui.dialogs.claim import show_claim
from claimtrack.tui.dialogs.merge import ask_to_merge
from claimtrack.tui.marks import RELATIONS, difference_words, rating_words, style
from claimtrack.tui.messages import DuplicatesRead, Failed
from claimtrack.tui.session import Session
from claimtrack.tui.widgets.detail import Detail
from claimtrack.tui.widgets.listing import Listing
from claimtrack.tui.words import counted, highlighted, line, lines, short
from claimtrack.tui.work_screen import WorkScreen

_ON_A_PAIR: Offered = (claims.Merge, claims.Distinct, moving.CardDown, moving.CardUp)


class DuplicatesScreen(WorkScreen, inherit_bindings=False):
    """The pairs above, both claims of the one under the cursor below."""

    VIEW = "GoToClaims"
    OFFERED: ClassVar[Offered] = (*_ON_A_PAIR, *WorkScreen.OFFERED)
    BINDINGS: ClassVar[list[BindingType]] = bound(*OFFERED)
    DEFAULT_CSS = """
    DuplicatesScreen {
        & #alike { padding: 0 1; text-style: bold; color: $text-accent; height: 1; }
        & #pairs { height: 1fr; }
    }
    """

    listing = query_one("#pairs", Listing)
    detail = query_one("#detail", Detail)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._pairs: dict[str, Duplicate] = {}
        self._claims: dict[int, ClaimCase] = {}

    def content(self) -> ComposeResult:
        """How many pairs, the pairs, the one under the cursor."""
        yield Static("looking …", id="alike")
        yield Listing("They are", "Claims", "What the first says", id="pairs")
        yield Detail(id="detail")

    def on_mount(self) -> None:
        """Give the keys to the list."""
        self.listing.focus()

    def read(self) -> None:
        """Have the pairs found."""
        self._find(self.session.edition)

    def can(self, command: type[Command]) -> bool:
        """Whether a command can be done now."""
        return bool(self._pairs) if command in _ON_A_PAIR else super().can(command)

    @property
    def pair(self) -> Duplicate:
        """The pair under the cursor.

        Raises:
            WrongUse: there is none.
        """
        found = self._pairs.get(self.listing.under_cursor or "")
        if found is None:
            raise WrongUse("No two claims on file are alike.")
        return found

    @on(DuplicatesRead)
    def show_pairs(self, message: DuplicatesRead) -> None:
        """Show the pairs; found too early, find them again."""
        if message.edition != self.session.edition:
            self.read()
            return
        self._claims = {case.claim.id: case for one in message.groups for case in one.claims}
        pairs = [pair for one in message.groups for pair in one.pairs]
        self._pairs = {f"{one.claim} {one.other}": one for one in pairs}
        self.listing.fill((key, self._cells(one)) for key, one in self._pairs.items())
        said = counted(len(pairs), "pair of claims is alike", "pairs of claims are alike")
        self.query_one("#alike", Static).update(
            Content(said if pairs else "No two claims on file are alike"), layout=False
        )
        self.show_pair()

    @on(DataTable.RowHighlighted)
    def show_pair(self) -> None:
        """Show both claims of the pair under the cursor."""
        pair = self._pairs.get(self.listing.under_cursor or "")
        self.detail.show(lines(self._sides(pair)) if pair else Content(""))

    @on(DataTable.RowSelected)
    def open_claim(self) -> None:
        """Show the card of the first claim."""
        self._show(self.pair.claim)

    def action_merge(self) -> None:
        """Make one claim of the pair: the one that was on file first stays."""
        with self.refusals():
            ask_to_merge(self, self.pair.claim, self.pair.other)

    def action_distinct(self) -> None:
        """Say that they are different claims."""
        with self.writing():
            pair = self.pair
            self.desk.duplicates.distinct(pair.claim, pair.other)
            self.tell(f"#{pair.claim} and #{pair.other} are different claims.")

    def action_card_down(self) -> None:
        """Scroll the detail down."""
        self.detail.scroll_by_half(1)

    def action_card_up(self) -> None:
        """Scroll the detail up."""
        self.detail.scroll_by_half(-1)

    def _cells(self, pair: Duplicate) -> tuple[str, ...]:
        text = self._claims[pair.claim].claim.text
        return str(pair.relation), f"#{pair.claim} #{pair.other}", short(text, 300)

    def _sides(self, pair: Duplicate) -> list[Content]:
        spans = (
            [one.statement_span for one in pair.differences],
            [one.claim_span for one in pair.differences],
        )
        rows = [line((str(pair.relation).upper(), f"bold {RELATIONS[pair.relation]}"))]
        for key, own in zip((pair.claim, pair.other), spans, strict=True):
            case = self._claims[key]
            verdict = case.verdict
            rated = (
                (rating_words(verdict.rating), style(verdict.rating)) if verdict else "not rated"
            )
            if self.desk.hidden([key]):
                rated = ("hidden", "dim")
            places = counted(len(case.appearances), "place")
            rows.append(line((f"#{key}  ", "bold"), rated, (f"  {places}", "dim")))
            # Spans count in the wordings that were compared, which need not be the canonical ones.
            alike = [
                span
                for span, one in zip(own, pair.differences, strict=True)
                if span and case.claim.text[slice(*span)] in (one.statement, one.claim)
            ]
            rows.append(highlighted(case.claim.text, alike))
        said = "; ".join(difference_words(one) for one in pair.differences)
        if said:
            rows.append(line((short(said, 300), "$text-warning")))
        return rows

    @work
    async def _show(self, claim: int) -> None:
        with self.refusals():
            await show_claim(self, claim)

    @work(thread=True, exclusive=True, group="duplicates")
    def _find(self, edition: int) -> None:
        """Find the pairs with a desk of this thread's own."""
        worker = get_current_worker()
        try:
            with self.session.own_desk() as desk:
                groups = desk.duplicates.listed()
        except ClaimtrackError as error:
            self.post_message(Failed(error.message))
            return
        if not worker.is_cancelled:
            self.post_message(DuplicatesRead(edition, groups))
