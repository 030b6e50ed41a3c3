-- AUTOINCREMENT on every table whose numbers people see or the log names: a number that was given
-- to one row is never given to another, not even when that row is taken back. SQLite can only be
-- told when a table is made, so each is made again and filled (renaming one would take ten times as
-- long, for every new file too). Foreign keys are off meanwhile, and the triggers that read these
-- tables are dropped first and come back at the end.


DROP TRIGGER wording_insert;
DROP TRIGGER wording_delete;
DROP TRIGGER wording_update;
DROP TRIGGER claim_removed;
DROP TRIGGER article_search_insert;
DROP TRIGGER article_search_delete;
DROP TRIGGER article_search_update;
DROP TRIGGER note_search_insert;
DROP TRIGGER note_search_delete;
DROP TRIGGER note_search_update;
DROP TRIGGER source_search_insert;
DROP TRIGGER source_search_delete;
DROP TRIGGER source_search_update;
DROP TRIGGER snapshot_search_insert;
DROP TRIGGER snapshot_search_delete;
DROP TRIGGER snapshot_search_update;

CREATE TABLE kept AS SELECT * FROM article;
DROP TABLE article;
CREATE TABLE article (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    url TEXT,
    publisher TEXT,
    author TEXT,
    published_on TEXT,
    language TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('article', 'draft', 'transcript', 'post')),
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
) STRICT;
INSERT INTO article SELECT * FROM kept;
DROP TABLE kept;
CREATE INDEX article_sha256 ON article(sha256);
CREATE INDEX article_url ON article(url);
CREATE INDEX article_revision_of ON article(revision_of);
CREATE INDEX article_copy_of ON article(copy_of);

CREATE TABLE kept AS SELECT * FROM sentence;
DROP TABLE sentence;
CREATE TABLE sentence (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    article INTEGER NOT NULL REFERENCES article(id),
    position INTEGER NOT NULL, -- orders the sentences of an article: its start, when made
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    kind TEXT NOT NULL
        CHECK (kind IN ('title', 'standfirst', 'heading', 'body', 'caption', 'byline',
            'dateline', 'pull quote', 'time stamp', 'boilerplate')),
    rule TEXT, -- the boilerplate rule that caught it
    state TEXT NOT NULL CHECK (state IN ('undecided', 'claim', 'not-a-claim', 'skipped')),
    check_worthiness REAL NOT NULL CHECK (check_worthiness BETWEEN 0 AND 1),
    reasons TEXT NOT NULL,
    claimant TEXT, -- suggested only
    cue TEXT,
    locator TEXT,
    type TEXT
        CHECK (type IN ('quantity', 'comparison', 'event', 'quote', 'law or rule', 'prediction',
            'personal', 'opinion')), -- suggested only
    words INTEGER, -- a hash of its folded words; NULL: too few to know it by
    version INTEGER NOT NULL DEFAULT 1,
    CHECK (start < "end")
) STRICT;
INSERT INTO sentence SELECT * FROM kept;
DROP TABLE kept;
CREATE INDEX sentence_article ON sentence(article, position);
CREATE INDEX sentence_words ON sentence(words, article) WHERE words IS NOT NULL;

CREATE TABLE kept AS SELECT * FROM remark;
DROP TABLE remark;
CREATE TABLE remark (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    article INTEGER NOT NULL REFERENCES article(id),
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('link', 'comment', 'footnote')),
    text TEXT NOT NULL,
    url TEXT,
    by TEXT
) STRICT;
INSERT INTO remark SELECT * FROM kept;
DROP TABLE kept;
CREATE INDEX remark_article ON remark(article, start);

CREATE TABLE kept AS SELECT * FROM claimant;
DROP TABLE claimant;
CREATE TABLE claimant (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL UNIQUE,
    kind TEXT CHECK (kind IN ('person', 'organisation')),
    same_as TEXT,
    version INTEGER NOT NULL DEFAULT 1
) STRICT;
INSERT INTO claimant SELECT * FROM kept;
DROP TABLE kept;

