"""Everything a doctor looks at: what is SQLite's own first, then the records themselves.

A check is a function from an open file to what it looked at and the flaws; `CHECKS` lists them in
the order in which they are made. A check reads as of one moment and writes nothing.

Records are held against what does not depend on them: values against the event log, texts against
the uids that were made from them, kept bytes against their hashes, spans against the texts.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from hashlib import sha256

from claimtrack.errors import Damaged
from claimtrack.model.flaw import Flaw
from claimtrack.store.chain import Chain
from claimtrack.store.inflated import inflated
from claimtrack.store.logged import BLOCK, against_log, last_logged
from claimtrack.store.sqlite.expected import shipped_rows
from claimtrack.store.sqlite.schema_check import schema
from claimtrack.store.sqlite.soundness import (
    BACKUP,
    REPAIR,
    Check,
    Checked,
    full_text,
    numbers,
    pages,
    references,
    word_counts,
)
from claimtrack.store.sqlite.vocabulary import sentence_key
from claimtrack.text.fold import fold
from claimtrack.text.phrases import counted, short

JSON_COLUMNS = {
    "sentence": ("reasons",),
    "claim": ("tags",),
    "suggestion": ("differences",),
    "relation": ("differences",),
    "evidence": ("differing",),
    "rating": ("labels",),
    "article_sign_off": ("verdicts", "accepted"),
    "conflict": ("ours", "theirs"),
    "event": ("before", "after"),
}


def values(connection: sqlite3.Connection) -> Checked:
    """Lists and objects that columns hold can be read."""
    flaws = []
    for table, columns in JSON_COLUMNS.items():
        for column in columns:
            wrong = connection.execute(
                f'SELECT rowid FROM "{table}" WHERE "{column}" IS NOT NULL'
                f' AND NOT json_valid("{column}")'
            ).fetchall()
            flaws += [
                Flaw(
                    "values",
                    f"{table} {key}: its {column} cannot be read as JSON",
                    "whatever shows this row fails",
                    BACKUP,
                )
                for (key,) in wrong
            ]
    looked = sum(map(len, JSON_COLUMNS.values()))
    return Checked(counted(looked, "column of JSON", "columns of JSON"), flaws)


def wordings(connection: sqlite3.Connection) -> Checked:
    """Every claim on file has its own text as a wording, by which it is found."""
    wrong = connection.execute(
        "SELECT id FROM claim WHERE removed_at IS NULL AND NOT EXISTS ("
        " SELECT 1 FROM wording WHERE wording.claim = claim.id AND wording.text = claim.text)"
    ).fetchall()
    looked: int = connection.execute("SELECT count(*) FROM claim").fetchone()[0]
    return Checked(
        counted(looked, "claim"),
        [
            Flaw(
                "wordings",
                f"claim #{key} has no wording that is its text",
                "one of the two is wrong, and match cannot find the claim by its text",
                BACKUP,
            )
            for (key,) in wrong
        ],
    )


_SPANS = {
    "sentence": '0 <= start AND "end" <= length(article.text)',
    "remark": '0 <= start AND "end" <= length(article.text)',
    "appearance": 'substr(article.text, start + 1, "end" - start) = quote',
    "send_back": 'substr(article.text, start + 1, "end" - start) = quote',
}


def spans(connection: sqlite3.Connection) -> Checked:
    """Every span lies in its text, and has there the words that are quoted from it."""
    flaws, looked = [], 0
    for table, holds in _SPANS.items():
        looked += connection.execute(
            f'SELECT count(*) FROM "{table}" WHERE article IS NOT NULL'
        ).fetchone()[0]
        wrong = connection.execute(
            f'SELECT "{table}".id, article.id FROM "{table}"'
            f' JOIN article ON article.id = "{table}".article WHERE NOT ({holds})'
        )
        flaws += [
            Flaw(
                "spans",
                f"{table} {key}: its span does not have its words in article {article}",
                "it would be shown at the wrong place, or with the wrong words",
                BACKUP,
            )
            for key, article in wrong
        ]
    return Checked(counted(looked, "span"), flaws)


def texts(connection: sqlite3.Connection) -> Checked:
    """Articles as they were imported: the uid was made from address and text, the hash from bytes.

    The address may have been edited since; the event of the import has the first one.
    """
    flaws, looked = [], 0
    for key, uid, text, digest, packed, url, imported in connection.execute(
        "SELECT id, uid, text, sha256, original, url,"
        " (SELECT json_group_array(after ->> 'url') FROM event"
        "   WHERE entity = 'article' AND event.uid = article.uid AND before IS NULL) FROM article"
    ):
        looked += 1
        addresses = {url, *json.loads(imported)}
        if BLOCK not in text and uid not in {_article_uid(each, text) for each in addresses}:
            flaws.append(
                Flaw(
                    "texts",
                    f"article {key}: its text is not the text that was imported",
                    "words in it are wrong, and quotes from it may be",
                    f"import its original again from a backup; {BACKUP}",
                )
            )
        flaws += _of_bytes(packed, digest, f"article {key}: its original")
    flaws += _of_sentences(connection)
    return Checked(f"the texts of {counted(looked, 'article')}", flaws)


def _article_uid(url: str | None, text: str) -> str:
    content = f"{url or ''}\n{text}"
    return f"a{sha256(content.encode()).hexdigest()[:16]}"


def _of_sentences(connection: sqlite3.Connection) -> Iterator[Flaw]:
    """Sentences as they were split at the import, and the keys by which they are known again."""
    for key, uid, start, end, words, article, text, logged in connection.execute(
        'SELECT sentence.id, sentence.uid, start, "end", words, article.uid,'
        ' substr(text, start + 1, "end" - start), EXISTS (SELECT 1 FROM event'
        "   WHERE entity = 'sentence' AND event.uid = sentence.uid AND after ->> 'end' IS NOT NULL)"
        " FROM sentence JOIN article ON article.id = sentence.article"
    ):
        where = f"{article} {start} {end}"
        as_split = uid == f"s{sha256(where.encode()).hexdigest()[:16]}"
        if not as_split and not logged:
            yield Flaw(
                "texts",
                f"sentence {key}: its span is not the one that was imported",
                "it is shown with the wrong words",
                BACKUP,
            )
        elif as_split and words not in {None, sentence_key(fold(text))} and BLOCK not in text:
            yield Flaw(
                "texts",
                f"sentence {key}: the key of its words is not that of its words",
                "the same sentence elsewhere is not recognised",
                REPAIR,
                derived=True,
            )


def copies(connection: sqlite3.Connection) -> Checked:
    """Every kept copy against the hash of its bytes."""
    flaws: list[Flaw] = []
    looked = 0
    for key, packed, digest in connection.execute("SELECT id, bytes, sha256 FROM snapshot"):
        looked += 1
        if packed is not None:
            flaws += _of_bytes(packed, digest, f"kept copy {key}: what is kept")
    return Checked(counted(looked, "kept copy", "kept copies"), flaws)


def _of_bytes(packed: bytes, digest: str, noun: str) -> Iterator[Flaw]:
    try:
        same = sha256(inflated(packed, noun)).hexdigest() == digest
    except Damaged:
        same = False
    if not same:
        yield Flaw(
            "hashes",
            f"{noun} does not have the hash that was taken of it",
            "it proves nothing about what was received",
            "take the bytes from a backup; do not rely on this copy",
        )


def shipped(connection: sqlite3.Connection) -> Checked:
    """The scales that every file begins with, but for what people changed: that is in the log."""
    flaws = []
    logged = {(last.table, last.uid): last for last in last_logged(connection)}
    for (table, uid), wanted in shipped_rows().items():
        last = logged.get((table, uid))
        if last is not None and last.values is None:
            continue
        names = [name for name in wanted if last is None or name not in last.at]
        columns = ", ".join(f'"{name}"' for name in names) or "1"
        row = connection.execute(
            f'SELECT {columns} FROM "{table}" WHERE uid = ?', (uid,)
        ).fetchone()
        noun = f"{table} {uid.partition('-')[2]}"
        if row is None:
            flaws.append(_not_shipped(f"{noun} is missing"))
        else:
            pairs = zip(names, row, strict=False)
            flaws += [
                _not_shipped(f"{noun}: its {name} is {short(str(value), 60)!r}")
                for name, value in pairs
                if value != wanted[name]
            ]
    return Checked(counted(len(shipped_rows()), "shipped row"), flaws)


def _not_shipped(what: str) -> Flaw:
    means = "verdicts may be shown as something that nobody gave"
    return Flaw("scales", f"{what}, which nobody changed", means, BACKUP)


def chain(connection: sqlite3.Connection) -> Checked:
    """The chain of the event log, from end to end."""
    verified = Chain(connection).verify()
    head = verified.head
    return Checked(
        f"the chain of the log up to {head}" if head else "the chain of the log, which is empty",
        [
            Flaw(
                "chain",
                fault.why,
                "the log is not as it was written, and proves nothing from there on",
                BACKUP,
            )
            for fault in verified.faults
        ],
    )


CHECKS: tuple[Check, ...] = (
    pages,
    schema,
    references,
    values,
    full_text,
    word_counts,
    numbers,
    wordings,
    spans,
    texts,
    copies,
    against_log,
    shipped,
    chain,
)
