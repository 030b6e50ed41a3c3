"""Lists for eyes outside the house: what is under embargo is left out, and counted.

Reports (`desk.reports`) and packages (`desk.package`) leave the house too, and ask the same
`desk.embargo.held`. A new list or format that does goes here or there; a law in the tests runs
every command.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from msgspec.structs import replace

if TYPE_CHECKING:
    from claimtrack.desk.desk import Desk
    from claimtrack.desk.queue import DueRow
    from claimtrack.desk.statistics import Figures
    from claimtrack.model.claim import QueryTo
    from claimtrack.model.listing import QueryRow
    from claimtrack.model.publication import Correction

T = TypeVar("T")


class Leaving(NamedTuple, Generic[T]):
    """The rows that may leave the house, and how many were left out."""

    rows: tuple[T, ...]
    left_out: int


class Outside:
    """Lists for outside; `embargoed` includes in each what is under embargo."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def corrections(
        self,
        *,
        since: str | None = None,
        until: str | None = None,
        updates: bool = False,
        embargoed: bool = False,
    ) -> Leaving[Correction]:
        """The corrections log of a period; see `Corrections.listed`."""
        found = self._desk.corrections.listed(since=since, until=until, updates=updates)
        held = self._desk.embargo.held(embargoed=embargoed)
        return Leaving(*held.outside(found, lambda one: one.claim))

    def due(self, *, until: str | None = None, embargoed: bool = False) -> Leaving[DueRow]:
        """Claims to look at again; see `Queue.due`."""
        held = self._desk.embargo.held(embargoed=embargoed)
        found = self._desk.queue.due(until=until)
        rows, left_out = held.outside(found, lambda one: one.row.claim.id)
        return Leaving(tuple(replace(one, row=held.row(one.row)) for one in rows), left_out)

    def queries(
        self, to: QueryTo | None = None, *, answered: bool = False, embargoed: bool = False
    ) -> Leaving[QueryRow]:
        """Queries, as lists to send; see `Queries.listed`."""
        held = self._desk.embargo.held(embargoed=embargoed)
        found = self._desk.queries.listed(to, answered=answered, held=held)
        return Leaving(*held.outside(found, lambda one: one.claim.id))

    def figures(self, *, embargoed: bool = False) -> Figures:
        """Figures about the file; see `Statistics.figures`."""
        return self._desk.statistics.figures(self._desk.embargo.held(embargoed=embargoed))
