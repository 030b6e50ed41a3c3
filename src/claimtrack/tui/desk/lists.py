"""The lists below the articles: the queue, what is due, open questions, changed verdicts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from claimtrack.desk.desk import Desk
from claimtrack.desk.queue import DueRow, QueueRow, WaitsFor, by_what_they_wait_for
from claimtrack.model.case import Severity
from claimtrack.model.claim import ClaimRow
from claimtrack.model.listing import QueryRow
from claimtrack.model.publication import Correction
from claimtrack.model.verdict import SupersedeReason
from claimtrack.text.phrases import short
from claimtrack.tui.command import Chapter, Command
from claimtrack.tui.marks import EMBARGO
from claimtrack.tui.widgets.listing import Line, cell

if TYPE_CHECKING:
    from claimtrack.tui.desk.screen import DeskScreen

_GROUPS = {WaitsFor.SENT_BACK: "were sent back", WaitsFor.ATTENTION: "ask for attention"}

GROUP = "-"
"""What the key of a row begins with that is a heading, and opens nothing."""


class NextList(Command["DeskScreen"]):
    """Show the next list below the articles: the queue, what is due, open queries, corrections."""

    id = "NextList"
    name = "Next list"
    keys = "right_curly_bracket"
    footer = "Next list"
    chapter = Chapter.DESK

    def do(self, at: DeskScreen) -> None:
        """Show it."""
        at.show_list(LISTS[(LISTS.index(at.list) + 1) % len(LISTS)])


class DeskList(Struct, frozen=True):
    """One of the lists: how it is named, what it counts, and how its rows are read."""

    name: str
    count: tuple[str, str]
    """What one row is, and what several are: "claim in the queue", "claims in the queue"."""
    none: str
    """What is said where the list is empty."""
    heading: str
    lines: Callable[[Desk], Iterator[Line]]


def queue_lines(rows: Iterable[QueueRow]) -> Iterator[Line]:
    """The queue under a heading for each thing that claims wait for."""
    for waits, group in by_what_they_wait_for(rows):
        yield (
            f"{GROUP}{waits}",
            (f"{len(group)}", f"── {_GROUPS.get(waits, f'wait for {waits}')}", ""),
        )
        for row in group:
            holding = [block for block in row.blocks if block.severity is Severity.BLOCKS]
            more = f" (+{len(holding) - 1})" if len(holding) > 1 else ""
            why = short(holding[0].why, 44 - len(more)) + more if holding else ""
            yield _key(row.row), (f"#{row.row.claim.id}", cell(why), _words(row.row))


def due_lines(rows: Iterable[DueRow]) -> Iterator[Line]:
    """What has to be looked at again, and why."""
    for row in rows:
        why = cell(short("; ".join(row.why), 44))
        yield _key(row.row), (f"#{row.row.claim.id}", why, _words(row.row))


def query_lines(rows: Iterable[QueryRow]) -> Iterator[Line]:
    """The open questions: to whom, since when, what."""
    for row in rows:
        place = row.place
        at = (place.article, place.sentence or 0) if place else (0, 0)
        asked = f"{row.query.to}, {row.query.asked_at[:10]}"
        words = short(row.query.question, 200)
        key = f"{row.claim.id} {at[0]} {at[1]} q{row.query.id}"
        yield key, (f"#{row.claim.id}", asked, words)


def correction_lines(changes: Iterable[Correction]) -> Iterator[Line]:
    """What became of verdicts that were handed in, newest first, and why."""
    for number, one in enumerate(sorted(changes, key=lambda one: one.at, reverse=True)):
        became = one.now.rating.slug if one.now else "retracted"
        said = f"{one.at[:10]}  {_change(one)}: {one.was.rating.slug} → {became}"
        yield f"{one.claim} 0 0 c{number}", (f"#{one.claim}", cell(said), short(one.text, 200))


def _change(one: Correction) -> str:
    if one.now is None:
        return "retraction"
    return "correction" if one.reason is SupersedeReason.OUR_ERROR else str(one.reason)


def _words(row: ClaimRow) -> str:
    return short(f"{EMBARGO if row.embargo else ''}{row.claim.text}", 200)


def _key(row: ClaimRow) -> str:
    places = row.appearances
    at = (places[-1].article, places[-1].sentence) if places else (0, 0)
    return f"{row.claim.id} {at[0]} {at[1]}"


def _waiting(desk: Desk) -> Iterator[Line]:
    return queue_lines(desk.queue.listed())


def _due(desk: Desk) -> Iterator[Line]:
    return due_lines(desk.queue.due())


def _questions(desk: Desk) -> Iterator[Line]:
    return query_lines(desk.queries.listed())


def _changes(desk: Desk) -> Iterator[Line]:
    return correction_lines(desk.corrections.listed(updates=True))


LISTS = (
    DeskList(
        "queue",
        ("claim in the queue", "claims in the queue"),
        "The queue is empty",
        "Waits for",
        _waiting,
    ),
    DeskList("due", ("claim is due", "claims are due"), "No claim is due", "Because", _due),
    DeskList(
        "questions", ("open question", "open questions"), "No open questions", "To", _questions
    ),
    DeskList(
        "changes", ("verdict changed", "verdicts changed"), "No verdict changed", "How", _changes
    ),
)
"""The lists, in the order in which they are shown."""
