"""Looking up candidates for a statement. Which words to look up is for `match` to choose."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from claimtrack.model.match import Candidate, Searched
from claimtrack.store.rows import Reader, marks
from claimtrack.store.sqlite.staleness import refuse_unless
from claimtrack.store.sqlite.vocabulary import Stemmer, reverse_terms, wording_key

_PAGE = 500
"""How many terms to ask for at once; below SQLite's limit on parameters."""

_LETTERS = 4
"""How many letters a look-alike shares at either end; half of a shorter word."""

_ERRORS = 2
"""How much longer or shorter than a word a look-alike may be, without its ending."""

IN_ANY_CASE = 20
"""How many claims are candidates however little they share: a small file has few others."""

_LAST = "\U0010ffff"
"""Sorts after anything that may follow a prefix."""


class Candidates(Reader):
    """Searches the wordings of all claims."""

    def total(self) -> int:
        """Return how many claims are indexed, the total for document frequencies.

        Raises:
            Damaged: the index holds more or fewer.
        """
        claims = int(self.scalar("SELECT claims FROM term_state"))
        refuse_unless(self.connection, "claim_index", claims)
        return max(claims, 1)

    def searched(self) -> Searched:
        """Return what a lookup searches: how many claims, and when the newest was added."""
        count = int(self.scalar("SELECT claims FROM term_state"))
        newest = self.scalar(
            "SELECT created_at FROM claim WHERE removed_at IS NULL ORDER BY id DESC LIMIT 1"
        )
        return Searched(count, newest[:10] if newest else None)

    def frequencies(self, words: Sequence[str]) -> list[tuple[str, int]]:
        """Count the claims that have each word, in any of its forms.

        Words that the index would not keep as one term are left out: it has no phrases.
        """
        stemmed = self._stemmer.stems(words) if words else []
        counts = self._counts(sorted({stem for each in stemmed for stem in each}))
        return [
            (word, counts.get(each[0], 0))
            for word, each in zip(words, stemmed, strict=True)
            if len(each) == 1
        ]

    def lookalikes(self, word: str) -> list[tuple[str, int]]:
        """Return the stems that begin or end like a word, each with how many claims have it.

        One typing error leaves the first or the last letters of a word intact, so two short ranges
        contain the intended word.
        """
        [own] = self._stemmer.stems([word])
        stem = own[0] if len(own) == 1 else word
        letters = min(_LETTERS, (len(stem) - 1) // 2)
        begins, ends = stem[:letters], stem[-letters:][::-1]
        rows = self.connection.execute(
            "SELECT term, n FROM term WHERE term BETWEEN ? AND ? AND length(term) <= ? UNION ALL"
            " SELECT term.term, n FROM term_backwards AS back"
            " JOIN term ON term.term = backwards(back.term)"
            " WHERE back.term BETWEEN ? AND ? AND abs(length(back.term) - ?) <= ?",
            (begins, begins + _LAST, len(word) + _ERRORS, ends, ends + _LAST, len(stem), _ERRORS),
        )
        return list(dict(rows.fetchall()).items())

    def worded(self, statement: str) -> list[int]:
        """Return the claims with this very statement as a wording, but for case and punctuation."""
        rows = self.connection.execute(
            "SELECT claim FROM wording_key JOIN claim_text USING (claim) WHERE key = ? LIMIT 50",
            (wording_key(statement),),
        )
        return [claim for (claim,) in rows]

    def find(
        self,
        words: Sequence[tuple[str, float]],
        limit: int,
        *,
        common: Sequence[tuple[str, float]] = (),
        also: Sequence[int] = (),
        least: float = 0.0,
    ) -> list[Candidate]:
        """Find the claims that share the most telling words.

        Args:
            words: words to look up, each with its weight (inverse document frequency).
            limit: the most claims to return.
            common: words that find no claims alone but distinguish those that are found.
            also: claims that are candidates in any case, in addition to the limit.
            least: after the first twenty, leave out claims that share less than this part of what
                the first one shares.
        """
        sharing = self._sharing(words, common, limit) if words else []
        enough = least * sharing[0][1] if sharing else 0.0
        sharing = sharing[:IN_ANY_CASE] + [one for one in sharing[IN_ANY_CASE:] if one[1] >= enough]
        scores = dict.fromkeys(also, 0.0) | dict(sharing)
        wordings = self._wordings(list(scores))
        return [
            Candidate(claim, wordings[claim], score)
            for claim, score in scores.items()
            if claim in wordings
        ]

    def _sharing(
        self,
        words: Sequence[tuple[str, float]],
        common: Sequence[tuple[str, float]],
        limit: int,
    ) -> list[tuple[int, float]]:
        """Return the claims with the largest sum of word weights."""
        any_word = " OR ".join(_quoted(word) for word, _ in words)
        queries = [(weight, _quoted(word)) for word, weight in words]
        queries += [(weight, f"{_quoted(word)} AND ({any_word})") for word, weight in common]
        part = "SELECT rowid AS claim, ? AS idf FROM claim_index WHERE claim_index MATCH ?"
        union = " UNION ALL ".join([part] * len(queries))
        return self.connection.execute(
            f"SELECT claim, sum(idf) AS score FROM ({union}) GROUP BY claim"
            " ORDER BY score DESC, claim LIMIT ?",
            (*(value for query in queries for value in query), limit),
        ).fetchall()

    @cached_property
    def _stemmer(self) -> Stemmer:
        reverse_terms(self.connection)
        return Stemmer()

    def _counts(self, terms: Sequence[str]) -> dict[str, int]:
        counts: dict[str, int] = {}
        for at in range(0, len(terms), _PAGE):
            page = terms[at : at + _PAGE]
            rows = self.connection.execute(
                f"SELECT term, n FROM term WHERE term IN ({marks(page)})",
                page,
            )
            counts.update(dict(rows.fetchall()))
        return counts

    def _wordings(self, claims: Sequence[int]) -> dict[int, tuple[str, ...]]:
        if not claims:
            return {}
        wordings: dict[int, dict[str, None]] = {}
        for row in self.all(
            f"SELECT claim, text FROM wording WHERE claim IN ({marks(claims)})"
            " ORDER BY kind <> 'canonical', id",
            claims,
        ):
            wordings.setdefault(row["claim"], {})[row["text"]] = None
        return {claim: tuple(texts) for claim, texts in wordings.items()}


def _quoted(word: str) -> str:
    """Quote a word for FTS5, whatever it contains."""
    return '"' + word.replace('"', '""') + '"'
