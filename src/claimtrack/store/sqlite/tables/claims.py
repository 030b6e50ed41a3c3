"""Claims: who makes them, in which words, where, and what they are like."""

from __future__ import annotations

from claimtrack.model.claim import (
    AnchorState,
    Checked,
    ClaimantKind,
    ClaimStatus,
    ClaimType,
    WordingKind,
)
from claimtrack.model.match import Relation
from claimtrack.model.suggestion import SuggestionState
from claimtrack.store.sqlite.tables.one_of import one_of

CLAIMS = (
    f"""CREATE TABLE claimant (
        id INTEGER PRIMARY KEY,
        uid TEXT NOT NULL UNIQUE,
        name TEXT NOT NULL UNIQUE,
        kind TEXT {one_of("kind", ClaimantKind)},
        same_as TEXT,
        version INTEGER NOT NULL DEFAULT 1
    ) STRICT""",
    f"""CREATE TABLE claim (
        id INTEGER PRIMARY KEY,
        uid TEXT NOT NULL UNIQUE,
        text TEXT NOT NULL,
        claimant INTEGER REFERENCES claimant(id),
        claimed_on TEXT,
        type TEXT {one_of("type", ClaimType)},
        tags TEXT NOT NULL DEFAULT '[]',
        status TEXT NOT NULL DEFAULT 'open' {one_of("status", ClaimStatus)},
        owner TEXT,
        legal INTEGER NOT NULL DEFAULT 0,
        sensitive INTEGER NOT NULL DEFAULT 0,
        attention TEXT,
        attention_why TEXT,
        note TEXT NOT NULL DEFAULT '',
        note_confidential INTEGER NOT NULL DEFAULT 0,
        checked TEXT {one_of("checked", Checked)}, -- quotations only
        batch INTEGER, -- the event group of the list it was imported with
        created_at TEXT NOT NULL,
        removed_at TEXT, -- an import taken back, or merged into another; NULL: on file
        merged_into INTEGER REFERENCES claim(id),
        set_aside INTEGER NOT NULL DEFAULT 0, -- verdicts up to this number stopped counting: merged
        version INTEGER NOT NULL DEFAULT 1
    ) STRICT""",
    "CREATE INDEX claim_claimant ON claim(claimant)",
    "CREATE INDEX claim_status ON claim(status)",
    "CREATE INDEX claim_batch ON claim(batch)",
    "CREATE INDEX claim_merged_into ON claim(merged_into)",
    f"""CREATE TABLE wording (
        id INTEGER PRIMARY KEY,
        uid TEXT NOT NULL UNIQUE,
        claim INTEGER NOT NULL REFERENCES claim(id),
        text TEXT NOT NULL,
        kind TEXT NOT NULL {one_of("kind", WordingKind)},
        language TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX wording_claim ON wording(claim)",
    f"""CREATE TABLE appearance (
        id INTEGER PRIMARY KEY,
        uid TEXT NOT NULL UNIQUE,
        claim INTEGER NOT NULL REFERENCES claim(id),
        article INTEGER NOT NULL REFERENCES article(id),
        sentence INTEGER NOT NULL REFERENCES sentence(id),
        start INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        quote TEXT NOT NULL,
        prefix TEXT NOT NULL,
        suffix TEXT NOT NULL,
        claimant INTEGER REFERENCES claimant(id),
        said_on TEXT,
        anchor TEXT NOT NULL DEFAULT 'anchored' {one_of("anchor", AnchorState)},
        carried_from INTEGER REFERENCES appearance(id),
        judged_before INTEGER REFERENCES verdict(id), -- stood before this place was linked
        version INTEGER NOT NULL DEFAULT 1,
        UNIQUE (claim, sentence, start, "end"),
        CHECK (start < "end")
    ) STRICT""",
    "CREATE INDEX appearance_article ON appearance(article)",
    "CREATE INDEX appearance_sentence ON appearance(sentence)",
    "CREATE INDEX appearance_claimant ON appearance(claimant)",
    "CREATE INDEX appearance_carried_from ON appearance(carried_from)",
    "CREATE INDEX appearance_judged_before ON appearance(judged_before)",
    f"""CREATE TABLE suggestion (
        id INTEGER PRIMARY KEY,
        uid TEXT NOT NULL UNIQUE,
        sentence INTEGER NOT NULL REFERENCES sentence(id),
        claim INTEGER NOT NULL REFERENCES claim(id),
        score REAL NOT NULL,
        relation TEXT NOT NULL {one_of("relation", Relation)},
        differences TEXT NOT NULL,
        statement TEXT NOT NULL, -- the sentence's words, folded: to know them again elsewhere
        state TEXT NOT NULL {one_of("state", SuggestionState)},
        decided_by TEXT,
        decided_at TEXT,
        version INTEGER NOT NULL DEFAULT 1,
        UNIQUE (sentence, claim)
    ) STRICT""",
    "CREATE INDEX suggestion_claim ON suggestion(claim)",
    "CREATE INDEX suggestion_rejected ON suggestion(statement) WHERE state = 'rejected'",
    """CREATE TABLE published_review (
        id INTEGER PRIMARY KEY,
        uid TEXT NOT NULL UNIQUE,
        claim INTEGER NOT NULL REFERENCES claim(id),
        ref TEXT NOT NULL UNIQUE,
        publisher TEXT,
        url TEXT,
        label TEXT,
        normalised TEXT,
        published_on TEXT
    ) STRICT""",
    "CREATE INDEX published_review_claim ON published_review(claim)",
    f"""CREATE TABLE relation (
        id INTEGER PRIMARY KEY,
        uid TEXT NOT NULL UNIQUE,
        claim INTEGER NOT NULL REFERENCES claim(id),
        other INTEGER NOT NULL REFERENCES claim(id),
        kind TEXT NOT NULL {one_of("kind", Relation, "unrelated")},
        state TEXT NOT NULL {one_of("state", SuggestionState, "suggested")},
        score REAL,
        differences TEXT NOT NULL,
        decided_by TEXT,
        decided_at TEXT,
        version INTEGER NOT NULL DEFAULT 1,
        UNIQUE (claim, other),
        CHECK (claim <> other)
    ) STRICT""",
    "CREATE INDEX relation_other ON relation(other)",
)
