"""Matching statements as they stream in, in this process or in several."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from claimtrack.desk.matching import Matching

if TYPE_CHECKING:
    from claimtrack.model.match import MatchedClaim


class Streaming(Matching):
    """Many statements, one after the other."""

    def match_many(
        self,
        statements: Iterable[str],
        *,
        limit: int = 5,
        minimum: float = 0.0,
        said_on: str | None = None,
        jobs: int = 1,
    ) -> Iterator[tuple[str, tuple[MatchedClaim, ...]]]:
        """Match many statements, each with its matches, in the order in which they come.

        Args:
            statements: taken one by one with one job, so that a stream is answered as it flows.
            limit: how many matches of each at most.
            minimum: leave out scores (0 to 100) below this.
            said_on: the day they were said, YYYY-MM-DD.
            jobs: processes; more than one reads ahead.
        """
        if jobs > 1:
            from claimtrack.desk.batch import match_in_processes

            for _ in self.make_vectors():
                pass
            asked = (limit, minimum, said_on)
            yield from match_in_processes(self.place, statements, jobs, asked)
            return
        for statement in statements:
            yield (
                statement,
                self.match(statement, limit=limit, minimum=minimum, said_on=said_on),
            )
