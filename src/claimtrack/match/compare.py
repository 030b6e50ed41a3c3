"""Compare: how two texts stand to one another, and in what they differ.

The one entry to the rules of sameness: `differences` lists what differs, `relate` draws the
conclusion. Needs no claims on file.
"""

from __future__ import annotations

from datetime import date

from claimtrack.match.differences import differences
from claimtrack.match.level import languages_of
from claimtrack.match.relate import relate, unsure
from claimtrack.model.match import Comparison, Relation


def compare(
    statement: str, wording: str, said_on: date | None = None, language: str | None = None
) -> Comparison:
    """Compare a statement with a claim's wording.

    `said_on` is the day of the statement, if known. `language` is its language, if known.
    """
    differing = differences(statement, wording, said_on, language, near=True)
    relation = relate(statement, wording, differing, said_on, language)
    return Comparison(
        relation,
        differing,
        languages_of(statement, wording, language)[0],
        unsure(statement, wording, said_on, language) if relation is Relation.RELATED else "",
    )
