"""What an action was about, in the words of the file: for saying what undo will take back."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass

from claimtrack.store.undo import claims_touched

_TITLES = {
    "article": "SELECT title FROM article WHERE id = ?",
    "source": "SELECT coalesce(nullif(title, ''), publisher, url) FROM source WHERE id = ?",
}


@dataclass(frozen=True, slots=True)
class About:
    """What an action touched: claims, sentences, or one other thing; `text` is of the first."""

    claims: tuple[int, ...]
    sentences: tuple[int, ...]
    text: str


def about(connection: sqlite3.Connection, group: int) -> About:
    """What the action of a group of events was about."""
    claims = claims_touched(connection, group)
    sentences = tuple(
        row[0]
        for row in connection.execute(
            "SELECT entity_id FROM event WHERE action_group = ? AND entity = 'sentence'"
            " GROUP BY entity_id ORDER BY min(id)",
            (group,),
        )
    )
    if claims:
        text = _text_of(connection, group, claims[0])
    elif sentences:
        text = _words_of(connection, sentences[0])
    else:
        text = _title(connection, group)
    return About(claims, sentences, text)


def _text_of(connection: sqlite3.Connection, group: int, claim: int) -> str:
    """A claim's wording; one that was taken back stands in the event that made it."""
    row = connection.execute("SELECT text FROM claim WHERE id = ?", (claim,)).fetchone()
    if row is None:
        row = connection.execute(
            "SELECT after ->> 'text' FROM event WHERE action_group = ? AND entity = 'claim'"
            " AND entity_id = ? AND after IS NOT NULL",
            (group, claim),
        ).fetchone()
    return (row[0] if row else None) or ""


def _words_of(connection: sqlite3.Connection, sentence: int) -> str:
    row = connection.execute(
        'SELECT substr(article.text, start + 1, "end" - start) FROM sentence'
        " JOIN article ON article.id = sentence.article WHERE sentence.id = ?",
        (sentence,),
    ).fetchone()
    return row[0] if row else ""


def _title(connection: sqlite3.Connection, group: int) -> str:
    """The title of the first article or source that was touched."""
    for table, key, before, after in connection.execute(
        "SELECT entity, entity_id, before, after FROM event WHERE action_group = ? ORDER BY id",
        (group,),
    ).fetchall():
        if table in _TITLES:
            row = connection.execute(_TITLES[table], (key,)).fetchone()
            known = json.loads(after or before or "{}")
            return (row[0] if row else None) or known.get("title") or ""
    return ""
