"""Claims: what was said, by whom, in which words, where, and what others made of it."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from claimtrack.model.review import PublishedReview


class ClaimStatus(StrEnum):
    """Where the work on a claim stands. Not a rating."""

    OPEN = "open"
    IN_PROGRESS = "in progress"
    READY = "ready for sign-off"
    SENT_BACK = "sent back"
    SIGNED_OFF = "signed off"
    PUBLISHED = "published"
    CORRECTED = "corrected"
    RETRACTED = "retracted"


class ClaimType(StrEnum):
    """What sort of statement a claim is; decides which evidence can settle it."""

    QUANTITY = "quantity"
    COMPARISON = "comparison"
    EVENT = "event"
    QUOTE = "quote"
    LAW = "law or rule"
    PREDICTION = "prediction"
    PERSONAL = "personal"
    OPINION = "opinion"


class ClaimantKind(StrEnum):
    """Who can claim."""

    PERSON = "person"
    ORGANISATION = "organisation"


class Checked(StrEnum):
    """For a quotation: what was checked."""

    SAID = "said"
    SO = "so"
    BOTH = "both"


class WordingKind(StrEnum):
    """How a wording came on file."""

    CANONICAL = "canonical"
    HEADLINE = "headline"
    APPEARANCE = "appearance"
    VARIANT = "variant"


class AnchorState(StrEnum):
    """Whether an appearance still stands where it was found."""

    ANCHORED = "anchored"
    CHANGED = "changed"
    ORPHAN = "orphan"


class QueryTo(StrEnum):
    """To whom a question goes."""

    AUTHOR = "author"
    CLAIMANT = "claimant"
    EXPERT = "expert"
    DESK = "desk"


class Claimant(Struct, frozen=True):
    """A person or organisation that claims. `same_as` is an address that identifies them."""

    id: int
    uid: str
    name: str
    kind: ClaimantKind | None = None
    same_as: str | None = None


class Claim(Struct, frozen=True):
    """A claim on file. `text` is its canonical, standalone wording.

    Verdicts numbered up to `set_aside` stopped counting when claims rated differently were merged.
    """

    id: int
    uid: str
    text: str
    status: ClaimStatus = ClaimStatus.OPEN
    claimant: str | None = None
    claimed_on: str | None = None
    type: ClaimType | None = None
    checked: Checked | None = None
    tags: tuple[str, ...] = ()
    owner: str | None = None
    legal: bool = False
    sensitive: bool = False
    attention: str | None = None
    attention_why: str | None = None
    note: str = ""
    note_confidential: bool = False
    created_at: str = ""
    set_aside: int = 0
    version: int = 1


class Wording(Struct, frozen=True):
    """Words a claim has been put in."""

    claim: int
    text: str
    kind: WordingKind
    language: str | None = None


class Appearance(Struct, frozen=True):
    """A claim at its place in an article: `article.text[start:end] == quote`, always.

    `judged_before` is the verdict that stood when this place was linked to the claim: it was not
    made with this place in view, so only a later one ticks it.
    """

    id: int
    uid: str
    claim: int
    article: int
    sentence: int
    start: int
    end: int
    line: int
    quote: str
    prefix: str = ""
    suffix: str = ""
    claimant: str | None = None
    said_on: str | None = None
    state: AnchorState = AnchorState.ANCHORED
    article_title: str = ""
    article_url: str | None = None
    judged_before: int | None = None
    article_published_on: str | None = None

    @property
    def on(self) -> str | None:
        """The day on which it was said there, or else on which the article came out."""
        return self.said_on or self.article_published_on


class Query(Struct, frozen=True):
    """A question asked about a claim, and what came back."""

    id: int
    uid: str
    claim: int
    to: QueryTo
    question: str
    how: str | None
    asked_at: str
    asked_by: str
    answer: str | None = None
    answered_at: str | None = None
    proposed_fix: str | None = None


class Search(Struct, frozen=True):
    """A logged search: where, for which words, and what it turned up ('': nothing)."""

    id: int
    uid: str
    claim: int
    place: str
    words: str
    found: str
    at: str
    by: str


class ClaimRow(Struct, frozen=True):
    """One line of a list of claims: the claim beside what a list shows of its surroundings.

    `embargo` says until when the only articles that make it are under embargo; empty: they are not.
    """

    claim: Claim
    rating: str | None
    as_of: str | None
    recheck_by: str | None
    signed_off: bool
    evidence: int
    wordings: tuple[str, ...]
    appearances: tuple[Appearance, ...]
    reviews: tuple[PublishedReview, ...]
    embargo: str = ""


NOBODY = "nobody"
"""As an owner: claims without an owner."""


class ClaimOrder(StrEnum):
    """What a list of claims can be sorted by; ties are newest first."""

    NEWEST = "newest"
    RATING = "rating"
    AS_OF = "as of"
    RECHECK = "re-check by"
    STATUS = "status"
    OWNER = "owner"
    CLAIMANT = "claimant"
    WORDING = "wording"


class ClaimFilter(Struct, frozen=True):
    """Which claims to list; None means no restriction."""

    article: int | None = None
    rating: str | None = None
    status: str | None = None
    claimant: str | None = None
    words: str | None = None
    ours: bool = False
    """Leave out claims that only others have checked and nobody here has touched."""
    tag: str | None = None
    owner: str | None = None
    """A name as written, or `nobody`."""
    attention: bool = False
    """Only claims that need attention."""
    due: str | None = None
    """Only claims whose re-check date has come by this day."""
    among: tuple[int, ...] | None = None
    """Only claims with these numbers."""
