"""Reading who was asked what."""

from __future__ import annotations

from claimtrack.store.rows import Reader


class Queries(Reader):
    """Questions about queries."""

    def claims(self, addressee: str | None, *, answered: bool) -> tuple[int, ...]:
        """The claims with a query to this addressee (None: to anybody), oldest query first.

        Args:
            addressee: to whom.
            answered: whether one that was answered counts too.
        """
        found = self.all(
            "SELECT query.claim FROM query JOIN claim ON claim.id = query.claim"
            " WHERE claim.removed_at IS NULL AND (?1 IS NULL OR addressee = ?1)"
            " AND (?2 OR answered_at IS NULL) ORDER BY query.id",
            (addressee, answered),
        )
        return tuple(dict.fromkeys(row["claim"] for row in found))
