"""Bringing another file's logs along, as chains of their own beside this file's.

What both files have of a log is kept once. Places, salts, hashes and links stay as they were
written; the numbers of events and actions are those of this file. An event whose words may not come
in is kept like one from which they were expunged: what is left of it, with a salt of its own, and a
tombstone in this file's log that names it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from claimtrack.model.chain import Content
from claimtrack.store.chain import TOMBSTONE, content_hash
from claimtrack.store.merge.known import Logs, Part

if TYPE_CHECKING:
    from claimtrack.store.writing import Writing

Left = Mapping[int, tuple[str | None, str | None]]
"""What is left of events from which words are taken, by their numbers in the other file."""

_READ = """
    SELECT id, action_group, log, place, link, salt, hash, before, after, undoes, expunged,
        at, who, login, action, entity, uid FROM event ORDER BY id
"""
_WRITE = """
    INSERT INTO event (id, action_group, log, place, link, salt, hash, before, after, undoes,
        expunged, at, who, login, action, entity, uid)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""


class Bringing:
    """The logs of another file, about to be written into this one.

    Args:
        writing: the merge, in which nothing is written yet.
        ours: the logs of this file.
        theirs: those of the other.
        other: the other file.
    """

    def __init__(
        self, writing: Writing, ours: Logs, theirs: Logs, other: sqlite3.Connection
    ) -> None:
        self._writing, self._here, self._other = writing, writing.connection, other
        self._ours, self._theirs = ours, theirs
        self._parts = {part.key: part for part in theirs.parts}
        self._upto = {key: self._here_already(part) for key, part in self._parts.items()}

    def bring(self, left: Left) -> int:
        """Write what is not here yet; gives how many events that were.

        Args:
            left: what is left of events that may not come in as they are.
        """
        events, groups = self._numbered()
        rows = self._begin_parts()
        tombstone = self._next() + len(events) - len(self._same)
        buried: list[tuple[str, int, str]] = []
        for key, group, log, place, link, salt, hashed, *rest in self._other.execute(_READ):
            if key in self._same:
                continue
            before, after, undoes, expunged, *facts = rest
            content = Content(salt, before, after)
            expunged = events.get(expunged)
            if key in left:
                content = Content(self._writing.fresh_salt(), *left[key])
                expunged = tombstone
                buried.append((self._parts[log].log, place, content_hash(content).hex()))
            numbers = events[key], groups[group], rows[log], place, link, content.salt, hashed
            undone = None if undoes is None else groups[undoes]
            row = (*numbers, content.before, content.after, undone, expunged, *facts)
            self._here.execute(_WRITE, row)
        if buried:
            said = {"places": f"events {len(buried)}", "events": buried, "hashes": []}
            self._writing.record(TOMBSTONE, self._writing.fresh_uid(TOMBSTONE), None, said)
        return len(events) - len(self._same)

    def _numbered(self) -> tuple[dict[int, int], dict[int, int]]:
        """The number here of each event of the other file, and of each action."""
        known = self._known()
        events: dict[int, int] = {}
        groups: dict[int, int] = {}
        self._same: set[int] = set()
        number, newest = self._next(), self._writing.group
        for key, group, log, place, link in self._other.execute(
            "SELECT id, action_group, log, place, link FROM event ORDER BY id"
        ):
            if place <= self._upto[log]:
                groups[group], events[key] = known[self._parts[log].log, place, link]
                self._same.add(key)
                continue
            events[key] = number
            number += 1
            if group not in groups:
                newest += 1
                groups[group] = newest
        return events, groups

    def _next(self) -> int:
        """The number that the next event here will get."""
        given = self._here.execute("SELECT seq FROM sqlite_sequence WHERE name = 'event'")
        row = given.fetchone()
        return (row[0] if row else 0) + 1

    def _known(self) -> dict[tuple[str, int, bytes], tuple[int, int]]:
        """The action and number of each event here of a log that both files have."""
        both = {part.log for part in self._parts.values()}
        return {
            (part.log, place, link): (group, key)
            for part in self._ours.parts
            if part.log in both
            for place, link, group, key in self._here.execute(
                "SELECT place, link, action_group, id FROM event WHERE log = ?", (part.key,)
            )
        }

    def _here_already(self, theirs: Part) -> int:
        """The last place of a part up to which its events are in this file."""
        same = [mine for mine in self._ours.parts if mine.log == theirs.log]
        upto = theirs.before
        for place, link in enumerate(self._theirs.links(theirs), theirs.before + 1):
            if all(self._ours.at(mine, place) != link for mine in same):
                break
            upto = place
        return upto

    def _begin_parts(self) -> dict[int, int]:
        """Write a row of `log` for each part of which something is new."""
        rows: dict[int, Any] = {}
        for key, part in self._parts.items():
            links, upto = self._theirs.links(part), self._upto[key]
            if upto == self._theirs.last(part):
                continue
            begins = part.begins if upto == part.before else self._theirs.at(part, upto)
            made = self._here.execute(
                "INSERT INTO log (uid, begins, before, head, merged_at) VALUES (?, ?, ?, ?, ?)",
                (part.log, begins, upto, links[-1], self._writing.at),
            )
            rows[key] = made.lastrowid
        return rows
