"""Ratings, the scales they belong to, verdicts and sign-offs."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct


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


class Rating(Struct, frozen=True):
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
    labels: tuple[tuple[str, str], ...] = ()
    """Its label in each language; `label` is the one the desk shows."""

    @property
    def adverse(self) -> bool:
        """Whether this rating says something against the claimant."""
        return self.normalised in (NormalisedClass.FALSE, NormalisedClass.MIXTURE)


class Scale(Struct, frozen=True):
    """A rating scale: data, not code."""

    slug: str
    label: str
    ratings: tuple[Rating, ...]


class Verdict(Struct, frozen=True):
    """A rating with its rationale and its date. Never overwritten once handed in.

    `reason` says why it replaced the one before, `reason_why` in words what was wrong or new. A
    retraction is asked for first (`retraction_asked_at`, and `retracted_why` says why) and holds
    from `retracted_at` on, when enough others have agreed to it. One that came in `beside` another,
    by a merge of two files, does not count unless a person takes it: `file` is then the name of the
    file that it came from (empty: it was given here, and another was taken; None: not known), `log`
    the log in which giving it is recorded.
    """

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
    reason_why: str = ""
    correction: CorrectionLevel | None = None
    published_on: str | None = None
    url: str | None = None
    retracted_at: str | None = None
    retracted_why: str | None = None
    retraction_asked_by: str | None = None
    retraction_asked_at: str | None = None
    evidence: tuple[int, ...] = ()
    beside: bool = False
    file: str | None = None
    log: str | None = None
    version: int = 1

    @property
    def whence(self) -> str:
        """Where one that stands beside another comes from, and that it does not count; else ""."""
        if not self.beside:
            return ""
        if self.file:
            return f"from {self.file}, does not count"
        if self.file is None:
            return "from another file, does not count"
        return "given here, does not count: that of another file was taken"


class Covers(StrEnum):
    """What a sign-off is about."""

    VERDICT = "verdict"
    RETRACTION = "retraction"


class SignOff(Struct, frozen=True):
    """A second person's yes or no to a verdict. Lapses when what it covered changes.

    A no stays on record; it is settled by a resolution, by a later yes of the same person, or by
    that person's own verdict.
    """

    id: int
    verdict: int
    by: str
    at: str
    agrees: bool
    comment: str = ""
    seen_rating: str | None = None
    blind_rating: str | None = None
    lapsed_at: str | None = None
    lapsed_why: str | None = None
    covers: Covers = Covers.VERDICT
    digest: str = ""
    resolution: str | None = None
    resolved_by: str | None = None
    resolved_at: str | None = None


class SendBack(Struct, frozen=True):
    """A handed-in verdict that was sent back, with a comment and what it is about.

    The comment is about a piece of evidence, a passage of an article (`quote` is its text), or
    neither.
    """

    id: int
    verdict: int
    by: str
    at: str
    why: str
    evidence: int | None = None
    article: int | None = None
    start: int | None = None
    end: int | None = None
    quote: str = ""


class Handover(Struct, frozen=True):
    """A claim assigned to a reviewer, with a note on where it stands. Empty `to`: to nobody."""

    claim: int
    to: str
    by: str
    at: str
    note: str
