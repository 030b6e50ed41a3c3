"""The chain of the event log: made as events are written, and followed to see whether it holds.

Each log (this file's own, and those that merges brought along) is a chain of its own, which begins
with a hash of the log's uid. The hashing and following here is pure: it takes events from a file or
from a part of a log in which some are left out (see `claimtrack.model.chain`).

What it cannot tell: whoever can write to a file can make the chain anew from any place on. That
shows only against a head that was kept elsewhere.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from claimtrack.model.chain import Content, Entry, Facts, Fault, Head, Stretch, Verified
from claimtrack.store.rows import Reader

TOMBSTONE = "expunged"
"""What the event is about that names the events whose content was taken out."""


def beginning(log: str) -> bytes:
    """The link that the first event of a log follows."""
    return hashlib.sha256(f"claimtrack log {log}".encode()).digest()


def content_hash(content: Content) -> bytes:
    """The hash of what an event says, with its salt."""
    said = json.dumps([content.before, content.after], ensure_ascii=False)
    return hashlib.sha256(content.salt + said.encode()).digest()


def item_hash(facts: Facts) -> bytes:
    """The hash of an event, which stands for it where it is left out."""
    said = json.dumps([*facts[:8], facts.hash.hex()], ensure_ascii=False)
    return hashlib.sha256(said.encode()).digest()


def link(previous: bytes, item: bytes) -> bytes:
    """The link of an event: a hash of the one before it and of its item."""
    return hashlib.sha256(previous + item).digest()


class Following:
    """Follows logs event by event, and keeps what does not fit.

    A tombstone comes after the events that it names, so whether an altered content was expunged is
    known at the end.
    """

    def __init__(self) -> None:
        self.faults: list[Fault] = []
        self._altered: dict[tuple[str, int], str] = {}
        self._named: dict[tuple[str, int], set[str]] = defaultdict(set)
        self._marks: dict[bool, set[tuple[str, int]]] = {True: set(), False: set()}
        """What is marked as expunged, and what is altered and not marked so."""

    def follow(self, stretch: Stretch, entries: Iterable[Entry]) -> Head | None:
        """Follow a log from its first event to its last.

        Args:
            stretch: which log it is, and where it begins.
            entries: its events, in the order in which they are kept.

        Returns:
            Where it ends; None: there are no events.
        """
        log, last, place = stretch.log, stretch.begins, stretch.before
        for entry in entries:
            why = self._out_of_place(entry.place, place)
            item = entry.what
            if isinstance(item, Facts):
                self._read(log, entry.place, item)
                item = item_hash(item)
            follows = link(last, item)
            if not why and entry.link not in {None, follows}:
                why = f"event {entry.place} does not follow from those before it"
            if why:
                self.faults.append(Fault(log, entry.place, why))
            last, place = entry.link or follows, entry.place
        if stretch.head not in {None, last}:
            self.faults.append(Fault(log, place, "it does not end where it did when it was merged"))
        return Head(place, last) if place else None

    def close(self) -> int:
        """Hold what was altered to the tombstones, once every log was followed.

        Returns:
            How many events were expunged.
        """
        for (log, place), left in self._altered.items():
            if left not in self._named.get((log, place), ()):
                why = f"event {place} does not say what was written"
                self.faults.append(Fault(log, place, why))
        for log, place in self._marks[True] - self._named.keys():
            why = f"event {place} is marked as expunged, and nothing was expunged from it"
            self.faults.append(Fault(log, place, why))
        for log, place in self._marks[False] & self._named.keys():
            why = f"event {place} was expunged, and is not marked so"
            self.faults.append(Fault(log, place, why))
        self.faults.sort(key=lambda fault: fault.place)
        return len(self._altered.keys() & self._named.keys())

    def _out_of_place(self, place: int, last: int) -> str:
        missing = place - last - 1
        if not missing:
            return ""
        if missing < 0:
            return f"event {place} stands after event {last}"
        which = f"event {last + 1} is" if missing == 1 else f"events {last + 1} to {place - 1} are"
        return f"{which} missing"

    def _read(self, log: str, place: int, facts: Facts) -> None:
        """Note whether a content is the one that was hashed, and what a tombstone names."""
        if facts.content is None:
            return
        hashed = content_hash(facts.content)
        if hashed != facts.hash:
            self._altered[log, place] = hashed.hex()
        if facts.expunged or (facts.expunged is False and hashed != facts.hash):
            self._marks[facts.expunged].add((log, place))
        if facts.entity == TOMBSTONE:
            for named, at, left in json.loads(facts.content.after or "{}").get("events", []):
                self._named[named, at].add(left)


class Tail(NamedTuple):
    """Where this file's own log goes on: the row of the log, its uid, and its head."""

    key: int
    uid: str
    events: int
    link: bytes


_FACTS = "uid, at, who, login, action, entity"
_ENTRIES = f"""
    SELECT place, link, action_group, undoes, hash, expunged IS NOT NULL, salt, before, after,
        {_FACTS}
    FROM event WHERE log = ? ORDER BY id
"""