CREATE TABLE kept AS SELECT * FROM claim;
DROP TABLE claim;
CREATE TABLE claim (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    text TEXT NOT NULL,
    claimant INTEGER REFERENCES claimant(id),
    claimed_on TEXT,
    type TEXT
        CHECK (type IN ('quantity', 'comparison', 'event', 'quote', 'law or rule', 'prediction',
            'personal', 'opinion')),
    tags TEXT NOT NULL DEFAULT '[]',
    status TEXT NOT NULL DEFAULT 'open'
        CHECK (status IN ('open', 'in progress', 'ready for sign-off', 'sent back', 'signed off',
            'published', 'corrected', 'retracted')),
    owner TEXT,
    legal INTEGER NOT NULL DEFAULT 0,
    sensitive INTEGER NOT NULL DEFAULT 0,
    attention TEXT,
    attention_why TEXT,
    note TEXT NOT NULL DEFAULT '',
    note_confidential INTEGER NOT NULL DEFAULT 0,
    checked TEXT CHECK (checked IN ('said', 'so', 'both')), -- quotations only
    batch TEXT, -- the uid of the list it was imported with; NULL: of no list
    created_at TEXT NOT NULL,
    removed_at TEXT, -- an import taken back, or merged into another; NULL: on file
    merged_into INTEGER REFERENCES claim(id),
    set_aside INTEGER NOT NULL DEFAULT 0, -- verdicts up to this number stopped counting: merged
    version INTEGER NOT NULL DEFAULT 1
) STRICT;
INSERT INTO claim SELECT
    id, uid, text, claimant, claimed_on, type, tags, status, owner, legal, sensitive, attention,
    attention_why, note, note_confidential, checked,
    CASE WHEN batch IS NOT NULL THEN coalesce(
        (SELECT event.uid FROM event WHERE event.entity = 'claim_batch'
            AND +event.action_group = kept.batch AND event.before IS NULL),
        'b' || batch) END,
    created_at, removed_at, merged_into, set_aside, version
    FROM kept;
DROP TABLE kept;
CREATE INDEX claim_claimant ON claim(claimant);
CREATE INDEX claim_status ON claim(status);
CREATE INDEX claim_batch ON claim(batch);
CREATE INDEX claim_merged_into ON claim(merged_into);

CREATE TABLE kept AS SELECT * FROM wording;
DROP TABLE wording;
CREATE TABLE wording (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    claim INTEGER NOT NULL REFERENCES claim(id),
    text TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('canonical', 'headline', 'appearance', 'variant')),
    language TEXT NOT NULL
) STRICT;
INSERT INTO wording SELECT * FROM kept;
DROP TABLE kept;
CREATE INDEX wording_claim ON wording(claim);

CREATE TABLE kept AS SELECT * FROM appearance;
DROP TABLE appearance;
CREATE TABLE appearance (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
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
    anchor TEXT NOT NULL DEFAULT 'anchored' CHECK (anchor IN ('anchored', 'changed', 'orphan')),
    carried_from INTEGER REFERENCES appearance(id),
    judged_before INTEGER REFERENCES verdict(id), -- stood before this place was linked
    version INTEGER NOT NULL DEFAULT 1,
    UNIQUE (claim, sentence, start, "end"),
    CHECK (start < "end")
) STRICT;
INSERT INTO appearance SELECT * FROM kept;
DROP TABLE kept;
CREATE INDEX appearance_article ON appearance(article);
CREATE INDEX appearance_sentence ON appearance(sentence);
CREATE INDEX appearance_claimant ON appearance(claimant);
CREATE INDEX appearance_carried_from ON appearance(carried_from);
CREATE INDEX appearance_judged_before ON appearance(judged_before);

CREATE TABLE kept AS SELECT * FROM suggestion;
DROP TABLE suggestion;
CREATE TABLE suggestion (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    sentence INTEGER NOT NULL REFERENCES sentence(id),
    claim INTEGER NOT NULL REFERENCES claim(id),
    score REAL NOT NULL,
    relation TEXT NOT NULL CHECK (relation IN ('same', 'variant', 'contradicts', 'related')),
    differences TEXT NOT NULL,
    statement TEXT NOT NULL, -- the sentence's words, folded: to know them again elsewhere
    state TEXT NOT NULL CHECK (state IN ('open', 'confirmed', 'rejected')),
    decided_by TEXT,
    decided_at TEXT,
    version INTEGER NOT NULL DEFAULT 1,
    UNIQUE (sentence, claim)
) STRICT;
INSERT INTO suggestion SELECT * FROM kept;
DROP TABLE kept;
CREATE INDEX suggestion_claim ON suggestion(claim);
CREATE INDEX suggestion_rejected ON suggestion(statement) WHERE state = 'rejected';

