"""Vectors of claims, made by a sentence encoder: which claims lack them, and which lie nearest.

One row a claim and model, the vectors of its distinct wordings behind one another in half
precision; a trigger drops it when a wording changes. There is no index over them: the nearest are
found by looking at all, block by block, in memory that does not grow with the file. Only files of
desks that chose a model have any. Needs numpy, which is loaded when vectors are first looked at.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from claimtrack.store.rows import Reader, marks

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float32]

BLOCK = 8_192
"""Claims that are looked at together: some 12 MB of them at two wordings of 384 numbers."""

STORED = "<f2"
"""Half precision: half the room, and no neighbour changes place by it (measured)."""


class Unread(NamedTuple):
    """A claim without vectors: its distinct wordings, and the joined text that they stand in."""

    claim: int
    text: str
    wordings: tuple[str, ...]


class Vectors(Reader):
    """Questions about the vectors of one model; `model` is its digest."""

    def lacking(self, model: str) -> int:
        """How many claims have no vectors of a model."""
        return int(self.scalar(f"SELECT count(*) {_LACKING}", (model,)))

    def next_lacking(self, model: str, after: int, limit: int) -> list[Unread]:
        """The next claims, by number, that have no vectors of a model.

        Args:
            model: the digest of the model.
            after: the number of the claim behind which to look.
            limit: how many at most.
        """
        texts: dict[int, str] = dict(
            self.connection.execute(
                f"SELECT claim, text {_LACKING} AND claim > ? ORDER BY claim LIMIT ?",
                (model, after, limit),
            ).fetchall()
        )
        wordings: dict[int, dict[str, None]] = defaultdict(dict)
        for claim, text in self.connection.execute(
            f"SELECT claim, text FROM wording WHERE claim IN ({marks(list(texts))}) ORDER BY id",
            list(texts),
        ):
            wordings[claim][text] = None
        return [Unread(claim, text, tuple(wordings[claim])) for claim, text in texts.items()]

    def nearest(self, model: str, vector: Array, limit: int) -> list[tuple[int, float]]:
        """The claims one of whose wordings lies nearest, with the cosine, nearest first.

        Args:
            model: the digest of the model.
            vector: what the model made of a statement, of length 1.
            limit: how many at most.
        """
        import numpy as np

        rows = self.connection.execute(
            "SELECT claim, vectors FROM claim_vector WHERE model = ?", (model,)
        )
        best: list[tuple[int, float]] = []
        while block := rows.fetchmany(BLOCK):
            cosines = _cosines([blob for _, blob in block], vector)
            top = np.argpartition(-cosines, min(limit, len(block)) - 1)[:limit]
            best += [(block[i][0], float(cosines[i])) for i in top]
            best = sorted(best, key=lambda one: (-one[1], one[0]))[:limit]
        return best

    def cosines(self, model: str, vector: Array, claims: Sequence[int]) -> dict[int, float]:
        """How near each of these claims lies; claims without vectors are left out."""
        rows = self.connection.execute(
            "SELECT claim, vectors FROM claim_vector"
            f" WHERE model = ? AND claim IN ({marks(claims)})",
            (model, *claims),
        ).fetchall()
        found = _cosines([blob for _, blob in rows], vector) if rows else ()
        return {claim: float(cosine) for (claim, _), cosine in zip(rows, found, strict=True)}


_LACKING = """
    FROM claim_text WHERE NOT EXISTS (
        SELECT 1 FROM claim_vector WHERE claim_vector.claim = claim_text.claim AND model = ?)
"""


def packed(vectors: Array) -> bytes:
    """The vectors of one claim's wordings as they are kept."""
    return vectors.astype(STORED).tobytes()


def _cosines(blobs: Sequence[bytes], vector: Array) -> Array:
    """For each claim the cosine of the nearest of its wordings."""
    import numpy as np

    stored = np.frombuffer(b"".join(blobs), dtype=STORED).reshape(-1, len(vector))
    each = stored.astype(np.float32) @ vector
    size = stored.itemsize * len(vector)
    begins = np.cumsum([0, *(len(blob) // size for blob in blobs[:-1])])
    return np.maximum.reduceat(each, begins)
