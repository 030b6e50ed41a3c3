"""Reading verdicts: which claims have one, and which were replaced or withdrawn."""

from __future__ import annotations

from claimtrack.errors import NotFound
from claimtrack.store.rows import Reader

_CHANGED = """
    SELECT DISTINCT claim FROM verdict WHERE
    (reason IS NOT NULL AND substr(created_at, 1, 10) BETWEEN ?1 AND ?2)
    OR (retracted_at IS NOT NULL AND substr(retracted_at, 1, 10) BETWEEN ?1 AND ?2)
"""


class Verdicts(Reader):
    """Questions about verdicts."""

    def claim_of(self, verdict: int) -> int:
        """The claim that a verdict is about.

        Raises:
            NotFound: there is no such verdict.
        """
        claim: int | None = self.scalar("SELECT claim FROM verdict WHERE id = ?", (verdict,))
        if claim is None:
            raise NotFound(f"There is no verdict {verdict} on file.")
        return claim

    def changed(self, since: str, until: str) -> tuple[int, ...]:
        """The claims of which a verdict was replaced with a reason or retracted in these days."""
        return tuple(row["claim"] for row in self.all(_CHANGED, (since, until)))

    def judged(self) -> tuple[int, ...]:
        """The claims on file that have a verdict of ours, in order."""
        found = self.all(
            "SELECT DISTINCT verdict.claim FROM verdict JOIN claim ON claim.id = verdict.claim"
            " WHERE claim.removed_at IS NULL ORDER BY verdict.claim"
        )
        return tuple(row["claim"] for row in found)
