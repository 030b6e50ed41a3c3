"""Scales, verdicts, and what others make of them."""

from __future__ import annotations

from claimtrack.model.verdict import CorrectionLevel, Covers, NormalisedClass, SupersedeReason
from claimtrack.store.sqlite.tables.one_of import one_of

VERDICTS = (
    """CREATE TABLE scale (
        id INTEGER PRIMARY KEY,
        uid TEXT NOT NULL UNIQUE,
        slug TEXT NOT NULL UNIQUE,
        label TEXT NOT NULL
    ) STRICT""",
    f"""CREATE TABLE rating (
        id INTEGER PRIMARY KEY,
        uid TEXT NOT NULL UNIQUE,
        scale INTEGER NOT NULL REFERENCES scale(id),
        slug TEXT NOT NULL,
        position INTEGER NOT NULL,
        labels TEXT NOT NULL, -- JSON, language -> label
        value INTEGER, -- NULL: a rating without a number is legal
        normalised TEXT NOT NULL {one_of("normalised", NormalisedClass)},
        colour TEXT NOT NULL,
        glyph TEXT NOT NULL,
        definition TEXT NOT NULL,
        retired INTEGER NOT NULL DEFAULT 0,
        UNIQUE (scale, slug)
    ) STRICT""",
    f"""CREATE TABLE verdict (
        id INTEGER PRIMARY KEY AUTOINCREMENT, -- never reused: later means larger
        uid TEXT NOT NULL UNIQUE,
        claim INTEGER NOT NULL REFERENCES claim(id),
        rating INTEGER NOT NULL REFERENCES rating(id),
        rationale TEXT NOT NULL,
        as_of TEXT NOT NULL,
        recheck_by TEXT,
        reviewer TEXT NOT NULL,
        created_at TEXT NOT NULL,
        handed_in_at TEXT, -- NULL: still amendable
        supersedes INTEGER REFERENCES verdict(id),
        reason TEXT {one_of("reason", SupersedeReason)},
        reason_why TEXT NOT NULL DEFAULT '', -- what was wrong or is new, for the notice
        correction TEXT {one_of("correction", CorrectionLevel)},
        published_on TEXT,
        url TEXT,
        retraction_asked_by TEXT,
        retraction_asked_at TEXT, -- NULL: nobody wants it withdrawn
        retracted_at TEXT, -- when enough others had agreed; NULL: it stands
        retracted_why TEXT,
        version INTEGER NOT NULL DEFAULT 1
    ) STRICT""",
    "CREATE INDEX verdict_claim ON verdict(claim)",
    "CREATE INDEX verdict_rating ON verdict(rating)",
    "CREATE INDEX verdict_supersedes ON verdict(supersedes)",
    """CREATE TABLE verdict_evidence (
        id INTEGER PRIMARY KEY,
        uid TEXT NOT NULL UNIQUE,
        verdict INTEGER NOT NULL REFERENCES verdict(id),
        evidence INTEGER NOT NULL REFERENCES evidence(id),
        UNIQUE (verdict, evidence)
    ) STRICT""",
    "CREATE INDEX verdict_evidence_evidence ON verdict_evidence(evidence)",
    f"""CREATE TABLE sign_off (
        id INTEGER PRIMARY KEY,
        uid TEXT NOT NULL UNIQUE,
        verdict INTEGER NOT NULL REFERENCES verdict(id),
        by TEXT NOT NULL,
        at TEXT NOT NULL,
        agrees INTEGER NOT NULL,
        covers TEXT NOT NULL DEFAULT 'verdict' {one_of("covers", Covers)},
        seen_rating INTEGER REFERENCES rating(id), -- the one it is about; a verdict can be amended
        blind_rating INTEGER REFERENCES rating(id),
        comment TEXT NOT NULL DEFAULT '',
        digest TEXT NOT NULL, -- of wording, rating, rationale and evidence as they were seen
        lapsed_at TEXT,
        lapsed_why TEXT,
        resolution TEXT, -- how a disagreement was settled
        resolved_by TEXT,
        resolved_at TEXT, -- NULL: a disagreement is open
        version INTEGER NOT NULL DEFAULT 1
    ) STRICT""",
    "CREATE INDEX sign_off_verdict ON sign_off(verdict)",
    "CREATE INDEX sign_off_seen_rating ON sign_off(seen_rating)",
    "CREATE INDEX sign_off_blind_rating ON sign_off(blind_rating)",
    """CREATE TABLE send_back (
        id INTEGER PRIMARY KEY,
        uid TEXT NOT NULL UNIQUE,
        verdict INTEGER NOT NULL REFERENCES verdict(id),
        by TEXT NOT NULL,
        at TEXT NOT NULL,
        why TEXT NOT NULL,
        evidence INTEGER, -- no key: what was objected to may be removed
        article INTEGER REFERENCES article(id), -- NULL: about no passage
        start INTEGER,
        "end" INTEGER,
        quote TEXT NOT NULL DEFAULT ''
    ) STRICT""",
    "CREATE INDEX send_back_verdict ON send_back(verdict)",
    "CREATE INDEX send_back_article ON send_back(article)",
    """CREATE TABLE handover (
        id INTEGER PRIMARY KEY,
        uid TEXT NOT NULL UNIQUE,
        claim INTEGER NOT NULL REFERENCES claim(id),
        owner TEXT NOT NULL, -- who has the case from here on; '': nobody
        by TEXT NOT NULL,
        at TEXT NOT NULL,
        note TEXT NOT NULL DEFAULT ''
    ) STRICT""",
    "CREATE INDEX handover_claim ON handover(claim)",
    """CREATE TABLE article_sign_off (
        id INTEGER PRIMARY KEY,
        uid TEXT NOT NULL UNIQUE,
        article INTEGER NOT NULL REFERENCES article(id),
        by TEXT NOT NULL,
        at TEXT NOT NULL,
        comment TEXT NOT NULL DEFAULT '',
        verdicts TEXT NOT NULL, -- JSON, for each claim its verdict and the digest of what was seen
        accepted TEXT NOT NULL -- JSON, the lines nobody checked, as they were accepted by name
    ) STRICT""",
    "CREATE INDEX article_sign_off_article ON article_sign_off(article)",
)
