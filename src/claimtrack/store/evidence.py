"""Reading evidence: what a source says about a claim, with everything known about that source."""

from __future__ import annotations

from collections.abc import Sequence

from claimtrack.errors import NotFound
from claimtrack.model.evidence import Evidence
from claimtrack.store.rows import Reader, Shape, marks
from claimtrack.store.sources import source_shape

EVIDENCE = Shape(
    Evidence,
    "evidence",
    # The source of confidential evidence is confidential too.
    source=source_shape(confidential="evidence.confidential OR source.confidential", leaning="0"),
    group="evidence.independence",
)

_OF_CLAIMS = f"""
    SELECT evidence.claim, {EVIDENCE.columns}
    FROM evidence JOIN source ON source.id = evidence.source
    WHERE evidence.claim IN ({{}}) ORDER BY evidence.id
"""


_ITEM = f"""
    SELECT {EVIDENCE.columns} FROM evidence JOIN source ON source.id = evidence.source
    WHERE evidence.id = ?
"""


class EvidenceItems(Reader):
    """Reads evidence."""

    def get(self, key: int) -> Evidence:
        """Return a piece of evidence.

        Raises:
            NotFound: it is not on file.
        """
        found = self.first(EVIDENCE, _ITEM, (key,))
        if found is None:
            raise NotFound(f"There is no evidence {key} on file.")
        return found

    def of_claims(self, claims: Sequence[int]) -> dict[int, list[Evidence]]:
        """Return the evidence of these claims in the order it was added, by claim."""
        return self.grouped(EVIDENCE, _OF_CLAIMS.format(marks(claims)), claims)
