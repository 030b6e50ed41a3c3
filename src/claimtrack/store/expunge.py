"""Expunging words from every row and event of a file.

This is the one exception to an append-only log, for a name that should never have been typed. Each
letter is replaced by a block, so that every span in every article stays valid. What cannot be
blanked letter by letter (such as the bytes of a PDF with the name in it) is removed as a whole.

An event that held the words keeps its content hash and its link, and gets a new salt for what is
left of its content. The tombstone names it with the hash of that, so that the chain still holds
(see `claimtrack.store.chain`), and the old hash confirms no guess: its salt is gone.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
import zlib
from collections import Counter
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, Any

from claimtrack.model.chain import Content
from claimtrack.store.chain import TOMBSTONE, content_hash
from claimtrack.store.cleared import DERIVED, OURS, cleared, cleared_value, without_digests
from claimtrack.store.containers import has_words, without_words
from claimtrack.store.inflated import inflated
from claimtrack.store.keys import Keys
from claimtrack.store.rows import marks, pages
from claimtrack.store.sqlite.vocabulary import wording_key
from claimtrack.store.tables import VERSIONED
from claimtrack.text.spellings import Spellings, unescaped

if TYPE_CHECKING:
    from claimtrack.store.writing import Writing

_BYTES = {"article": ("original", "text"), "snapshot": ("bytes", "readable")}
"""Columns of bytes as they came, and of the words that were read from them."""


class Expunging:
    """Words being taken out, inside a write.

    Args:
        writing: the write.
        spellings: the words.
    """

    def __init__(self, writing: Writing, spellings: Spellings) -> None:
        self._writing = writing
        self._connection = writing.connection
        self._keys = Keys(writing.connection)
        self._spellings = spellings
        self._alone = spellings.alone
        self.taken: Counter[str] = Counter()
        """In how many rows of each column they were."""
        self.claims: set[int] = set()
        """The claims of which words were taken out, now or anywhere in their past."""
        self.given_up: list[tuple[str, int]] = []
        """The articles, and the sources of kept copies, whose bytes are gone."""
        self._hashes: list[tuple[str, str, str]] = []
        self._left: dict[int, tuple[str | None, str | None]] = {}

    @property
    def places(self) -> tuple[tuple[str, int], ...]:
        """The columns that the words were in, and in how many rows of each."""
        return tuple((place, count) for place, count in sorted(self.taken.items()) if count)

    @property
    def left(self) -> dict[int, tuple[str | None, str | None]]:
        """What is to be left of events, by their numbers."""
        return self._left

    def clear(self) -> None:
        """Take the words out of every row, and note what is to become of events."""
        self._know()
        # Bytes first: whether they hold the words is told by what was read from them.
        for table in _BYTES:
            self._clear_bytes(table)
        for table, columns in text_columns(self._connection):
            for column in columns:
                self._clear_column(table, column)
        for key, entity, uid, before, after in self._connection.execute(
            "SELECT id, entity, uid, before, after FROM event"
            " WHERE has_words(before) OR has_words(after)"
        ).fetchall():
            self._clear_event(key, entity, uid, before, after)
        self._forget_wordings()

    def forget_digests(self, kept: Collection[str]) -> None:
        """Forget the digests of sign-offs that may have covered the words.

        Args:
            kept: digests of what stands there now.
        """
        claims = {self._keys.uid("claim", claim) for claim in self.claims}
        for key, digest in self._connection.execute(
            "SELECT sign_off.id, digest FROM sign_off JOIN verdict ON verdict.id = verdict"
            f" WHERE verdict.claim IN ({marks(list(self.claims))})",
            tuple(self.claims),
        ).fetchall():
            if digest not in kept:
                self._connection.execute("UPDATE sign_off SET digest = '' WHERE id = ?", (key,))
        for key, verdicts in self._connection.execute(
            "SELECT id, verdicts FROM article_sign_off"
        ).fetchall():
            clear = without_digests(verdicts, self.claims, kept)
            self._connection.execute(
                "UPDATE article_sign_off SET verdicts = ? WHERE id = ?", (clear, key)
            )
        for key, entity, before, after in self._connection.execute(
            "SELECT id, entity, before, after FROM event"
            " WHERE entity IN ('sign_off', 'article_sign_off')"
        ).fetchall():
            said = self._left.get(key, (before, after))
            left = tuple(self._without_digests(entity, text, claims, kept) for text in said)
            if left != said:
                self._left[key] = left[0], left[1]

    def signed_articles(self) -> list[int]:
        """The articles that were signed off as a whole, with one of these claims in them."""
        found = self._connection.execute("SELECT article, verdicts FROM article_sign_off")
        return sorted(
            {
                article
                for article, verdicts in found
                if any(claim in self.claims for claim, *_ in json.loads(verdicts))
            }
        )

    def bury(self) -> None:
        """Write the tombstone, and what is left of the events that it names."""
        left = {key: Content(self._writing.fresh_salt(), *said) for key, said in self._left.items()}
        places = ", ".join(f"{place} {count}" for place, count in self.places)
        said = {
            "places": places or "nothing",
            "events": [self._named(key, left[key]) for key in sorted(left)],
            "hashes": self._hashes,
        }
        self._writing.record(TOMBSTONE, self._writing.fresh_uid(TOMBSTONE), None, said)
        guards = self._connection.execute(
            "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'event'"
        ).fetchall()
        for name, _ in guards:
            self._connection.execute(f"DROP TRIGGER {name}")
        self._connection.executemany(
            "UPDATE event SET salt = ?, before = ?, after = ?,"
            " expunged = (SELECT max(id) FROM event) WHERE id = ?",
            [(*content, key) for key, content in left.items()],
        )
        for _, guard in guards:
            self._connection.execute(guard)

    def _named(self, key: int, left: Content) -> tuple[str, int, str]:
        """An event as the tombstone names it: its log, its place, the hash of what is left."""
        log, place = self._connection.execute(
            "SELECT log.uid, event.place FROM event JOIN log ON log.id = event.log"
            " WHERE event.id = ?",
            (key,),
        ).fetchone()
        return log, place, content_hash(left).hex()

    def _know(self) -> None:
        """Let SQL ask whether a text has the words, so that only such rows are read."""

        def has_words(text: str | None) -> bool:
            return text is not None and unescaped(text) in self._alone

        self._connection.create_function("has_words", 1, has_words)

    def _clear_column(self, table: str, column: str) -> None:
        spellings = self._of(table, column)
        for key, text in self._connection.execute(
            f'SELECT rowid, "{column}" FROM "{table}" WHERE has_words("{column}")'
        ).fetchall():
            clear = cleared(text, table, column, spellings)
            if clear == text:
                continue
            self.taken[f"{table}.{column}"] += 1
            self._before_it_goes(table, column, key, text)
            bump = ", version = version + 1" if table in VERSIONED else ""
            statement = f'UPDATE "{table}" SET "{column}" = ?{bump} WHERE rowid = ?'
            try:
                self._connection.execute(statement, (clear, key))
            except sqlite3.IntegrityError:  # Two names that were told apart by their letters.
                self._connection.execute(statement, (f"{clear} {key}", key))

    def _of(self, table: str, column: str) -> Spellings:
        """What is taken out of a column: from what was derived, each part by itself too."""
        return self._alone if column in DERIVED.get(table, ()) else self._spellings

    def _before_it_goes(self, table: str, column: str, key: int, text: str) -> None:
        """Note whose words go, and forget hashes by which a guess could be confirmed."""
        if table == "claim":
            self.claims.add(key)
        elif table in {"wording", "verdict", "evidence"}:
            query = f'SELECT claim FROM "{table}" WHERE id = ?'
            self.claims.update(row[0] for row in self._connection.execute(query, (key,)))
        elif table == "claimant":
            query = "SELECT id FROM claim WHERE claimant = ?"
            self.claims.update(row[0] for row in self._connection.execute(query, (key,)))
        if (table, column) == ("article", "text"):
            self._connection.executemany(
                'UPDATE sentence SET words = NULL WHERE article = ? AND start < ? AND "end" > ?',
                [(key, end, start) for start, end in self._spellings.spans(text)],
            )

    def _clear_event(
        self, key: int, entity: str, uid: str, before: str | None, after: str | None
    ) -> None:
        clear = [self._cleared_values(entity, text) for text in (before, after)]
        if clear == [before, after]:
            return
        self.taken["event.before"] += clear[0] != before
        self.taken["event.after"] += clear[1] != after
        self._left[key] = clear[0], clear[1]
        said = {**json.loads(before or "{}"), **json.loads(after or "{}")}
        claim = uid if entity == "claim" else said.get("claim")
        if claim and (number := self._keys.number("claim", claim)):
            self.claims.add(number)
        elif entity in {"verdict", "evidence", "wording"}:
            query = f'SELECT claim FROM "{entity}" WHERE uid = ?'
            self.claims.update(row[0] for row in self._connection.execute(query, (uid,)))

    def _cleared_values(self, entity: str, text: str | None) -> str | None:
        """What an event says of a row, without the words."""
        if text is None:
            return None
        said = json.loads(text)
        clear = {
            name: cleared_value(value, self._of(entity, name), name) for name, value in said.items()
        }
        return text if clear == said else json.dumps(clear, ensure_ascii=False)

    def _clear_bytes(self, table: str) -> None:
        """Clear the bytes of articles or copies; those that cannot be are given up.

        An article then keeps its text in their place, a copy the hash of what it was.
        """
        held, read = _BYTES[table]
        keys = [row[0] for row in self._connection.execute(f'SELECT id FROM "{table}"').fetchall()]
        for key in keys:
            packed, readable, uid, sha256 = self._connection.execute(
                f'SELECT "{held}", "{read}", uid, sha256 FROM "{table}" WHERE id = ?', (key,)
            ).fetchone()
            data = b"" if packed is None else inflated(packed, f"what is kept of {table} {key}")
            if not data or not has_words(data, readable, self._spellings):
                continue
            self.taken[f"{table}.{held}"] += 1
            clear = without_words(data, self._spellings)
            if clear is None:
                self.given_up.append(self._whose(table, key))
                if table == "snapshot":
                    self._connection.execute(
                        "UPDATE snapshot SET bytes = NULL WHERE id = ?", (key,)
                    )
                    continue
                clear = self._spellings.blanked(readable).encode()
            self._hashes.append((table, uid, sha256))
            digest = hashlib.sha256(clear).hexdigest()
            self._connection.execute(
                f'UPDATE "{table}" SET "{held}" = ?, sha256 = ? WHERE id = ?',
                (zlib.compress(clear), digest, key),
            )
            self._say_otherwise(table, uid, sha256, digest)

    def _whose(self, table: str, key: int) -> tuple[str, int]:
        """An article, or the source that a kept copy is of."""
        if table == "article":
            return table, key
        query = "SELECT source FROM snapshot WHERE id = ?"
        return "source", self._connection.execute(query, (key,)).fetchone()[0]

    def _say_otherwise(self, table: str, uid: str, old: str, new: str) -> None:
        """Let the events of a row have its new hash, as the row has."""
        for key, before, after in self._connection.execute(
            "SELECT id, before, after FROM event WHERE entity = ? AND uid = ?", (table, uid)
        ).fetchall():
            said = [text and text.replace(old, new) for text in (before, after)]
            if said != [before, after]:
                self._left[key] = said[0], said[1]

    def _forget_wordings(self) -> None:
        """Forget the keys of former wordings: a guess could be confirmed by them."""
        for page in pages(sorted(self.claims)):
            self._connection.execute(
                f"DELETE FROM wording_key WHERE claim IN ({marks(page)})", page
            )
            new = self._connection.execute(
                f"SELECT claim, text FROM wording WHERE claim IN ({marks(page)})", page
            ).fetchall()
            self._connection.executemany(
                "INSERT INTO wording_key (key, claim) VALUES (?, ?) ON CONFLICT DO NOTHING",
                [(wording_key(text), claim) for claim, text in new],
            )

    def _without_digests(
        self,
        entity: str,
        text: str | None,
        claims: Collection[str | None],
        kept: Collection[str],
    ) -> str | None:
        """What an event says of a sign-off, without the digests that are forgotten."""
        if text is None:
            return None
        said: dict[str, Any] = json.loads(text)
        clear = dict(said)
        if entity == "article_sign_off" and said.get("verdicts"):
            clear["verdicts"] = without_digests(said["verdicts"], claims, kept)
        elif said.get("digest") and said["digest"] not in kept:
            claim = self._connection.execute(
                "SELECT claim.uid FROM verdict JOIN claim ON claim.id = claim"
                " WHERE verdict.uid = ?",
                (said.get("verdict", ""),),
            ).fetchone()
            if claim is None or claim[0] in claims:
                clear["digest"] = ""
        return text if clear == said else json.dumps(clear, ensure_ascii=False)


def text_columns(connection: sqlite3.Connection) -> Iterator[tuple[str, list[str]]]:
    """Each table of records with the columns that may hold somebody's words, the log left out."""
    tables = connection.execute(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict"
        " AND NOT wr AND name NOT IN ('event', 'claim_text', 'claim_vector') ORDER BY name"
    ).fetchall()
    for (table,) in tables:
        columns = [
            name
            for _, name, kind, *_ in connection.execute(f'PRAGMA table_info("{table}")')
            if kind == "TEXT" and not (name in OURS or name.endswith("_at"))
        ]
        if columns:
            yield table, columns
