"""Saying that a sentence repeats a known claim, or that it does not. Neither ticks anything."""

from __future__ import annotations

from claimtrack.desk.matching import Matching, kept_match, remembered
from claimtrack.desk.records import add_wording, appear
from claimtrack.errors import NotFound, Refused
from claimtrack.model.article import Article, Sentence, SentenceState
from claimtrack.model.case import ClaimCase
from claimtrack.model.claim import WordingKind
from claimtrack.model.match import Match
from claimtrack.model.suggestion import SuggestionState
from claimtrack.store.writing import Writing


class Linking(Matching):
    """Settling what the matcher suggests."""

    def link(
        self,
        sentence: int,
        claim: int,
        *more: int,
        anyway: bool = False,
        version: int | None = None,
    ) -> None:
        """Say that a sentence is an appearance of a known claim. This never ticks it.

        The claim's verdict was made without this place in view: it counts here only once
        somebody reaffirms it or judges afresh.

        Args:
            sentence: the sentence.
            claim: the claim on file.
            more: other sentences of which the same is true; one undo takes all of it back.
            anyway: link even where a number, a name or the like differs.
            version: the version of the first sentence that was on screen.

        Raises:
            Refused: the words differ materially and `anyway` is off, or it is linked already;
                nothing is linked then.
            Stale: somebody decided about the sentence since.
        """
        case = self.store.claims.case(claim)
        compared = [
            self._linkable(self.store.sentences.get(one), claim, anyway=anyway)
            for one in (sentence, *more)
        ]
        with self.writing("link") as writing:
            for found, article, match in compared:
                seen = version if found.id == sentence else None
                _link(writing, case, found, article, match, seen)

    def _linkable(
        self, found: Sentence, claim: int, *, anyway: bool
    ) -> tuple[Sentence, Article, Match | None]:
        """A sentence, its article and how it stands to a claim, if it can be linked to it.

        Raises:
            Refused: it cannot.
        """
        if claim in found.claims:
            raise Refused(f"This sentence is linked to #{claim} already.")
        article = self.store.articles.get(found.article)
        match = self.compare(found.text, claim, said_on=article.published_on)
        if match is not None and match.differences and not anyway:
            raise Refused(
                f"Not linked to #{claim}: {_in_words(match)}. If it is the same claim all the same,"
                " link it anyway (--anyway on the command line)."
            )
        return found, article, match

    def sight(self, article: int, claim: int) -> int:
        """Record a post as a sighting of a known claim: the sentence nearest to it is linked.

        Returns:
            The number of the sentence.

        Raises:
            NotFound: no such article or claim, or no sentence in the article.
            Refused: the nearest sentence differs materially from the claim.
        """
        sentences = self.store.sentences.of(self.store.articles.get(article))
        scored = [
            (match.score, -one.start, one.id)
            for one in sentences
            if (match := self.compare(one.text, claim)) is not None
        ]
        if not scored:
            raise NotFound(f"Article {article} has no sentence that could be claim #{claim}.")
        sentence = max(scored)[2]
        self.link(sentence, claim)
        return sentence

    def reject(self, sentence: int, claim: int, *more: int) -> None:
        """Say that a suggested match is not the same claim; it is remembered.

        Args:
            sentence: the sentence.
            claim: what it is not.
            more: other sentences of which the same is true; one undo takes all of it back.
        """
        places = [self.store.sentences.get(one) for one in (sentence, *more)]
        compared = [(found, self.compare(found.text, claim)) for found in places]
        with self.writing("reject match") as writing:
            for found, match in compared:
                _settle(writing, found, claim, match, SuggestionState.REJECTED)


def _link(
    writing: Writing,
    case: ClaimCase,
    found: Sentence,
    article: Article,
    match: Match | None,
    version: int | None,
) -> None:
    """Make one sentence an appearance of a claim."""
    claim, current = case.claim.id, case.verdict
    span = (found.start, found.end)
    appear(writing, claim, article, found, span, current.id if current else None)
    if match is None or not match.differences:
        # Words that differ in a figure must not make the next match look like agreement.
        add_wording(writing, claim, found.text, WordingKind.APPEARANCE, article.language)
    writing.update("sentence", found.id, {"state": SentenceState.CLAIM}, version=version)
    _settle(writing, found, claim, match, SuggestionState.CONFIRMED)


def _in_words(match: Match) -> str:
    """The differences of a match, in words."""
    return "; ".join(
        f"{one.kind}: '{one.statement or '–'}' here, '{one.claim or '–'}' there"
        for one in match.differences
    )


def _settle(
    writing: Writing, sentence: Sentence, claim: int, match: Match | None, state: SuggestionState
) -> None:
    """Keep what a person said of a match, over what was kept before."""
    values = {
        **kept_match(match),
        "statement": remembered(sentence.text),
        "state": state,
        "decided_by": writing.who,
        "decided_at": writing.at,
    }
    known = writing.rows("suggestion", sentence=sentence.id, claim=claim)
    if known:
        writing.update("suggestion", known[0]["id"], values)
    else:
        writing.insert("suggestion", {"sentence": sentence.id, "claim": claim, **values})
