"""Reading articles, and the imports that failed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from claimtrack.errors import NotFound
from claimtrack.model.article import Article, ImportFailure
from claimtrack.store.inflated import inflated
from claimtrack.store.rows import Reader, Shape, marks, pages
from claimtrack.text.languages.known import UNDETERMINED

ARTICLE = Shape(Article, "article", language=f"nullif(article.language, '{UNDETERMINED}')")
FAILURE = Shape(ImportFailure, "import_failure", at="import_failure.failed_at")

NEWEST = """NOT EXISTS (SELECT 1 FROM article AS newer
    WHERE newer.revision_of = article.id AND newer.removed_at IS NULL)"""
"""Whether a row of `article` is the newest revision on file."""

MOST_SHARING = 50
"""How many of the articles that share the most sentences are looked at."""


class Articles(Reader):
    """Reads articles."""

    def listed(self) -> tuple[Article, ...]:
        """Return every article on file in its newest revision, newest import first."""
        return tuple(
            self.read(
                ARTICLE,
                f"SELECT {ARTICLE.columns} FROM article WHERE removed_at IS NULL AND {NEWEST}"
                " ORDER BY id DESC",
            )
        )

    def count(self) -> int:
        """Count the articles on file in their newest revisions."""
        return int(
            self.scalar(f"SELECT count(*) FROM article WHERE removed_at IS NULL AND {NEWEST}")
        )

    def get(self, key: int) -> Article:
        """Return an article.

        Raises:
            NotFound: it is not on file.
        """
        article = self.first(
            ARTICLE,
            f"SELECT {ARTICLE.columns} FROM article WHERE id = ? AND removed_at IS NULL",
            (key,),
        )
        if article is None:
            raise NotFound(f"There is no article {key} on file: 'claimtrack articles' lists them.")
        return article

    def original(self, key: int) -> bytes:
        """Return the bytes of an article exactly as received."""
        packed = self.scalar("SELECT original FROM article WHERE id = ?", (key,))
        return inflated(packed, f"the original of article {key}")

    def same_as(self, sha256: str, url: str | None) -> int | None:
        """Return the article on file with these bytes at this address, or None."""
        key: int | None = self.scalar(
            "SELECT min(id) FROM article WHERE sha256 = ?1 AND (?2 IS NULL OR url IS ?2)"
            " AND removed_at IS NULL",
            (sha256, url),
        )
        return key

    def title(self, key: int) -> str:
        """Return the title of an article, without reading its text."""
        title: str | None = self.scalar("SELECT title FROM article WHERE id = ?", (key,))
        return title or ""

    def by_uid(self, uid: str) -> tuple[int, bool] | None:
        """Return the article with this uid, and whether it was set aside."""
        row = self.one("SELECT id, removed_at FROM article WHERE uid = ?", (uid,))
        return None if row is None else (row["id"], row["removed_at"] is not None)

    def revised_by(self, key: int) -> int:
        """Return the newest revision of an article, or its own number if there is none."""
        while True:
            newer = self.scalar(
                "SELECT max(id) FROM article WHERE revision_of = ? AND removed_at IS NULL", (key,)
            )
            if newer is None:
                return key
            key = newer

    def at_url(self, url: str) -> int | None:
        """Return the newest article on file that was published at this address."""
        newest: int | None = self.scalar(
            "SELECT max(id) FROM article WHERE url = ? AND removed_at IS NULL", (url,)
        )
        return newest

    def sharing(self, hashes: Sequence[int]) -> list[tuple[int, int]]:
        """Find the newest revisions of articles that have sentences with these word hashes.

        Returns:
            Pairs of an article's number and how many of the hashes it has, most first.
        """
        counts: Counter[int] = Counter()
        for page in pages(hashes):
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

    def failures(self) -> tuple[ImportFailure, ...]:
        """Return the imports that failed, oldest first."""
        return tuple(
            self.read(FAILURE, f"SELECT {FAILURE.columns} FROM import_failure ORDER BY id")
        )
