"""The data shown about a claim that a statement was matched with.

It has its own module because every match waits for it; a claim's whole case takes ten more queries
and is read by `Claims.case`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from claimtrack.model.match import Candidate, Match, MatchedClaim, Rejection
from claimtrack.model.review import PublishedReview
from claimtrack.store.rows import Reader, Shape, marks
from claimtrack.store.tables import CURRENT

REVIEW = Shape(PublishedReview, "published_review", date="published_review.published_on")

_REVIEWS = f"""
    SELECT claim, {REVIEW.columns} FROM published_review WHERE claim IN ({{}}) ORDER BY id
"""


class _Standing(Struct, frozen=True):
    """How a claim stands."""

    id: int
    uid: str
    text: str
    status: str
    claimant: str | None
    rating: str | None
    class_: str | None
    as_of: str | None
    recheck_by: str | None
    signed_off: bool


_STANDS = Shape(
    _Standing,
    "claim",
    claimant="claimant.name",
    rating="rating.slug",
    class_="rating.normalised",
    as_of="verdict.as_of",
    recheck_by="verdict.recheck_by",
    signed_off="EXISTS (SELECT 1 FROM sign_off WHERE sign_off.verdict = verdict.id"
    " AND sign_off.agrees AND sign_off.lapsed_at IS NULL)",
)

_STANDING = f"""
    SELECT {_STANDS.columns}
    FROM claim LEFT JOIN claimant ON claimant.id = claim.claimant
    LEFT JOIN verdict ON verdict.id = {CURRENT} LEFT JOIN rating ON rating.id = verdict.rating
    WHERE claim.removed_at IS NULL AND claim.id IN ({{}})
"""

_FOUND_FALSE = f"""
    SELECT claim FROM published_review WHERE normalised = 'false' AND claim IN ({{0}})
    UNION SELECT claim.id FROM claim JOIN verdict ON verdict.id = {CURRENT}
    JOIN rating ON rating.id = verdict.rating
    WHERE rating.normalised = 'false' AND claim.id IN ({{0}})
"""


class Matches(Reader):
    """Reads the data shown about matched claims."""

    def any_embargo(self) -> bool:
        """Whether an article has, or had, an embargo."""
        return bool(self.scalar("SELECT EXISTS (SELECT 1 FROM article WHERE embargo IS NOT NULL)"))

    def matched(
        self, matches: Sequence[Match], rejected: Mapping[int, Rejection]
    ) -> tuple[MatchedClaim, ...]:
        """Return matches in their order with the data shown about their claims.

        Args:
            matches: the matches found.
            rejected: claims that were rejected for these words.
        """
        claims = [match.claim for match in matches]
        found = self.read(_STANDS, _STANDING.format(marks(claims)), claims)
        standing = {one.id: one for one in found}
        reviews = self.reviews(claims)
        return tuple(
            MatchedClaim(
                match=match,
                uid=standing[match.claim].uid,
                text=standing[match.claim].text,
                status=standing[match.claim].status,
                signed_off=standing[match.claim].signed_off,
                rating=standing[match.claim].rating,
                class_=standing[match.claim].class_,
                as_of=standing[match.claim].as_of,
                recheck_by=standing[match.claim].recheck_by,
                claimant=standing[match.claim].claimant,
                reviews=tuple(reviews[match.claim]),
                rejected=rejected.get(match.claim),
            )
            for match in matches
        )

    def found_false(self, candidates: Sequence[Candidate]) -> frozenset[int]:
        """Return the claims among candidates that we or others rated false."""
        claims = [one.claim for one in candidates]
        rows = self.connection.execute(_FOUND_FALSE.format(marks(claims)), claims * 2)
        return frozenset(key for (key,) in rows)

    def reviews(self, claims: Sequence[int]) -> dict[int, list[PublishedReview]]:
        """Return the checks of these claims by others, by claim."""
        return self.grouped(REVIEW, _REVIEWS.format(marks(claims)), claims)