CREATE TABLE kept AS SELECT * FROM published_review;
DROP TABLE published_review;
CREATE TABLE published_review (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    claim INTEGER NOT NULL REFERENCES claim(id),
    ref TEXT NOT NULL UNIQUE,
    publisher TEXT,
    url TEXT,
    label TEXT,
    normalised TEXT,
    published_on TEXT
) STRICT;
INSERT INTO published_review SELECT * FROM kept;
DROP TABLE kept;
CREATE INDEX published_review_claim ON published_review(claim);

CREATE TABLE kept AS SELECT * FROM relation;
DROP TABLE relation;
CREATE TABLE relation (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    claim INTEGER NOT NULL REFERENCES claim(id),
    other INTEGER NOT NULL REFERENCES claim(id),
    kind TEXT NOT NULL CHECK (kind IN ('same', 'variant', 'contradicts', 'related', 'unrelated')),
    state TEXT NOT NULL CHECK (state IN ('open', 'confirmed', 'rejected', 'suggested')),
    score REAL,
    differences TEXT NOT NULL,
    decided_by TEXT,
    decided_at TEXT,
    version INTEGER NOT NULL DEFAULT 1,
    UNIQUE (claim, other),
    CHECK (claim <> other)
) STRICT;
INSERT INTO relation SELECT * FROM kept;
DROP TABLE kept;
CREATE INDEX relation_other ON relation(other);

CREATE TABLE kept AS SELECT * FROM source;
DROP TABLE source;
CREATE TABLE source (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL CHECK (kind IN ('document', 'data', 'person', 'publisher')),
    rank TEXT NOT NULL CHECK (rank IN ('primary', 'secondary')),
    title TEXT NOT NULL,
    publisher TEXT,
    url TEXT UNIQUE,
    page TEXT, -- what all addresses of that page have in common; NULL: no address
    archived_url TEXT,
    published_on TEXT,
    retrieved_at TEXT,
    state TEXT NOT NULL DEFAULT 'available'
        CHECK (state IN ('available', 'unavailable', 'withdrawn')),
    state_at TEXT,
    state_why TEXT,
    confidential INTEGER NOT NULL DEFAULT 0,
    note TEXT NOT NULL DEFAULT '',
    version INTEGER NOT NULL DEFAULT 1
) STRICT;
INSERT INTO source SELECT * FROM kept;
DROP TABLE kept;
CREATE INDEX source_page ON source(page);

CREATE TABLE kept AS SELECT * FROM snapshot;
DROP TABLE snapshot;
CREATE TABLE snapshot (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
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
) STRICT;
INSERT INTO snapshot SELECT * FROM kept;
DROP TABLE kept;
CREATE INDEX snapshot_source ON snapshot(source);
CREATE INDEX snapshot_sha256 ON snapshot(sha256);
CREATE INDEX snapshot_page ON snapshot(page);

CREATE TABLE kept AS SELECT * FROM evidence;
DROP TABLE evidence;
CREATE TABLE evidence (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    claim INTEGER NOT NULL REFERENCES claim(id),
    source INTEGER NOT NULL REFERENCES source(id),
    stance TEXT NOT NULL CHECK (stance IN ('supports', 'refutes', 'context', 'insufficient')),
    quote TEXT NOT NULL DEFAULT '',
    locator TEXT NOT NULL DEFAULT '',
    quote_check TEXT NOT NULL DEFAULT 'not checked'
        CHECK (quote_check IN ('verbatim', 'near', 'not found', 'not checked')),
    checked_against INTEGER REFERENCES snapshot(id), -- NULL: nothing to check against
    found TEXT NOT NULL DEFAULT '', -- the words as the source has them
    differing TEXT NOT NULL DEFAULT '[]', -- JSON, pairs of words quoted and found
    independence TEXT, -- copies of one origin share it; NULL: stands for itself
    confidential INTEGER NOT NULL DEFAULT 0, -- though its source may be public
    note TEXT NOT NULL DEFAULT '',
    added_by TEXT NOT NULL,
    added_at TEXT NOT NULL,
    version INTEGER NOT NULL DEFAULT 1
) STRICT;
INSERT INTO evidence SELECT * FROM kept;
DROP TABLE kept;
CREATE INDEX evidence_claim ON evidence(claim);
CREATE INDEX evidence_source ON evidence(source);
CREATE INDEX evidence_checked_against ON evidence(checked_against);

