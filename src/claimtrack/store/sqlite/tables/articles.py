"""Articles, their sentences, and what their writers remarked."""

from __future__ import annotations

from claimtrack.model.article import ArticleKind, RemarkKind, SentenceKind, SentenceState
from claimtrack.model.claim import ClaimType
from claimtrack.store.sqlite.tables.one_of import one_of

ARTICLES = (
    f"""CREATE TABLE article (
        id INTEGER PRIMARY KEY,
        uid TEXT NOT NULL UNIQUE,
        title TEXT NOT NULL,
        url TEXT,
        publisher TEXT,
        author TEXT,
        published_on TEXT,
        language TEXT NOT NULL,
        kind TEXT NOT NULL {one_of("kind", ArticleKind)},
        owner TEXT,
        deadline TEXT,
        text TEXT NOT NULL,
        original BLOB NOT NULL, -- zlib of the bytes as received
        sha256 TEXT NOT NULL, -- of those bytes, before compression
        imported_at TEXT NOT NULL,
        imported_by TEXT NOT NULL,
        revision_of INTEGER REFERENCES article(id),
        copy_of INTEGER REFERENCES article(id), -- the same story elsewhere: wire copy
        published_url TEXT, -- of our check of it
        matched_upto INTEGER NOT NULL DEFAULT 0, -- newest claim its sentences were matched against
        removed_at TEXT, -- an import taken back; NULL: on file
        version INTEGER NOT NULL DEFAULT 1
    ) STRICT""",
    "CREATE INDEX article_sha256 ON article(sha256)",
    "CREATE INDEX article_url ON article(url)",
    "CREATE INDEX article_revision_of ON article(revision_of)",
    "CREATE INDEX article_copy_of ON article(copy_of)",
    f"""CREATE TABLE sentence (
        id INTEGER PRIMARY KEY,
        uid TEXT NOT NULL UNIQUE,
        article INTEGER NOT NULL REFERENCES article(id),
        position INTEGER NOT NULL, -- orders the sentences of an article: its start, when made
        start INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        kind TEXT NOT NULL {one_of("kind", SentenceKind)},
        rule TEXT, -- the boilerplate rule that caught it
        state TEXT NOT NULL {one_of("state", SentenceState)},
        check_worthiness REAL NOT NULL CHECK (check_worthiness BETWEEN 0 AND 1),
        reasons TEXT NOT NULL,
        claimant TEXT, -- suggested only
        cue TEXT,
        locator TEXT,
        type TEXT {one_of("type", ClaimType)}, -- suggested only
        words INTEGER, -- a hash of its folded words; NULL: too few to know it by
        version INTEGER NOT NULL DEFAULT 1,
        CHECK (start < "end")
    ) STRICT""",
    "CREATE INDEX sentence_article ON sentence(article, position)",
    "CREATE INDEX sentence_words ON sentence(words, article) WHERE words IS NOT NULL",
    f"""CREATE TABLE remark (
        id INTEGER PRIMARY KEY,
        uid TEXT NOT NULL UNIQUE,
        article INTEGER NOT NULL REFERENCES article(id),
        start INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        kind TEXT NOT NULL {one_of("kind", RemarkKind)},
        text TEXT NOT NULL,
        url TEXT,
        by TEXT
    ) STRICT""",
    "CREATE INDEX remark_article ON remark(article, start)",
)
