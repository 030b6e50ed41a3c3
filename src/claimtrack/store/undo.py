"""Undo and redo, from the event log alone.

Undo reverses the reviewer's own last action that still stands; redo reverses their own last undo,
as long as they have done nothing else since. Both are actions with their own events. Neither
touches a row that another reviewer has changed since: it refuses and says who.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from msgspec import Struct

from claimtrack.errors import NotFound, Refused
from claimtrack.model.event import Event
from claimtrack.store.events import WITHOUT_NUMBER, Events
from claimtrack.store.keys import Keys, Row
from claimtrack.store.writing import Writing

UNDO, REDO = "undo", "redo"

_STANDING = """
    SELECT max(action_group) FROM event AS done
    WHERE who = ? AND {mine} AND NOT EXISTS (
        SELECT 1 FROM event AS undone WHERE undone.undoes = done.action_group AND NOT EXISTS (
            SELECT 1 FROM event AS redone WHERE redone.undoes = undone.action_group))
"""


def last_action(connection: sqlite3.Connection, who: str) -> int | None:
    """Return the group of the last action of `who` that still stands, or None."""
    query = _STANDING.format(mine="undoes IS NULL AND action <> 'expunge'")
    group: int | None = connection.execute(query, (who,)).fetchone()[0]
    return group


def last_undo(connection: sqlite3.Connection, who: str) -> int | None:
    """Return the group of the last undo of `who` that can be redone, or None."""
    query = _STANDING.format(mine="action = 'undo'")
    group: int | None = connection.execute(query, (who,)).fetchone()[0]
    newest = connection.execute(
        "SELECT max(action_group) FROM event WHERE who = ? AND undoes IS NULL", (who,)
    ).fetchone()[0]
    return group if group is not None and group > (newest or 0) else None


def action_of(connection: sqlite3.Connection, group: int) -> tuple[str, int | None, str, int]:
    """Return the action of a group, the group it undid, and the row it was about."""
    action, undoes, entity, uid = connection.execute(
        "SELECT action, undoes, entity, uid FROM event WHERE action_group = ?"
        # Claims are flagged with a withdrawn source, but the action is about the source.
        " ORDER BY CASE WHEN action IN ('withdraw source', 'restore source')"
        " THEN entity <> 'source' ELSE entity NOT IN ('claim', 'sentence') END, id LIMIT 1",
        (group,),
    ).fetchone()
    return action, undoes, entity, _number(connection, entity, uid) or group


def _number(connection: sqlite3.Connection, entity: str, uid: str) -> int | None:
    return None if entity in WITHOUT_NUMBER else Keys(connection).number(entity, uid)


def claims_touched(connection: sqlite3.Connection, group: int) -> tuple[int, ...]:
    """Return the claims whose rows, or whose records' rows, an action changed."""
    return _claims_in(connection, Events(connection).of_group(group))


def _claims_in(connection: sqlite3.Connection, events: Iterable[Event]) -> tuple[int, ...]:
    claims: dict[int, None] = {}
    for event in events:
        claims |= dict.fromkeys(_claims_of(connection, event))
    return tuple(claims)


def _claims_of(connection: sqlite3.Connection, event: Event) -> list[int]:
    """Return the claims that a row belongs to, from its event or else from the row."""
    values = {**(event.before or {}), **(event.after or {})}
    key = event.key
    if event.entity == "claim":
        return [key]
    if event.entity == "source":
        query = "SELECT DISTINCT claim FROM evidence WHERE source = ?"
    elif "claim" in values:
        return [values["claim"]]
    elif "verdict" in values:
        query, key = "SELECT claim FROM verdict WHERE id = ?", values["verdict"]
    elif event.entity == "sign_off":
        query = (
            "SELECT verdict.claim FROM sign_off JOIN verdict ON verdict.id = sign_off.verdict"
            " WHERE sign_off.id = ?"
        )
    elif event.entity in _ON_CLAIMS:
        query = f"SELECT claim FROM {event.entity} WHERE id = ?"
    else:
        return []
    return [row[0] for row in connection.execute(query, (key,))]


_ON_CLAIMS = frozenset({"wording", "appearance", "suggestion", "evidence", "query", "verdict"})


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
        _refuse_if_changed(writing, event, left)
    try:
        for event in reversed(events):
            _reverse(writing, event)
    except sqlite3.IntegrityError as error:
        raise Refused(
            f"This cannot be reversed: {_who_built_on(writing, group)} has built on it since."
        ) from error


def _reverse(writing: Writing, event: Event) -> None:
    table, key, before = event.entity, event.key, event.before
    if table == "claim_batch":
        writing.set_aside(event.uid, before["removed_at"] if before else writing.at)
    elif table in _PUT_ASIDE and before is None:
        # Imports are set aside, not destroyed: the bytes may exist nowhere else.
        _PUT_ASIDE[table](writing, key)
        writing.update(table, key, {"removed_at": writing.at})
    elif before is not None and event.after is not None:
        writing.update(table, key, before)
    elif before is not None:
        if "version" in before:
            before = {**before, "version": before["version"] + 1}
        writing.insert(table, before)
    else:
        if table == "claim":
            _withdraw_offers(writing, key)
        writing.delete(table, key)


def _withdraw_offers(writing: Writing, claim: int) -> None:
    """Delete the open suggestions of a claim that is removed: nobody has worked on them."""
    for offer in writing.rows("suggestion", claim=claim, state="open"):
        writing.delete("suggestion", offer["id"])


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