CREATE TABLE kept AS SELECT * FROM query;
DROP TABLE query;
CREATE TABLE query (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    claim INTEGER NOT NULL REFERENCES claim(id),
    addressee TEXT NOT NULL CHECK (addressee IN ('author', 'claimant', 'expert', 'desk')),
    question TEXT NOT NULL,
    how TEXT,
    asked_at TEXT NOT NULL,
    asked_by TEXT NOT NULL,
    answer TEXT, -- NULL: open
    answered_at TEXT,
    proposed_fix TEXT,
    version INTEGER NOT NULL DEFAULT 1
) STRICT;
INSERT INTO query SELECT * FROM kept;
DROP TABLE kept;
CREATE INDEX query_claim ON query(claim);

CREATE TABLE kept AS SELECT * FROM search;
DROP TABLE search;
CREATE TABLE search (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    claim INTEGER NOT NULL REFERENCES claim(id),
    place TEXT NOT NULL, -- the archive, register or search engine
    words TEXT NOT NULL, -- what was asked for
    found TEXT NOT NULL DEFAULT '', -- what came of it; empty: nothing
    at TEXT NOT NULL,
    by TEXT NOT NULL
) STRICT;
INSERT INTO search SELECT * FROM kept;
DROP TABLE kept;
CREATE INDEX search_claim ON search(claim);

CREATE TABLE kept AS SELECT * FROM scale;
DROP TABLE scale;
CREATE TABLE scale (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    slug TEXT NOT NULL UNIQUE,
    label TEXT NOT NULL
) STRICT;
INSERT INTO scale SELECT * FROM kept;
DROP TABLE kept;

CREATE TABLE kept AS SELECT * FROM rating;
DROP TABLE rating;
CREATE TABLE rating (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    scale INTEGER NOT NULL REFERENCES scale(id),
    slug TEXT NOT NULL,
    position INTEGER NOT NULL,
    labels TEXT NOT NULL, -- JSON, language -> label
    value INTEGER, -- NULL: a rating without a number is legal
    normalised TEXT NOT NULL CHECK (normalised IN ('true', 'false', 'mixture', 'other')),
    colour TEXT NOT NULL,
    glyph TEXT NOT NULL,
    definition TEXT NOT NULL,
    retired INTEGER NOT NULL DEFAULT 0,
    UNIQUE (scale, slug)
) STRICT;
INSERT INTO rating SELECT * FROM kept;
DROP TABLE kept;

CREATE TABLE kept AS SELECT * FROM verdict_evidence;
DROP TABLE verdict_evidence;
CREATE TABLE verdict_evidence (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    verdict INTEGER NOT NULL REFERENCES verdict(id),
    evidence INTEGER NOT NULL REFERENCES evidence(id),
    UNIQUE (verdict, evidence)
) STRICT;
INSERT INTO verdict_evidence SELECT * FROM kept;
DROP TABLE kept;
CREATE INDEX verdict_evidence_evidence ON verdict_evidence(evidence);

CREATE TABLE kept AS SELECT * FROM sign_off;
DROP TABLE sign_off;
CREATE TABLE sign_off (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    verdict INTEGER NOT NULL REFERENCES verdict(id),
    by TEXT NOT NULL,
    at TEXT NOT NULL,
    agrees INTEGER NOT NULL,
    covers TEXT NOT NULL DEFAULT 'verdict' CHECK (covers IN ('verdict', 'retraction')),
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
) STRICT;
INSERT INTO sign_off SELECT * FROM kept;
DROP TABLE kept;
CREATE INDEX sign_off_verdict ON sign_off(verdict);
CREATE INDEX sign_off_seen_rating ON sign_off(seen_rating);
CREATE INDEX sign_off_blind_rating ON sign_off(blind_rating);

CREATE TABLE kept AS SELECT * FROM send_back;
DROP TABLE send_back;
CREATE TABLE send_back (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
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
) STRICT;
INSERT INTO send_back SELECT * FROM kept;
DROP TABLE kept;
CREATE INDEX send_back_verdict ON send_back(verdict);
CREATE INDEX send_back_article ON send_back(article);

CREATE TABLE kept AS SELECT * FROM handover;
DROP TABLE handover;
CREATE TABLE handover (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    claim INTEGER NOT NULL REFERENCES claim(id),
    owner TEXT NOT NULL, -- who has the case from here on; '': nobody
    by TEXT NOT NULL,
    at TEXT NOT NULL,
    note TEXT NOT NULL DEFAULT ''
) STRICT;
INSERT INTO handover SELECT * FROM kept;
DROP TABLE kept;
CREATE INDEX handover_claim ON handover(claim);

