"""Redaction: a case without the words that must stay at the desk.

Every report and export is made from a redacted case unless somebody asks for the confidential one,
so no format has to remember what to leave out. The existence of the evidence, its stance, its rank
and its quote check stay, because readers must know what a verdict rests on; its source and its
words go. A name that somebody typed into a rationale cannot be found here.
"""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from claimtrack.model.case import ArticleCase, ClaimCase
from claimtrack.model.event import Event
from claimtrack.model.evidence import Evidence, Source

A_SOURCE = "a confidential source"
"""Printed in place of a source's name."""

HIDDEN = "[confidential]"
"""Printed in place of words."""

_TELLING = frozenset(
    {
        "title",
        "publisher",
        "url",
        "page",
        "archived_url",
        "note",
        "origin",
        "quote",
        "locator",
        "independence",
        "found",
        "differing",
        "state_why",
        "sha256",
        "unread_why",
        "ours",
        "theirs",
    }
)
"""The columns of sources, copies, evidence, claims and conflicts that hold such words."""


def redacted(case: ClaimCase) -> ClaimCase:
    """A claim's case without what is confidential."""
    claim = case.claim
    if claim.note_confidential and claim.note:
        claim = replace(claim, note=HIDDEN)
    if not any(item.secret for item in case.evidence):
        return replace(case, claim=claim)
    hidden = {item.independence for item in case.evidence if item.secret}
    origins = {voice: f"confidential origin {n}" for n, voice in enumerate(sorted(hidden), 1)}
    evidence = tuple(
        _redacted_evidence(item, origins.get(item.independence)) for item in case.evidence
    )
    return replace(case, claim=claim, evidence=evidence)


def redacted_article(case: ArticleCase) -> ArticleCase:
    """An article's case without what is confidential in those of its claims."""
    return replace(case, claims=tuple(redacted(claim) for claim in case.claims))


def redacted_source(source: Source) -> Source:
    """A source without its name and words, where it is confidential."""
    if not source.confidential:
        return source
    return Source(
        id=source.id,
        uid=source.uid,
        title=A_SOURCE,
        kind=source.kind,
        rank=source.rank,
        published_on=source.published_on,
        retrieved_at=source.retrieved_at,
        stored=source.stored,
        state=source.state,
        state_at=source.state_at,
        confidential=True,
        evidence=source.evidence,
        version=source.version,
    )


def redacted_event(event: Event, secret: frozenset[str]) -> Event:
    """An event without the words of rows that are confidential, or once were.

    Args:
        event: what happened.
        secret: the uids of such rows.
    """
    if event.uid not in secret:
        return event
    return replace(event, before=_hidden(event.before), after=_hidden(event.after))


def _redacted_evidence(item: Evidence, group: str | None) -> Evidence:
    if not item.secret:
        return replace(item, group=group or item.group)
    return replace(
        item,
        source=redacted_source(replace(item.source, confidential=True)),
        quote=HIDDEN if item.quote.strip() else "",
        locator="",
        note="",
        found="",
        differing=(),
        group=group,
    )


def _hidden(values: dict[str, Any] | None) -> dict[str, Any] | None:
    if values is None:
        return None
    return {name: HIDDEN if name in _TELLING and value else value for name, value in values.items()}
