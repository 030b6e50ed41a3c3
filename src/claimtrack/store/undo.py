"""Undo and redo, from the event log alone.

Undo reverses the reviewer's own last action that still stands; redo reverses their own last undo,
as long as they have done nothing else since. Both are actions with their own events. Neither
touches a row that another reviewer has changed since: it refuses and says who.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping

from claimtrack.errors import NotFound, Refused
from claimtrack.model.event import Event
from claimtrack.store.events import WITHOUT_NUMBER, Events
from claimtrack.store.keys import Row
from claimtrack.store.reliance import (
    STANDS,
    is_named,
    refuse_if_article_used,
    refuse_if_changed,
    refuse_if_checked,
    refuse_if_claims_used,
    who_built_on,
)
from claimtrack.store.sqlite.own_log import OWN
from claimtrack.store.tables import MERGE
from claimtrack.store.writing import Writing

UNDO, REDO = "undo", "redo"

_STANDING = f"""
    SELECT max(action_group) FROM event AS done
    WHERE who = ? AND {{mine}} AND {OWN} AND {STANDS}
"""


def last_action(connection: sqlite3.Connection, who: str) -> int | None:
    """Return the group of the last action of `who` that still stands, or None."""
    query = _STANDING.format(mine="undoes IS NULL AND action NOT IN ('expunge', 'package')")
    group: int | None = connection.execute(query, (who,)).fetchone()[0]
    return group


def last_undo(connection: sqlite3.Connection, who: str) -> int | None:
    """Return the group of the last undo of `who` that can be redone, or None."""
    query = _STANDING.format(mine="action = 'undo'")
    group: int | None = connection.execute(query, (who,)).fetchone()[0]
    newest = connection.execute(
        f"SELECT max(action_group) FROM event WHERE who = ? AND undoes IS NULL AND {OWN}", (who,)
    ).fetchone()[0]
    return group if group is not None and group > (newest or 0) else None


def take_back(writing: Writing, group: int) -> None:
    """Reverse every change of `group`, newest first.

    Raises:
        Refused: another reviewer has changed one of the rows since, or built on it.
        NotFound: the group has no events.
    """
    events = Events(writing.connection).of_group(group)
    if not events:
        raise NotFound("There is nothing to undo.")
    if any(event.expunged for event in events):
        raise Refused(
            f"This cannot be reversed: words in the record of it ({events[0].action},"
            f" {events[0].at[:10]}) were expunged, so what stood there is no longer known."
        )
    for event, left in _left(events).values():
        if event.entity == "claim_batch":
            refuse_if_claims_used(writing, event)
        elif event.entity not in _TO_DO | WITHOUT_NUMBER:
            refuse_if_changed(writing, event, left)
    try:
        for event in reversed(events):
            _reverse(writing, event)
    except sqlite3.IntegrityError as error:
        raise Refused(
            f"This cannot be reversed: {who_built_on(writing, group)} has built on it since."
        ) from error


def _reverse(writing: Writing, event: Event) -> None:
    if event.entity == "claim_batch":
        before = event.before
        writing.set_aside(event.uid, before["removed_at"] if before else writing.at)
    elif event.entity == MERGE:
        writing.record(MERGE, event.uid, event.after, event.before)
    elif event.entity in _TO_DO:
        _reverse_to_do(writing, event)
    elif event.entity not in WITHOUT_NUMBER:
        _reverse_row(writing, event)


def _reverse_row(writing: Writing, event: Event) -> None:
    table, key, before = event.entity, event.key, event.before
    if before is not None and event.after is not None:
        if table in _PUT_ASIDE and before.get("removed_at"):
            _PUT_ASIDE[table](writing, event)
        writing.update(table, key, before)
    elif before is not None:
        if "version" in before:
            before = {**before, "version": before["version"] + 1}
        writing.insert(table, before)
    elif table in _PUT_ASIDE:
        # Imports are set aside, not destroyed: the bytes may exist nowhere else.
        _PUT_ASIDE[table](writing, event)
        writing.update(table, key, {"removed_at": writing.at})
    elif table != "claimant" or not is_named(writing, key):
        if table == "claim":
            _withdraw_offers(writing, key)
        writing.delete(table, key)


_PUT_ASIDE: Mapping[str, Callable[[Writing, Event], None]] = {
    "article": refuse_if_article_used,
    "snapshot": refuse_if_checked,
}
"""Tables whose rows are set aside rather than deleted, and what prevents that."""

_TO_DO = frozenset({"import_failure"})
"""Tables of what is to be done again: whoever changed a row of one since was right to."""


def _reverse_to_do(writing: Writing, event: Event) -> None:
    there = writing.rows(event.entity, source=(event.after or event.before or {})["source"])
    if event.before is not None and not there:
        writing.insert(event.entity, event.before)
    elif event.before is None and [row["id"] for row in there] == [event.key]:
        writing.delete(event.entity, event.key)


def _withdraw_offers(writing: Writing, claim: int) -> None:
    """Delete the suggestions of a claim that is removed, where nobody's work is in them.

    They are open, or belong to an article whose import was undone: a revision takes over what was
    decided in the one before.
    """
    offers = writing.connection.execute(
        "SELECT suggestion.id FROM suggestion JOIN sentence ON sentence.id = suggestion.sentence"
        " JOIN article ON article.id = sentence.article WHERE suggestion.claim = ?"
        " AND (suggestion.state = 'open' OR article.removed_at IS NOT NULL) ORDER BY suggestion.id",
        (claim,),
    ).fetchall()
    for (offer,) in offers:
        writing.delete("suggestion", offer)


def _left(events: tuple[Event, ...]) -> dict[tuple[str, str], tuple[Event, Row | None]]:
    """Return each row as an action left it, with its last event; None if it was deleted.

    An action may change a row more than once; only the final state counts.
    """
    left: dict[tuple[str, str], tuple[Event, Row | None]] = {}
    for event in events:
        named = event.entity, event.uid
        so_far = left[named][1] if named in left else None
        left[named] = event, None if event.after is None else {**(so_far or {}), **event.after}
    return left