CREATE TABLE kept AS SELECT * FROM article_sign_off;
DROP TABLE article_sign_off;
CREATE TABLE article_sign_off (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    article INTEGER NOT NULL REFERENCES article(id),
    by TEXT NOT NULL,
    at TEXT NOT NULL,
    comment TEXT NOT NULL DEFAULT '',
    verdicts TEXT NOT NULL, -- JSON, for each claim its verdict and the digest of what was seen
    accepted TEXT NOT NULL -- JSON, the lines nobody checked, as they were accepted by name
) STRICT;
INSERT INTO article_sign_off SELECT * FROM kept;
DROP TABLE kept;
CREATE INDEX article_sign_off_article ON article_sign_off(article);

CREATE TABLE kept AS SELECT * FROM setting;
DROP TABLE setting;
CREATE TABLE setting (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL UNIQUE,
    value TEXT NOT NULL,
    version INTEGER NOT NULL DEFAULT 1
) STRICT;
INSERT INTO setting SELECT * FROM kept;
DROP TABLE kept;

-- Numbers of rows that were removed stand in the log alone; they too are spent.
DELETE FROM sqlite_sequence WHERE name NOT IN ('event', 'verdict');

INSERT INTO sqlite_sequence (name, seq) SELECT 'article', max(
    (SELECT coalesce(max(id), 0) FROM article),
    (SELECT coalesce(max(before ->> 'id'), 0) FROM event
        WHERE entity = 'article' AND after IS NULL));

INSERT INTO sqlite_sequence (name, seq) SELECT 'sentence', max(
    (SELECT coalesce(max(id), 0) FROM sentence),
    (SELECT coalesce(max(before ->> 'id'), 0) FROM event
        WHERE entity = 'sentence' AND after IS NULL));

INSERT INTO sqlite_sequence (name, seq) SELECT 'remark', max(
    (SELECT coalesce(max(id), 0) FROM remark),
    (SELECT coalesce(max(before ->> 'id'), 0) FROM event
        WHERE entity = 'remark' AND after IS NULL));

INSERT INTO sqlite_sequence (name, seq) SELECT 'claimant', max(
    (SELECT coalesce(max(id), 0) FROM claimant),
    (SELECT coalesce(max(before ->> 'id'), 0) FROM event
        WHERE entity = 'claimant' AND after IS NULL));

INSERT INTO sqlite_sequence (name, seq) SELECT 'claim', max(
    (SELECT coalesce(max(id), 0) FROM claim),
    (SELECT coalesce(max(before ->> 'id'), 0) FROM event
        WHERE entity = 'claim' AND after IS NULL));

INSERT INTO sqlite_sequence (name, seq) SELECT 'wording', max(
    (SELECT coalesce(max(id), 0) FROM wording),
    (SELECT coalesce(max(before ->> 'id'), 0) FROM event
        WHERE entity = 'wording' AND after IS NULL));

INSERT INTO sqlite_sequence (name, seq) SELECT 'appearance', max(
    (SELECT coalesce(max(id), 0) FROM appearance),
    (SELECT coalesce(max(before ->> 'id'), 0) FROM event
        WHERE entity = 'appearance' AND after IS NULL));

INSERT INTO sqlite_sequence (name, seq) SELECT 'suggestion', max(
    (SELECT coalesce(max(id), 0) FROM suggestion),
    (SELECT coalesce(max(before ->> 'id'), 0) FROM event
        WHERE entity = 'suggestion' AND after IS NULL));

INSERT INTO sqlite_sequence (name, seq) SELECT 'published_review', max(
    (SELECT coalesce(max(id), 0) FROM published_review),
    (SELECT coalesce(max(before ->> 'id'), 0) FROM event
        WHERE entity = 'published_review' AND after IS NULL));

INSERT INTO sqlite_sequence (name, seq) SELECT 'relation', max(
    (SELECT coalesce(max(id), 0) FROM relation),
    (SELECT coalesce(max(before ->> 'id'), 0) FROM event
        WHERE entity = 'relation' AND after IS NULL));

