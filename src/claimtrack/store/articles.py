"""Reading articles, their sentences and how far each has come."""

from __future__ import annotations

import zlib
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Sequence

from claimtrack.errors import NotFound
from claimtrack.model.article import Article, ImportFailure, Remark, Sentence
from claimtrack.store.rows import Reader, article, marks, remark, sentence

NEWEST = """NOT EXISTS (SELECT 1 FROM article AS newer
    WHERE newer.revision_of = article.id AND newer.removed_at IS NULL)"""
"""Whether a row of `article` is the newest revision on file."""

MOST_SHARING = 50
"""Articles that share the most sentences with another: how many are looked at."""


class Articles(Reader):
    """Questions about articles."""

    def listed(self) -> tuple[Article, ...]:
        """Every article on file in its newest revision, newest import first."""
        rows = self.all(
            f"SELECT * FROM article WHERE removed_at IS NULL AND {NEWEST} ORDER BY id DESC"
        )
        return tuple(article(row) for row in rows)

    def get(self, key: int) -> Article:
        """One article.

        Raises:
            NotFound: it is not on file.
        """
        row = self.one("SELECT * FROM article WHERE id = ? AND removed_at IS NULL", (key,))
        if row is None:
            raise NotFound(f"There is no article {key} on file: 'claimtrack articles' lists them.")
        return article(row)

    def original(self, key: int) -> bytes:
        """The bytes of an article exactly as they were received."""
        packed = self.scalar("SELECT original FROM article WHERE id = ?", (key,))
        return zlib.decompress(packed)

    def same_as(self, sha256: str, url: str | None) -> tuple[int, bool] | None:
        """The article with these bytes at this address, and whether it was set aside."""
        row = self.one(
            "SELECT id, removed_at FROM article WHERE sha256 = ? AND (?2 IS NULL OR url IS ?2)",
            (sha256, url),
        )
        return None if row is None else (row["id"], row["removed_at"] is not None)

    def by_uid(self, uid: str) -> tuple[int, bool] | None:
        """The article with this uid, and whether it was set aside."""
        row = self.one("SELECT id, removed_at FROM article WHERE uid = ?", (uid,))
        return None if row is None else (row["id"], row["removed_at"] is not None)

    def revised_by(self, key: int) -> int:
        """The newest revision of an article: its own number where there is none."""
        while True:
            newer = self.scalar(
                "SELECT max(id) FROM article WHERE revision_of = ? AND removed_at IS NULL", (key,)
            )
            if newer is None:
                return key
            key = newer

    def at_url(self, url: str) -> int | None:
        """The newest article on file that was published at this address."""
        found: int | None = self.scalar(
            "SELECT max(id) FROM article WHERE url = ? AND removed_at IS NULL", (url,)
        )
        return found

    def sharing(self, hashes: Sequence[int]) -> list[tuple[int, int]]:
        """The newest revisions of articles that have sentences with these hashes of their words.

        Returns:
            Pairs of an article's number and how many of the hashes it has, most first.
        """
        counts: Counter[int] = Counter()
        for at in range(0, len(hashes), 500):
            page = hashes[at : at + 500]
            counts.update(
                dict(
                    self.connection.execute(
                        "SELECT article, count(DISTINCT words) FROM sentence"
                        f" WHERE words IN ({marks(page)}) GROUP BY article",
                        page,
                    ).fetchall()
                )
            )
        most = dict(counts.most_common(MOST_SHARING))
        standing = self.connection.execute(
            f"SELECT id FROM article WHERE id IN ({marks(tuple(most))})"
            f" AND removed_at IS NULL AND {NEWEST}",
            tuple(most),
        )
        newest = {key for (key,) in standing.fetchall()}
        return [(key, shared) for key, shared in most.items() if key in newest]

    def known_by(self, article: int) -> dict[int, int]:
        """The sentences of an article by the hash of their words; those too short left out."""
        found = self.connection.execute(
            "SELECT words, id FROM sentence WHERE article = ? AND words IS NOT NULL", (article,)
        )
        return dict(found.fetchall())

    def failures(self) -> tuple[ImportFailure, ...]:
        """The sources that could not be taken in, oldest first."""
        found = self.all("SELECT * FROM import_failure ORDER BY id")
        return tuple(ImportFailure(row["source"], row["why"], row["failed_at"]) for row in found)

    def remarks(self, article: int) -> tuple[Remark, ...]:
        """What the writer put beside their words, in the order of the text."""
        found = self.all("SELECT * FROM remark WHERE article = ? ORDER BY start, id", (article,))
        return tuple(remark(row) for row in found)

    def sentences(self, of: Article, only: Collection[int] | None = None) -> tuple[Sentence, ...]:
        """The sentences of an article in order, each with its line and its claims.

        Args:
            of: the article.
            only: the numbers of those to read; None: all.
        """
        some, keys = "", tuple(only or ())
        if only is not None:
            some = f" AND {{}} IN ({marks(keys)})"
        claims: dict[int, list[int]] = defaultdict(list)
        for sentence_, claim in self.connection.execute(
            f"SELECT sentence, claim FROM appearance WHERE article = ?{some.format('sentence')}"
            ' ORDER BY start, "end", id',
            (of.id, *keys),
        ):
            claims[sentence_].append(claim)
        lines = line_starts(of.text)
        rows = self.all(
            f"SELECT * FROM sentence WHERE article = ?{some.format('id')} ORDER BY position, start",
            (of.id, *keys),
        )
        return tuple(
            sentence(row, of.text, bisect_right(lines, row["start"]), claims[row["id"]])
            for row in rows
        )

    def sentence(self, key: int) -> Sentence:
        """One sentence.

        Raises:
            NotFound: it is not on file.
        """
        row = self.one("SELECT article FROM sentence WHERE id = ?", (key,))
        if row is None:
            raise NotFound(f"There is no sentence {key} on file.")
        return self.sentences(self.get(row["article"]), (key,))[0]


def line_starts(text: str) -> list[int]:
    """Where each line of a text begins, in characters."""
    starts = [0]
    at = text.find("\n")
    while at >= 0:
        starts.append(at + 1)
        at = text.find("\n", at + 1)
    return starts
