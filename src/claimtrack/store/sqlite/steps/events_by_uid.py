"""Step 6: events that named rows by number are rewritten to name them by uid.

Numbers used to be reused when a row was undone, so a number means the row that had it at the time
of the event. Names are literal, independent of what tables and columns are called later.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterator
from typing import Any

_POINTS_AT = {
    "appearance": {
        "claim": "claim",
        "article": "article",
        "sentence": "sentence",
        "claimant": "claimant",
        "carried_from": "appearance",
        "judged_before": "verdict",
    },
    "article": {"revision_of": "article", "copy_of": "article"},
    "article_sign_off": {"article": "article"},
    "claim": {
        "claimant": "claimant",
        "merged_into": "claim",
        "batch": "claim_batch",
        "set_aside": "verdict",
    },
    "evidence": {"claim": "claim", "source": "source", "checked_against": "snapshot"},
    "handover": {"claim": "claim"},
    "published_review": {"claim": "claim"},
    "query": {"claim": "claim"},
    "rating": {"scale": "scale"},
    "relation": {"claim": "claim", "other": "claim"},
    "remark": {"article": "article"},
    "search": {"claim": "claim"},
    "send_back": {"verdict": "verdict", "evidence": "evidence", "article": "article"},
    "sentence": {"article": "article"},
    "sign_off": {"verdict": "verdict", "seen_rating": "rating", "blind_rating": "rating"},
    "snapshot": {"source": "source"},
    "suggestion": {"sentence": "sentence", "claim": "claim"},
    "verdict": {"claim": "claim", "rating": "rating", "supersedes": "verdict"},
    "verdict_evidence": {"verdict": "verdict", "evidence": "evidence"},
    "wording": {"claim": "claim"},
}

_OUTLIVED = frozenset({"evidence", "source", "verdict"})
"""Tables whose rows may be gone while others still refer to them."""

_LOCAL = {"article": "matched_upto"}
"""Progress of this file with something: meaningless in another, and no longer logged."""

_PAGE = 5_000


class _Names:
    """Finds which uid a number stood for at an event."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._batches: dict[int, str] = {}

    def of(self, table: str, number: int, event: int) -> str | None:
        """Return the uid of the row that had a number when an event was written."""
        if table == "claim_batch":
            return self._batches.setdefault(number, f"b{os.urandom(6).hex()}")
        before = self._logged(table, number, "id <= ? ORDER BY id DESC", event)
        if before is not None and (not before[1] or table in _OUTLIVED):
            return before[0]
        after = self._logged(table, number, "id > ? ORDER BY id", event)
        if after is not None:
            return after[0]
        # Rows imported with something else have no events.
        live = self._connection.execute(
            f'SELECT uid FROM "{table}" WHERE id = ?', (number,)
        ).fetchone()
        return None if live is None else str(live[0])

    def _logged(self, table: str, number: int, which: str, event: int) -> tuple[str, bool] | None:
        row = self._connection.execute(
            "SELECT uid, after IS NULL FROM event_by_number"
            f" WHERE entity = ? AND entity_id = ? AND {which} LIMIT 1",
            (table, number, event),
        ).fetchone()
        return None if row is None else (row[0], bool(row[1]))


def convert(connection: sqlite3.Connection) -> None:
    """Fill `event` from `event_by_number`, with uids in place of numbers."""
    names = _Names(connection)
    last = 0
    while page := connection.execute(
        "SELECT id, action_group, at, who, login, action, entity, entity_id, uid, before, after,"
        " undoes FROM event_by_number WHERE id > ? ORDER BY id LIMIT ?",
        (last, _PAGE),
    ).fetchall():
        connection.executemany(
            "INSERT INTO event (id, action_group, at, who, login, action, entity, uid, before,"
            " after, undoes) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            list(_converted(names, page)),
        )
        last = page[-1][0]


def _converted(names: _Names, page: list[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
    for number, *what, entity, key, uid, before, after, undoes in page:
        about = uid
        if entity == "claim_batch":
            about = names.of(entity, key, number)
        elif entity == "expunged":
            about = f"x{os.urandom(6).hex()}"
        values = (_renamed(names, number, entity, text) for text in (before, after))
        yield (number, *what, entity, about, *values, undoes)


def _renamed(names: _Names, event: int, entity: str, text: str | None) -> str | None:
    if text is None:
        return None
    values: dict[str, Any] = json.loads(text)
    values.pop(_LOCAL.get(entity, ""), None)
    for column, table in _POINTS_AT.get(entity, {}).items():
        if values.get(column):
            values[column] = names.of(table, values[column], event) or values[column]
    if entity == "article_sign_off" and "verdicts" in values:
        values["verdicts"] = json.dumps(
            [
                [names.of("claim", claim, event), names.of("verdict", verdict, event), digest]
                for claim, verdict, digest in json.loads(values["verdicts"])
            ]
        )
    return json.dumps(values, ensure_ascii=False)