INSERT INTO sqlite_sequence (name, seq) SELECT 'source', max(
    (SELECT coalesce(max(id), 0) FROM source),
    (SELECT coalesce(max(before ->> 'id'), 0) FROM event
        WHERE entity = 'source' AND after IS NULL));

INSERT INTO sqlite_sequence (name, seq) SELECT 'snapshot', max(
    (SELECT coalesce(max(id), 0) FROM snapshot),
    (SELECT coalesce(max(before ->> 'id'), 0) FROM event
        WHERE entity = 'snapshot' AND after IS NULL));

INSERT INTO sqlite_sequence (name, seq) SELECT 'evidence', max(
    (SELECT coalesce(max(id), 0) FROM evidence),
    (SELECT coalesce(max(before ->> 'id'), 0) FROM event
        WHERE entity = 'evidence' AND after IS NULL));

INSERT INTO sqlite_sequence (name, seq) SELECT 'query', max(
    (SELECT coalesce(max(id), 0) FROM query),
    (SELECT coalesce(max(before ->> 'id'), 0) FROM event
        WHERE entity = 'query' AND after IS NULL));

INSERT INTO sqlite_sequence (name, seq) SELECT 'search', max(
    (SELECT coalesce(max(id), 0) FROM search),
    (SELECT coalesce(max(before ->> 'id'), 0) FROM event
        WHERE entity = 'search' AND after IS NULL));

INSERT INTO sqlite_sequence (name, seq) SELECT 'scale', max(
    (SELECT coalesce(max(id), 0) FROM scale),
    (SELECT coalesce(max(before ->> 'id'), 0) FROM event
        WHERE entity = 'scale' AND after IS NULL));

INSERT INTO sqlite_sequence (name, seq) SELECT 'rating', max(
    (SELECT coalesce(max(id), 0) FROM rating),
    (SELECT coalesce(max(before ->> 'id'), 0) FROM event
        WHERE entity = 'rating' AND after IS NULL));

INSERT INTO sqlite_sequence (name, seq) SELECT 'verdict_evidence', max(
    (SELECT coalesce(max(id), 0) FROM verdict_evidence),
    (SELECT coalesce(max(before ->> 'id'), 0) FROM event
        WHERE entity = 'verdict_evidence' AND after IS NULL));

INSERT INTO sqlite_sequence (name, seq) SELECT 'sign_off', max(
    (SELECT coalesce(max(id), 0) FROM sign_off),
    (SELECT coalesce(max(before ->> 'id'), 0) FROM event
        WHERE entity = 'sign_off' AND after IS NULL));

INSERT INTO sqlite_sequence (name, seq) SELECT 'send_back', max(
    (SELECT coalesce(max(id), 0) FROM send_back),
    (SELECT coalesce(max(before ->> 'id'), 0) FROM event
        WHERE entity = 'send_back' AND after IS NULL));

INSERT INTO sqlite_sequence (name, seq) SELECT 'handover', max(
    (SELECT coalesce(max(id), 0) FROM handover),
    (SELECT coalesce(max(before ->> 'id'), 0) FROM event
        WHERE entity = 'handover' AND after IS NULL));

INSERT INTO sqlite_sequence (name, seq) SELECT 'article_sign_off', max(
    (SELECT coalesce(max(id), 0) FROM article_sign_off),
    (SELECT coalesce(max(before ->> 'id'), 0) FROM event
        WHERE entity = 'article_sign_off' AND after IS NULL));

INSERT INTO sqlite_sequence (name, seq) SELECT 'setting', max(
    (SELECT coalesce(max(id), 0) FROM setting),
    (SELECT coalesce(max(before ->> 'id'), 0) FROM event
        WHERE entity = 'setting' AND after IS NULL));

CREATE TRIGGER wording_insert AFTER INSERT ON wording BEGIN
    DELETE FROM claim_text WHERE claim = new.claim;
    INSERT INTO claim_text (claim, text)
        SELECT claim, group_concat(text, char(10)) FROM (
            SELECT DISTINCT wording.claim, wording.text FROM wording
            JOIN claim ON claim.id = wording.claim AND claim.removed_at IS NULL
            WHERE wording.claim = new.claim ORDER BY wording.id
        ) GROUP BY claim;
END;

CREATE TRIGGER wording_delete AFTER DELETE ON wording BEGIN
    DELETE FROM claim_text WHERE claim = old.claim;
    INSERT INTO claim_text (claim, text)
        SELECT claim, group_concat(text, char(10)) FROM (
            SELECT DISTINCT wording.claim, wording.text FROM wording
            JOIN claim ON claim.id = wording.claim AND claim.removed_at IS NULL
            WHERE wording.claim = old.claim ORDER BY wording.id
        ) GROUP BY claim;
