"""A list of claims: found as you type, narrowed and sorted by the file, read a page at a time.

Pages are fetched by a worker with a desk of its own, and only as far as the cursor has come: of a
million claims no more is in memory than was looked at.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.content import Content
from textual.getters import query_one
from textual.widgets import DataTable, Input, Static
from textual.worker import get_current_worker

from claimtrack.desk.desk import Desk
from claimtrack.errors import ClaimtrackError, WrongUse
from claimtrack.model.claim import ClaimRow
from claimtrack.model.verdict import Rating
from claimtrack.store.claim_filter import ClaimFilter, ClaimOrder
from claimtrack.text.partial import iso_date
from claimtrack.tui.claim_rows import ORDERS, Asked, Table, asked_words, table
from claimtrack.tui.command import Command, Offered
from claimtrack.tui.commands import claims, listing
from claimtrack.tui.dialogs.claim_filter import FilterDialog
from claimtrack.tui.marks import open_ratings
from claimtrack.tui.messages import ClaimsFound, Failed
from claimtrack.tui.session import Session
from claimtrack.tui.widgets.entry import Entry
from claimtrack.tui.widgets.listing import Listing
from claimtrack.tui.work_screen import WorkScreen

PAGE = 100
"""Claims fetched at a time."""

_BEST = 10
"""Claims that the matcher puts before the others."""

_PAUSE = 0.15
"""Seconds after a key before the search begins."""


FINDING: Offered = (listing.Search, claims.Filter, claims.SortOrder, claims.ShowAll)
"""What finds claims; it stands first in the line of keys."""


class ClaimListScreen(WorkScreen, inherit_bindings=False):
    """A field to search in, what was asked for in words, and the claims found."""

    VIEW = "GoToClaims"
    OFFERED: ClassVar[Offered] = (
        listing.FocusNext,
        listing.FocusPrevious,
        *WorkScreen.OFFERED,
    )
    DEFAULT_CSS = """
    ClaimListScreen {
        & #words { margin: 0 1; width: 1fr; background: $surface; }
        & #found { padding: 0 1; margin: 1 0 0 0; text-style: bold; color: $text-accent; }
        & #claims { height: 1fr; }
    }
    """

    listing = query_one("#claims", Listing)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.asked = Asked()
        self.rows: dict[int, ClaimRow] = {}
        """The claims read so far, by number, in the order of the list."""
        self.total = 0
        self._upto = 0
        self._shown: Asked | None = None
        self._answered: Asked | None = None

    def content(self) -> ComposeResult:
        """The field, what was asked for, the claims."""
        yield Entry(
            id="words", placeholder="/ searches: words of a claim, or a statement", compact=True
        )
        yield Static("", id="found")
        yield Listing("#", "Rating", "Wording", id="claims")

    def on_mount(self) -> None:
        """Begin in the list, so that letters are commands."""
        self.listing.focus()

    def on_resize(self) -> None:
        """Choose the columns again for another width."""
        if self.rows:
            self.show_rows()

    def can(self, command: type[Command]) -> bool:
        """Whether a command can be done now."""
        if command is claims.ShowAll:
            return self.asked.narrowed
        return super().can(command)

    def awaits(self, key: str) -> bool:
        """Whether a key is about what is still being looked for."""
        del key
        return self._answered != self.asked

    def give_up(self) -> None:
        """Nothing waits any more for what could not be looked for."""
        self._answered = self.asked

    def read(self) -> None:
        """Find again what was asked for."""
        self._fetch(self.asked)

    def ask(self, asked: Asked) -> None:
        """Ask for other claims; the same ones in another order are not counted again."""
        self.asked = asked
        self.tell_found()
        same = self._shown is not None and replace(self._shown, order=asked.order) == asked
        self._fetch(asked, self.total if same else None)

    @on(Input.Changed, "#words")
    def search(self, event: Input.Changed) -> None:
        """Find what is typed, once the keys rest."""
        words = event.value.strip()
        if words == self.asked.words:
            return
        self.asked = asked = replace(self.asked, words=words)
        self.set_timer(_PAUSE, lambda: self._fetch(asked) if asked is self.asked else None)

    @on(Input.Submitted, "#words")
    def go_to_list(self) -> None:
        """Go on to what was found."""
        self.listing.focus()

    @on(ClaimsFound)
    def show_page(self, message: ClaimsFound) -> None:
        """Show a page, if it is still what is asked for."""
        if message.asked != self.asked:
            return
        self.total = message.total
        self._shown = self._answered = message.asked
        self._upto = message.upto
        found = {row.claim.id: row for row in message.rows}
        if not message.offset:
            self.rows = found
            self.show_rows()
            return
        new = [row for key, row in found.items() if key not in self.rows]
        self.rows.update(found)
        more = self.table(new)
        if more.headings == self.listing.headings:
            self.listing.extend(more.rows)
            self.tell_found()
            self.refresh_bindings()
        else:
            self.show_rows()

    def show_rows(self) -> None:
        """Show the claims read so far."""
        shown = self.table(self.rows.values())
        self.listing.head(*shown.headings)
        self.listing.fill(shown.rows)
        self.tell_found()
        self.refresh_bindings()

    def table(self, rows: Iterable[ClaimRow]) -> Table:
        """Some claims as a table."""
        return table(tuple(rows), self.desk.settings.scale(), self.marks(), self.size.width)

    def marks(self) -> frozenset[int]:
        """The claims that are marked."""
        return frozenset()

    def found_words(self) -> str:
        """What the list holds."""
        return asked_words(self.asked, self.total)

    def tell_found(self) -> None:
        """Say what the list holds."""
        self.query_one("#found", Static).update(Content(self.found_words()))

    @on(DataTable.RowHighlighted)
    def fetch_more(self, event: DataTable.RowHighlighted) -> None:
        """Fetch the next page when the cursor nears the end of what is here."""
        near = event.cursor_row >= self.listing.row_count - PAGE // 10
        if near and 0 < self._upto < self.total:
            self._fetch_more(self.asked, self._upto, self.total)

    def action_search(self) -> None:
        """Go to the field."""
        self.query_one("#words", Input).focus()

    def action_show_all(self) -> None:
        """Drop the filter and the words."""
        self.query_one("#words", Input).value = ""
        self.ask(Asked(order=self.asked.order))

    def action_sort_order(self) -> None:
        """Go on to the next order."""
        # By rating, the order would tell what is read blind.
        orders = [one for one in ORDERS if not self.session.blind or one is not ClaimOrder.RATING]
        now = orders.index(self.asked.order) if self.asked.order in orders else -1
        self.ask(replace(self.asked, order=orders[(now + 1) % len(orders)]))

    @work
    async def action_filter(self) -> None:
        """Ask what to narrow the list by."""
        with self.refusals():
            known = {
                "owner": ("nobody", *self.owners()),
                "claimant": _each(row.claim.claimant for row in self.rows.values()),
                "tag": _each(tag for row in self.rows.values() for tag in row.claim.tags),
            }
            dialog = FilterDialog(self.asked.only, self._ratings(), self._narrowed, known)
            only = await self.app.push_screen_wait(dialog)
            if only is not None:
                self.ask(replace(self.asked, only=only))

    def _ratings(self) -> tuple[Rating, ...]:
        """The ratings one can give now, then those that were given on another scale."""
        found = {one.slug: one for one in open_ratings(self.desk.settings.scale())}
        for row in self.desk.settings.scales():
            for one in row.scale.ratings:
                if row.verdicts.get(one.slug):
                    found.setdefault(one.slug, one)
        return tuple(found.values())

    def owners(self) -> tuple[str, ...]:
        """Names to complete to: those in the list, and one's own."""
        return _each([self.desk.reviewer, *(row.claim.owner for row in self.rows.values())])

    def _narrowed(self, only: ClaimFilter, article: str, due: str) -> ClaimFilter:
        """A filter with the article and the day that were typed."""
        if self.session.blind and only.rating not in {None, "none"}:
            raise WrongUse("You read blind: a list of one rating would tell it.")
        day = self.desk.today() if due == "today" else due
        return replace(
            only,
            article=self.desk.find("article", article) if article else None,
            due=iso_date(day, "date") if day else None,
        )

    def _fetch(self, asked: Asked, total: int | None = None) -> None:
        """Find the first page; what comes below an older one is not waited for any more."""
        self.workers.cancel_group(self, "more claims")
        self._fetch_first(asked, total)

    @work(thread=True, exclusive=True, group="claims")
    def _fetch_first(self, asked: Asked, total: int | None) -> None:
        """Find the first page, and count unless it is known."""
        self._find(asked, 0, total)

    @work(thread=True, exclusive=True, group="more claims")
    def _fetch_more(self, asked: Asked, offset: int, total: int) -> None:
        """Find another page."""
        self._find(asked, offset, total)

    def _find(self, asked: Asked, offset: int, total: int | None) -> None:
        """Find a page with a desk of this thread's own."""
        worker = get_current_worker()
        only = replace(asked.only, words=asked.words or None)
        try:
            with self.session.own_desk() as desk:
                best = () if offset else _best(desk, asked)
                page = desk.claims.listed(only, limit=PAGE, offset=offset, order=asked.order)
                if total is None:
                    total = desk.claims.count(only)
        except ClaimtrackError as error:
            self.post_message(Failed(error.message))
            return
        rows = tuple({row.claim.id: row for row in (*best, *page)}.values())
        if not worker.is_cancelled:
            upto = offset + len(page) if len(page) == PAGE else max(total, len(rows))
            self.post_message(ClaimsFound(asked, offset, upto, rows, max(total, len(rows))))


def _best(desk: Desk, asked: Asked) -> tuple[ClaimRow, ...]:
    """What the matcher finds for the words, as far as it passes the filter."""
    if not asked.words or asked.order is not ClaimOrder.NEWEST:
        return ()
    keys = tuple(one.match.claim for one in desk.match(asked.words, limit=_BEST))
    found = {row.claim.id: row for row in desk.claims.listed(replace(asked.only, among=keys))}
    return tuple(found[key] for key in keys if key in found)


def _each(names: Iterable[str | None]) -> tuple[str, ...]:
    """The names that there are, each once, in order."""
    return tuple(sorted({name for name in names if name}, key=str.casefold))
