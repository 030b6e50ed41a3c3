"""What the store knows about its tables besides their columns."""

from __future__ import annotations

from collections.abc import Mapping

VERSIONED = frozenset(
    {
        "article",
        "sentence",
        "claimant",
        "claim",
        "appearance",
        "suggestion",
        "relation",
        "source",
        "evidence",
        "query",
        "verdict",
        "sign_off",
        "setting",
    }
)
"""The tables whose rows people edit: their `version` increases with every change."""

POINTS_AT: Mapping[str, Mapping[str, str]] = {
    "appearance": {
        "claim": "claim",
        "article": "article",
        "sentence": "sentence",
        "claimant": "claimant",
        "carried_from": "appearance",
        "judged_before": "verdict",
    },
    "article": {"revision_of": "article", "copy_of": "article"},
    "article_sign_off": {"article": "article"},
    "claim": {"claimant": "claimant", "merged_into": "claim", "set_aside": "verdict"},
    "evidence": {"claim": "claim", "source": "source", "checked_against": "snapshot"},
    "handover": {"claim": "claim"},
    "published_review": {"claim": "claim"},
    "query": {"claim": "claim"},
    "rating": {"scale": "scale"},
    "relation": {"claim": "claim", "other": "claim"},
    "remark": {"article": "article"},
    "search": {"claim": "claim"},
    "send_back": {"verdict": "verdict", "evidence": "evidence", "article": "article"},
    "sentence": {"article": "article"},
    "sign_off": {"verdict": "verdict", "seen_rating": "rating", "blind_rating": "rating"},
    "snapshot": {"source": "source"},
    "suggestion": {"sentence": "sentence", "claim": "claim"},
    "verdict": {"claim": "claim", "rating": "rating", "supersedes": "verdict"},
    "verdict_evidence": {"verdict": "verdict", "evidence": "evidence"},
    "wording": {"claim": "claim"},
}
"""For each table the columns that refer to rows of others by number; the log has their uids."""

POINTS_AT_IN_LISTS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "article_sign_off": {"verdicts": ("claim", "verdict")}
}
"""Columns of JSON lists whose first members are row numbers of these tables."""

NOT_LOGGED: Mapping[str, frozenset[str]] = {
    "article": frozenset({"original", "text", "matched_upto"}),
    "snapshot": frozenset({"bytes", "readable"}),
}
"""Columns that are too large for the log, or meaningless in another file."""

OF_CLAIM = (
    "wording",
    "appearance",
    "evidence",
    "query",
    "search",
    "verdict",
    "handover",
    "published_review",
    "suggestion",
)
OF_VERDICT = ("verdict_evidence", "sign_off", "send_back")
"""The records of a claim and of a verdict, which refer to it by a column of that name."""

CURRENT = """(SELECT max(id) FROM verdict
    WHERE verdict.claim = claim.id AND verdict.retracted_at IS NULL
    AND verdict.id > claim.set_aside)"""
"""The number of a claim's current verdict, in a query on `claim`."""
