"""Vectors of claims, made by a sentence encoder: which claims lack them, and which lie nearest.

One row a claim and model, the vectors of its distinct wordings behind one another, a byte a number;
a trigger drops it when a wording changes. There is no index over them: the nearest are
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

BLOCK = 512
"""Claims that are looked at together, so few that they stay in the processor's own memory.

At two wordings of 384 numbers a million and a half bytes; twice as many take three times as long.
"""

STEPS = 127
"""How many steps a number has in either direction: whole numbers of one byte.

Half precision needs twice the room and three times the time; of the nearest hundred of the public
sets 99.5 stay the same, and MAP@5 is within .003 either way (measured).
"""


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
        beside = _Beside(vector)
        while block := rows.fetchmany(BLOCK):
            cosines = beside.cosines([blob for _, blob in block])
            top = np.argpartition(-cosines, min(limit, len(block)) - 1)[:limit]
            best += [(block[i][0], float(cosines[i])) for i in top]
            best = sorted(best, key=lambda nearest: (-nearest[1], nearest[0]))[:limit]
        return best

    def cosines(self, model: str, vector: Array, claims: Sequence[int]) -> dict[int, float]:
        """How near each of these claims lies; claims without vectors are left out."""
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
    """The vectors of one claim's wordings as they are kept: each its step, then its numbers."""
    import numpy as np

    kept = np.zeros(len(vectors), dtype=_stored(vectors.shape[1]))
    kept["step"] = np.maximum(np.abs(vectors).max(axis=1), 1e-9) / STEPS
    kept["steps"] = np.round(vectors / kept["step"][:, None])
    return kept.tobytes()


def _stored(width: int) -> np.dtype[np.void]:
    """How a vector of so many numbers is kept."""
    import numpy as np

    return np.dtype([("step", "<f4"), ("steps", "i1", (width,))])


class _Beside:
    """A vector to be laid beside many that are kept, with the room in which they become floats.

    Room that is used again and again: to be given new room for each block takes longer than all
    the rest (measured). The bytes of the step are numbers too there, and meet nothing but zeros.
    """

    def __init__(self, vector: Array) -> None:
        import numpy as np

        self._stored = _stored(len(vector))
        before = np.zeros(self._stored.itemsize - len(vector), np.float32)
        self._vector = np.concatenate([before, vector])
        self._room = np.empty((0, self._stored.itemsize), np.float32)

    def cosines(self, blobs: Sequence[bytes]) -> Array:
        """For each claim the cosine of the nearest of its wordings."""
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
