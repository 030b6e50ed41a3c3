"""Looking up candidates for a statement. Which words to look up is for `match` to choose."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from claimtrack.model import Candidate, Searched
from claimtrack.store.indexes import TOKENISER
from claimtrack.store.rows import Reader, marks

_STALE = 1.1
"""Count the stems again once the number of claims has grown or shrunk by a tenth."""


class Matching(Reader):
    """Questions about the wordings of all claims."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        super().__init__(connection)
        self._stemmer = False

    def total(self) -> int:
        """About how many claims are indexed: what document frequencies are measured against."""
        return int(self.scalar("SELECT max(claims, 1) FROM term_state"))

    def searched(self) -> Searched:
        """What a lookup looks through: how many claims, and when the newest came on file."""
        count = int(self.scalar("SELECT count(*) FROM claim WHERE removed_at IS NULL"))
        newest = self.scalar(
            "SELECT created_at FROM claim WHERE removed_at IS NULL ORDER BY id DESC LIMIT 1"
        )
        return Searched(count, newest[:10] if newest else None)

    def frequencies(self, words: Sequence[str]) -> list[tuple[str, int]]:
        """How many claims hold each word, in any of its forms; 0 for a word nobody used yet.

        What the index would not take as one word is left out: it keeps no phrases.
        """
        if not words:
            return []
        stems = self._stems(words)
        forms = sorted({stem for found in stems for stem in found})
        counts: dict[str, int] = {}
        for at in range(0, len(forms), 500):
            page = forms[at : at + 500]
            found = self.connection.execute(
                f"SELECT term, n FROM term WHERE term IN ({marks(page)})",
                page,
            )
            counts.update(dict(found.fetchall()))
        return [
            (word, counts.get(found[0], 0))
            for word, found in zip(words, stems, strict=True)
            if len(found) == 1
        ]

    def candidates(self, words: Sequence[tuple[str, float]], limit: int) -> list[Candidate]:
        """The claims that share the most telling words.

        Args:
            words: words to look up, each with its weight (inverse document frequency).
            limit: how many claims at most.
        """
        if not words:
            return []
        part = "SELECT rowid AS claim, ? AS idf FROM claim_index WHERE claim_index MATCH ?"
        union = " UNION ALL ".join([part] * len(words))
        values: list[float | str | int] = []
        for word, idf in words:
            values += [idf, '"' + word.replace('"', '""') + '"']
        found = self.connection.execute(
            f"SELECT claim, sum(idf) AS score FROM ({union}) GROUP BY claim"
            " ORDER BY score DESC, claim LIMIT ?",
            (*values, limit),
        ).fetchall()
        wordings = self._wordings([claim for claim, _ in found])
        return [
            Candidate(claim, wordings[claim], score) for claim, score in found if claim in wordings
        ]

    def stale(self) -> bool:
        """Whether the counts of stems have drifted by more than a tenth."""
        counted = int(self.scalar("SELECT claims FROM term_state"))
        now = int(self.scalar("SELECT coalesce(max(claim), 0) FROM claim_text"))
        return now > counted * _STALE or counted > now * _STALE

    def _wordings(self, claims: Sequence[int]) -> dict[int, tuple[str, ...]]:
        if not claims:
            return {}
        found: dict[int, dict[str, None]] = {}
        for row in self.all(
            f"SELECT claim, text FROM wording WHERE claim IN ({marks(claims)})"
            " ORDER BY kind <> 'canonical', id",
            claims,
        ):
            found.setdefault(row["claim"], {})[row["text"]] = None
        return {claim: tuple(texts) for claim, texts in found.items()}

    def _stems(self, words: Sequence[str]) -> list[list[str]]:
        """The stems of each word exactly as the index has them: FTS5 itself is asked."""
        if not self._stemmer:
            self.connection.execute(
                f"""CREATE VIRTUAL TABLE temp.stemmer USING fts5(
                    word, content='', tokenize='{TOKENISER}', detail=none, columnsize=0)"""
            )
            self.connection.execute(
                "CREATE VIRTUAL TABLE temp.stems USING fts5vocab(temp, stemmer, instance)"
            )
            self._stemmer = True
        self.connection.execute("INSERT INTO temp.stemmer(stemmer) VALUES ('delete-all')")
        self.connection.executemany(
            "INSERT INTO temp.stemmer(rowid, word) VALUES (?, ?)", enumerate(words)
        )
        stems: list[list[str]] = [[] for _ in words]
        for term, at in self.connection.execute("SELECT term, doc FROM temp.stems"):
            stems[at].append(term)
        return stems


def count_stems(connection: sqlite3.Connection) -> None:
    """Count afresh how many claims hold each stem. Runs inside a write."""
    connection.execute("DELETE FROM term")
    connection.execute("INSERT INTO term (term, n) SELECT term, doc FROM claim_vocabulary")
    connection.execute(
        "UPDATE term_state SET claims = (SELECT coalesce(max(claim), 0) FROM claim_text)"
    )
