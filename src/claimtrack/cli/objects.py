"""What several commands print of one record, as a JSON object: a contract that scripts depend on.

What one command alone prints stands in its own module.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimtrack.cli.printing import Object

if TYPE_CHECKING:
    from claimtrack.model.article import ArticleRow
    from claimtrack.model.case import Block
    from claimtrack.model.claim import Appearance, ClaimRow
    from claimtrack.model.evidence import Source
    from claimtrack.model.match import Difference, MatchedClaim
    from claimtrack.model.review import PublishedReview


def of_claim(row: ClaimRow) -> Object:
    """A line of a list of claims."""
    claim = row.claim
    return {
        "id": claim.id,
        "uid": claim.uid,
        "text": claim.text,
        "claimant": claim.claimant,
        "status": claim.status,
        "attention": claim.attention,
        "rating": row.rating,
        "as_of": row.as_of,
        "recheck_by": row.recheck_by,
        "wordings": list(row.wordings),
        "appearances": [_appearance(place) for place in row.appearances],
        "evidence": row.evidence,
        "reviews": [of_review(review) for review in row.reviews],
        **({"embargo": row.embargo} if row.embargo else {}),
    }


def _appearance(place: Appearance) -> Object:
    return {
        "article": place.article,
        "start": place.start,
        "end": place.end,
        "quote": place.quote,
    }


def of_block(block: Block) -> Object:
    """A broken house rule."""
    return {
        "rule": block.rule,
        "severity": block.severity,
        "claim": block.claim,
        "why": block.why,
        "mend": block.mend,
    }


def of_match(shown: MatchedClaim) -> Object:
    """A match. `rating` is ours alone; `reviews` are by others."""
    match = shown.match
    return {
        "claim": match.claim,
        "uid": shown.uid,
        "text": shown.text,
        "wording": match.wording,
        "score": round(match.score, 1),
        "relation": match.relation,
        "differences": [of_difference(one) for one in match.differences],
        **({"why": match.why} if match.why else {}),
        "rating": shown.rating,
        "as_of": shown.as_of,
        "recheck_by": shown.recheck_by,
        "status": shown.status,
        "signed_off": shown.signed_off,
        "claimant": shown.claimant,
        "reviews": [of_review(review) for review in shown.reviews],
        **({"embargo": shown.embargo} if shown.embargo else {}),
        **_rejected(shown),
    }


def _rejected(shown: MatchedClaim) -> Object:
    """Return who rejected this claim for these words; empty if nobody did."""
    rejection = shown.rejected
    if rejection is None:
        return {}
    return {
        "rejected": {
            "by": rejection.by,
            "at": rejection.at,
            "article": rejection.article,
            "sentence": rejection.sentence,
        }
    }


def of_difference(difference: Difference) -> Object:
    """One material difference, as its kind and the words on either side."""
    return {"kind": difference.kind, "statement": difference.statement, "claim": difference.claim}


def of_review(review: PublishedReview) -> Object:
    """A check by others."""
    return {
        "publisher": review.publisher,
        "label": review.label,
        "url": review.url,
        "date": review.date,
    }


def of_article(row: ArticleRow) -> Object:
    """A line of a list of articles."""
    article, coverage = row.article, row.coverage
    return {
        "id": article.id,
        "uid": article.uid,
        "title": article.title,
        "url": article.url,
        "publisher": article.publisher,
        "published_on": article.published_on,
        "language": article.language,
        "kind": article.kind,
        "owner": article.owner,
        "deadline": article.deadline,
        "embargo": row.embargo or None,
        "sentences": coverage.sentences,
        "decided": coverage.decided,
        "claims": coverage.claims,
        "judged": coverage.judged,
        "open": coverage.open,
        "skipped": coverage.skipped,
    }


def of_source(source: Source) -> Object:
    """A source, without what was kept of it."""
    return {
        "id": source.id,
        "uid": source.uid,
        "title": source.title,
        "kind": source.kind,
        "rank": source.rank,
        "publisher": source.publisher,
        "url": source.url,
        "archived_url": source.archived_url,
        "published_on": source.published_on,
        "retrieved_at": source.retrieved_at,
        "stored": source.stored,
        "sha256": source.sha256,
        "state": source.state,
        "state_why": source.state_why,
        "confidential": source.confidential,
        "evidence": source.evidence,
    }
