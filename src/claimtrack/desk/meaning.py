"""Finding claims by what they mean: for a desk that chose a sentence encoder.

Every claim's vectors are made once and kept in the file, those that are missing before the next
match. They are not records: they leave no event, and a desk without a model ignores them.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec.structs import replace

from claimtrack.match.encoder import nearness
from claimtrack.match.fusion import fuse
from claimtrack.store.vectors import packed

if TYPE_CHECKING:
    from claimtrack.desk.desk import Desk
    from claimtrack.match.encoder import Encoder, Vectors
    from claimtrack.model.match import Candidate

AT_ONCE = 128
"""Claims whose vectors are written in one transaction: a second or two of work to lose."""


class Meaning:
    """What lies near a statement, by the model of a desk.

    Args:
        desk: an open desk.
        encoder: the model it chose.
    """

    def __init__(self, desk: Desk, encoder: Encoder) -> None:
        self._desk, self._store, self._encoder = desk, desk.store, encoder
        self._complete: int | None = None
        self._vector = lru_cache(maxsize=8)(self._read)

    def lacking(self) -> int:
        """How many claims the model has not read yet."""
        return self._store.vectors.lacking(self._encoder.digest)

    def read_claims(self) -> Iterator[int]:
        """Let the model read the claims that it has not read yet.

        Yields:
            How many were read since the last time; their vectors are on file.

        Raises:
            BadInput: the folder holds no model that can be run.
            FileTrouble: the file cannot be written to.
        """
        newest = self._store.events.last()
        if self._complete == newest:
            return
        model, last = self._encoder.digest, 0
        while unread := self._store.vectors.next_lacking(model, last, AT_ONCE):
            vectors = self._encoder.encode([text for one in unread for text in one.wordings])
            with self._desk.writing("read by a model") as writing:
                at = 0
                for one in unread:
                    own = vectors[at : at + len(one.wordings)]
                    writing.keep_vectors(model, one.claim, one.text, packed(own))
                    at += len(one.wordings)
                if self._encoder.versions:
                    writing.drop_vectors(self._encoder.versions, model)
            last = unread[-1].claim
            yield len(unread)
        self._complete = newest

    def joined(self, statement: str, by_words: list[Candidate], limit: int) -> list[Candidate]:
        """What was found by its words and what lies near, in one order, at most `limit` of them.

        Each says how near it lies.
        """
        model, vector = self._encoder.digest, self._vector(statement)
        near = [claim for claim, _ in self._store.vectors.nearest(model, vector, limit)]
        chosen = fuse([one.claim for one in by_words], near, limit=limit)
        known = {one.claim: one for one in by_words}
        more = self._store.candidates.find(
            (), 0, also=[claim for claim in chosen if claim not in known]
        )
        known |= {one.claim: one for one in more}
        return self.measured(statement, [known[claim] for claim in chosen if claim in known])

    def measured(self, statement: str, candidates: list[Candidate]) -> list[Candidate]:
        """The same candidates, each with how near it lies."""
        claims = [one.claim for one in candidates]
        vector = self._vector(statement)
        cosines = self._store.vectors.cosines(self._encoder.digest, vector, claims)
        unrelated = self._encoder.unrelated
        return [
            replace(one, cosine=nearness(cosines.get(one.claim, unrelated), unrelated))
            for one in candidates
        ]

    def _read(self, statement: str) -> Vectors:
        [vector] = self._encoder.encode([statement])
        return vector  # type: ignore[no-any-return]