def _refuse_if_changed(writing: Writing, event: Event, left: Row | None) -> None:
    """Refuse if a row is no longer as the action left it; only `version` may differ."""
    if event.entity == "claim_batch":
        _refuse_if_claims_used(writing, event.uid)
        return
    later = writing.connection.execute(
        "SELECT who FROM event WHERE entity = ? AND uid = ? AND action_group > ?"
        " AND who <> ? ORDER BY id DESC LIMIT 1",
        (event.entity, event.uid, event.group, writing.who),
    ).fetchone()
    if later is None:
        return
    row = writing.current(event.entity, event.key)
    same = (
        row is None
        if left is None
        else row is not None
        and all(row[name] == value for name, value in left.items() if name != "version")
    )
    if not same:
        raise Refused(
            f"This cannot be reversed: {later[0]} has changed the same {event.entity} since."
        )


def _refuse_if_used(writing: Writing, article: int) -> None:
    """Refuse to undo an import if a sentence of the article has been decided."""
    row = writing.connection.execute(
        "SELECT event.who FROM event JOIN sentence ON event.entity = 'sentence'"
        " AND event.uid = sentence.uid WHERE sentence.article = ?"
        " AND sentence.state <> 'undecided' ORDER BY event.id DESC LIMIT 1",
        (article,),
    ).fetchone()
    if row is not None:
        raise Refused(
            f"This import cannot be undone: {row[0]} has decided about sentences in it since."
        )


def _refuse_if_claims_used(writing: Writing, batch: str) -> None:
    """Refuse to undo an import if one of its claims has been worked on."""
    row = writing.connection.execute(
        "SELECT claim.id FROM claim WHERE claim.batch = ? AND ("
        " EXISTS (SELECT 1 FROM appearance WHERE appearance.claim = claim.id)"
        " OR EXISTS (SELECT 1 FROM evidence WHERE evidence.claim = claim.id)"
        " OR EXISTS (SELECT 1 FROM verdict WHERE verdict.claim = claim.id)"
        " OR EXISTS (SELECT 1 FROM query WHERE query.claim = claim.id)"
        " OR EXISTS (SELECT 1 FROM search WHERE search.claim = claim.id)"
        " OR claim.merged_into IS NOT NULL) LIMIT 1",
        (batch,),
    ).fetchone()
    if row is not None:
        raise Refused(
            f"This import cannot be undone: claim #{row[0]} in it has been worked on since."
        )


def _refuse_if_checked(writing: Writing, snapshot: int) -> None:
    """Refuse to undo keeping a copy if quotes have been checked against it."""
    row = writing.connection.execute(
        "SELECT id FROM evidence WHERE checked_against = ? LIMIT 1", (snapshot,)
    ).fetchone()
    if row is not None:
        raise Refused(
            f"This cannot be undone: the quote of evidence {row[0]} was checked against it."
        )


_PUT_ASIDE = {"article": _refuse_if_used, "snapshot": _refuse_if_checked}
"""Tables whose rows are set aside rather than deleted, and what prevents that."""


def _who_built_on(writing: Writing, group: int) -> str:
    row = writing.connection.execute(
        "SELECT who FROM event WHERE action_group > ? AND who <> ? ORDER BY id DESC LIMIT 1",
        (group, writing.who),
    ).fetchone()
    return row[0] if row else "a later action"


_TITLES = {
    "article": "SELECT title FROM article WHERE id = ?",
    "source": "SELECT coalesce(nullif(title, ''), publisher, url) FROM source WHERE id = ?",
}


class About(Struct, frozen=True):
    """What an action touched: claims, sentences, or one other record; `text` is the first's."""

    claims: tuple[int, ...]
    sentences: tuple[int, ...]
    text: str


def about(connection: sqlite3.Connection, group: int) -> About:
    """Return what the action of a group of events was about."""
    events = Events(connection).of_group(group)
    claims = _claims_in(connection, events)
    sentences = tuple(dict.fromkeys(event.key for event in events if event.entity == "sentence"))
    if claims:
        text = _text_of(connection, events, claims[0])
    elif sentences:
        text = _words_of(connection, sentences[0])
    else:
        text = _title(connection, events)
    return About(claims, sentences, text)


def _text_of(connection: sqlite3.Connection, events: tuple[Event, ...], claim: int) -> str:
    """Return a claim's wording; if it was undone, from the event that inserted it."""
    row = connection.execute("SELECT text FROM claim WHERE id = ?", (claim,)).fetchone()
    if row is not None:
        return row[0] or ""
    made = (
        event.after
        for event in events
        if (event.entity, event.key) == ("claim", claim) and event.after
    )
    return next(made, {}).get("text") or ""


def _words_of(connection: sqlite3.Connection, sentence: int) -> str:
    row = connection.execute(
        'SELECT substr(article.text, start + 1, "end" - start) FROM sentence'
        " JOIN article ON article.id = sentence.article WHERE sentence.id = ?",
        (sentence,),
    ).fetchone()
    return row[0] if row else ""


def _title(connection: sqlite3.Connection, events: tuple[Event, ...]) -> str:
    """Return the title of the first article or source that was changed."""
    for event in events:
        if event.entity in _TITLES:
            row = connection.execute(_TITLES[event.entity], (event.key,)).fetchone()
            known = event.after or event.before or {}
            return (row[0] if row else None) or known.get("title") or ""
    return ""