class Chain(Reader):
    """Reads the chain of the file that is open."""

    def tail(self) -> Tail | None:
        """Where this file's own log goes on; None: nothing has happened in it yet."""
        own = self.connection.execute(
            "SELECT id, uid, begins, before FROM log WHERE head IS NULL"
        ).fetchone()
        if own is None:
            return None
        key, uid, begins, before = own
        last = self.connection.execute(
            "SELECT place, link FROM event WHERE log = ? ORDER BY id DESC LIMIT 1", (key,)
        ).fetchone()
        return Tail(key, uid, *(last or (before, begins)))

    def head(self) -> Head | None:
        """The head of this file's own log; None: nothing has happened in it yet."""
        tail = self.tail()
        return Head(tail.events, tail.link) if tail and tail.events else None

    def differs_from(self, events: int, digits: str) -> str:
        """Why the log is not one that once had a head; empty: it is.

        Args:
            events: how many events it had then.
            digits: the link it ended with, or the first digits of it.
        """
        now = self.head()
        if now is None or now.events < events:
            return f"it had {events:,} events then and has {now.events if now else 0:,} now"
        kept: bytes | None = self.scalar(
            "SELECT link FROM event JOIN log ON log.id = event.log"
            " WHERE log.head IS NULL AND event.place = ?",
            (events,),
        )
        if kept is None or not kept.hex().startswith(digits):
            return f"its first {events:,} events are not those that had this head"
        return ""

    def named(self, group: int) -> str | None:
        """The log and place of the first event of an action, as other events name it."""
        found: str | None = self.scalar(
            "SELECT log.uid || ':' || event.place FROM event JOIN log ON log.id = event.log"
            " WHERE action_group = ? ORDER BY event.id LIMIT 1",
            (group,),
        )
        return found

    def began(self, group: int) -> int:
        """The place of the first event of an action in this file's own log; 0: it has none."""
        place: int | None = self.scalar(
            "SELECT min(place) FROM event JOIN log ON log.id = event.log"
            " WHERE action_group = ? AND log.head IS NULL",
            (group,),
        )
        return place or 0

    def entries(self, log: int) -> Iterator[Entry]:
        """The events of a log, in the order in which the file has them."""
        first: dict[int, int] = {}
        rows = self.connection.execute(_ENTRIES, (log,))
        for (
            place,
            kept,
            group,
            undoes,
            hashed,
            marked,
            *content,
            uid,
            at,
            who,
            login,
            action,
            entity,
        ) in rows:
            begun = first.setdefault(group, place)
            undone = None if undoes is None else self.named(undoes)
            facts = Facts(uid, at, who, login, action, entity, begun, undone, hashed)
            said = facts._replace(content=Content(*content), expunged=bool(marked))
            yield Entry(place, kept, said)

    def verify(self) -> Verified:
        """Follow every log of the file from end to end; see `Following`."""
        following = Following()
        logs = self.connection.execute("SELECT id, uid, begins, before, head FROM log").fetchall()
        own: Head | None = None
        for key, *stretch in logs:
            head = following.follow(Stretch(*stretch), self.entries(key))
            own = head if stretch[-1] is None else own
        expunged = following.close()
        others = sum(one[-1] is not None for one in logs)
        return Verified(own, expunged, others, (*following.faults, *self._cut_off(logs)))

    def _cut_off(self, logs: list[tuple[Any, ...]]) -> Iterator[Fault]:
        """Events at the end that SQLite has given a number to and that are not there."""
        last = self.scalar("SELECT coalesce(max(id), 0) FROM event")
        given = self.scalar("SELECT max(seq) FROM sqlite_sequence WHERE name = 'event'") or 0
        if given > last:
            own = next((uid for _, uid, *_, head in logs if head is None), "")
            yield Fault(own, 0, f"{given - last} of the newest events are missing")
        lost = self.scalar("SELECT count(*) FROM event WHERE log NOT IN (SELECT id FROM log)")
        if lost:
            yield Fault("", 0, f"{lost} events belong to no log")


class Chaining:
    """The end of this file's own log during a write: each event of it is linked to those before.

    Runs inside a write, so that nobody else appends meanwhile. A log begins with its first event.

    Args:
        connection: the file.
        new_uid: makes the uid of a log.
        group: the action that goes on; what is new begins with its first event.
    """

    def __init__(
        self, connection: sqlite3.Connection, new_uid: Callable[[str], str], group: int
    ) -> None:
        self._connection = connection
        self._chain = Chain(connection)
        self._new_uid = new_uid
        self._tail = self._chain.tail()
        self._first = self._chain.began(group)
        self._taken: dict[int, str | None] = {}

    def append(
        self, facts: tuple[str, str, str, str, str, str], undoes: int | None, content: Content
    ) -> tuple[int, int, bytes, bytes]:
        """Link one more event of the action that is being written.

        Args:
            facts: the uid of its row, at, who, login, action and entity.
            undoes: the number of the action that it takes back.
            content: what it says.

        Returns:
            The row of its log, its place there, its content hash and its link.
        """
        tail = self._tail or self._begin()
        place = tail.events + 1
        self._first = self._first or place
        if undoes is not None and undoes not in self._taken:
            self._taken[undoes] = self._chain.named(undoes)
        undone = None if undoes is None else self._taken[undoes]
        hashed = content_hash(content)
        item = item_hash(Facts(*facts, self._first, undone, hashed))
        self._tail = tail._replace(events=place, link=link(tail.link, item))
        return tail.key, place, hashed, self._tail.link

    def _begin(self) -> Tail:
        """Give this file a log of its own."""
        uid = self._new_uid("log")
        begins = beginning(uid)
        key = self._connection.execute(
            "INSERT INTO log (uid, begins) VALUES (?, ?)", (uid, begins)
        ).lastrowid
        return Tail(key or 0, uid, 0, begins)
