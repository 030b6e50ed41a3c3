"""Differences: where a statement says something other than a claim, however alike they read.

Each detector looks for one kind of conflict in the same slot of both texts: a different number
beside the same words, a different day of the same month, an extra negation. Words on one side only
are no conflict (a statement may say more) unless they narrow or weaken it. Meaning is not judged:
finding no difference is not agreement.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from claimtrack.match.degrees import directions_apart, modality_apart, quantifiers_apart
from claimtrack.match.denials import negations_apart
from claimtrack.match.details import details_apart
from claimtrack.match.figures import dates_apart, numbers_apart
from claimtrack.match.level import read_level
from claimtrack.match.names import names_apart, roles_apart
from claimtrack.match.slots import Beside
from claimtrack.model.match import Difference, DifferenceKind


def differences(
    statement: str,
    wording: str,
    said_on: date | None = None,
    language: str | None = None,
    *,
    near: bool = False,
) -> tuple[Difference, ...]:
    """Return the material differences, in the order of the statement.

    `said_on` is the day of the statement, if known; it makes *last year* a date. `language` is the
    statement's, else it is recognised. `near`: a person or a model holds that the two may be about
    the same thing, so that texts of two languages are compared, which share hardly a word.

    Spans point into the texts as given. Only the first 4,000 characters and 400 words of each
    are read.
    """
    pair = Beside.of(*read_level(statement, wording, said_on, language))
    if near and pair.ours.language != pair.theirs.language:
        from claimtrack.match.across import apart_across  # few desks match across languages

        return _in_order(apart_across(pair))
    differing: list[Difference] = []
    for detect in DETECTORS:
        differing += [
            difference for difference in detect(pair) if not _named(difference, differing)
        ]
    if any(_ends_a_state(difference) for difference in differing):
        # What was ended earlier does not go on later: the dates do not make the contradiction.
        differing = [each for each in differing if each.kind is not DifferenceKind.DATE]
    if not differing:
        differing += details_apart(pair)
    return _in_order(differing)


def _in_order(differing: list[Difference]) -> tuple[Difference, ...]:
    return tuple(
        sorted(differing, key=lambda each: each.statement_span or each.claim_span or (0, 0))
    )


def _ends_a_state(difference: Difference) -> bool:
    """Whether one text says that a thing is so, and the other that it ended: on, removed from."""
    words = {difference.statement.casefold(), difference.claim.casefold()}
    return difference.kind is DifferenceKind.DIRECTION and "on" in words


def _named(difference: Difference, named: Sequence[Difference]) -> bool:
    """Whether an earlier detector has already named these very words."""
    spans = (difference.statement_span, difference.claim_span)
    return any(spans == (other.statement_span, other.claim_span) for other in named)


DETECTORS: tuple[Callable[[Beside], list[Difference]], ...] = (
    numbers_apart,
    dates_apart,
    negations_apart,
    directions_apart,
    quantifiers_apart,
    modality_apart,
    names_apart,
    roles_apart,
)
"""The detectors in order: words that one has reported are skipped by those after it."""
