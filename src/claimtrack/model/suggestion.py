"""Matches suggested for sentences, and decisions about them."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from claimtrack.model.article import Sentence
    from claimtrack.model.match import Difference, MatchedClaim, Relation


class SuggestionState(StrEnum):
    """What became of a suggested match. Rejections are remembered."""

    OPEN = "open"
    CONFIRMED = "confirmed"
    REJECTED = "rejected"


class SentenceMatches(Struct, frozen=True):
    """What a sentence of an article may repeat or contradict.

    `offered` leaves out what was rejected for this very sentence; `rejected` holds that, best
    first, so far as it would have stood among the offers.
    """

    sentence: Sentence
    offered: tuple[MatchedClaim, ...]
    rejected: tuple[MatchedClaim, ...] = ()


class Suggestion(Struct, frozen=True):
    """A match stored for a sentence, waiting for a person."""

    id: int
    sentence: int
    claim: int
    score: float
    relation: Relation
    state: SuggestionState
    differences: tuple[Difference, ...] = ()
    decided_by: str | None = None
    decided_at: str | None = None
