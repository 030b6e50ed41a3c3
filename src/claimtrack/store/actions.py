"""What an action was about: the rows it touched, and what was imported, told from its events."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from msgspec import Struct

from claimtrack.model.event import Event
from claimtrack.store.events import WITHOUT_NUMBER, Events
from claimtrack.store.keys import Keys
from claimtrack.store.tables import MERGE

_IMPORTED = """
    SELECT count(DISTINCT uid) FILTER (WHERE entity = 'article' AND after ->> 'imported_at'),
        min(uid) FILTER (WHERE entity = 'article' AND after ->> 'imported_at'),
        (SELECT count(*) FROM claim WHERE batch IN (
            SELECT uid FROM event WHERE action_group = ?1 AND entity = 'claim_batch')),
        count(DISTINCT uid) FILTER (WHERE entity = 'published_review'),
        count(DISTINCT uid) FILTER (WHERE entity = 'import_failure' AND before IS NULL),
        count(*) FILTER (WHERE action NOT IN ('import', 'import revision', 'import claims'))
    FROM event WHERE action_group = ?1
"""


class Imported(Struct, frozen=True):
    """What a run of import brought: how many of each, and the article if it is one."""

    articles: int
    article: int | None
    claims: int
    reviews: int
    failures: int


def imported(connection: sqlite3.Connection, group: int) -> Imported | None:
    """Return what a run of import brought; None if the action was another one."""
    row = connection.execute(_IMPORTED, (group,)).fetchone()
    articles, uid, claims, reviews, failures, others = row
    if others:
        return None
    article = Keys(connection).number("article", uid) if articles == 1 else None
    return Imported(articles, article, claims, reviews, failures)


def merged_file(connection: sqlite3.Connection, group: int) -> str | None:
    """Return the name of the file that an action merged into this one; None: it was another."""
    row = connection.execute(
        "SELECT after ->> 'file' FROM event WHERE action_group = ? AND entity = ?", (group, MERGE)
    ).fetchone()
    return None if row is None else str(row[0])


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
        claims |= dict.fromkeys(claims_of(connection, event))
    return tuple(claims)


def claims_of(connection: sqlite3.Connection, event: Event) -> list[int]:
    """Return the claims that an event's row belongs to, from the event or else from the row."""
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
