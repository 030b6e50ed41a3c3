"""Matching a statement against everything on file: candidates from the store, ranked by match."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from claimtrack.desk.base import DeskBase
from claimtrack.desk.blinding import HIDDEN
from claimtrack.match.candidates import beyond, choose, telling_words
from claimtrack.match.match import match
from claimtrack.match.mending import doubtful, mended
from claimtrack.model.match import (
    FAIR,
    Candidate,
    Match,
    MatchedClaim,
    Rejection,
    Relation,
    Searched,
)
from claimtrack.text.fold import fold

if TYPE_CHECKING:
    from datetime import date

    from claimtrack.desk.meaning import Meaning
    from claimtrack.model.article import Sentence
    from claimtrack.model.suggestion import SentenceMatches

POOL = 100
"""How many candidates are ranked: 50 lose .7 points of MAP@5 on posts and save 9 ms (measured)."""

KEPT = 3
"""How many matches are stored for a sentence on import."""

REMEMBERED = 4_000
"""How many characters of a sentence are remembered, to know its words again elsewhere."""


class Matching(DeskBase):
    """Finding known claims."""

    def match(
        self,
        statement: str,
        *,
        limit: int = 5,
        minimum: float = 0.0,
        said_on: str | None = None,
    ) -> tuple[MatchedClaim, ...]:
        """The claims on file that a statement may repeat or contradict, best first.

        A claim that these very words were said not to be is still there, marked as rejected.

        Args:
            statement: a sentence, a post, anything anyone said.
            limit: how many at most.
            minimum: leave out scores (0 to 100) below this.
            said_on: the day it was said, YYYY-MM-DD; tells what "last year" means.
        """
        with self._looking():
            ranked = self._ranked(statement, limit, said_on)
            found = [one for one in ranked if one.score >= minimum]
            return self.matched(found, self.store.suggestions.rejections(remembered(statement)))

    def match_article(
        self, article: int, *, limit: int = 5, minimum: float = 0.0
    ) -> Iterator[SentenceMatches]:
        """Each sentence of an article with the claims it may repeat, boilerplate left out.

        What was rejected for a sentence is never offered for it again; where it would have stood
        among the offers it is named apart.

        Raises:
            NotFound: there is no such article.
        """
        from claimtrack.model.article import SentenceKind

        on_file = self.store.articles.get(article)
        for sentence in self.store.sentences.of(on_file):
            if sentence.kind is not SentenceKind.BOILERPLATE:
                yield self._offers(sentence, on_file.published_on, limit, minimum)

    def match_sentence(
        self, sentence: int, *, limit: int = 5, minimum: float = 0.0
    ) -> SentenceMatches:
        """One sentence with the claims it may repeat; see `match_article`.

        Raises:
            NotFound: there is no such sentence.
        """
        found = self.store.sentences.get(sentence)
        said_on = self.store.articles.get(found.article).published_on
        return self._offers(found, said_on, limit, minimum)

    def matched(
        self, matches: Sequence[Match], rejected: Mapping[int, Rejection]
    ) -> tuple[MatchedClaim, ...]:
        """Matches with what is shown of their claims; a rating that is hidden is `HIDDEN`."""
        found = self.store.matches.matched(matches, rejected)
        hidden = self.hidden(one.claim for one in matches)
        if not hidden:
            return found
        return tuple(
            replace(one, rating=HIDDEN) if one.match.claim in hidden else one for one in found
        )

    def _offers(
        self, sentence: Sentence, said_on: str | None, limit: int, minimum: float
    ) -> SentenceMatches:
        from claimtrack.model.suggestion import SentenceMatches

        with self._looking():
            here = self.store.suggestions.rejected_here(sentence.id)
            elsewhere = self.store.suggestions.rejections(remembered(sentence.text))
            ranked = self._ranked(sentence.text, limit + len(here), said_on)
            shown = self.matched(
                [one for one in ranked if one.score >= minimum], {**elsewhere, **here}
            )
        offered = [one for one in shown if one.match.claim not in here][:limit]
        refused = [one for one in shown[:limit] if one.match.claim in here]
        return SentenceMatches(sentence, tuple(offered), tuple(refused))

    def compare(self, statement: str, claim: int, *, said_on: str | None = None) -> Match | None:
        """How a statement stands to one claim, whatever else is on file.

        Args:
            statement: what was said.
            claim: the claim.
            said_on: the day it was said, YYYY-MM-DD.

        Returns:
            The match with the best of the claim's wordings; None where either has no words.
        """
        case = self.store.claims.case(claim)
        wordings = tuple(wording.text for wording in case.wordings)
        words = self.store.candidates.frequencies(telling_words(statement))
        chosen = choose(words, self.store.candidates.total())
        candidates = [Candidate(claim, wordings, 1.0)]
        if self._meaning:
            candidates = self._meaning.measured(statement, candidates)
        found = match(statement, candidates, dict(chosen), said_on=day(said_on))
        return found[0] if found else None

    def searched(self) -> Searched:
        """What a match looks through."""
        return self.store.candidates.searched()

    def without_vectors(self) -> int:
        """How many claims the desk's model has not read yet; 0 where the desk has no model."""
        return self._meaning.lacking() if self._meaning else 0

    def make_vectors(self) -> Iterator[int]:
        """Let the desk's model read the claims it has not read yet; nothing without a model.

        Every match does so first; this shows how far it is.

        Yields:
            How many claims were read since the last time; what was yielded is on file.

        Raises:
            BadInput: the desk's folder holds no model that can be run.
            FileTrouble: the file cannot be written to.
        """
        if self._meaning:
            yield from self._meaning.read_claims()

    def suggestions_for(self, statement: str, *, said_on: str | None = None) -> tuple[Match, ...]:
        """The matches worth keeping beside a sentence until somebody decides about it."""
        with self._looking():
            ranked = self._ranked(statement, KEPT, said_on)
        return tuple(
            one for one in ranked if one.relation is not Relation.RELATED or one.score >= FAIR
        )

    def _ranked(self, statement: str, limit: int, said_on: str | None = None) -> tuple[Match, ...]:
        matching, total = self.store.candidates, self.store.candidates.total()
        words = matching.frequencies(telling_words(statement))
        stand_for = [
            stem
            for word in doubtful(words)
            for stem in mended(word, dict(words)[word], matching.lookalikes(word))
        ]
        chosen = choose(words, total, instead=stand_for)
        common = beyond(words, total, chosen)
        candidates = matching.find(chosen, POOL, common=common, also=matching.worded(statement))
        if self._meaning:
            candidates = self._meaning.joined(statement, candidates, POOL)
        return match(statement, candidates, dict([*chosen, *common]), limit, day(said_on))

    @cached_property
    def _meaning(self) -> Meaning | None:
        """What the desk's model knows, where the desk has one; loaded by nobody else."""
        if self.encoder is None:
            return None
        from claimtrack.desk.meaning import Meaning

        return Meaning(self, self.encoder)

    @contextmanager
    def _looking(self) -> Iterator[None]:
        """Several questions about one moment, all claims having been read by the desk's model."""
        if self._meaning and not self.store.connection.in_transaction:
            for _ in self._meaning.read_claims():
                pass
        with self.store.reading():
            yield


def day(said_on: str | None) -> date | None:
    """A whole date as a value; None for none and for partial ones, which resolve nothing."""
    if said_on is None or len(said_on) != len("2025-06-05"):
        return None
    from datetime import date

    return date.fromisoformat(said_on)


def remembered(statement: str) -> str:
    """The words of a statement as a decision about them is remembered: folded, and cut."""
    return fold(statement[:REMEMBERED])


def open_suggestion(sentence: int, text: str, match: Match) -> dict[str, object]:
    """A suggested match as a row that waits for somebody's decision."""
    from claimtrack.model.suggestion import SuggestionState

    return {
        **kept_match(match),
        "sentence": sentence,
        "claim": match.claim,
        "statement": remembered(text),
        "state": SuggestionState.OPEN,
    }


def kept_match(match: Match | None) -> dict[str, object]:
    """What a suggestion keeps of a match, as columns; None: a person linked what nothing found."""
    differences = match.differences if match else ()
    return {
        "score": match.score if match else 0.0,
        "relation": match.relation if match else Relation.RELATED,
        "differences": json.dumps(
            [[one.kind, one.statement, one.claim] for one in differences], ensure_ascii=False
        ),
    }
