"""Reading queries and logged searches."""

from __future__ import annotations

from collections.abc import Sequence

from claimtrack.model.claim import Query, Search
from claimtrack.store.rows import Reader, Shape, marks

QUERY = Shape(Query, "query", to="query.addressee")
SEARCH = Shape(Search, "search")

_QUERIES = f"SELECT claim, {QUERY.columns} FROM query WHERE claim IN ({{}}) ORDER BY id"
_SEARCHES = f"SELECT claim, {SEARCH.columns} FROM search WHERE claim IN ({{}}) ORDER BY id"


class Queries(Reader):
    """Reads queries and searches."""

    def claims(self, addressee: str | None, *, answered: bool) -> tuple[int, ...]:
        """Return the claims with a query to this addressee, oldest query first.

        Args:
            addressee: to whom; None for anybody.
            answered: whether answered queries count too.
        """
        rows = self.connection.execute(
            "SELECT query.claim FROM query JOIN claim ON claim.id = query.claim"
            " WHERE claim.removed_at IS NULL AND (?1 IS NULL OR addressee = ?1)"
            " AND (?2 OR answered_at IS NULL) ORDER BY query.id",
            (addressee, answered),
        )
        return tuple(dict.fromkeys(claim for (claim,) in rows))

    def of_claims(
        self, claims: Sequence[int]
    ) -> tuple[dict[int, list[Query]], dict[int, list[Search]]]:
        """Return the queries and logged searches about these claims, oldest first, by claim."""
        holes = marks(claims)
        return (
            self.grouped(QUERY, _QUERIES.format(holes), claims),
            self.grouped(SEARCH, _SEARCHES.format(holes), claims),
        )
