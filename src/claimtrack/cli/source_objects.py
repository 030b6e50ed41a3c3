"""Sources, their copies and what leans on them as JSON objects, and as words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from claimtrack.cli.objects import of_source

if TYPE_CHECKING:
    from claimtrack.desk.archive import Archived
    from claimtrack.desk.copies import CheckedQuote
    from claimtrack.desk.impact import Impact
    from claimtrack.desk.sources import FoundSource
    from claimtrack.match.origins import SameOrigin
    from claimtrack.model.evidence import Snapshot, Source

Object = dict[str, Any]


def of_found(found: FoundSource, source: Source) -> Object:
    """A source that was looked for; `source` is what may be shown of it."""
    return {**of_source(source), "score": round(found.score, 1), "in_text": found.in_text}


def of_snapshot(snapshot: Snapshot, *, shown: bool) -> Object:
    """A copy of a source; its origin and hash only where they may be shown."""
    return {
        "id": snapshot.id,
        "uid": snapshot.uid,
        "kept_at": snapshot.kept_at,
        "kept_by": snapshot.kept_by,
        "origin": snapshot.origin if shown else None,
        "media_type": snapshot.media_type,
        "size": snapshot.size,
        "sha256": snapshot.sha256 if shown else None,
        "stored": snapshot.stored,
        "unread_why": snapshot.unread_why if shown else None,
    }


def of_archived(archived: Archived) -> Object:
    """What became of keeping a copy."""
    return {
        "source": archived.source,
        "status": archived.status,
        "snapshot": archived.snapshot,
        "sha256": archived.sha256,
        "quotes": [_of_quote(one) for one in archived.quotes],
        "gone": list(archived.gone),
        "new": list(archived.new),
        "same_as": archived.same_as,
        "why": archived.why,
    }


def _of_quote(one: CheckedQuote) -> Object:
    return {
        "evidence": one.evidence,
        "claim": one.claim,
        "quote": one.quote,
        "check": one.check,
        "before": one.before,
        "found": one.found,
        "differing": [{"quoted": said, "found": found} for said, found in one.differing],
        "lost": one.lost,
    }


def of_same_origin(found: SameOrigin) -> Object:
    """A suggestion that some evidence goes back to one origin."""
    return {"evidence": list(found.keys), "name": found.name, "why": found.why}


def of_impact(impact: Impact) -> Object:
    """What leans on a source or a claim."""
    return {
        "kind": impact.kind,
        "id": impact.key,
        "claims": [
            {"id": one.id, "uid": one.uid, "text": one.text, "status": one.status}
            for one in impact.claims
        ],
        "verdicts": [
            {
                "id": one.verdict.id,
                "claim": one.claim.id,
                "rating": one.verdict.rating.slug,
                "as_of": one.verdict.as_of,
                "current": one.current,
                "evidence": list(one.evidence),
                "published_on": one.verdict.published_on,
                "url": one.verdict.url,
            }
            for one in impact.verdicts
        ],
        "articles": [
            {
                "id": one.article.id,
                "title": one.article.title,
                "published_url": one.article.published_url,
                "claims": list(one.claims),
            }
            for one in impact.articles
        ],
        "reports": list(impact.reports),
    }


def differing_words(differing: Iterable[tuple[str, str]]) -> str:
    """Which words a quote has otherwise than its source."""
    said = []
    for quoted, found in differing:
        if not found:
            said.append(f"'{quoted}' is not there")
        elif not quoted:
            said.append(f"'{found}' is left out")
        else:
            said.append(f"'{quoted}' is '{found}' there")
    return ", ".join(said)
