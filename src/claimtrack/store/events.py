"""Reading the event log.

The log names rows by uid; events are returned with row numbers, which people know.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from claimtrack.model.event import Event
from claimtrack.store.keys import Keys, Named, pointed_at, renamed
from claimtrack.store.rows import Reader
from claimtrack.store.tables import OF_CLAIM, OF_VERDICT

_NAME = {
    "rating": "SELECT slug FROM rating WHERE id = ?",
    "claimant": "SELECT name FROM claimant WHERE id = ?",
    "article": "SELECT title FROM article WHERE id = ?",
    "source": "SELECT CASE WHEN confidential THEN 'a confidential source'"
    " ELSE coalesce(publisher, title) END FROM source WHERE id = ?",
}
_POINTS_AT = {"blind_rating": "rating", "seen_rating": "rating"}


_RECENT = 50_000
"""How many of the newest events are searched for recent decisions."""

_DECIDED = """
    WITH done(sentence, action_group) AS (
        SELECT sentence.id, event.action_group FROM sentence
        JOIN event ON event.entity = 'sentence' AND event.uid = sentence.uid
        WHERE sentence.article = ?1 AND event.who = ?2 AND event.undoes IS NULL
            AND event.before IS NOT NULL
            AND coalesce(event.after ->> 'state', 'undecided') <> 'undecided'
        UNION ALL
        SELECT appearance.sentence, event.action_group FROM appearance
        JOIN event ON event.entity = 'appearance' AND event.uid = appearance.uid
        WHERE appearance.article = ?1 AND event.who = ?2 AND event.undoes IS NULL
            AND event.before IS NULL
        UNION ALL
        SELECT appearance.sentence, event.action_group FROM appearance
        JOIN verdict ON verdict.claim = appearance.claim
        JOIN event ON event.entity = 'verdict' AND event.uid = verdict.uid
        WHERE appearance.article = ?1 AND event.who = ?2 AND event.undoes IS NULL
    )
    SELECT sentence, max(action_group) FROM done WHERE NOT EXISTS (
        SELECT 1 FROM event AS undone WHERE undone.undoes = done.action_group AND NOT EXISTS (
            SELECT 1 FROM event AS redone WHERE redone.undoes = undone.action_group))
    GROUP BY sentence ORDER BY max(action_group) DESC
