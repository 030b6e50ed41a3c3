"""Reading which articles have an embargo, and what else there is of them."""

from __future__ import annotations

import json
from collections.abc import Iterable

from claimtrack.model.article import Article
from claimtrack.store.articles import ARTICLE, NEWEST
from claimtrack.store.rows import Reader

_FAMILY = """
    WITH RECURSIVE held(id) AS (
        SELECT value FROM json_each(?)
        UNION SELECT article.revision_of FROM article JOIN held ON article.id = held.id
        WHERE article.revision_of IS NOT NULL
    ) SELECT id FROM held
"""

_ONLY_THERE = """
    SELECT DISTINCT claim, article FROM appearance
    WHERE article IN (SELECT value FROM json_each(?1))
    AND NOT EXISTS (SELECT 1 FROM appearance AS other WHERE other.claim = appearance.claim
        AND other.article NOT IN (SELECT value FROM json_each(?1)))
"""


class Embargoes(Reader):
    """Reads embargoes."""

    def articles(self) -> list[Article]:
        """Return the newest revisions that have an embargo, whether its time has come or not."""
        return list(
            self.read(
                ARTICLE,
                f"SELECT {ARTICLE.columns} FROM article WHERE embargo IS NOT NULL AND {NEWEST}",
            )
        )

    def family(self, articles: Iterable[int]) -> frozenset[int]:
        """Return articles with all that they are revisions of."""
        rows = self.connection.execute(_FAMILY, (json.dumps(list(articles)),))
        return frozenset(key for (key,) in rows)

    def sentences(self, articles: Iterable[int]) -> dict[int, int]:
        """Return the sentences of articles, each with its article."""
        return dict(
            self.connection.execute(
                "SELECT id, article FROM sentence"
                " WHERE article IN (SELECT value FROM json_each(?))",
                (json.dumps(list(articles)),),
            ).fetchall()
        )

    def only_there(self, articles: Iterable[int]) -> list[tuple[int, int]]:
        """Return the claims that appear in these articles and in no other, with each of them."""
        return self.connection.execute(_ONLY_THERE, (json.dumps(list(articles)),)).fetchall()