END;

CREATE TRIGGER wording_update AFTER UPDATE OF text ON wording BEGIN
    DELETE FROM claim_text WHERE claim = new.claim;
    INSERT INTO claim_text (claim, text)
        SELECT claim, group_concat(text, char(10)) FROM (
            SELECT DISTINCT wording.claim, wording.text FROM wording
            JOIN claim ON claim.id = wording.claim AND claim.removed_at IS NULL
            WHERE wording.claim = new.claim ORDER BY wording.id
        ) GROUP BY claim;
END;

CREATE TRIGGER claim_removed AFTER UPDATE OF removed_at ON claim BEGIN
    DELETE FROM claim_text WHERE claim = new.id;
    INSERT INTO claim_text (claim, text)
        SELECT claim, group_concat(text, char(10)) FROM (
            SELECT DISTINCT wording.claim, wording.text FROM wording
            JOIN claim ON claim.id = wording.claim AND claim.removed_at IS NULL
            WHERE wording.claim = new.id ORDER BY wording.id
        ) GROUP BY claim;
END;

CREATE TRIGGER article_search_insert AFTER INSERT ON article BEGIN
    INSERT INTO article_search(rowid, title, text)
        VALUES (new.id, new.title, new.text);
END;

CREATE TRIGGER article_search_delete AFTER DELETE ON article BEGIN
    INSERT INTO article_search(article_search, rowid, title, text)
        VALUES ('delete', old.id, old.title, old.text);
END;

CREATE TRIGGER article_search_update AFTER UPDATE OF title, text ON article BEGIN
    INSERT INTO article_search(article_search, rowid, title, text)
        VALUES ('delete', old.id, old.title, old.text);
    INSERT INTO article_search(rowid, title, text)
        VALUES (new.id, new.title, new.text);
END;

CREATE TRIGGER note_search_insert AFTER INSERT ON claim BEGIN
    INSERT INTO note_search(rowid, note)
        VALUES (new.id, new.note);
END;

CREATE TRIGGER note_search_delete AFTER DELETE ON claim BEGIN
    INSERT INTO note_search(note_search, rowid, note)
        VALUES ('delete', old.id, old.note);
END;

CREATE TRIGGER note_search_update AFTER UPDATE OF note ON claim BEGIN
    INSERT INTO note_search(note_search, rowid, note)
        VALUES ('delete', old.id, old.note);
    INSERT INTO note_search(rowid, note)
        VALUES (new.id, new.note);
END;

CREATE TRIGGER source_search_insert AFTER INSERT ON source BEGIN
    INSERT INTO source_search(rowid, title, publisher, url, note)
        VALUES (new.id, new.title, new.publisher, new.url, new.note);
END;

CREATE TRIGGER source_search_delete AFTER DELETE ON source BEGIN
    INSERT INTO source_search(source_search, rowid, title, publisher, url, note)
        VALUES ('delete', old.id, old.title, old.publisher, old.url, old.note);
END;

CREATE TRIGGER source_search_update AFTER UPDATE OF title, publisher, url, note ON source BEGIN
    INSERT INTO source_search(source_search, rowid, title, publisher, url, note)
        VALUES ('delete', old.id, old.title, old.publisher, old.url, old.note);
    INSERT INTO source_search(rowid, title, publisher, url, note)
        VALUES (new.id, new.title, new.publisher, new.url, new.note);
END;

CREATE TRIGGER snapshot_search_insert AFTER INSERT ON snapshot BEGIN
    INSERT INTO snapshot_search(rowid, readable)
        VALUES (new.id, new.readable);
END;

CREATE TRIGGER snapshot_search_delete AFTER DELETE ON snapshot BEGIN
    INSERT INTO snapshot_search(snapshot_search, rowid, readable)
        VALUES ('delete', old.id, old.readable);
END;

CREATE TRIGGER snapshot_search_update AFTER UPDATE OF readable ON snapshot BEGIN
    INSERT INTO snapshot_search(snapshot_search, rowid, readable)
        VALUES ('delete', old.id, old.readable);
    INSERT INTO snapshot_search(rowid, readable)
        VALUES (new.id, new.readable);
END;
