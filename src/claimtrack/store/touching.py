"""What was touched since one last looked: the log says so, and the rest need not be read again."""

from __future__ import annotations

import json
import sqlite3
from typing import NamedTuple

from claimtrack.store.reader import Reader
from claimtrack.store.records import OF_CLAIM, OF_VERDICT

MANY = 200
"""Events after which it is no longer worth asking what each of them touched."""

_NEW_ALONE = frozenset({"claimant", "source", "snapshot"})
"""Rows that mean nothing to anybody when they are made: whatever points at one is an event too."""


class Touched(NamedTuple):
    """The numbers of sentences and of claims of which something has changed."""

    sentences: frozenset[int]
    claims: frozenset[int]


class Touching(Reader):
    """Questions about what the newest events were about."""

    def since(self, event: int) -> Touched | None:
        """What the events after one have touched, of sentences, of claims and all that hangs on them.

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
                claims.add(self._of(row, "claim"))
                if entity == "appearance":
                    sentences.add(self._of(row, "sentence"))
            elif entity in OF_VERDICT:
                verdict = self._of(row, "verdict")
                claims.add(self.scalar("SELECT claim FROM verdict WHERE id = ?", (verdict,)) or 0)
            elif entity not in _NEW_ALONE or row["before"] is not None:
                return None
        return None if len(rows) > MANY else Touched(frozenset(sentences), frozenset(claims))

    def _of(self, event: sqlite3.Row, column: str) -> int:
        """What a row points at: told by its event where it was made or removed, else by itself."""
        for values in (event["after"], event["before"]):
            found = json.loads(values).get(column) if values else None
            if isinstance(found, int):
                return found
        entity, key = event["entity"], event["entity_id"]
        pointed: int | None = self.scalar(f'SELECT "{column}" FROM "{entity}" WHERE id = ?', (key,))
        return pointed or 0
