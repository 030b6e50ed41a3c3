"""Reading what happened: the event log."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from typing import NamedTuple

from claimtrack.model.event import Event
from claimtrack.store import rows
from claimtrack.store.rows import Reader

OF_CLAIM = (
    "wording",
    "appearance",
    "evidence",
    "query",
    "search",
    "verdict",
    "handover",
    "published_review",
    "suggestion",
)
OF_VERDICT = ("verdict_evidence", "sign_off", "send_back")
"""What hangs on a claim and on a verdict, by a column of that name."""

_NAME = {
    "rating": "SELECT slug FROM rating WHERE id = ?",
    "claimant": "SELECT name FROM claimant WHERE id = ?",
    "article": "SELECT title FROM article WHERE id = ?",
    "source": "SELECT CASE WHEN confidential THEN 'a confidential source'"
    " ELSE coalesce(publisher, title) END FROM source WHERE id = ?",
}
_POINTS_AT = {"blind_rating": "rating", "seen_rating": "rating"}


_RECENT = 50_000
"""Events that are looked through for what was decided lately."""

_DECIDED = """
    WITH done(sentence, action_group) AS (
        SELECT sentence.id, event.action_group FROM sentence
        JOIN event ON event.entity = 'sentence' AND event.entity_id = sentence.id
        WHERE sentence.article = ?1 AND event.who = ?2 AND event.undoes IS NULL
            AND event.before IS NOT NULL
            AND coalesce(json_extract(event.after, '$.state'), 'undecided') <> 'undecided'
        UNION ALL
        SELECT appearance.sentence, event.action_group FROM appearance
        JOIN event ON event.entity = 'appearance' AND event.entity_id = appearance.id
        WHERE appearance.article = ?1 AND event.who = ?2 AND event.undoes IS NULL
            AND event.before IS NULL
        UNION ALL
        SELECT appearance.sentence, event.action_group FROM appearance
        JOIN verdict ON verdict.claim = appearance.claim
        JOIN event ON event.entity = 'verdict' AND event.entity_id = verdict.id
        WHERE appearance.article = ?1 AND event.who = ?2 AND event.undoes IS NULL
    )
    SELECT sentence, max(action_group) FROM done WHERE NOT EXISTS (
        SELECT 1 FROM event AS undone WHERE undone.undoes = done.action_group AND NOT EXISTS (
            SELECT 1 FROM event AS redone WHERE redone.undoes = undone.action_group))
    GROUP BY sentence ORDER BY max(action_group) DESC
