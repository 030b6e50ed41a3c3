"""A row of triage and the known claim that is suggested for it, compared as they stand now."""

from __future__ import annotations

from msgspec.structs import replace
from textual.content import Content

from claimtrack.desk.desk import Desk
from claimtrack.desk.triage import TriageRow
from claimtrack.errors import WrongUse
from claimtrack.model.match import MatchedClaim
from claimtrack.tui.match_words import both_sides


def compared(desk: Desk, row: TriageRow) -> MatchedClaim | None:
    """The known claim of a row with where it differs, which the list does not keep."""
    if row.match is None:
        return None
    first, article = row.sentences[0], row.articles[0]
    claim = row.match.match.claim
    found = desk.matching.compare(first.text, claim, said_on=article.published_on)
    match = found or replace(row.match.match, wording=row.match.text)
    return replace(row.match, match=match)


def differing(desk: Desk, row: TriageRow, known: MatchedClaim) -> list[Content]:
    """Both sides of every sentence of a row that differs from the known claim."""
    sides: list[Content] = []
    scale = desk.settings.scale()
    for sentence, article in zip(row.sentences, row.articles, strict=True):
        found = desk.matching.compare(
            sentence.text, known.match.claim, said_on=article.published_on
        )
        if found is not None and found.differences:
            sides.append(both_sides(sentence.text, replace(known, match=found), scale))
    return sides


def sentences_of(row: TriageRow) -> tuple[int, ...]:
    """The numbers of the sentences of a row, first the one most worth checking."""
    return tuple(sentence.id for sentence in row.sentences)


def versions_of(row: TriageRow) -> dict[int, int]:
    """The versions of its sentences that are on screen."""
    return {sentence.id: sentence.version for sentence in row.sentences}


def known_claim(row: TriageRow) -> MatchedClaim:
    """The known claim of a row.

    Raises:
        WrongUse: it has none.
    """
    if row.match is None:
        raise WrongUse("No known claim is suggested here: make one of the sentence.")
    return row.match
