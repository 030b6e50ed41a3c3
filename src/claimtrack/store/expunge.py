"""Expunging words from every table, index, event and old page of a file.

This is the one exception to an append-only log, for a name that should never have been typed. Each
letter is replaced by a block, so that every span in every article stays valid. What cannot be
blanked letter by letter (such as the bytes of a PDF with the name in it) is removed as a whole.
"""

from __future__ import annotations

import hashlib
import html
import json
import re
import sqlite3
import unicodedata
import zlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from claimtrack.store.sqlite.file_bytes import count_in_file
from claimtrack.store.sqlite.vocabulary import wording_key
from claimtrack.store.tables import VERSIONED
from claimtrack.text.fold import fold

if TYPE_CHECKING:
    from claimtrack.store.writing import Writing

BLOCK = "█"
TOMBSTONE = "expunged"
"""The entity of the event that records when and by whom."""

_OURS = """
    uid kind state status stance rank type quote_check relation anchor addressee entity action
    normalised language sha256 digest media_type colour glyph slug covers correction reason
    checked attention scale published_on claimed_on said_on as_of recheck_by deadline at who login
"""
_FIXED = frozenset(_OURS.split())
"""Columns whose values are our own vocabulary, dates, hashes, or who did it."""

_APART = r"(?:\s|[-_+.]|%20)+"
"""What may separate the words of a name, in a text or in an address."""

_PACKED = (b"%PDF", b"PK\x03\x04", b"\x1f\x8b", b"\xd0\xcf\x11\xe0")


class Expunging:
    """Some words, found in any case, spacing and accents."""

    def __init__(self, words: str) -> None:
        spellings = {words, fold(words)}
        spellings |= {unicodedata.normalize(form, words) for form in ("NFC", "NFD", "NFKC")}
        pattern = "|".join(
            _APART.join(map(re.escape, spelling.split())) for spelling in sorted(spellings)
        )
        self.inside = re.compile(f"(?:{pattern})", re.IGNORECASE)
        self.whole = re.compile(rf"(?<![^\W_])(?:{pattern})(?![^\W_])", re.IGNORECASE)
        cased = {
            form
            for spelling in spellings
            for form in (spelling, spelling.lower(), spelling.upper(), spelling.title())
        }
        kept = "|".join(_APART.join(map(re.escape, form.split())) for form in sorted(cased))
        self.in_bytes = re.compile(kept.encode(), re.IGNORECASE)

    def blanked(self, text: str, block: str = BLOCK) -> str:
        """Return the text with a block for each letter of the words; its length stays the same."""
        return self.whole.sub(lambda hit: re.sub(r"\S", block, hit[0]), text)

    def value(self, value: object, column: str = "") -> object:
        """Return a value, including nested values, without the words."""
        if column in _FIXED or column.endswith("_at"):
            return value
        if isinstance(value, dict):
            return {name: self.value(each, name) for name, each in value.items()}
        if isinstance(value, list):
            return [self.value(each, column) for each in value]
        return self.blanked(value) if isinstance(value, str) else value

    def column(self, text: str, column: str) -> str:
        """Return the text of a column, plain or JSON, without the words."""
        if text[:1] in ("{", "["):
            try:
                read = json.loads(text)
            except ValueError:
                return self.blanked(text)
            clear = self.value(read, column)
            return text if clear == read else json.dumps(clear, ensure_ascii=False)
        return self.blanked(text)

    def bytes(self, data: bytes, readable: str | None) -> bytes | None:
        """Return a file's bytes without the words; None if they cannot be removed.

        Args:
            data: the bytes.
            readable: the words that were read from them.
        """
        codec = _codec(data)
        text = data.decode(codec)
        if not (self.whole.search(html.unescape(text)) or self.whole.search(readable or "")):
            return data
        if data.startswith(_PACKED):
            return None
        clear = self.blanked(text, BLOCK if codec != "latin-1" else "*")
        hidden = self.whole.search(html.unescape(clear)) or clear == text
        return None if hidden else clear.encode(codec)


def expunge(writing: Writing, words: str) -> Counter[str]:
    """Remove words from every row and event, and leave a tombstone without them.

    Returns:
        The number of rows that had them, by column.
    """
    expunging = Expunging(words)
    connection = writing.connection
    guards = connection.execute(
        "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'event'"
    ).fetchall()
    for name, _ in guards:
        connection.execute(f"DROP TRIGGER {name}")
    taken: Counter[str] = Counter()
    # Bytes first: the text read from them tells whether they contain the words.
    taken["article.original"] = _clear_bytes(connection, expunging, "article")
    taken["snapshot.bytes"] = _clear_bytes(connection, expunging, "snapshot")
    _know(connection, expunging)
    for table, columns in _texts(connection):
        for column in columns:
            taken[f"{table}.{column}"] += _clear_column(connection, expunging, table, column)
    for _, guard in guards:
        connection.execute(guard)
    places = {place: count for place, count in sorted(taken.items()) if count}
    listed = ", ".join(f"{place} {count}" for place, count in places.items()) or "nothing"
    writing.record(TOMBSTONE, writing.fresh_uid(TOMBSTONE), None, {"places": listed})
    return Counter(places)