"""


MANY = 200
"""Events after which it is no longer worth asking what each of them touched."""

_NEW_ALONE = frozenset({"claimant", "source"})
"""Rows that mean nothing to anybody when they are made: whatever points at one is an event too."""


class Touched(NamedTuple):
    """The numbers of sentences and of claims of which something has changed."""

    sentences: frozenset[int]
    claims: frozenset[int]


class Events(Reader):
    """Questions about what happened."""

    def people(self) -> frozenset[str]:
        """Who has done anything in this file, in lower case: names given and logins."""
        found = self.connection.execute(
            "SELECT DISTINCT who FROM event UNION SELECT login FROM event"
        )
        return frozenset(row[0].casefold() for row in found)

    def decisions(self, since: str) -> dict[str, int]:
        """How many actions there were on each day from one on; what was taken back counts too."""
        newest = self.scalar("SELECT coalesce(max(id), 0) FROM event")
        found = self.connection.execute(
            "SELECT substr(at, 1, 10), count(DISTINCT action_group) FROM event"
            " WHERE id > ? AND at >= ? AND undoes IS NULL AND entity IN ('sentence', 'verdict')"
            " GROUP BY 1 ORDER BY 1",
            (newest - _RECENT, since),
        )
        return dict(found.fetchall())

    def reviewers(self) -> tuple[str, ...]:
        """The names given by whoever has done anything in this file, in order."""
        found = self.connection.execute("SELECT DISTINCT who FROM event ORDER BY who")
        return tuple(row[0] for row in found)

    def newest(self, limit: int) -> tuple[Event, ...]:
        """The newest events, newest first."""
        found = self.all("SELECT * FROM event ORDER BY id DESC LIMIT ?", (limit,))
        return tuple(rows.event(row) for row in found)

    def last(self) -> int:
        """The number of the newest event, 0 when there is none: the same while nothing changed."""
        return int(self.scalar("SELECT coalesce(max(id), 0) FROM event"))

    def of(self, entity: str, key: int) -> tuple[Event, ...]:
        """Everything that happened to one record, oldest first."""
        found = self.all(
            "SELECT * FROM event WHERE entity = ? AND entity_id = ? ORDER BY id", (entity, key)
        )
        return tuple(rows.event(row) for row in found)

    def of_claim(self, claim: int, upto: int | None = None) -> tuple[Event, ...]:
        """Everything that happened to a claim and to what hangs on it, oldest first.

        Args:
            claim: the claim.
            upto: the last event that counts; None: all.
        """
        keys = {("claim", claim)} | self._hung("claim", claim, OF_CLAIM)
        for table, key in tuple(keys):
            if table == "verdict":
                keys |= self._hung("verdict", key, OF_VERDICT)
        found = {
            row["id"]: rows.event(row)
            for table, key in keys
            for row in self.all(
                "SELECT * FROM event WHERE entity = ?1 AND entity_id = ?2"
                " AND (?3 IS NULL OR id <= ?3)",
                (table, key, upto),
            )
        }
        return tuple(found[number] for number in sorted(found))

    def decided(self, who: str, article: int) -> tuple[int, ...]:
        """The sentences of an article that somebody decided about or judged, the last one first.

        What was taken back since does not count.
        """
        found = self.connection.execute(_DECIDED, (article, who))
        return tuple(sentence for sentence, _ in found)

    def names(self, events: Iterable[Event]) -> dict[tuple[str, int], str]:
        """The names of what some events are about or point at."""
        wanted: set[tuple[str, int]] = set()
        for event in events:
            wanted.add((event.entity, event.key))
            for values in (event.before or {}, event.after or {}):
                wanted |= {
                    (_POINTS_AT.get(column, column), value)
                    for column, value in values.items()
                    if isinstance(value, int)
                }
        named = ((key, self.scalar(_NAME[key[0]], (key[1],))) for key in wanted if key[0] in _NAME)
        return {key: name for key, name in named if name is not None}

    def _hung(self, column: str, on: int, tables: Iterable[str]) -> set[tuple[str, int]]:
        return {
            (table, row["entity_id"])
            for table in tables
            for row in self.all(
                "SELECT entity_id FROM event WHERE entity = ?1"
                f" AND json_extract(after, '$.{column}') = ?2 UNION"
                " SELECT entity_id FROM event WHERE entity = ?1"
                f" AND json_extract(before, '$.{column}') = ?2",
                (table, on),
            )
        }

    def touched_since(self, event: int) -> Touched | None:
        """The sentences, and the claims or what hangs on them, that the events after one touched.

        Returns:
            None where they touched anything else, such as an article, a scale or a source, on
            which more hangs than can be told, or where they are too many.
        """
        rows = self.all("SELECT * FROM event WHERE id > ? LIMIT ?", (event, MANY + 1))
        sentences: set[int] = set()
        claims: set[int] = set()
        for row in rows[:MANY]:
            entity = row["entity"]
            if entity == "sentence":
                sentences.add(row["entity_id"])
            elif entity == "claim":
                claims.add(row["entity_id"])
            elif entity in OF_CLAIM:
                claims |= self._pointed(row, "claim")
                if entity == "appearance":
                    sentences |= self._pointed(row, "sentence")
            elif entity in OF_VERDICT:
                for verdict in self._pointed(row, "verdict"):
                    claims |= self._now("verdict", verdict, "claim")
            elif entity not in _NEW_ALONE or row["before"] is not None:
                return None
        return None if len(rows) > MANY else Touched(frozenset(sentences), frozenset(claims))

    def _pointed(self, event: sqlite3.Row, column: str) -> set[int]:
        """What a row pointed at before and points at now, if the event tells, else what it does."""
        told = {
            json.loads(values).get(column) for values in (event["after"], event["before"]) if values
        } - {None}
        return told or self._now(event["entity"], event["entity_id"], column)

    def _now(self, table: str, key: int, column: str) -> set[int]:
        pointed = self.scalar(f'SELECT "{column}" FROM "{table}" WHERE id = ?', (key,))
        return set() if pointed is None else {pointed}
