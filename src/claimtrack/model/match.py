"""What matching takes and gives: candidates in, matches with reasons and differences out.

Candidates and matches are named tuples, which are unpacked and compared as tuples.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from claimtrack.model.review import PublishedReview


class Relation(StrEnum):
    """How a statement stands to a claim. Only this speaks of sameness; a score never does."""

    SAME = "same"
    VARIANT = "variant"
    CONTRADICTS = "contradicts"
    RELATED = "related"


class DifferenceKind(StrEnum):
    """The ways in which two statements can materially differ."""

    NUMBER = "number"
    UNIT = "unit"
    DATE = "date"
    NEGATION = "negation"
    DIRECTION = "direction"
    NAME = "name"
    QUANTIFIER = "quantifier"
    ROLE = "role"
    MODALITY = "modality"
    DETAIL = "detail"


class Difference(Struct, frozen=True):
    """One material difference: its kind, the words on either side and where they stand.

    Spans are (start, end) in characters of the statement and of the claim's wording; a side that
    lacks the thing altogether (a negation present in one only) has an empty string and no span.
    """

    kind: DifferenceKind
    statement: str
    claim: str
    statement_span: tuple[int, int] | None = None
    claim_span: tuple[int, int] | None = None


class Comparison(Struct, frozen=True):
    """How two texts stand to one another; `language` is that of the statement, None: not known.

    `why` says why no more than *related* can be said; empty: more could be.
    """

    relation: Relation
    differences: tuple[Difference, ...] = ()
    language: str | None = None
    why: str = ""


class Candidate(Struct, frozen=True):
    """A claim that shares telling words with a statement, before ranking.

    `fts` is the summed inverse document frequency of the shared words, as the store added it up.
    `wordings` begins with the canonical text. `cosine` says how near a model puts the nearest of
    them; None: nobody chose a model.
    """

    claim: int
    wordings: tuple[str, ...]
    fts: float
    cosine: float | None = None


class Match(Struct, frozen=True):
    """A claim beside a statement: how near, in which of its wordings, and in what they differ.

    `score` is 0 to 100 and orders; `relation` alone says whether it is the same claim, and `why`
    says why no more than *related* can be said of texts that a model puts near each other.
    """

    claim: int
    wording: str
    score: float
    relation: Relation
    differences: tuple[Difference, ...] = ()
    why: str = ""

    @property
    def conflicts(self) -> tuple[Difference, ...]:
        """The differences that are no mere detail: a detail more is for a person to weigh."""
        return tuple(one for one in self.differences if one.kind is not DifferenceKind.DETAIL)


class Rejection(Struct, frozen=True):
    """A reviewer's decision that a sentence does not make a claim."""

    claim: int
    sentence: int
    article: int
    by: str
    at: str


class MatchedClaim(Struct, frozen=True):
    """A match with what a face shows of the claim: our rating, its age, the checks by others.

    `rejected` is set if a reviewer has rejected the claim for exactly these words. `class_` is the
    normalised class of our rating. `embargo` says until when the only articles that make it are
    under embargo.
    """

    match: Match
    uid: str
    text: str
    status: str
    signed_off: bool
    rating: str | None = None
    as_of: str | None = None
    recheck_by: str | None = None
    claimant: str | None = None
    reviews: tuple[PublishedReview, ...] = ()
    rejected: Rejection | None = None
    class_: str | None = None
    embargo: str = ""

    @property
    def embargo_words(self) -> str:
        """That it is under embargo, and until when; empty where it is not."""
        return f"under embargo {self.embargo}: keep it inside" if self.embargo else ""

    @property
    def contradicts_a_false_claim(self) -> bool:
        """Whether the statement contradicts what we, or else others, found false.

        Then it may well agree with the finding.
        """
        found = self.class_ or next((each.normalised for each in self.reviews), None)
        return self.match.relation is Relation.CONTRADICTS and found == "false"


DENIES_FALSE = "contradicts what was found false: it may agree with that finding"
"""Said beside such a match."""


class Searched(Struct, frozen=True):
    """What a match was looked for in: how many claims, and the date of the newest."""

    claims: int
    newest: str | None


HARDLY = 5.0
"""Below this score a claim is hardly ever wanted; it would only bury the others on a screen."""

STRONG, FAIR = 80.0, 50.0
"""Where the bands of a score begin; the score is a chance in 100 (see `claimtrack.match`)."""


def band(score: float) -> str:
    """Name the band of a score in 0..100: `strong`, `fair` or `weak`."""
    if score >= STRONG:
        return "strong"
    return "fair" if score >= FAIR else "weak"
