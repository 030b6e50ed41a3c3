"""Sources, their copies, evidence, and what was asked and searched."""

from __future__ import annotations

from claimtrack.model.claim import QueryTo
from claimtrack.model.evidence import QuoteCheck, SourceKind, SourceRank, SourceState, Stance
from claimtrack.store.sqlite.tables.one_of import one_of

EVIDENCE = (
    f"""CREATE TABLE source (
        id INTEGER PRIMARY KEY,
        uid TEXT NOT NULL UNIQUE,
        kind TEXT NOT NULL {one_of("kind", SourceKind)},
        rank TEXT NOT NULL {one_of("rank", SourceRank)},
        title TEXT NOT NULL,
        publisher TEXT,
        url TEXT UNIQUE,
        page TEXT, -- what all addresses of that page have in common; NULL: no address
        archived_url TEXT,
        published_on TEXT,
        retrieved_at TEXT,
        state TEXT NOT NULL DEFAULT 'available' {one_of("state", SourceState)},
        state_at TEXT,
        state_why TEXT,
        confidential INTEGER NOT NULL DEFAULT 0,
        note TEXT NOT NULL DEFAULT '',
        version INTEGER NOT NULL DEFAULT 1
    ) STRICT""",
    "CREATE INDEX source_page ON source(page)",
    """CREATE TABLE snapshot (
        id INTEGER PRIMARY KEY,
        uid TEXT NOT NULL UNIQUE,
        source INTEGER NOT NULL, -- no key: a copy that was taken back outlasts its source
        origin TEXT NOT NULL, -- the address or the name of the file it came from
        page TEXT, -- the page it is by its own word; NULL: it says nothing
        media_type TEXT,
        bytes BLOB, -- zlib of the bytes as they came; NULL: too large to keep
        size INTEGER NOT NULL,
        sha256 TEXT NOT NULL, -- of those bytes, before compression
        readable TEXT, -- NULL: no words in it can be read
        unread_why TEXT,
        kept_at TEXT NOT NULL,
        kept_by TEXT NOT NULL,
        removed_at TEXT -- taken back; NULL: on file
    ) STRICT""",
    "CREATE INDEX snapshot_source ON snapshot(source)",
    "CREATE INDEX snapshot_sha256 ON snapshot(sha256)",
    "CREATE INDEX snapshot_page ON snapshot(page)",
    f"""CREATE TABLE evidence (
        id INTEGER PRIMARY KEY,
        uid TEXT NOT NULL UNIQUE,
        claim INTEGER NOT NULL REFERENCES claim(id),
        source INTEGER NOT NULL REFERENCES source(id),
        stance TEXT NOT NULL {one_of("stance", Stance)},
        quote TEXT NOT NULL DEFAULT '',
        locator TEXT NOT NULL DEFAULT '',
        quote_check TEXT NOT NULL DEFAULT 'not checked' {one_of("quote_check", QuoteCheck)},
        checked_against INTEGER REFERENCES snapshot(id), -- NULL: nothing to check against
        found TEXT NOT NULL DEFAULT '', -- the words as the source has them
        differing TEXT NOT NULL DEFAULT '[]', -- JSON, pairs of words quoted and found
        independence TEXT, -- copies of one origin share it; NULL: stands for itself
        confidential INTEGER NOT NULL DEFAULT 0, -- though its source may be public
        note TEXT NOT NULL DEFAULT '',
        added_by TEXT NOT NULL,
        added_at TEXT NOT NULL,
        version INTEGER NOT NULL DEFAULT 1
    ) STRICT""",
    "CREATE INDEX evidence_claim ON evidence(claim)",
    "CREATE INDEX evidence_source ON evidence(source)",
    "CREATE INDEX evidence_checked_against ON evidence(checked_against)",
    f"""CREATE TABLE query (
        id INTEGER PRIMARY KEY,
        uid TEXT NOT NULL UNIQUE,
        claim INTEGER NOT NULL REFERENCES claim(id),
        addressee TEXT NOT NULL {one_of("addressee", QueryTo)},
        question TEXT NOT NULL,
        how TEXT,
        asked_at TEXT NOT NULL,
        asked_by TEXT NOT NULL,
        answer TEXT, -- NULL: open
        answered_at TEXT,
        proposed_fix TEXT,
        version INTEGER NOT NULL DEFAULT 1
    ) STRICT""",
    "CREATE INDEX query_claim ON query(claim)",
    """CREATE TABLE search (
        id INTEGER PRIMARY KEY,
        uid TEXT NOT NULL UNIQUE,
        claim INTEGER NOT NULL REFERENCES claim(id),
        place TEXT NOT NULL, -- the archive, register or search engine
        words TEXT NOT NULL, -- what was asked for
        found TEXT NOT NULL DEFAULT '', -- what came of it; empty: nothing
        at TEXT NOT NULL,
        by TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX search_claim ON search(claim)",
)
