"""Reading the sentences of articles, and their writers' remarks."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Sequence

from claimtrack.errors import NotFound
from claimtrack.model.article import Article, Remark, Sentence, SentenceKind
from claimtrack.model.claim import ClaimType
from claimtrack.store.articles import Articles
from claimtrack.store.rows import Reader, Shape, marks

SENTENCE = Shape(
    Sentence, "sentence", given=("line", "text", "claims"), names={"ClaimType": ClaimType}
)
_ID_AT, _START_AT, _END_AT = map(SENTENCE.at, ("id", "start", "end"))

REMARK = Shape(Remark, "remark")

_REMARKS_ON_CLAIMS = f"""
    SELECT claim, {REMARK.columns} FROM (
        SELECT DISTINCT remark.*, appearance.claim FROM appearance
        JOIN sentence ON sentence.id = appearance.sentence
        JOIN remark ON remark.article = appearance.article
            AND remark.start < sentence."end" AND remark."end" > sentence.start
        WHERE appearance.claim IN ({{}})
    ) AS remark ORDER BY remark.article, remark.start
"""


class Sentences(Reader):
    """Reads sentences."""

    def worth(self, article: int) -> tuple[tuple[SentenceKind, float], ...]:
        """Return the kind and the check-worthiness of each sentence of an article."""
        rows = self.connection.execute(
            "SELECT kind, check_worthiness FROM sentence WHERE article = ?", (article,)
        )
        return tuple((SentenceKind(kind), worth) for kind, worth in rows)

    def of(self, article: Article, only: Collection[int] | None = None) -> tuple[Sentence, ...]:
        """Return the sentences of an article in order, each with its line and its claims.

        Args:
            article: the article.
            only: the numbers of those to read; None for all.
        """
        some, keys = "", tuple(only or ())
        if only is not None:
            some = f" AND {{}} IN ({marks(keys)})"
        claims: dict[int, list[int]] = defaultdict(list)
        for sentence, claim in self.connection.execute(
            f"SELECT sentence, claim FROM appearance WHERE article = ?{some.format('sentence')}"
            ' ORDER BY start, "end", id',
            (article.id, *keys),
        ):
            claims[sentence].append(claim)
        text, lines = article.text, line_starts(article.text)
        rows = self.connection.execute(
            f"SELECT {SENTENCE.columns} FROM sentence WHERE article = ?{some.format('id')}"
            " ORDER BY position, start",
            (article.id, *keys),
        )
        return tuple(
            SENTENCE(
                row,
                bisect_right(lines, row[_START_AT]),
                text[row[_START_AT] : row[_END_AT]],
                tuple(claims[row[_ID_AT]]),
            )
            for row in rows
        )

    def get(self, key: int) -> Sentence:
        """Return a sentence.

        Raises:
            NotFound: it is not on file.
        """
        article = self.scalar("SELECT article FROM sentence WHERE id = ?", (key,))
        if article is None:
            raise NotFound(f"There is no sentence {key} on file.")
        return self.of(Articles(self.connection).get(article), (key,))[0]

    def known_by(self, article: int) -> dict[int, int]:
        """Return the sentences of an article by word hash, without those too short for one."""
        rows = self.connection.execute(
            "SELECT words, id FROM sentence WHERE article = ? AND words IS NOT NULL", (article,)
        )
        return dict(rows.fetchall())

    def remarks(self, article: int) -> tuple[Remark, ...]:
        """Return the writer's remarks, in the order of the text."""
        return tuple(
            self.read(
                REMARK,
                f"SELECT {REMARK.columns} FROM remark WHERE article = ? ORDER BY start, id",
                (article,),
            )
        )

    def remarks_on_claims(self, claims: Sequence[int]) -> dict[int, list[Remark]]:
        """Return the writers' remarks on the sentences in which these claims appear, by claim."""
        return self.grouped(REMARK, _REMARKS_ON_CLAIMS.format(marks(claims)), claims)


def line_starts(text: str) -> list[int]:
    """Return where each line of a text begins, in characters."""
    starts = [0]
    at = text.find("\n")
    while at >= 0:
        starts.append(at + 1)
        at = text.find("\n", at + 1)
    return starts
