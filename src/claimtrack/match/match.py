"""Matching: a statement and candidates in, matches with reasons and differences out.

Three steps, each in its own module: `candidates` chooses the words to look up, `rank` orders what
the store found, `differences` lists how each claim differs. Rank decides the order and differences
decide the relation; they are independent. Knows nothing of the store: candidates are values.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from datetime import date

from rapidfuzz import fuzz

from claimtrack.match.candidates import telling_words
from claimtrack.match.differences import differences
from claimtrack.match.overlap import Idf, read_words
from claimtrack.match.rank import NEAR, Ranked, rank
from claimtrack.match.relate import relate, unsure
from claimtrack.model.match import Candidate, Match, Relation
from claimtrack.text.languages.recognised import in_two_languages

ALIKE = 53.0
"""How alike in words (RapidFuzz's token_set) a repeat or a contradiction is at least.

Of the 320 such pairs in `benchmarks/contrast` and of our own cases none lies below 54.
"""


def match(
    statement: str,
    candidates: Iterable[Candidate],
    idf: Idf,
    limit: int | None = None,
    said_on: date | None = None,
    pressing: AbstractSet[int] = frozenset(),
) -> tuple[Match, ...]:
    """Return the candidates as matches, best first, at most `limit` of them.

    Of the claims that are `pressing`, those that are repeated or contradicted come on top of that.

    `idf` weighs a word, as a function or as the mapping from `choose`; the score is 0..100.
    `said_on` is the day of the statement, if known. A statement without words matches nothing.
    """
    if not telling_words(statement):
        return ()
    ranked = rank(statement, candidates, idf)
    rest = [] if limit is None else ranked[limit:]
    worth = _alike(statement, [one for one in rest if one.candidate.claim in pressing])
    beyond = [_compared(statement, one, said_on) for one in worth]
    return (
        *(_compared(statement, one, said_on) for one in ranked[:limit]),
        *(one for one in beyond if one.relation is not Relation.RELATED),
    )


def _alike(statement: str, ranked: Sequence[Ranked]) -> list[Ranked]:
    """Return those worth comparing word by word, which costs half a millisecond each."""
    said = " ".join(read_words(statement)) if ranked else ""
    return [
        one
        for one in ranked
        if (one.candidate.cosine or 0.0) >= NEAR
        or fuzz.token_set_ratio(said, " ".join(read_words(one.wording))) >= ALIKE
    ]


def _compared(statement: str, ranked: Ranked, said_on: date | None) -> Match:
    near = (ranked.candidate.cosine or 0.0) >= NEAR
    differing = differences(statement, ranked.wording, said_on, near=near)
    relation = relate(statement, ranked.wording, differing, said_on)
    tell_why = near and relation is Relation.RELATED and in_two_languages(statement, ranked.wording)
    return Match(
        ranked.candidate.claim,
        ranked.wording,
        round(ranked.score, 1),
        relation,
        differing,
        unsure(statement, ranked.wording, said_on) if tell_why else "",
    )
