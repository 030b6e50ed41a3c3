"""Vectors of claims from a sentence encoder: which claims lack them, and which are nearest.

One row per claim and model holds the vectors of its distinct wordings one after another, a byte per
number; a trigger drops it when a wording changes. There is no index: the nearest are found by
looking at all, block by block, in memory that does not grow with the file. Only files of desks that
chose a model have vectors. Needs numpy, which is loaded on first use.
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

BLOCK = 512
"""Claims to look at together, few enough to stay in the processor's cache.

With two wordings of 384 numbers this is 1.5 MB; twice as many take three times as long.
"""

STEPS = 127
"""The steps of a number in either direction: integers of one byte.

Half precision takes twice the space and three times the time; of the nearest hundred in the public
sets, 99.5 stay the same, and MAP@5 is within .003 either way (measured).
"""


class Unread(NamedTuple):
    """A claim without vectors: its distinct wordings, and their joined text."""

    claim: int
    text: str
    wordings: tuple[str, ...]


class Vectors(Reader):
    """Questions about the vectors of one model; `model` is its digest."""

    def lacking(self, model: str) -> int:
        """Count the claims without vectors of a model."""
        return int(self.scalar(f"SELECT count(*) {_LACKING}", (model,)))

    def next_lacking(self, model: str, after: int, limit: int) -> list[Unread]:
        """Return the next claims, by number, without vectors of a model.

        Args:
            model: the digest of the model.
            after: the number of the claim after which to look.
            limit: the most claims to return.
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
        """Return the claims with the nearest wordings and their cosines, nearest first.

        Args:
            model: the digest of the model.
            vector: the unit vector of a statement.
            limit: the most claims to return.
        """
        import numpy as np

        rows = self.connection.execute(
            "SELECT claim, vectors FROM claim_vector WHERE model = ?", (model,)
        )
        best: list[tuple[int, float]] = []
        beside = _Beside(vector)
        while block := rows.fetchmany(BLOCK):
            cosines = beside.cosines([blob for _, blob in block])
            top = np.argpartition(-cosines, min(limit, len(block)) - 1)[:limit]
            best += [(block[i][0], float(cosines[i])) for i in top]
            best = sorted(best, key=lambda nearest: (-nearest[1], nearest[0]))[:limit]
        return best

    def cosines(self, model: str, vector: Array, claims: Sequence[int]) -> dict[int, float]:
        """Return the cosine of each of these claims; claims without vectors are left out."""
        rows = self.connection.execute(
            "SELECT claim, vectors FROM claim_vector"
            f" WHERE model = ? AND claim IN ({marks(claims)})",
            (model, *claims),
        ).fetchall()
        cosines = _Beside(vector).cosines([blob for _, blob in rows]) if rows else ()
        return {claim: float(cosine) for (claim, _), cosine in zip(rows, cosines, strict=True)}


_LACKING = """
    FROM claim_text WHERE NOT EXISTS (
        SELECT 1 FROM claim_vector WHERE claim_vector.claim = claim_text.claim AND model = ?)
"""


def packed(vectors: Array) -> bytes:
    """Pack the vectors of a claim's wordings for storage: each as its step, then its numbers."""
    import numpy as np

    kept = np.zeros(len(vectors), dtype=_stored(vectors.shape[1]))
    kept["step"] = np.maximum(np.abs(vectors).max(axis=1), 1e-9) / STEPS
    kept["steps"] = np.round(vectors / kept["step"][:, None])
    return kept.tobytes()


def _stored(width: int) -> np.dtype[np.void]:
    """Return the storage type of a vector of this width."""
    import numpy as np

    return np.dtype([("step", "<f4"), ("steps", "i1", (width,))])


class _Beside:
    """A vector to compare with many stored ones, with a buffer in which those become floats.

    The buffer is reused: allocating one for each block takes longer than everything else
    (measured). The bytes of the step are in it as numbers too, and are multiplied by zeros.
    """

    def __init__(self, vector: Array) -> None:
        import numpy as np

        self._stored = _stored(len(vector))
        before = np.zeros(self._stored.itemsize - len(vector), np.float32)
        self._vector = np.concatenate([before, vector])
        self._room = np.empty((0, self._stored.itemsize), np.float32)

    def cosines(self, blobs: Sequence[bytes]) -> Array:
        """Return for each claim the cosine of its nearest wording."""
        import numpy as np

        joined = b"".join(blobs)
        numbers = np.frombuffer(joined, dtype=np.int8).reshape(-1, self._stored.itemsize)
        if len(numbers) > len(self._room):
            self._room = np.empty(numbers.shape, np.float32)
        floats = self._room[: len(numbers)]
        np.copyto(floats, numbers)
        each = (floats @ self._vector) * np.frombuffer(joined, dtype=self._stored)["step"]
        counts = [len(blob) // self._stored.itemsize for blob in blobs]
        return np.maximum.reduceat(each, np.cumsum([0, *counts[:-1]]))
