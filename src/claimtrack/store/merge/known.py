"""What a file knows of another, and what each did that the other does not know of.

A file knows its own log, and the logs of others as far as merges that still stand have brought
them. Two copies that grew apart share the beginning of one log. Everything else that a file knows
and the other does not is what changed in it since both were last alike.

What a merge itself wrote counts for nobody: it only repeats what stands in the log that it brought.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any, NamedTuple

from claimtrack.store.keys import Named
from claimtrack.store.tables import MERGE

_NO_ROWS = frozenset({MERGE, "conflict", "alias", "setting", "import_failure"})
"""Entities of events that change no row which is merged."""

_LIST = "claim_batch"

Head = tuple[str, int, bytes]
"""The uid of a log, the place of an event in it, and its link."""


class Change(NamedTuple):
    """One event of a row: in what action, by whom and when, and what it changed."""

    group: int
    who: str
    at: str
    before: dict[str, Any] | None
    after: dict[str, Any] | None


class Part(NamedTuple):
    """The part of a log that stands in a file.

    `before` events of it stand elsewhere, and `begins` is the link of the last of those. It is this
    file's `own` log, or a merge brought it.
    """

    key: int
    log: str
    begins: bytes
    before: int
    own: bool


class Logs:
    """The logs of one file.

    Args:
        connection: the file, in which nobody writes meanwhile.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self.parts = [
            Part(key, uid, begins, before, head is None)
            for key, uid, begins, before, head in connection.execute(
                "SELECT id, uid, begins, before, head FROM log ORDER BY id"
            )
        ]
        self._links: dict[int, list[bytes]] = {}

    def links(self, part: Part) -> list[bytes]:
        """The links of the events of a part, in order; the first is that of place `before` + 1."""
        if part.key not in self._links:
            rows = self.connection.execute(
                "SELECT link FROM event WHERE log = ? ORDER BY id", (part.key,)
            )
            self._links[part.key] = [link for (link,) in rows]
        return self._links[part.key]

    def at(self, part: Part, place: int) -> bytes | None:
        """The link of an event of a part, or None where it has no such place."""
        links, at = self.links(part), place - part.before - 1
        return links[at] if 0 <= at < len(links) else None

    def last(self, part: Part) -> int:
        """The place of the last event of a part."""
        return part.before + len(self.links(part))

    def heads(self) -> list[Head]:
        """The heads of everything that this file knows: of its own log, and as merges noted."""
        own = [
            (part.log, self.last(part), self.links(part)[-1])
            for part in self.parts
            if part.own and self.links(part)
        ]
        return [*own, *self._noted()]

    @cached_property
    def known(self) -> dict[int, int]:
        """For each part the place up to which this file knows it."""
        return self.reached(self.heads())

    def reached(self, heads: Iterable[Head]) -> dict[int, int]:
        """For each part the place up to which heads, and what stands before them, reach."""
        upto: dict[int, int] = {}
        waiting = list(heads)
        while waiting:
            log, place, link = waiting.pop()
            for part in self.parts:
                if part.log != log or self.at(part, place) != link:
                    continue
                if place > upto.get(part.key, 0):
                    upto[part.key] = place
                    waiting.append((log, part.before, part.begins))
        return upto

    def known_by(self, other: Logs) -> dict[int, int]:
        """For each part the place up to which the other file knows it."""
        shared = (
            (mine.log, place, link)
            for mine in self.parts
            for theirs in other.parts
            if mine.log == theirs.log
            and (place := self._fork(mine, other, theirs)) > 0
            and (link := self.at(mine, place)) is not None
        )
        return self.reached([*other.heads(), *shared])

    def merging_groups(self) -> frozenset[int]:
        """The actions that were merges, packages, or took one back."""
        rows = self.connection.execute(
            "SELECT DISTINCT action_group FROM event WHERE entity = ?", (MERGE,)
        )
        return frozenset(group for (group,) in rows)

    def changes(self, unknown_to: Logs) -> dict[Named, list[Change]]:
        """What happened to each row that the other file does not know of, oldest first."""
        theirs = self.known_by(unknown_to)
        leave_out = self.merging_groups()
        changes: dict[Named, list[Change]] = defaultdict(list)
        for part in self.parts:
            rows = self.connection.execute(
                "SELECT entity, uid, action_group, who, at, before, after FROM event"
                " WHERE log = ? AND place > ? AND place <= ? ORDER BY id",
                (part.key, theirs.get(part.key, 0), self.known.get(part.key, 0)),
            )
            for entity, uid, group, who, at, before, after in rows:
                if group in leave_out or entity in _NO_ROWS:
                    continue
                change = Change(group, who, at, _loaded(before), _loaded(after))
                if entity == _LIST:
                    for claim in self._of_list(uid, change):
                        said = {"removed_at": change.at} if before is None else change.before
                        changes["claim", claim].append(change._replace(before=said))
                else:
                    changes[entity, uid].append(change)
        return changes

    def _of_list(self, batch: str, change: Change) -> Iterator[str]:
        """The claims of an imported list, where an event put them aside or back."""
        if change.before is None and not (change.after or {}).get("instead_of"):
            return
        for (uid,) in self.connection.execute("SELECT uid FROM claim WHERE batch = ?", (batch,)):
            yield uid

    def _fork(self, mine: Part, other: Logs, theirs: Part) -> int:
        """The last place up to which a part is the same in both files; 0: nowhere.

        A link stands for all before it, so whatever comes before a place that is alike is alike.
        """
        low = max(mine.before, theirs.before)
        high = min(self.last(mine), other.last(theirs), other.known.get(theirs.key, 0))
        alike = 0
        while low < high:
            place = (low + high + 1) // 2
            if self.at(mine, place) == other.at(theirs, place):
                alike = low = place
            else:
                high = place - 1
        return alike

    def _noted(self) -> Iterator[Head]:
        """The heads that merges brought which were not taken back."""
        rows = self.connection.execute(
            "SELECT after FROM event JOIN log ON log.id = event.log"
            " WHERE log.head IS NULL AND event.id IN ("
            "  SELECT max(event.id) FROM event JOIN log ON log.id = event.log"
            "  WHERE entity = ? AND log.head IS NULL GROUP BY event.uid)"
            " AND after IS NOT NULL",
            (MERGE,),
        )
        for (after,) in rows.fetchall():
            for log, place, link in json.loads(after).get("heads", ()):
                yield log, place, bytes.fromhex(link)


def _loaded(text: str | None) -> dict[str, Any] | None:
    return None if text is None else dict(json.loads(text))
