"""The claims asked for, read a page at a time and only as far as the cursor has come.

Of a million claims no more is in memory than was looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace
from textual.dom import DOMNode

from claimtrack.desk.desk import Desk
from claimtrack.model.claim import ClaimOrder, ClaimRow
from claimtrack.tui.claims.rows import Asked
from claimtrack.tui.session import Session
from claimtrack.tui.widgets.lookup import Lookup

PAGE = 100
"""Claims fetched at a time."""

_BEST = 10
"""Claims that the matcher puts before the others."""


class _Wanted(Struct, frozen=True):
    """A page of what was asked for; `total` is None where it has to be counted."""

    asked: Asked
    offset: int = 0
    total: int | None = None


class _Page(NamedTuple):
    """A page up to the claim at `upto`; what the matcher found stands before the first one."""

    rows: tuple[ClaimRow, ...]
    upto: int
    total: int


class Pages:
    """The pages read so far of a list of claims.

    Args:
        at: the screen that shows them.
        session: the open desk.
        show: shows the first page in place of what was there.
        show_more: shows more claims below the others.
    """

    def __init__(
        self,
        at: DOMNode,
        session: Session,
        show: Callable[[], object],
        show_more: Callable[[Sequence[ClaimRow]], object],
    ) -> None:
        self.rows: dict[int, ClaimRow] = {}
        """The claims read so far, by number, in the order of the list."""
        self.total = 0
        nothing = _Wanted(Asked())
        self.first: Lookup[_Wanted, _Page] = Lookup(at, session, nothing, _read, self._take_first)
        self._more: Lookup[_Wanted, _Page] = Lookup(at, session, nothing, _read, self._take_more)
        self._show = show
        self._show_more = show_more
        self._shown: Asked | None = None
        self._upto = 0

    @property
    def asked(self) -> Asked:
        """What was asked for."""
        return self.first.question.asked

    def ask(self, asked: Asked) -> None:
        """Ask for other claims; the same ones in another order are not counted again."""
        same = self._shown is not None and replace(self._shown, order=asked.order) == asked
        self._more.stop()
        self.first.now(_Wanted(asked, total=self.total if same else None))

    def ask_later(self, asked: Asked) -> None:
        """Ask for other claims once typing pauses."""
        self._more.stop()
        self.first.later(_Wanted(asked))

    def ask_again(self) -> None:
        """Ask for the same claims in a file that has changed."""
        self._more.stop()
        self.first.question = _Wanted(self.asked)
        self.first.again()

    def read_on(self) -> None:
        """Read the next page, if there is one."""
        if 0 < self._upto < self.total:
            self._more.now(_Wanted(self.asked, self._upto, self.total))

    def _take_first(self, page: _Page) -> None:
        self._shown = self.asked
        self.rows = {row.claim.id: row for row in page.rows}
        self.total, self._upto = page.total, page.upto
        self._show()

    def _take_more(self, page: _Page) -> None:
        new = [row for row in page.rows if row.claim.id not in self.rows]
        self.rows |= {row.claim.id: row for row in page.rows}
        self.total, self._upto = page.total, page.upto
        self._show_more(new)


def _read(desk: Desk, wanted: _Wanted) -> _Page:
    """Read a page, and count what was asked for unless that is known."""
    asked, offset, total = wanted.asked, wanted.offset, wanted.total
    only = replace(asked.only, words=asked.words or None)
    best = () if offset else _best(desk, asked)
    page = desk.claims.listed(only, limit=PAGE, offset=offset, order=asked.order)
    if total is None:
        total = desk.claims.count(only)
    rows = tuple({row.claim.id: row for row in (*best, *page)}.values())
    total = max(total, len(rows))
    return _Page(rows, offset + len(page) if len(page) == PAGE else total, total)


def _best(desk: Desk, asked: Asked) -> tuple[ClaimRow, ...]:
    """What the matcher finds for the words, as far as it passes the filter."""
    if not asked.words or asked.order is not ClaimOrder.NEWEST:
        return ()
    keys = tuple(one.match.claim for one in desk.match(asked.words, limit=_BEST))
    found = {row.claim.id: row for row in desk.claims.listed(replace(asked.only, among=keys))}
    return tuple(found[key] for key in keys if key in found)
