"""Claims that are probably on file twice, or contradict each other, pair by pair."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.getters import query_one
from textual.widgets import DataTable, Static

from claimtrack.desk.desk import Desk
from claimtrack.desk.duplicates import Duplicate, DuplicateGroup
from claimtrack.errors import WrongUse
from claimtrack.model.case import ClaimCase
from claimtrack.tui import everywhere
from claimtrack.tui.claims import commands
from claimtrack.tui.claims.merge import merge
from claimtrack.tui.command import Chapter, Command, Offered, bound
from claimtrack.tui.dialogs.claim import show_claim
from claimtrack.tui.marks import RELATIONS, difference_words, rating_words, style
from claimtrack.tui.session import Session
from claimtrack.tui.shell.work_screen import WorkScreen
from claimtrack.tui.widgets.detail import Detail
from claimtrack.tui.widgets.listing import Listing
from claimtrack.tui.widgets.lookup import Lookup
from claimtrack.tui.words import counted, highlighted, line, lines, short


class Merge(Command["DuplicatesScreen"], like=commands.Merge):
    """Merge two claims, after showing what becomes of both; one undo separates them again."""

    def can(self, at: DuplicatesScreen) -> bool:
        """Where there is a pair."""
        return at.has_pairs()

    async def do(self, at: DuplicatesScreen) -> None:
        """Make one claim of the pair: the one that was on file first stays."""
        await merge(at, at.pair.claim, at.pair.other)


class Distinct(Command["DuplicatesScreen"]):
    """Say that the two are different claims; they are not listed together again."""

    id = "Distinct"
    name = "Distinct"
    keys = "d"
    footer = "Distinct"
    chapter = Chapter.DUPLICATES

    def can(self, at: DuplicatesScreen) -> bool:
        """Where there is a pair."""
        return at.has_pairs()

    def do(self, at: DuplicatesScreen) -> None:
        """Say it."""
        pair = at.pair
        at.desk.duplicates.distinct(pair.claim, pair.other)
        at.tell(f"#{pair.claim} and #{pair.other} are different claims.")
        at.show_changes()


class DuplicatesScreen(WorkScreen, inherit_bindings=False):
    """The pairs above, both claims of the one under the cursor below."""

    VIEW = "GoToClaims"
    OFFERED: ClassVar[Offered] = (
        Merge,
        Distinct,
        everywhere.CardDown,
        everywhere.CardUp,
        *WorkScreen.OFFERED,
    )
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
        self.lookup: Lookup[None, tuple[DuplicateGroup, ...]] = Lookup(
            self, session, None, _find, self.show_pairs
        )
        self._pairs: dict[str, Duplicate] = {}
        self._claims: dict[int, ClaimCase] = {}

    def content(self) -> ComposeResult:
        """How many pairs, the pairs, the one under the cursor."""
        yield Static("looking …", id="alike")
        yield Listing("They are", "Claims", "What the first says", id="pairs")
        yield Detail(id="detail")

    def on_mount(self) -> None:
        """Focus the list."""
        self.listing.focus()

    def read(self) -> None:
        """Look for the pairs."""
        self.lookup.again()

    def has_pairs(self) -> bool:
        """Whether there are pairs."""
        return bool(self._pairs)

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

    def show_pairs(self, groups: tuple[DuplicateGroup, ...]) -> None:
        """Show the pairs."""
        self._claims = {case.claim.id: case for one in groups for case in one.claims}
        pairs = [pair for one in groups for pair in one.pairs]
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
        show_claim(self, self.pair.claim)

    def scroll_card(self, by: int) -> None:
        """Scroll the detail by halves of what is in sight."""
        self.detail.scroll_by_half(by)

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


def _find(desk: Desk, _question: None) -> tuple[DuplicateGroup, ...]:
    return desk.duplicates.listed()
