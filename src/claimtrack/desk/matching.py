"""Matching a statement against everything on file: candidates from the store, ranked by match."""

from __future__ import annotations

from claimtrack.desk.base import DeskBase
from claimtrack.match import choose, match, telling_words
from claimtrack.model import Candidate, Match, MatchedClaim, Searched

POOL = 50
"""How many candidates are ranked; MEASURED.md: more find nothing that matters."""


class Matching(DeskBase):
    """Finding known claims."""

    def match(
        self, statement: str, *, limit: int = 5, minimum: float = 0.0
    ) -> tuple[MatchedClaim, ...]:
        """The claims on file that a statement may repeat or contradict, best first.

        Args:
            statement: a sentence, a post, anything anyone said.
            limit: how many at most.
            minimum: leave out scores (0 to 100) below this.
        """
        matching = self.store.matching
        with self.store.reading():
            words = matching.frequencies(telling_words(statement))
            chosen = choose(words, matching.total())
            candidates = matching.candidates(chosen, POOL)
            matches = match(statement, candidates, dict(chosen))
            kept = [one for one in matches if one.score >= minimum][:limit]
            return self._shown(kept)

    def compare(self, statement: str, claim: int) -> Match | None:
        """How a statement stands to one claim, whatever else is on file.

        Returns:
            The match with the best of the claim's wordings; None where either has no words.
        """
        case = self.store.claims.case(claim)
        wordings = tuple(wording.text for wording in case.wordings)
        words = self.store.matching.frequencies(telling_words(statement))
        chosen = choose(words, self.store.matching.total())
        found = match(statement, [Candidate(claim, wordings, 1.0)], dict(chosen))
        return found[0] if found else None

    def searched(self) -> Searched:
        """What a match looks through."""
        return self.store.matching.searched()

    def _shown(self, matches: list[Match]) -> tuple[MatchedClaim, ...]:
        cases = {
            case.claim.id: case for case in self.store.claims.cases(one.claim for one in matches)
        }
        shown = []
        for one in matches:
            case = cases[one.claim]
            current = case.verdict
            shown.append(
                MatchedClaim(
                    match=one,
                    uid=case.claim.uid,
                    text=case.claim.text,
                    status=case.claim.status,
                    signed_off=bool(case.signed_off_by),
                    rating=current.rating.slug if current else None,
                    as_of=current.as_of if current else None,
                    recheck_by=current.recheck_by if current else None,
                    claimant=case.claim.claimant,
                    reviews=case.reviews,
                )
            )
        return tuple(shown)
