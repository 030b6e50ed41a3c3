"""Matching: a statement and candidates in, matches with reasons and differences out.

Three steps, each in its own module: `candidates` chooses the words to look up, `rank` orders what
the store found, `differences` lists how each claim differs. Rank decides the order and differences
decide the relation; they are independent. Knows nothing of the store: candidates are values.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from claimtrack.match.candidates import telling_words
from claimtrack.match.differences import differences
from claimtrack.match.overlap import Idf
from claimtrack.match.rank import NEAR, rank
from claimtrack.match.relate import relate, unsure
from claimtrack.model.match import Candidate, Match, Relation
from claimtrack.text.languages.recognised import in_two_languages


def match(
    statement: str,
    candidates: Iterable[Candidate],
    idf: Idf,
    limit: int | None = None,
    said_on: date | None = None,
) -> tuple[Match, ...]:
    """Return the candidates as matches, best first, at most `limit` of them.

    `idf` weighs a word, as a function or as the mapping from `choose`; the score is 0..100.
    `said_on` is the day of the statement, if known. A statement without words matches nothing.
    """
    if not telling_words(statement):
        return ()
    matches = []
    for ranked in rank(statement, candidates, idf)[:limit]:
        near = (ranked.candidate.cosine or 0.0) >= NEAR
        differing = differences(statement, ranked.wording, said_on, near=near)
        relation = relate(statement, ranked.wording, differing, said_on)
        tell_why = (
            near and relation is Relation.RELATED and in_two_languages(statement, ranked.wording)
        )
        matches.append(
            Match(
                ranked.candidate.claim,
                ranked.wording,
                round(ranked.score, 1),
                relation,
                differing,
                unsure(statement, ranked.wording, said_on) if tell_why else "",
            )
        )
    return tuple(matches)
