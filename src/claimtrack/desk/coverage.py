"""How far a sentence and an article have come. Pure: values in, values out."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum

from claimtrack.model.article import Article, Coverage, Sentence, SentenceKind, SentenceState
from claimtrack.model.case import ArticleCase, ClaimCase
from claimtrack.model.claim import AnchorState

SUGGESTED = 0.5
"""A sentence with at least this check-worthiness is suggested as a claim."""

_TELLING = re.compile(r"\d[\d.,]*|(?<=[\w,;:'’\"] )[^\W\d_a-zß-öø-ÿ][\w'’-]+")
"""A figure, or a capitalised word that does not begin the sentence."""


class Mark(StrEnum):
    """How a sentence is marked in the annotated copy."""

    BOILERPLATE = "boilerplate"
    UNDECIDED = "undecided"
    SUGGESTED = "suggested"
    CLAIM = "claim"
    CHANGED = "changed"
    PART_CHECKED = "part-checked"
    TICKED = "ticked"
    NOT_A_CLAIM = "not a claim"
    SKIPPED = "skipped"


def is_suggested(kind: SentenceKind, check_worthiness: float) -> bool:
    """Whether a sentence is suggested as a claim on import."""
    return kind is not SentenceKind.BOILERPLATE and check_worthiness >= SUGGESTED


def accuses(sentence: Sentence) -> bool:
    """Whether a sentence accuses someone, which suggests the legal flag for its claims."""
    from claimtrack.split.worth import suggests_legal

    return suggests_legal(sentence.reasons)


def mark(sentence: Sentence, case: ArticleCase) -> Mark:
    """Return the mark of one sentence of an article.

    A sentence is ticked when each of its claims has a verdict given with this place in view, and
    part-checked while a figure or a name in it lies outside all of its claims. It is changed if a
    revision rewrote it and its claims have not been judged since.
    """
    if sentence.kind is SentenceKind.BOILERPLATE and sentence.state is SentenceState.UNDECIDED:
        return Mark.BOILERPLATE
    if sentence.state is SentenceState.SKIPPED:
        return Mark.SKIPPED
    if sentence.state is SentenceState.NOT_A_CLAIM:
        return Mark.NOT_A_CLAIM
    if sentence.state is SentenceState.UNDECIDED:
        suggested = is_suggested(sentence.kind, sentence.check_worthiness)
        return Mark.SUGGESTED if suggested else Mark.UNDECIDED
    claims = {one.claim.id: one for one in case.claims}
    judged = [key in claims and case.standing(claims[key]) for key in sentence.claims]
    if not judged or not all(judged):
        return Mark.CHANGED if _rewritten(sentence, claims) else Mark.CLAIM
    return Mark.PART_CHECKED if left_out(sentence, claims) else Mark.TICKED


def _rewritten(sentence: Sentence, claims: Mapping[int, ClaimCase]) -> bool:
    return any(
        place.sentence == sentence.id and place.state is AnchorState.CHANGED
        for key in sentence.claims
        if key in claims
        for place in claims[key].appearances
    )


def left_out(sentence: Sentence, claims: Mapping[int, ClaimCase]) -> tuple[str, ...]:
    """Return the figures and names of a sentence that lie outside all of its claims."""
    covered = [
        (place.start - sentence.start, place.end - sentence.start)
        for key in sentence.claims
        if key in claims
        for place in claims[key].appearances
        if place.sentence == sentence.id
    ]
    return tuple(
        found[0]
        for found in _TELLING.finditer(sentence.text)
        if not any(start <= found.start() and found.end() <= end for start, end in covered)
    )


def coverage(
    article: Article, sentences: Sequence[Sentence], claims: Sequence[ClaimCase]
) -> Coverage:
    """Measure how far an article has come, from its sentences and the cases of its claims."""
    case = ArticleCase(article, tuple(sentences), tuple(claims), EMPTY)
    counted = [
        sentence
        for sentence in sentences
        if sentence.kind is not SentenceKind.BOILERPLATE
        or sentence.state is not SentenceState.UNDECIDED
    ]
    states = [sentence.state for sentence in counted]
    judged = sum(1 for claim in claims if case.standing(claim))
    return Coverage(
        sentences=len(counted),
        decided=len(states) - states.count(SentenceState.UNDECIDED),
        claims=len(claims),
        judged=judged,
        open=len(claims) - judged,
        skipped=states.count(SentenceState.SKIPPED),
        not_claims=states.count(SentenceState.NOT_A_CLAIM),
    )


EMPTY = Coverage(0, 0, 0, 0, 0, 0, 0)
"""The coverage of an empty article."""
