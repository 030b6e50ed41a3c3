"""Step 9: the events of a log without a chain are chained, and digests of sign-offs are salted.

How a link is made is written out here as it was then, whatever `claimtrack.store.chain` does later.
Unsalted, a digest would confirm a guess at words that were expunged; it is hashed once more with a
salt, in its row and in the events alike, before those are chained.
"""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
from collections.abc import Iterator
from typing import Any

_PAGE = 5_000


class _Digests:
    """The salted digest for each unsalted one: the same wherever that stands."""

    def __init__(self) -> None:
        self._salted: dict[str, str] = {}

    def salted(self, digest: str) -> str:
        """A salt, a colon, and the hash of the salt and the digest."""
        if not digest or ":" in digest:
            return digest
        if digest not in self._salted:
            salt = os.urandom(16).hex()
            hashed = hashlib.sha256(f"{salt}{digest}".encode()).hexdigest()
            self._salted[digest] = f"{salt}:{hashed}"
        return self._salted[digest]

    def in_verdicts(self, text: str) -> str:
        """What a sign-off of an article covers: for each claim its verdict and digest."""
        return json.dumps(
            [[*which, self.salted(digest)] for *which, digest in json.loads(text)],
        )

    def in_event(self, entity: str, text: str | None) -> str | None:
        """What an event says of a row before or after it."""
        if text is None or entity not in {"sign_off", "article_sign_off"}:
            return text
        values: dict[str, Any] = json.loads(text)
        if "digest" in values:
            values["digest"] = self.salted(values["digest"])
        if "verdicts" in values:
            values["verdicts"] = self.in_verdicts(values["verdicts"])
        return json.dumps(values, ensure_ascii=False)


class _Chaining:
    """Gives events their places and links, in the order in which they come."""

    def __init__(self, log: str, begins: bytes) -> None:
        self._log = log
        self._link = begins
        self._place = 0
        self._first: dict[int, int] = {}

    def chained(self, event: tuple[Any, ...]) -> tuple[Any, ...]:
        """An event with its log, place, salt, hash and link."""
        _, group, at, who, login, action, entity, uid, before, after, undoes = event
        self._place += 1
        begun = self._first.setdefault(group, self._place)
        undone = None if undoes is None else f"{self._log}:{self._first[undoes]}"
        salt = os.urandom(16)
        content = json.dumps([before, after], ensure_ascii=False).encode()
        hashed = hashlib.sha256(salt + content).digest()
        facts = [uid, at, who, login, action, entity, begun, undone, hashed.hex()]
        item = hashlib.sha256(json.dumps(facts, ensure_ascii=False).encode()).digest()
        self._link = hashlib.sha256(self._link + item).digest()
        return (*event, 1, self._place, salt, hashed, self._link)


def convert(connection: sqlite3.Connection) -> None:
    """Fill `event` from `event_unchained`; a file in which nothing has happened has no log yet."""
    digests = _Digests()
    for table, column, new in (
        ("sign_off", "digest", digests.salted),
        ("article_sign_off", "verdicts", digests.in_verdicts),
    ):
        rows = connection.execute(f'SELECT "{column}", id FROM "{table}"').fetchall()
        connection.executemany(
            f'UPDATE "{table}" SET "{column}" = ? WHERE id = ?',
            [(new(text), key) for text, key in rows],
        )
    if connection.execute("SELECT 1 FROM event_unchained LIMIT 1").fetchone() is None:
        return
    log = f"l{os.urandom(6).hex()}"
    begins = hashlib.sha256(f"claimtrack log {log}".encode()).digest()
    connection.execute("INSERT INTO log (id, uid, begins) VALUES (1, ?, ?)", (log, begins))
    chaining = _Chaining(log, begins)
    for page in _pages(connection):
        connection.executemany(
            "INSERT INTO event (id, action_group, at, who, login, action, entity, uid, before,"
            " after, undoes, log, place, salt, hash, link)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [chaining.chained(_salted(digests, event)) for event in page],
        )


def _pages(connection: sqlite3.Connection) -> Iterator[list[tuple[Any, ...]]]:
    last = 0
    while page := connection.execute(
        "SELECT id, action_group, at, who, login, action, entity, uid, before, after, undoes"
        " FROM event_unchained WHERE id > ? ORDER BY id LIMIT ?",
        (last, _PAGE),
    ).fetchall():
        yield page
        last = page[-1][0]


def _salted(digests: _Digests, event: tuple[Any, ...]) -> tuple[Any, ...]:
    *facts, before, after, undoes = event
    texts = (digests.in_event(facts[6], text) for text in (before, after))
    return (*facts, *texts, undoes)
