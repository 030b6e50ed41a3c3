"""Reading verdicts: which claims have one, and which were replaced or retracted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from claimtrack.errors import NotFound
from claimtrack.model.verdict import Verdict
from claimtrack.store.rows import Reader, Shape, marks
from claimtrack.store.scales import RATING
from claimtrack.store.sqlite.own_log import OWN
from claimtrack.store.tables import MERGE

_GIVEN = "event.entity = 'verdict' AND event.uid = verdict.uid AND event.before IS NULL"

_FILE = f"""CASE WHEN verdict.beside THEN (
    SELECT CASE WHEN merge.id IS NULL THEN '' ELSE merge.after ->> 'file' END
    FROM event LEFT JOIN event AS merge
    ON merge.action_group = event.action_group AND merge.entity = '{MERGE}'
    WHERE {_GIVEN} AND event.{OWN} ORDER BY event.id LIMIT 1) END"""
"""The file that a verdict came from, as the merge that brought it has it in the log."""

_LOG = f"""CASE WHEN verdict.beside THEN (
    SELECT log.uid FROM event JOIN log ON log.id = event.log
    WHERE {_GIVEN} ORDER BY log.head IS NULL, event.id LIMIT 1) END"""
"""The log that says who gave it: of the file that it came from, where that is here."""

VERDICT = Shape(Verdict, "verdict", given=("evidence",), rating=RATING, file=_FILE, log=_LOG)
_ID_AT, _CLAIM_AT = map(VERDICT.at, ("id", "claim"))

_OF_CLAIMS = f"""
    SELECT {VERDICT.columns}
    FROM verdict JOIN rating ON rating.id = verdict.rating JOIN scale ON scale.id = rating.scale
    WHERE verdict.claim IN ({{}}) ORDER BY verdict.id
"""

_LEANING = """
    SELECT verdict_evidence.verdict, verdict_evidence.evidence FROM verdict_evidence
    JOIN verdict ON verdict.id = verdict_evidence.verdict WHERE verdict.claim IN ({})
    ORDER BY verdict_evidence.evidence
"""

_CHANGED = """
    SELECT DISTINCT claim FROM verdict WHERE
    (reason IS NOT NULL AND substr(created_at, 1, 10) BETWEEN ?1 AND ?2)
    OR (retracted_at IS NOT NULL AND substr(retracted_at, 1, 10) BETWEEN ?1 AND ?2)
"""


class Verdicts(Reader):
    """Reads verdicts."""

    def of_claims(self, claims: Sequence[int]) -> dict[int, list[Verdict]]:
        """Return the verdicts on these claims, oldest first, by claim."""
        leaned_on: dict[int, list[int]] = defaultdict(list)
        for verdict, evidence in self.connection.execute(_LEANING.format(marks(claims)), claims):
            leaned_on[verdict].append(evidence)
        verdicts: dict[int, list[Verdict]] = defaultdict(list)
        for row in self.connection.execute(_OF_CLAIMS.format(marks(claims)), claims):
            verdicts[row[_CLAIM_AT]].append(VERDICT(row, tuple(leaned_on[row[_ID_AT]])))
        return verdicts

    def claim_of(self, verdict: int) -> int:
        """Return the claim that a verdict is about.

        Raises:
            NotFound: there is no such verdict.
        """
        claim: int | None = self.scalar("SELECT claim FROM verdict WHERE id = ?", (verdict,))
        if claim is None:
            raise NotFound(f"There is no verdict {verdict} on file.")
        return claim

    def changed(self, since: str, until: str) -> tuple[int, ...]:
        """Return the claims with a verdict replaced for a reason, or retracted, in this period."""
        return tuple(claim for (claim,) in self.connection.execute(_CHANGED, (since, until)))

    def judged(self) -> tuple[int, ...]:
        """Return the claims on file that have a verdict of ours, in order."""
        rows = self.connection.execute(
            "SELECT DISTINCT verdict.claim FROM verdict JOIN claim ON claim.id = verdict.claim"
            " WHERE claim.removed_at IS NULL ORDER BY verdict.claim"
        )
        return tuple(claim for (claim,) in rows)
