"""Ratings, the scales they belong to, verdicts and sign-offs."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class NormalisedClass(StrEnum):
    """What makes ratings of different scales comparable."""

    TRUE = "true"
    FALSE = "false"
    MIXTURE = "mixture"
    OTHER = "other"


class SupersedeReason(StrEnum):
    """Why a verdict was replaced. Only our error is a correction."""

    OUR_ERROR = "our error"
    NEW_FACTS = "new facts"
    CLEARER_WORDING = "clearer wording"


class CorrectionLevel(StrEnum):
    """How much an error of ours mattered."""

    MINOR = "minor"
    AFFECTS_RATING = "affects rating"
    RETRACTION = "retraction"


@dataclass(frozen=True, slots=True)
class Rating:
    """One value of a scale. `value` orders it from worst (lowest) to best; None is legal."""

    slug: str
    label: str
    definition: str
    normalised: NormalisedClass
    value: int | None
    colour: str
    glyph: str
    position: int
    scale: str = "claimtrack"
    retired: bool = False

    @property
    def adverse(self) -> bool:
        """Whether this rating says something against the claimant."""
        return self.normalised in (NormalisedClass.FALSE, NormalisedClass.MIXTURE)


@dataclass(frozen=True, slots=True)
class Scale:
    """A rating scale: data, not code."""

    slug: str
    label: str
    ratings: tuple[Rating, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """A rating with its rationale and its date. Never overwritten once handed in."""

    id: int
    uid: str
    claim: int
    rating: Rating
    rationale: str
    as_of: str
    reviewer: str
    created_at: str
    recheck_by: str | None = None
    handed_in_at: str | None = None
    supersedes: int | None = None
    reason: SupersedeReason | None = None
    correction: CorrectionLevel | None = None
    published_on: str | None = None
    url: str | None = None
    retracted_at: str | None = None
    retracted_why: str | None = None
    evidence: tuple[int, ...] = ()
    version: int = 1


@dataclass(frozen=True, slots=True)
class SignOff:
    """A second person's yes or no to a verdict. Lapses when what it covered changes."""

    id: int
    verdict: int
    by: str
    at: str
    agrees: bool
    comment: str = ""
    blind_rating: str | None = None
    lapsed_at: str | None = None
    lapsed_why: str | None = None