def left_in_bytes(path: Path, words: str) -> int:
    """Count the words left in the bytes of the file and of SQLite's files beside it.

    Parts of longer words are counted too: in a file, nothing marks where a word ends.
    """
    return count_in_file(path, Expunging(words).in_bytes.pattern)[0]


def left_in_rows(connection: sqlite3.Connection, words: str) -> int:
    """Count the rows that have the words within longer ones, or in a column that is left alone."""
    _know(connection, Expunging(words))
    left = 0
    for table, columns in _texts(connection, every=True):
        where = " OR ".join(f'has_words("{column}")' for column in columns)
        left += connection.execute(f'SELECT count(*) FROM "{table}" WHERE {where}').fetchone()[0]
    return left


def _know(connection: sqlite3.Connection, expunging: Expunging) -> None:
    """Define the SQL function `has_words`, so that only rows with the words are read."""
    inside = expunging.inside
    connection.create_function("has_words", 1, lambda text: bool(inside.search(text or "")))


def _clear_column(
    connection: sqlite3.Connection, expunging: Expunging, table: str, column: str
) -> int:
    """Clear a column of a table; return how many rows had the words."""
    changed = 0
    for key, text in connection.execute(
        f'SELECT rowid, "{column}" FROM "{table}" WHERE has_words("{column}")'
    ).fetchall():
        clear = expunging.column(text, column)
        if clear == text:
            continue
        changed += 1
        _before_it_goes(connection, expunging, table, column, key, text)
        bump = ", version = version + 1" if table in VERSIONED else ""
        statement = f'UPDATE "{table}" SET "{column}" = ?{bump} WHERE rowid = ?'
        try:
            connection.execute(statement, (clear, key))
        except sqlite3.IntegrityError:  # Two names that differed only in these letters.
            connection.execute(statement, (f"{clear} {key}", key))
    return changed


def _before_it_goes(
    connection: sqlite3.Connection,
    expunging: Expunging,
    table: str,
    column: str,
    key: int,
    text: str,
) -> None:
    """Delete what was derived from the words: hashes that could confirm a guess."""
    if (table, column) == ("wording", "text"):
        connection.execute(
            "DELETE FROM wording_key WHERE key = ?"
            " AND claim = (SELECT claim FROM wording WHERE id = ?)",
            (wording_key(text), key),
        )
    if (table, column) == ("article", "text"):
        connection.executemany(
            'UPDATE sentence SET words = NULL WHERE article = ? AND start < ? AND "end" > ?',
            [(key, hit.end(), hit.start()) for hit in expunging.whole.finditer(text)],
        )


def _clear_bytes(connection: sqlite3.Connection, expunging: Expunging, table: str) -> int:
    """Clear the bytes of articles or copies; those that cannot be cleared are dropped.

    An article then keeps its text, a copy only the hash of its former bytes.
    """
    held, read = ("original", "text") if table == "article" else ("bytes", "readable")
    cleared = 0
    keys = [row[0] for row in connection.execute(f'SELECT id FROM "{table}"').fetchall()]
    for key in keys:
        packed, readable = connection.execute(
            f'SELECT "{held}", "{read}" FROM "{table}" WHERE id = ?', (key,)
        ).fetchone()
        data = b"" if packed is None else zlib.decompress(packed)
        clear = expunging.bytes(data, readable)
        if clear == data:
            continue
        cleared += 1
        if clear is None and table == "article":
            clear = expunging.blanked(readable).encode()
        if clear is None:
            connection.execute(f'UPDATE "{table}" SET "{held}" = NULL WHERE id = ?', (key,))
        else:
            digest = hashlib.sha256(clear).hexdigest()
            connection.execute(
                f'UPDATE "{table}" SET "{held}" = ?, sha256 = ? WHERE id = ?',
                (zlib.compress(clear), digest, key),
            )
    return cleared


def _texts(
    connection: sqlite3.Connection, *, every: bool = False
) -> Iterator[tuple[str, list[str]]]:
    """Yield each of our tables with the columns that may hold somebody's words."""
    tables = connection.execute(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict"
        " AND NOT wr ORDER BY name"
    ).fetchall()
    for (table,) in tables:
        columns = [
            row[1]
            for row in connection.execute(f'PRAGMA table_info("{table}")')
            if row[2] == "TEXT"
            and (every or not (row[1] in _FIXED or row[1].endswith("_at")))
            and table not in {"claim_text", "claim_vector"}
        ]
        if columns:
            yield table, columns


def _codec(data: bytes) -> str:
    """Return an encoding in which some bytes can be read and written back unchanged."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "latin-1"
    return "utf-8"
