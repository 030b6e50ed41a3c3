"""Suggestions: known claims that matching found for a sentence, and what people made of them.

Linking a sentence confirms the suggestion (or makes one, where a person found the claim), rejecting
it says that the sentence does not make that claim. Either is remembered for the same words
elsewhere.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from claimtrack.desk.matching import remembered
from claimtrack.desk.records import (
    add_wording,
    appear,
    case_to_change,
    claim_to_change,
    claimed_by,
    refuse,
    sentence_to_change,
)
from claimtrack.errors import NotFound, Refused
from claimtrack.model.article import SentenceState
from claimtrack.model.claim import WordingKind
from claimtrack.model.match import Relation
from claimtrack.model.suggestion import SuggestionState
from claimtrack.rules import refusals

if TYPE_CHECKING:
    from claimtrack.desk.base import Versions
    from claimtrack.desk.desk import Desk
    from claimtrack.desk.prepared import Prepared
    from claimtrack.model.article import Article, Sentence
    from claimtrack.model.case import ClaimCase
    from claimtrack.model.match import Match
    from claimtrack.store.writing import Writing


class Suggestions:
    """Known claims for sentences: linking and rejecting them."""

    def __init__(self, desk: Desk) -> None:
        self._desk, self._store = desk, desk.store

    def link(
        self,
        sentence: int,
        claim: int,
        *more: int,
        anyway: bool = False,
        version: int | None = None,
        versions: Versions | None = None,
    ) -> None:
        """Record a sentence as an appearance of a known claim. This never ticks it.

        The claim's verdict was given without this place in view: it counts here only after a
        reviewer reaffirms it or rates the claim again.

        Args:
            sentence: the sentence.
            claim: the claim on file.
            more: other sentences to link; one undo reverses all of it.
            anyway: link even where a number, a name or the like differs.
            version: the version of the first sentence that was on screen.
            versions: those of all of them, instead.

        Raises:
            Refused: the words differ materially and `anyway` is off, or it is already linked;
                then nothing is linked.
            Stale: another reviewer has decided about the sentence since.
        """
        shown = {sentence: version, **(versions or {})}
        with self._desk.writing("link") as writing:
            case = case_to_change(self._store, claim)
            for key in dict.fromkeys((sentence, *more)):
                found = sentence_to_change(self._store, writing, key, shown.get(key))
                linkable = _linkable(self._desk, writing, found, claim, anyway=anyway)
                _link(writing, case, found, *linkable)

    def sight(self, article: int, claim: int) -> int:
        """Record a post as a sighting of a known claim by linking its nearest sentence.

        Returns:
            The number of the sentence.

        Raises:
            NotFound: no such article or claim, or no sentence in the article.
            Refused: the nearest sentence differs materially from the claim.
        """
        with self._desk.writing("link") as writing:
            return record_sighting(self._desk, writing, article, claim)

    def reject(self, sentence: int, claim: int, *more: int) -> None:
        """Reject a suggested match; the rejection is remembered.

        What somebody has said so of before stays as they said it.

        Args:
            sentence: the sentence.
            claim: the claim that it does not make.
            more: other sentences to reject it for; one undo reverses all of it.

        Raises:
            NotFound: no such sentence or claim.
            Refused: one of the sentences is linked to the claim, or all of it was said before.
        """
        with self._desk.writing("reject match") as writing:
            claim_to_change(self._store, claim)
            for key in (sentence, *more):
                found = self._store.sentences.get(key)
                refuse(
                    refusals.reject(found, claim, claimed_by(self._store, writing, found, claim))
                )
                if not self._rejected_by(writing, key, claim):
                    match = self._desk.matching.compare(found.text, claim)
                    _settle(writing, found, claim, match, SuggestionState.REJECTED)
            if not writing.changed:
                by = self._rejected_by(writing, sentence, claim)
                raise Refused(f"{by} has already said that this is not #{claim}.")

    def _rejected_by(self, writing: Writing, sentence: int, claim: int) -> str | None:
        """Who has said that a sentence is not a claim, or None."""
        kept = writing.rows("suggestion", sentence=sentence, claim=claim)
        rejected = kept and kept[0]["state"] == SuggestionState.REJECTED
        return kept[0]["decided_by"] if rejected else None


def record_sighting(desk: Desk, writing: Writing, article: int, claim: int) -> int:
    """Record a sighting as part of a write that is open; see `Suggestions.sight`."""
    case = case_to_change(desk.store, claim)
    sentences = desk.store.sentences.of(desk.store.articles.get(article))
    scored = [
        (match.score, -one.start, one.id)
        for one in sentences
        if (match := desk.matching.compare(one.text, claim)) is not None
    ]
    if not scored:
        raise NotFound(f"Article {article} has no sentence that could be claim #{claim}.")
    found = desk.store.sentences.get(max(scored)[2])
    _link(writing, case, found, *_linkable(desk, writing, found, claim, anyway=False))
    return found.id


def _linkable(
    desk: Desk, writing: Writing, found: Sentence, claim: int, *, anyway: bool
) -> tuple[Article, Match | None]:
    """Return a sentence's article and how it compares to a claim, if it can be linked to it.

    Raises:
        Refused: it cannot be linked.
    """
    refuse(refusals.link(found, claim, claimed_by(desk.store, writing, found, claim)))
    article = desk.store.articles.get(found.article)
    match = desk.matching.compare(found.text, claim, said_on=article.published_on)
    if match is not None and match.conflicts and not anyway:
        raise Refused(
            f"Not linked to #{claim}: {_in_words(match)}. If it is still the same claim,"
            " link it anyway (--anyway on the command line)."
        )
    return article, match


def open_suggestion(sentence: int, text: str, match: Match) -> dict[str, object]:
    """Return the row of a suggested match that has not been decided."""
    return {
        **_kept(match),
        "sentence": sentence,
        "claim": match.claim,
        "statement": remembered(text),
        "state": SuggestionState.OPEN,
    }


def suggest_anew(
    writing: Writing, desk: Desk, sentence: int, text: str, said_on: str | None
) -> None:
    """Replace the suggestions for a sentence whose words have changed."""
    forget(writing, sentence)
    for one in desk.matching.suggestions_for(text, said_on=said_on):
        writing.insert("suggestion", open_suggestion(sentence, text, one))


def suggested_for(
    desk: Desk, prepared: Prepared, copied: int | None
) -> dict[int, tuple[Match, ...]]:
    """Return the matches to keep with the sentences of a document, by the place of each.

    Args:
        desk: the desk whose claims they are.
        prepared: the document, with the matches found before the write.
        copied: the article that it copies: its sentences are suggested the claims of the original.
    """
    suggested = _still_there(desk, prepared)
    if copied is None:
        return suggested
    original = desk.store.sentences.known_by(copied)
    there = desk.store.sentences.of(desk.store.articles.get(copied))
    claims = {one.id: one.claims for one in there}
    for place, known in enumerate(prepared.words):
        text = prepared.segments[place].text
        ours = claims.get(original.get(known or 0, 0), ())
        found = [one for key in ours if (one := desk.matching.compare(text, key)) is not None]
        rest = [one for one in suggested.get(place, ()) if one.claim not in ours]
        if found:
            suggested[place] = (*found, *rest)
    return suggested


def _still_there(desk: Desk, prepared: Prepared) -> dict[int, tuple[Match, ...]]:
    """The matches as they were found before the write.

    Where a claim among them was taken back or merged since, its sentence is matched again.
    """
    there = desk.store.claims.on_file(
        {one.claim for found in prepared.matches.values() for one in found}
    )
    said_on = prepared.document.published_on
    matches = {
        place: found
        if all(one.claim in there for one in found)
        else desk.matching.suggestions_for(prepared.segments[place].text, said_on=said_on)
        for place, found in prepared.matches.items()
    }
    return {place: found for place, found in matches.items() if found}


def forget(writing: Writing, sentence: int) -> None:
    """Drop the suggestions for a sentence whose words have changed; the log keeps them."""
    for row in writing.rows("suggestion", sentence=sentence):
        writing.delete("suggestion", row["id"])


def _link(
    writing: Writing,
    case: ClaimCase,
    found: Sentence,
    article: Article,
    match: Match | None,
) -> None:
    """Make one sentence an appearance of a claim."""
    claim, current = case.claim.id, case.verdict
    span = (found.start, found.end)
    appear(writing, claim, article, found, span, current.id if current else None)
    if match is None or not match.differences:
        # A wording with another figure must not make the next match look like agreement.
        add_wording(writing, claim, found.text, WordingKind.APPEARANCE, article.language)
    writing.update("sentence", found.id, {"state": SentenceState.CLAIM})
    _settle(writing, found, claim, match, SuggestionState.CONFIRMED)


def _in_words(match: Match) -> str:
    """Write the differences of a match in words."""
    return "; ".join(
        f"{one.kind}: '{one.statement or '–'}' here, '{one.claim or '–'}' there"
        for one in match.differences
    )


def _settle(
    writing: Writing, sentence: Sentence, claim: int, match: Match | None, state: SuggestionState
) -> None:
    """Record a reviewer's decision about a match, replacing any earlier one."""
    values = {
        **_kept(match),
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


def _kept(match: Match | None) -> dict[str, object]:
    """Return the columns a suggestion keeps of a match; None: linked by hand without a match."""
    differences = match.differences if match else ()
    return {
        "score": match.score if match else 0.0,
        "relation": match.relation if match else Relation.RELATED,
        "differences": json.dumps(
            [[one.kind, one.statement, one.claim] for one in differences], ensure_ascii=False
        ),
    }
