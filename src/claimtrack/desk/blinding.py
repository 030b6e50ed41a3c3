"""Blind ratings: which verdicts can be rated blind, and what is hidden until then. Pure."""

from __future__ import annotations

from msgspec.structs import replace

from claimtrack.model.case import ArticleCase, ClaimCase
from claimtrack.model.claim import ClaimStatus


def may_rate_blind(case: ClaimCase, reviewer: str) -> bool:
    """Whether a reviewer can still rate the current verdict blind."""
    verdict = case.verdict
    return (
        verdict is not None
        and verdict.handed_in_at is not None
        and verdict.retraction_asked_at is None
        and verdict.reviewer != reviewer
        and all(one.verdict != verdict.id or one.by != reviewer for one in case.sign_offs)
    )


def blinded(case: ClaimCase) -> ClaimCase:
    """Return the case of a claim without ratings and without sign-offs of them."""
    claim = replace(
        case.claim, status=ClaimStatus.OPEN, attention=None, attention_why=None, set_aside=0
    )
    return replace(case, claim=claim, verdicts=(), sign_offs=(), send_backs=(), handovers=())


def blind_claims(case: ArticleCase, reviewer: str) -> frozenset[int]:
    """Return the claims of an article whose verdict a reviewer can still rate blind."""
    return frozenset(one.claim.id for one in case.claims if may_rate_blind(one, reviewer))


def blinded_article(case: ArticleCase, hidden: frozenset[int]) -> ArticleCase:
    """Return an article without the ratings of the hidden claims; its coverage stays."""
    claims = tuple(blinded(one) if one.claim.id in hidden else one for one in case.claims)
    return replace(case, claims=claims)
