"""Values as JSON objects: the contract that scripts depend on, field by field."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from claimtrack.model.article import ArticleRow, Sentence
    from claimtrack.model.case import ArticleCase, Block, ClaimCase
    from claimtrack.model.claim import Appearance, ClaimRow
    from claimtrack.model.event import Event
    from claimtrack.model.evidence import Source
    from claimtrack.model.match import Difference, MatchedClaim
    from claimtrack.model.review import PublishedReview
    from claimtrack.model.verdict import SendBack, SignOff, Verdict

Object = dict[str, Any]


def of_review(review: PublishedReview) -> Object:
    """A check by others."""
    return {
        "publisher": review.publisher,
        "label": review.label,
        "url": review.url,
        "date": review.date,
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
        "rating": shown.rating,
        "as_of": shown.as_of,
        "recheck_by": shown.recheck_by,
        "status": shown.status,
        "signed_off": shown.signed_off,
        "claimant": shown.claimant,
        "reviews": [of_review(review) for review in shown.reviews],
        **_rejected(shown),
    }


def _rejected(shown: MatchedClaim) -> Object:
    """Only there where somebody said of these words that they are not this claim."""
    said = shown.rejected
    if said is None:
        return {}
    return {
        "rejected": {
            "by": said.by,
            "at": said.at,
            "article": said.article,
            "sentence": said.sentence,
        }
    }


def of_difference(one: Difference) -> Object:
    """One material difference, as its kind and the words on either side."""
    return {"kind": one.kind, "statement": one.statement, "claim": one.claim}


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
    }


def _appearance(place: Appearance) -> Object:
    return {
        "article": place.article,
        "start": place.start,
        "end": place.end,
        "quote": place.quote,
    }


def of_case(case: ClaimCase, row: ClaimRow, blocks: tuple[Block, ...]) -> Object:
    """The card of a claim: its line, and everything behind it."""
    return {
        "claim": of_claim(row),
        "note": case.claim.note,
        "tags": list(case.claim.tags),
        "owner": case.claim.owner,
        "legal": case.claim.legal,
        "evidence": [
            {
                "id": one.id,
                "source": of_source(one.source),
                "stance": one.stance,
                "quote": one.quote,
                "locator": one.locator,
                "quote_check": one.quote_check,
                "differing": [{"quoted": said, "found": there} for said, there in one.differing],
                "confidential": one.secret,
                "group": one.group,
                "note": one.note,
                "added_by": one.added_by,
                "added_at": one.added_at,
                "newer_than_claim": case.came_later(one),
            }
            for one in case.evidence
        ],
        "verdicts": [_verdict(one, case) for one in case.verdicts],
        "sign_offs": [_plain(one) for one in case.sign_offs],
        "send_backs": [_plain(one) for one in case.send_backs],
        "handovers": [
            {"to": one.to, "by": one.by, "at": one.at, "note": one.note} for one in case.handovers
        ],
        "checked": case.claim.checked,
        "blocks": [of_block(block) for block in blocks],
        "attention_why": case.claim.attention_why,
        "remarks": [
            {"kind": one.kind, "text": one.text, "url": one.url, "by": one.by}
            for one in case.remarks
        ],
    }


def _verdict(verdict: Verdict, case: ClaimCase) -> Object:
    return {
        "id": verdict.id,
        "uid": verdict.uid,
        "rating": verdict.rating.slug,
        "rationale": verdict.rationale,
        "as_of": verdict.as_of,
        "recheck_by": verdict.recheck_by,
        "reviewer": verdict.reviewer,
        "created_at": verdict.created_at,
        "handed_in_at": verdict.handed_in_at,
        "supersedes": verdict.supersedes,
        "reason": verdict.reason,
        "reason_why": verdict.reason_why,
        "correction": verdict.correction,
        "published_on": verdict.published_on,
        "url": verdict.url,
        "retraction_asked_by": verdict.retraction_asked_by,
        "retracted_at": verdict.retracted_at,
        "retracted_why": verdict.retracted_why,
        "evidence": list(verdict.evidence),
        "current": verdict == case.verdict,
        "signed_off_by": [
            one.by
            for one in case.sign_offs
            if one.verdict == verdict.id
            and one.agrees
            and one.lapsed_at is None
            and one.covers == "verdict"
        ],
    }


def _plain(one: SignOff | SendBack) -> Object:
    """All that is on record, without what only the desk needs."""
    return {name: value for name, value in asdict(one).items() if name not in {"id", "digest"}}


def of_block(block: Block) -> Object:
    """A broken house rule."""
    return {
        "rule": block.rule,
        "severity": block.severity,
        "claim": block.claim,
        "why": block.why,
        "mend": block.mend,
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
        "sentences": coverage.sentences,
        "decided": coverage.decided,
        "claims": coverage.claims,
        "judged": coverage.judged,
        "open": coverage.open,
        "skipped": coverage.skipped,
    }


def of_article_case(case: ArticleCase, rows: tuple[ClaimRow, ...]) -> Object:
    """The card of an article; for every sentence `article.text[start:end] == text`."""
    article = case.article
    return {
        "article": {
            "id": article.id,
            "uid": article.uid,
            "title": article.title,
            "url": article.url,
            "publisher": article.publisher,
            "author": article.author,
            "published_on": article.published_on,
            "language": article.language,
            "kind": article.kind,
            "sha256": article.sha256,
            "text": article.text,
        },
        "sentences": [_sentence(sentence) for sentence in case.sentences],
        "claims": [of_claim(row) for row in rows],
    }


def _sentence(sentence: Sentence) -> Object:
    return {
        "id": sentence.id,
        "start": sentence.start,
        "end": sentence.end,
        "text": sentence.text,
        "kind": sentence.kind,
        "rule": sentence.rule,
        "state": sentence.state,
        "check_worthiness": sentence.check_worthiness,
        "reasons": list(sentence.reasons),
        "claimant": sentence.claimant,
        "claims": list(sentence.claims),
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


def of_event(event: Event) -> Object:
    """One change of one row."""
    return {
        "id": event.id,
        "group": event.group,
        "at": event.at,
        "who": event.who,
        "action": event.action,
        "entity": event.entity,
        "uid": event.uid,
        "before": event.before,
        "after": event.after,
        "undoes": event.undoes,
    }
