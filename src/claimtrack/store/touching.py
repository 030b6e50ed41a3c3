"""What was touched since one last looked: the log says so, and the rest need not be read again."""

from __future__ import annotations

import json
import sqlite3
from typing import NamedTuple

from claimtrack.store.reader import Reader
from claimtrack.store.records import OF_CLAIM, OF_VERDICT

MANY = 200
"""Events after which it is no longer worth asking what each of them touched."""

_NEW_ALONE = frozenset({"claimant", "source"})
"""Rows that mean nothing to anybody when they are made: whatever points at one is an event too."""


class Touched(NamedTuple):
    """The numbers of sentences and of claims of which something has changed."""

    sentences: frozenset[int]
    claims: frozenset[int]


class Touching(Reader):
    """Questions about what the newest events were about."""

    def since(self, event: int) -> Touched | None:
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
