"""The words of all claims, kept up to date: how many claims have each, and how each ends.

FTS5 could count (`claim_vocabulary`), but reads every posting to do so; `term` has the answer
ready. Triggers note which claims have new words (`claim_uncounted`, with their previous words), and
the end of a write counts only those: a million claims on file do not slow down the next one. FTS5
itself provides the stems, so that counts and index agree on every word of every language.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from weakref import finalize
from zlib import crc32

from claimtrack.text.fold import words

TOKENISER = "porter unicode61 categories ''L* N* Co Mn Mc''"
"""The tokeniser of `claim_index`: marks belong to words, or Hindi would be cut into consonants."""

_NEW = "SELECT claim, text FROM claim_text WHERE claim IN (SELECT claim FROM claim_uncounted)"
_FORMER = "SELECT claim, before FROM claim_uncounted WHERE before IS NOT NULL"

_COUNT = """
    INSERT INTO term (term, n) SELECT term, {sign} doc FROM temp.stemmer_terms WHERE true
    ON CONFLICT (term) DO UPDATE SET n = n + excluded.n
"""


def count_words(connection: sqlite3.Connection) -> None:
    """Count the words of claims that are new, reworded or removed. Runs inside a write."""
    if connection.execute("SELECT 1 FROM claim_uncounted LIMIT 1").fetchone() is None:
        return
    _empty_stemmer(connection)
    added = connection.execute(f"INSERT INTO temp.stemmer(rowid, text) {_NEW}").rowcount
    connection.execute(_COUNT.format(sign="+"))
    connection.execute(
        "INSERT INTO term_backwards SELECT backwards(term) FROM temp.stemmer_terms WHERE true"
        " ON CONFLICT DO NOTHING"
    )
    _empty_stemmer(connection)
    gone = connection.execute(f"INSERT INTO temp.stemmer(rowid, text) {_FORMER}").rowcount
    if gone:
        connection.execute(_COUNT.format(sign="-"))
        connection.execute(
            "DELETE FROM term WHERE n <= 0 AND term IN (SELECT term FROM temp.stemmer_terms)"
        )
        connection.execute(
            "DELETE FROM term_backwards"
            " WHERE term IN (SELECT backwards(term) FROM temp.stemmer_terms"
            "  WHERE term NOT IN (SELECT term FROM term))"
        )
    connection.execute("UPDATE term_state SET claims = claims + ?", (added - gone,))
    _note_wordings(connection)
    connection.execute("DELETE FROM claim_uncounted")


def forget_lost_words(connection: sqlite3.Connection) -> None:
    """Forget the endings of words that no claim has any more. Runs inside a write."""
    reverse_terms(connection)
    connection.execute(
        "DELETE FROM term_backwards WHERE backwards(term) NOT IN (SELECT term FROM term)"
    )


def wording_key(text: str) -> int:
    """Return a number that two texts share if they are the same words in the same order.

    One pair in four thousand million shares it by chance, which only adds a candidate.
    """
    return crc32(" ".join(words(text)).encode())


def sentence_key(folded: str) -> int:
    """A number below 2**63 by which the folded words of a sentence are known again elsewhere."""
    from hashlib import sha256

    return int.from_bytes(sha256(folded.encode()).digest()[:8], "big") >> 1


class Stemmer:
    """The stems of any text exactly as in the index.

    They are worked out in memory, beside the file: one that is only looked at, or is a backup,
    would refuse even a temporary table.
    """

    def __init__(self) -> None:
        self._memory = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        finalize(self, self._memory.close)
        _make_stemmer(self._memory)

    def stems(self, texts: Sequence[str]) -> list[list[str]]:
        """Return the stems of each text, in no order."""
        stemmed: list[list[str]] = [[] for _ in texts]
        self._memory.execute("BEGIN")
        try:
            self._memory.executemany(
                "INSERT INTO stemmer(rowid, text) VALUES (?, ?)", enumerate(texts)
            )
            for term, at in self._memory.execute("SELECT term, doc FROM stemmer_instances"):
                stemmed[at].append(term)
        finally:
            self._memory.execute("ROLLBACK")
        return stemmed


def reverse_terms(connection: sqlite3.Connection) -> None:
    """Give a connection the function `backwards`, which reverses a term."""
    connection.create_function("backwards", 1, _backwards, deterministic=True)


def _empty_stemmer(connection: sqlite3.Connection) -> None:
    """Make an empty index with the real tokeniser beside the file that is being written."""
    reverse_terms(connection)
    _make_stemmer(connection)
    connection.execute("INSERT INTO temp.stemmer(stemmer) VALUES ('delete-all')")


def _make_stemmer(connection: sqlite3.Connection) -> None:
    connection.execute(
        f"""CREATE VIRTUAL TABLE IF NOT EXISTS temp.stemmer USING fts5(
            text, content='', tokenize='{TOKENISER}', detail=none, columnsize=0)"""
    )
    for name, kind in (("stemmer_terms", "row"), ("stemmer_instances", "instance")):
        connection.execute(
            f"CREATE VIRTUAL TABLE IF NOT EXISTS temp.{name} USING fts5vocab(temp, stemmer, {kind})"
        )


def _note_wordings(connection: sqlite3.Connection) -> None:
    """Remember each new wording by its key, and forget those that a claim has no more."""
    connection.execute(
        "DELETE FROM wording_key WHERE claim IN"
        " (SELECT claim FROM claim_uncounted WHERE before IS NOT NULL)"
    )
    new = connection.execute(
        "SELECT claim, wording.text FROM wording JOIN claim_text USING (claim)"
        " WHERE claim IN (SELECT claim FROM claim_uncounted)"
    )
    connection.executemany(
        "INSERT INTO wording_key (key, claim) VALUES (?, ?) ON CONFLICT DO NOTHING",
        ((wording_key(text), claim) for claim, text in new),
    )


def _backwards(term: str) -> str:
    return term[::-1]