"""


MANY = 200
"""The number of events beyond which asking what each touched is not worthwhile."""

_NEW_ALONE = frozenset({"claimant", "source"})
"""Rows whose creation touches nothing: whatever refers to one is an event too."""


_POINTERS = ("claim", "claim", "sentence", "sentence", "verdict", "verdict")
_TOUCHED = f"""
    SELECT entity, uid, before IS NOT NULL, {
    ", ".join(f"{when} ->> '{column}'" for column in _POINTERS[::2] for when in ("after", "before"))
} FROM event WHERE id > ? ORDER BY id LIMIT ?
"""

WITHOUT_NUMBER = frozenset({"claim_batch", "expunged", "merge"})
"""Entities of events that are not rows: an imported list, expunged words, merged heads."""


class Touched(NamedTuple):
    """The numbers of the sentences and claims that changed."""

    sentences: frozenset[int]
    claims: frozenset[int]


class Events(Reader):
    """Reads the event log."""

    def people(self) -> frozenset[str]:
        """Return the names and logins of everybody who has worked in this file, in lower case."""
        rows = self.connection.execute(
            "SELECT DISTINCT who FROM event UNION SELECT login FROM event"
        )
        return frozenset(row[0].casefold() for row in rows)

    def decisions(self, since: str) -> dict[str, int]:
        """Count the decisions on each day since one, including those undone later."""
        newest = self.scalar("SELECT coalesce(max(id), 0) FROM event")
        rows = self.connection.execute(
            "SELECT substr(at, 1, 10), count(DISTINCT action_group) FROM event"
            " WHERE id > ? AND at >= ? AND undoes IS NULL AND entity IN ('sentence', 'verdict')"
            " AND action NOT IN ('merge file', 'package')"
            " GROUP BY 1 ORDER BY 1",
            (newest - _RECENT, since),
        )
        return dict(rows.fetchall())

    def reviewers(self) -> tuple[str, ...]:
        """Return the names of everybody who has worked in this file, in order."""
        rows = self.connection.execute("SELECT DISTINCT who FROM event ORDER BY who")
        return tuple(row[0] for row in rows)

    def newest(self, limit: int) -> tuple[Event, ...]:
        """Return the newest events, newest first."""
        return self._as_events(self.all("SELECT * FROM event ORDER BY id DESC LIMIT ?", (limit,)))

    def last(self) -> int:
        """Return the number of the newest event, or 0; it is the same if nothing has changed."""
        return int(self.scalar("SELECT coalesce(max(id), 0) FROM event"))

    def of(self, entity: str, key: int) -> tuple[Event, ...]:
        """Return everything that happened to a record, oldest first."""
        uid = Keys(self.connection).uid(entity, key)
        return self._as_events(self._of_row(entity, uid) if uid else [])

    def of_group(self, group: int) -> tuple[Event, ...]:
        """Return the changes of an action, in the order in which they were made."""
        return self._as_events(
            self.all("SELECT * FROM event WHERE action_group = ? ORDER BY id", (group,))
        )

    def changes(self, named: Named, after: int = 0) -> tuple[Event, ...]:
        """Return what happened to a row, or an imported list, after an event, newest first.

        What happened to it in other files does not count: the merge that brought it does.
        """
        own = self.scalar("SELECT id FROM log WHERE head IS NULL")
        rows = [row for row in self._of_row(*named, after=after) if row["log"] == own]
        return self._as_events(reversed(rows))

    def of_claim(self, claim: int, upto: int | None = None) -> tuple[Event, ...]:
        """Return everything that happened to a claim and its records, oldest first.

        Args:
            claim: the claim.
            upto: the last event that counts; None for all.
        """
        uid = Keys(self.connection).uid("claim", claim)
        if uid is None:
            return ()
        rows = {("claim", uid)} | self._hung("claim", uid, OF_CLAIM)
        for table, verdict in tuple(rows):
            if table == "verdict":
                rows |= self._hung("verdict", verdict, OF_VERDICT)
        events = [event for row in rows for event in self._of_row(*row, upto=upto)]
        return self._as_events(sorted(events, key=lambda event: event["id"]))

    def decided(self, who: str, article: int) -> tuple[int, ...]:
        """Return the sentences of an article that a reviewer decided or judged, newest first.

        Decisions undone since do not count.
        """
        rows = self.connection.execute(_DECIDED, (article, who))
        return tuple(sentence for sentence, _ in rows)

    def names(self, events: Iterable[Event]) -> dict[tuple[str, int], str]:
        """Return the names of the records that some events are about or refer to."""
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

    def touched_since(self, event: int) -> Touched | None:
        """Find the sentences and claims, with their records, that the events after one touched.

        Returns:
            None if they touched anything else, such as an article, a scale or a source, with too
            many dependents, or if there are too many events.
        """
        rows = self.connection.execute(_TOUCHED, (event, MANY + 1)).fetchall()
        if len(rows) > MANY:
            return None
        named: set[Named] = set()
        for entity, uid, changed, *pointed in rows:
            if entity in ("sentence", "claim"):
                named.add((entity, uid))
            elif entity in OF_CLAIM or entity in OF_VERDICT:
                named |= self._touched(entity, uid, pointed)
            elif changed or entity not in _NEW_ALONE:
                return None
        numbers = Keys(self.connection).numbers(named)
        sentences = {number for (table, _), number in numbers.items() if table == "sentence"}
        claims = {number for (table, _), number in numbers.items() if table == "claim"}
        for (table, _), number in numbers.items():
            if table == "verdict":
                claims |= self._now("verdict", number, "claim")
        return Touched(frozenset(sentences), frozenset(claims))

    def _touched(self, entity: str, uid: str, pointed: Sequence[str | None]) -> set[Named]:
        """Return what a row referred to before and after, if the event tells, else now."""
        wanted = ["claim" if entity in OF_CLAIM else "verdict"]
        wanted += ["sentence"] if entity == "appearance" else []
        pointers = list(zip(_POINTERS, pointed, strict=True))
        touched: set[Named] = set()
        for table in wanted:
            uids = {other for column, other in pointers if column == table and other}
            touched |= {(table, other) for other in uids or self._points_at(entity, uid, table)}
        return touched

    def _points_at(self, entity: str, uid: str, column: str) -> list[str]:
        pointed: str | None = self.scalar(
            f'SELECT other.uid FROM "{entity}" AS one JOIN "{column}" AS other'
            f' ON other.id = one."{column}" WHERE one.uid = ?',
            (uid,),
        )
        return [] if pointed is None else [pointed]

    def _now(self, table: str, key: int, column: str) -> set[int]:
        pointed = self.scalar(f'SELECT "{column}" FROM "{table}" WHERE id = ?', (key,))
        return set() if pointed is None else {pointed}

    def _of_row(
        self, entity: str, uid: str, *, after: int = 0, upto: int | None = None
    ) -> list[sqlite3.Row]:
        return self.all(
            "SELECT * FROM event WHERE entity = ?1 AND uid = ?2 AND id > ?3"
            " AND (?4 IS NULL OR id <= ?4) ORDER BY id",
            (entity, uid, after, upto),
        )

    def _hung(self, column: str, on: str, tables: Iterable[str]) -> set[Named]:
        """Return the rows that ever referred to a row by this column."""
        return {
            (table, row["uid"])
            for table in tables
            for row in self.all(
                "SELECT uid FROM event WHERE entity = ?1"
                f" AND json_extract(after, '$.{column}') = ?2 UNION"
                " SELECT uid FROM event WHERE entity = ?1"
                f" AND json_extract(before, '$.{column}') = ?2",
                (table, on),
            )
        }

    def _as_events(self, rows: Iterable[sqlite3.Row]) -> tuple[Event, ...]:
        """Make events from rows of the log, with numbers in place of uids."""
        read = [(row, _loaded(row["before"]), _loaded(row["after"])) for row in rows]
        wanted: set[Named] = set()
        for row, before, after in read:
            if row["entity"] not in WITHOUT_NUMBER:
                wanted.add((row["entity"], row["uid"]))
            for values in (before, after):
                wanted.update(pointed_at(row["entity"], values or {}))
        numbers = Keys(self.connection).numbers(wanted)

        def number(table: str, uid: str) -> int | str:
            return numbers.get((table, uid), uid)

        return tuple(
            Event(
                id=row["id"],
                group=row["action_group"],
                at=row["at"],
                who=row["who"],
                login=row["login"],
                action=row["action"],
                entity=row["entity"],
                key=numbers.get((row["entity"], row["uid"]), row["action_group"]),
                uid=row["uid"],
                before=None if before is None else renamed(row["entity"], before, number),
                after=None if after is None else renamed(row["entity"], after, number),
                undoes=row["undoes"],
                expunged=row["expunged"] is not None,
            )
            for row, before, after in read
        )


def _loaded(text: str | None) -> dict[str, Any] | None:
    return None if text is None else dict(json.loads(text))
