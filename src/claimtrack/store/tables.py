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
        "conflict",
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
    AND verdict.id > claim.set_aside AND NOT verdict.beside)"""
"""The number of a claim's current verdict, in a query on `claim`."""

MERGE = "merge"
"""What an event is about that says which heads of logs a merge has brought."""

MERGED = (
    "scale",
    "rating",
    "claimant",
    "source",
    "snapshot",
    "article",
    "sentence",
    "remark",
    "claim",
    "wording",
    "evidence",
    "verdict",
    "verdict_evidence",
    "sign_off",
    "send_back",
    "handover",
    "query",
    "search",
    "published_review",
    "relation",
    "suggestion",
    "appearance",
    "article_sign_off",
)
"""The tables whose rows a merge brings in, each after those that it refers to."""

STAYS = frozenset({"setting", "draft", "import_failure", "conflict", "alias", "log", "event"})
"""The other tables of records. Each file keeps its own: what applies to a desk and not to its
claims, what somebody is typing, and what is told of merges. Logs are brought along whole."""

TWINS: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "scale": (("slug",),),
    "rating": (("scale", "slug"),),
    "claimant": (("name",),),
    "source": (("url",),),
    "published_review": (("ref",),),
    "wording": (("claim", "text"),),
    "relation": (("claim", "other"),),
    "suggestion": (("sentence", "claim"),),
    "appearance": (("claim", "sentence", "start", "end"),),
    "verdict_evidence": (("verdict", "evidence"),),
}
"""Columns by which rows that two files made for themselves are one: none of them is NULL then."""

TOGETHER: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "article": (("imported_at", "imported_by", "sha256"), ("embargo", "embargo_why")),
    "sentence": (
        ("start", "end", "position"),
        ("check_worthiness", "reasons", "claimant", "cue", "type", "words", "rule"),
    ),
    "claim": (("attention", "attention_why"), ("removed_at", "merged_into")),
    "suggestion": (
        ("state", "decided_by", "decided_at", "score", "relation", "differences", "statement"),
    ),
    "relation": (("kind", "state", "score", "differences", "decided_by", "decided_at"),),
    "source": (("url", "page"), ("state", "state_at", "state_why")),
    "evidence": (("quote", "quote_check", "checked_against", "found", "differing"),),
    "query": (("answer", "answered_at", "proposed_fix"),),
    "verdict": (
        ("retraction_asked_by", "retraction_asked_at", "retracted_at", "retracted_why"),
        ("published_on", "url"),
    ),
    "sign_off": (("lapsed_at", "lapsed_why"), ("resolution", "resolved_by", "resolved_at")),
}
"""Columns that are set together: a merge takes them from one of the files together."""
