-- 193 parts; written by tests/test_strange_schema.py

-- ('index', 'appearance_article', 'appearance')
CREATE INDEX appearance_article ON appearance(article);

-- ('index', 'appearance_carried_from', 'appearance')
CREATE INDEX appearance_carried_from ON appearance(carried_from);

-- ('index', 'appearance_claimant', 'appearance')
CREATE INDEX appearance_claimant ON appearance(claimant);

-- ('index', 'appearance_judged_before', 'appearance')
CREATE INDEX appearance_judged_before ON appearance(judged_before);

-- ('index', 'appearance_sentence', 'appearance')
CREATE INDEX appearance_sentence ON appearance(sentence);

-- ('index', 'article_as_written', 'article')
CREATE INDEX article_as_written ON article(id, matched_upto);

-- ('index', 'article_copy_of', 'article')
CREATE INDEX article_copy_of ON article(copy_of);

-- ('index', 'article_embargo', 'article')
CREATE INDEX article_embargo ON article(embargo) WHERE embargo IS NOT NULL;

-- ('index', 'article_revision_of', 'article')
CREATE INDEX article_revision_of ON article(revision_of);

-- ('index', 'article_sha256', 'article')
CREATE INDEX article_sha256 ON article(sha256);

-- ('index', 'article_sign_off_article', 'article_sign_off')
CREATE INDEX article_sign_off_article ON article_sign_off(article);

-- ('index', 'article_url', 'article')
CREATE INDEX article_url ON article(url);

-- ('index', 'claim_as_written', 'claim')
CREATE INDEX claim_as_written ON claim(
    id,
    unixepoch(created_at) * 8 + legal * 4 + sensitive * 2 + note_confidential,
    claimed_on
) WHERE batch IS NOT NULL;

-- ('index', 'claim_batch', 'claim')
CREATE INDEX claim_batch ON claim(batch);

-- ('index', 'claim_claimant', 'claim')
CREATE INDEX claim_claimant ON claim(claimant);

-- ('index', 'claim_merged_into', 'claim')
CREATE INDEX claim_merged_into ON claim(merged_into);

-- ('index', 'claim_status', 'claim')
CREATE INDEX claim_status ON claim(status);

-- ('index', 'conflict_open', 'conflict')
CREATE INDEX conflict_open ON conflict(entity, row_uid, field) WHERE taken IS NULL;

-- ('index', 'draft_as_written', 'draft')
CREATE INDEX draft_as_written ON draft(id, text, saved_at);

-- ('index', 'event_after_claim', 'event')
CREATE INDEX event_after_claim ON event(json_extract(after, '$.claim'), entity)
    WHERE json_extract(after, '$.claim') IS NOT NULL;

-- ('index', 'event_after_verdict', 'event')
CREATE INDEX event_after_verdict ON event(json_extract(after, '$.verdict'), entity)
    WHERE json_extract(after, '$.verdict') IS NOT NULL;

-- ('index', 'event_before_claim', 'event')
CREATE INDEX event_before_claim ON event(json_extract(before, '$.claim'), entity)
    WHERE json_extract(before, '$.claim') IS NOT NULL;

-- ('index', 'event_before_verdict', 'event')
CREATE INDEX event_before_verdict ON event(json_extract(before, '$.verdict'), entity)
    WHERE json_extract(before, '$.verdict') IS NOT NULL;

-- ('index', 'event_group', 'event')
CREATE INDEX event_group ON event(action_group);

-- ('index', 'event_removed', 'event')
CREATE INDEX event_removed ON event(entity, uid) WHERE after IS NULL;

-- ('index', 'event_row', 'event')
CREATE INDEX event_row ON event(entity, uid);

-- ('index', 'event_undoes', 'event')
CREATE INDEX event_undoes ON event(undoes);

-- ('index', 'event_who', 'event')
CREATE INDEX event_who ON event(who, action_group);

-- ('index', 'evidence_checked_against', 'evidence')
CREATE INDEX evidence_checked_against ON evidence(checked_against);

-- ('index', 'evidence_claim', 'evidence')
CREATE INDEX evidence_claim ON evidence(claim);

-- ('index', 'evidence_source', 'evidence')
CREATE INDEX evidence_source ON evidence(source);

-- ('index', 'handover_claim', 'handover')
CREATE INDEX handover_claim ON handover(claim);

-- ('index', 'idx__sqlite_migrations_migration_set_name', '_sqlite_migrations')
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");

-- ('index', 'published_review_as_written', 'published_review')
CREATE INDEX published_review_as_written ON published_review(
    id,
    coalesce(publisher, '') || coalesce(url, '') || coalesce(label, '') || coalesce(normalised, '')
        || coalesce(published_on, '')
);

-- ('index', 'published_review_claim', 'published_review')
CREATE INDEX published_review_claim ON published_review(claim);

-- ('index', 'query_claim', 'query')
CREATE INDEX query_claim ON query(claim);

-- ('index', 'relation_other', 'relation')
CREATE INDEX relation_other ON relation(other);

-- ('index', 'remark_article', 'remark')
CREATE INDEX remark_article ON remark(article, start);

-- ('index', 'remark_as_written', 'remark')
CREATE INDEX remark_as_written ON remark(id, text || coalesce(url, '') || coalesce("by", ''));

-- ('index', 'search_claim', 'search')
CREATE INDEX search_claim ON search(claim);

-- ('index', 'send_back_article', 'send_back')
CREATE INDEX send_back_article ON send_back(article);

-- ('index', 'send_back_verdict', 'send_back')
CREATE INDEX send_back_verdict ON send_back(verdict);

-- ('index', 'sentence_article', 'sentence')
CREATE INDEX sentence_article ON sentence(article, position);

-- ('index', 'sentence_as_written', 'sentence')
CREATE INDEX sentence_as_written ON sentence(
    id,
    check_worthiness,
    reasons || coalesce(rule, '') || coalesce(claimant, '') || coalesce(cue, '')
        || coalesce(locator, '')
);

-- ('index', 'sentence_words', 'sentence')
CREATE INDEX sentence_words ON sentence(words, article) WHERE words IS NOT NULL;

-- ('index', 'sign_off_blind_rating', 'sign_off')
CREATE INDEX sign_off_blind_rating ON sign_off(blind_rating);

-- ('index', 'sign_off_seen_rating', 'sign_off')
CREATE INDEX sign_off_seen_rating ON sign_off(seen_rating);

-- ('index', 'sign_off_verdict', 'sign_off')
CREATE INDEX sign_off_verdict ON sign_off(verdict);

-- ('index', 'snapshot_page', 'snapshot')
CREATE INDEX snapshot_page ON snapshot(page);

-- ('index', 'snapshot_sha256', 'snapshot')
CREATE INDEX snapshot_sha256 ON snapshot(sha256);

-- ('index', 'snapshot_source', 'snapshot')
CREATE INDEX snapshot_source ON snapshot(source);

-- ('index', 'source_page', 'source')
CREATE INDEX source_page ON source(page);

-- ('index', 'sqlite_autoindex_alias_1', 'alias')
None;

-- ('index', 'sqlite_autoindex_alias_2', 'alias')
None;

-- ('index', 'sqlite_autoindex_appearance_1', 'appearance')
None;

-- ('index', 'sqlite_autoindex_appearance_2', 'appearance')
None;

-- ('index', 'sqlite_autoindex_article_1', 'article')
None;

-- ('index', 'sqlite_autoindex_article_sign_off_1', 'article_sign_off')
None;

-- ('index', 'sqlite_autoindex_claim_1', 'claim')
None;

-- ('index', 'sqlite_autoindex_claim_vector_1', 'claim_vector')
None;

-- ('index', 'sqlite_autoindex_claimant_1', 'claimant')
None;

-- ('index', 'sqlite_autoindex_claimant_2', 'claimant')
None;

-- ('index', 'sqlite_autoindex_conflict_1', 'conflict')
None;

-- ('index', 'sqlite_autoindex_draft_1', 'draft')
None;

-- ('index', 'sqlite_autoindex_draft_2', 'draft')
None;

-- ('index', 'sqlite_autoindex_evidence_1', 'evidence')
None;

-- ('index', 'sqlite_autoindex_handover_1', 'handover')
None;

-- ('index', 'sqlite_autoindex_import_failure_1', 'import_failure')
None;

-- ('index', 'sqlite_autoindex_import_failure_2', 'import_failure')
None;

-- ('index', 'sqlite_autoindex_published_review_1', 'published_review')
None;

-- ('index', 'sqlite_autoindex_published_review_2', 'published_review')
None;

-- ('index', 'sqlite_autoindex_query_1', 'query')
None;

-- ('index', 'sqlite_autoindex_rating_1', 'rating')
None;

-- ('index', 'sqlite_autoindex_rating_2', 'rating')
None;

-- ('index', 'sqlite_autoindex_relation_1', 'relation')
None;

-- ('index', 'sqlite_autoindex_relation_2', 'relation')
None;

-- ('index', 'sqlite_autoindex_remark_1', 'remark')
None;

-- ('index', 'sqlite_autoindex_scale_1', 'scale')
None;

-- ('index', 'sqlite_autoindex_scale_2', 'scale')
None;

-- ('index', 'sqlite_autoindex_search_1', 'search')
None;

-- ('index', 'sqlite_autoindex_send_back_1', 'send_back')
None;

-- ('index', 'sqlite_autoindex_sentence_1', 'sentence')
None;

-- ('index', 'sqlite_autoindex_setting_1', 'setting')
None;

-- ('index', 'sqlite_autoindex_setting_2', 'setting')
None;

-- ('index', 'sqlite_autoindex_sign_off_1', 'sign_off')
None;

-- ('index', 'sqlite_autoindex_snapshot_1', 'snapshot')
None;

-- ('index', 'sqlite_autoindex_source_1', 'source')
None;

-- ('index', 'sqlite_autoindex_source_2', 'source')
None;

-- ('index', 'sqlite_autoindex_suggestion_1', 'suggestion')
None;

-- ('index', 'sqlite_autoindex_suggestion_2', 'suggestion')
None;

-- ('index', 'sqlite_autoindex_verdict_1', 'verdict')
None;

-- ('index', 'sqlite_autoindex_verdict_evidence_1', 'verdict_evidence')
None;

-- ('index', 'sqlite_autoindex_verdict_evidence_2', 'verdict_evidence')
None;

-- ('index', 'sqlite_autoindex_wording_1', 'wording')
None;

-- ('index', 'suggestion_as_written', 'suggestion')
CREATE INDEX suggestion_as_written ON suggestion(id, score, differences || statement);

-- ('index', 'suggestion_claim', 'suggestion')
CREATE INDEX suggestion_claim ON suggestion(claim);

-- ('index', 'suggestion_rejected', 'suggestion')
CREATE INDEX suggestion_rejected ON suggestion(statement) WHERE state = 'rejected';

-- ('index', 'verdict_claim', 'verdict')
CREATE INDEX verdict_claim ON verdict(claim);

-- ('index', 'verdict_evidence_evidence', 'verdict_evidence')
CREATE INDEX verdict_evidence_evidence ON verdict_evidence(evidence);

-- ('index', 'verdict_rating', 'verdict')
CREATE INDEX verdict_rating ON verdict(rating);

-- ('index', 'verdict_supersedes', 'verdict')
CREATE INDEX verdict_supersedes ON verdict(supersedes);

-- ('index', 'wording_as_written', 'wording')
CREATE INDEX wording_as_written ON wording(id, language) WHERE language <> 'en';

-- ('index', 'wording_claim', 'wording')
CREATE INDEX wording_claim ON wording(claim);

-- ('index', 'wording_key_claim', 'wording_key')
CREATE INDEX wording_key_claim ON wording_key(claim);

-- ('table', '_sqlite_migrations', '_sqlite_migrations')
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);

-- ('table', 'alias', 'alias')
CREATE TABLE alias (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    entity TEXT NOT NULL, -- the table of the row
    other TEXT NOT NULL, -- its uid in another file
    own TEXT NOT NULL, -- its uid in this one
    UNIQUE (entity, other)
) STRICT;

-- ('table', 'appearance', 'appearance')
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

-- ('table', 'article', 'article')
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
, embargo TEXT -- 'open', or the moment with the offset it was given in
    CHECK (embargo = 'open' OR (embargo GLOB '????-??-??T??:??:??[+-]??:??'
        AND unixepoch(embargo) IS NOT NULL)), embargo_why TEXT NOT NULL DEFAULT '') STRICT;

-- ('table', 'article_search', 'article_search')
CREATE VIRTUAL TABLE article_search USING fts5(
        title, text, content='article', content_rowid='id', tokenize='porter unicode61 categories ''L* N* Co Mn Mc'''
    );

-- ('table', 'article_search_config', 'article_search_config')
CREATE TABLE 'article_search_config'(k PRIMARY KEY, v) WITHOUT ROWID;

-- ('table', 'article_search_data', 'article_search_data')
CREATE TABLE 'article_search_data'(id INTEGER PRIMARY KEY, block BLOB);

-- ('table', 'article_search_docsize', 'article_search_docsize')
CREATE TABLE 'article_search_docsize'(id INTEGER PRIMARY KEY, sz BLOB);

-- ('table', 'article_search_idx', 'article_search_idx')
CREATE TABLE 'article_search_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;

-- ('table', 'article_sign_off', 'article_sign_off')
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

-- ('table', 'claim', 'claim')
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

-- ('table', 'claim_index', 'claim_index')
CREATE VIRTUAL TABLE claim_index USING fts5(
        text, content='claim_text', content_rowid='claim',
        tokenize='porter unicode61 categories ''L* N* Co Mn Mc''', detail=none, columnsize=0
    );

-- ('table', 'claim_index_config', 'claim_index_config')
CREATE TABLE 'claim_index_config'(k PRIMARY KEY, v) WITHOUT ROWID;

-- ('table', 'claim_index_data', 'claim_index_data')
CREATE TABLE 'claim_index_data'(id INTEGER PRIMARY KEY, block BLOB);

-- ('table', 'claim_index_idx', 'claim_index_idx')
CREATE TABLE 'claim_index_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;

-- ('table', 'claim_text', 'claim_text')
CREATE TABLE claim_text (claim INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;

-- ('table', 'claim_uncounted', 'claim_uncounted')
CREATE TABLE claim_uncounted (claim INTEGER PRIMARY KEY, before TEXT) STRICT;

-- ('table', 'claim_vector', 'claim_vector')
CREATE TABLE claim_vector (
        claim INTEGER NOT NULL,
        model TEXT NOT NULL, -- digest of the encoder: vectors of two cannot be compared
        vectors BLOB NOT NULL, -- one behind another, a byte a number
        PRIMARY KEY (claim, model)
    ) STRICT;

-- ('table', 'claim_vocabulary', 'claim_vocabulary')
CREATE VIRTUAL TABLE claim_vocabulary USING fts5vocab(claim_index, 'row');

-- ('table', 'claimant', 'claimant')
CREATE TABLE claimant (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL UNIQUE,
    kind TEXT CHECK (kind IN ('person', 'organisation')),
    same_as TEXT,
    version INTEGER NOT NULL DEFAULT 1
) STRICT;

-- ('table', 'conflict', 'conflict')
CREATE TABLE conflict (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    entity TEXT NOT NULL, -- the table of the row
    row_uid TEXT NOT NULL, -- no key: it may be removed on one side
    field TEXT NOT NULL, -- the first of the columns; verdict: which one stands; '': whether it stays
    ours TEXT NOT NULL, -- JSON as in the log, column -> value; null: removed here
    ours_by TEXT NOT NULL,
    ours_at TEXT NOT NULL,
    theirs TEXT NOT NULL, -- the same in the other file
    theirs_by TEXT NOT NULL,
    theirs_at TEXT NOT NULL,
    file TEXT NOT NULL, -- the name of the other file
    merged_by TEXT NOT NULL,
    merged_at TEXT NOT NULL,
    taken TEXT CHECK (taken IN ('ours', 'theirs')), -- NULL: nobody has decided
    taken_by TEXT,
    taken_at TEXT,
    version INTEGER NOT NULL DEFAULT 1
) STRICT;

-- ('table', 'derived', 'derived')
CREATE TABLE derived (id INTEGER PRIMARY KEY CHECK (id = 1), version INTEGER NOT NULL) STRICT;

-- ('table', 'draft', 'draft')
CREATE TABLE draft (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    who TEXT NOT NULL,
    place TEXT NOT NULL, -- the record and field it is typed into
    text TEXT NOT NULL,
    saved_at TEXT NOT NULL,
    UNIQUE (who, place)
) STRICT;

-- ('table', 'event', 'event')
CREATE TABLE event (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    action_group INTEGER NOT NULL,
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    login TEXT NOT NULL,
    action TEXT NOT NULL,
    entity TEXT NOT NULL,
    uid TEXT NOT NULL,
    before TEXT, -- JSON, other rows by their uids; NULL: the row was made
    after TEXT, -- the same; NULL: the row was removed
    undoes INTEGER, -- the group this one took back; NULL: an action of its own
    log INTEGER NOT NULL, -- a row of log; no key: none is ever removed, and this saves an index
    place INTEGER NOT NULL, -- in that log: 1, 2, ...
    salt BLOB NOT NULL, -- hashed with before and after
    hash BLOB NOT NULL, -- of salt, before and after as they were written
    link BLOB NOT NULL, -- hash of the link before it and of all of this event but before and after
    expunged INTEGER -- the event that took words out of before and after; NULL: none did
) STRICT;

-- ('table', 'evidence', 'evidence')
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

-- ('table', 'handover', 'handover')
CREATE TABLE handover (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    claim INTEGER NOT NULL REFERENCES claim(id),
    owner TEXT NOT NULL, -- who has the case from here on; '': nobody
    by TEXT NOT NULL,
    at TEXT NOT NULL,
    note TEXT NOT NULL DEFAULT ''
) STRICT;

-- ('table', 'import_failure', 'import_failure')
CREATE TABLE import_failure (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    source TEXT NOT NULL UNIQUE,
    why TEXT NOT NULL,
    failed_at TEXT NOT NULL
) STRICT;

-- ('table', 'log', 'log')
CREATE TABLE log (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL, -- of the file that wrote it; of two copies that grew apart, the same
    begins BLOB NOT NULL, -- the link that its first event here follows
    before INTEGER NOT NULL DEFAULT 0, -- how many events of it stand before that one, elsewhere
    head BLOB, -- the link it ended with when it was merged; NULL: this file's own
    merged_at TEXT -- NULL: this file's own
) STRICT;

-- ('table', 'note_search', 'note_search')
CREATE VIRTUAL TABLE note_search USING fts5(
        note, content='claim', content_rowid='id', tokenize='porter unicode61 categories ''L* N* Co Mn Mc'''
    );

-- ('table', 'note_search_config', 'note_search_config')
CREATE TABLE 'note_search_config'(k PRIMARY KEY, v) WITHOUT ROWID;

-- ('table', 'note_search_data', 'note_search_data')
CREATE TABLE 'note_search_data'(id INTEGER PRIMARY KEY, block BLOB);

-- ('table', 'note_search_docsize', 'note_search_docsize')
CREATE TABLE 'note_search_docsize'(id INTEGER PRIMARY KEY, sz BLOB);

-- ('table', 'note_search_idx', 'note_search_idx')
CREATE TABLE 'note_search_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;

-- ('table', 'published_review', 'published_review')
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

-- ('table', 'query', 'query')
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

-- ('table', 'rating', 'rating')
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

-- ('table', 'relation', 'relation')
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

-- ('table', 'remark', 'remark')
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

-- ('table', 'scale', 'scale')
CREATE TABLE scale (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    slug TEXT NOT NULL UNIQUE,
    label TEXT NOT NULL
) STRICT;

-- ('table', 'search', 'search')
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

-- ('table', 'send_back', 'send_back')
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

-- ('table', 'sentence', 'sentence')
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

-- ('table', 'setting', 'setting')
CREATE TABLE setting (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL UNIQUE,
    value TEXT NOT NULL,
    version INTEGER NOT NULL DEFAULT 1
) STRICT;

-- ('table', 'sign_off', 'sign_off')
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

-- ('table', 'snapshot', 'snapshot')
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

-- ('table', 'snapshot_search', 'snapshot_search')
CREATE VIRTUAL TABLE snapshot_search USING fts5(
        readable, content='snapshot', content_rowid='id', tokenize='porter unicode61 categories ''L* N* Co Mn Mc'''
    );

-- ('table', 'snapshot_search_config', 'snapshot_search_config')
CREATE TABLE 'snapshot_search_config'(k PRIMARY KEY, v) WITHOUT ROWID;

-- ('table', 'snapshot_search_data', 'snapshot_search_data')
CREATE TABLE 'snapshot_search_data'(id INTEGER PRIMARY KEY, block BLOB);

-- ('table', 'snapshot_search_docsize', 'snapshot_search_docsize')
CREATE TABLE 'snapshot_search_docsize'(id INTEGER PRIMARY KEY, sz BLOB);

-- ('table', 'snapshot_search_idx', 'snapshot_search_idx')
CREATE TABLE 'snapshot_search_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;

-- ('table', 'source', 'source')
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

-- ('table', 'source_search', 'source_search')
CREATE VIRTUAL TABLE source_search USING fts5(
        title, publisher, url, note, content='source', content_rowid='id', tokenize='porter unicode61 categories ''L* N* Co Mn Mc'''
    );

-- ('table', 'source_search_config', 'source_search_config')
CREATE TABLE 'source_search_config'(k PRIMARY KEY, v) WITHOUT ROWID;

-- ('table', 'source_search_data', 'source_search_data')
CREATE TABLE 'source_search_data'(id INTEGER PRIMARY KEY, block BLOB);

-- ('table', 'source_search_docsize', 'source_search_docsize')
CREATE TABLE 'source_search_docsize'(id INTEGER PRIMARY KEY, sz BLOB);

-- ('table', 'source_search_idx', 'source_search_idx')
CREATE TABLE 'source_search_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;

-- ('table', 'sqlite_sequence', 'sqlite_sequence')
CREATE TABLE sqlite_sequence(name,seq);

-- ('table', 'suggestion', 'suggestion')
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

-- ('table', 'term', 'term')
CREATE TABLE term (term TEXT PRIMARY KEY, n INTEGER NOT NULL) STRICT, WITHOUT ROWID;

-- ('table', 'term_backwards', 'term_backwards')
CREATE TABLE term_backwards (term TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;

-- ('table', 'term_state', 'term_state')
CREATE TABLE term_state (id INTEGER PRIMARY KEY, claims INTEGER NOT NULL) STRICT;

-- ('table', 'verdict', 'verdict')
CREATE TABLE verdict (
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
        reason TEXT CHECK (reason IN ('our error', 'new facts', 'clearer wording')),
        reason_why TEXT NOT NULL DEFAULT '', -- what was wrong or is new, for the notice
        correction TEXT CHECK (correction IN ('minor', 'affects rating', 'retraction')),
        published_on TEXT,
        url TEXT,
        retraction_asked_by TEXT,
        retraction_asked_at TEXT, -- NULL: nobody wants it withdrawn
        retracted_at TEXT, -- when enough others had agreed; NULL: it stands
        retracted_why TEXT,
        version INTEGER NOT NULL DEFAULT 1
    , beside INTEGER NOT NULL DEFAULT 0
    CHECK (beside IN (0, 1))) STRICT;

-- ('table', 'verdict_evidence', 'verdict_evidence')
CREATE TABLE verdict_evidence (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    verdict INTEGER NOT NULL REFERENCES verdict(id),
    evidence INTEGER NOT NULL REFERENCES evidence(id),
    UNIQUE (verdict, evidence)
) STRICT;

-- ('table', 'wording', 'wording')
CREATE TABLE wording (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    claim INTEGER NOT NULL REFERENCES claim(id),
    text TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('canonical', 'headline', 'appearance', 'variant')),
    language TEXT NOT NULL
) STRICT;

-- ('table', 'wording_key', 'wording_key')
CREATE TABLE wording_key (key INTEGER, claim INTEGER, PRIMARY KEY (key, claim))
        STRICT, WITHOUT ROWID;

-- ('trigger', 'article_search_delete', 'article')
CREATE TRIGGER article_search_delete AFTER DELETE ON article BEGIN
    INSERT INTO article_search(article_search, rowid, title, text)
        VALUES ('delete', old.id, old.title, old.text);
END;

-- ('trigger', 'article_search_insert', 'article')
CREATE TRIGGER article_search_insert AFTER INSERT ON article BEGIN
    INSERT INTO article_search(rowid, title, text)
        VALUES (new.id, new.title, new.text);
END;

-- ('trigger', 'article_search_update', 'article')
CREATE TRIGGER article_search_update AFTER UPDATE OF title, text ON article BEGIN
    INSERT INTO article_search(article_search, rowid, title, text)
        VALUES ('delete', old.id, old.title, old.text);
    INSERT INTO article_search(rowid, title, text)
        VALUES (new.id, new.title, new.text);
END;

-- ('trigger', 'claim_index_delete', 'claim_text')
CREATE TRIGGER claim_index_delete AFTER DELETE ON claim_text BEGIN INSERT INTO claim_index(claim_index, rowid, text) VALUES ('delete', old.claim, old.text); END;

-- ('trigger', 'claim_index_insert', 'claim_text')
CREATE TRIGGER claim_index_insert AFTER INSERT ON claim_text BEGIN INSERT INTO claim_index(rowid, text) VALUES (new.claim, new.text); END;

-- ('trigger', 'claim_index_update', 'claim_text')
CREATE TRIGGER claim_index_update AFTER UPDATE OF text ON claim_text BEGIN INSERT INTO claim_index(claim_index, rowid, text) VALUES ('delete', old.claim, old.text); INSERT INTO claim_index(rowid, text) VALUES (new.claim, new.text); END;

-- ('trigger', 'claim_removed', 'claim')
CREATE TRIGGER claim_removed AFTER UPDATE OF removed_at ON claim BEGIN
    DELETE FROM claim_text WHERE claim = new.id;
    INSERT INTO claim_text (claim, text)
        SELECT claim, group_concat(text, char(10)) FROM (
            SELECT DISTINCT wording.claim, wording.text FROM wording
            JOIN claim ON claim.id = wording.claim AND claim.removed_at IS NULL
            WHERE wording.claim = new.id ORDER BY wording.id
        ) GROUP BY claim;
END;

-- ('trigger', 'claim_text_gone', 'claim_text')
CREATE TRIGGER claim_text_gone AFTER DELETE ON claim_text BEGIN
        INSERT INTO claim_uncounted (claim, before) VALUES (old.claim, old.text)
        ON CONFLICT (claim) DO NOTHING; END;

-- ('trigger', 'claim_text_made', 'claim_text')
CREATE TRIGGER claim_text_made AFTER INSERT ON claim_text BEGIN
        INSERT INTO claim_uncounted (claim) VALUES (new.claim)
        ON CONFLICT (claim) DO NOTHING; END;

-- ('trigger', 'claim_vector_stale', 'claim_text')
CREATE TRIGGER claim_vector_stale AFTER DELETE ON claim_text BEGIN
        DELETE FROM claim_vector WHERE claim = old.claim; END;

-- ('trigger', 'event_keeps', 'event')
CREATE TRIGGER event_keeps BEFORE UPDATE ON event
    BEGIN SELECT RAISE(ABORT, 'the event log is append-only'); END;

-- ('trigger', 'event_stays', 'event')
CREATE TRIGGER event_stays BEFORE DELETE ON event
    BEGIN SELECT RAISE(ABORT, 'the event log is append-only'); END;

-- ('trigger', 'note_search_delete', 'claim')
CREATE TRIGGER note_search_delete AFTER DELETE ON claim BEGIN
    INSERT INTO note_search(note_search, rowid, note)
        VALUES ('delete', old.id, old.note);
END;

-- ('trigger', 'note_search_insert', 'claim')
CREATE TRIGGER note_search_insert AFTER INSERT ON claim BEGIN
    INSERT INTO note_search(rowid, note)
        VALUES (new.id, new.note);
END;

-- ('trigger', 'note_search_update', 'claim')
CREATE TRIGGER note_search_update AFTER UPDATE OF note ON claim BEGIN
    INSERT INTO note_search(note_search, rowid, note)
        VALUES ('delete', old.id, old.note);
    INSERT INTO note_search(rowid, note)
        VALUES (new.id, new.note);
END;

-- ('trigger', 'snapshot_search_delete', 'snapshot')
CREATE TRIGGER snapshot_search_delete AFTER DELETE ON snapshot BEGIN
    INSERT INTO snapshot_search(snapshot_search, rowid, readable)
        VALUES ('delete', old.id, old.readable);
END;

-- ('trigger', 'snapshot_search_insert', 'snapshot')
CREATE TRIGGER snapshot_search_insert AFTER INSERT ON snapshot BEGIN
    INSERT INTO snapshot_search(rowid, readable)
        VALUES (new.id, new.readable);
END;

-- ('trigger', 'snapshot_search_update', 'snapshot')
CREATE TRIGGER snapshot_search_update AFTER UPDATE OF readable ON snapshot BEGIN
    INSERT INTO snapshot_search(snapshot_search, rowid, readable)
        VALUES ('delete', old.id, old.readable);
    INSERT INTO snapshot_search(rowid, readable)
        VALUES (new.id, new.readable);
END;

-- ('trigger', 'source_search_delete', 'source')
CREATE TRIGGER source_search_delete AFTER DELETE ON source BEGIN
    INSERT INTO source_search(source_search, rowid, title, publisher, url, note)
        VALUES ('delete', old.id, old.title, old.publisher, old.url, old.note);
END;

-- ('trigger', 'source_search_insert', 'source')
CREATE TRIGGER source_search_insert AFTER INSERT ON source BEGIN
    INSERT INTO source_search(rowid, title, publisher, url, note)
        VALUES (new.id, new.title, new.publisher, new.url, new.note);
END;

-- ('trigger', 'source_search_update', 'source')
CREATE TRIGGER source_search_update AFTER UPDATE OF title, publisher, url, note ON source BEGIN
    INSERT INTO source_search(source_search, rowid, title, publisher, url, note)
        VALUES ('delete', old.id, old.title, old.publisher, old.url, old.note);
    INSERT INTO source_search(rowid, title, publisher, url, note)
        VALUES (new.id, new.title, new.publisher, new.url, new.note);
END;

-- ('trigger', 'wording_delete', 'wording')
CREATE TRIGGER wording_delete AFTER DELETE ON wording BEGIN
    DELETE FROM claim_text WHERE claim = old.claim;
    INSERT INTO claim_text (claim, text)
        SELECT claim, group_concat(text, char(10)) FROM (
            SELECT DISTINCT wording.claim, wording.text FROM wording
            JOIN claim ON claim.id = wording.claim AND claim.removed_at IS NULL
            WHERE wording.claim = old.claim ORDER BY wording.id
        ) GROUP BY claim;
END;

-- ('trigger', 'wording_insert', 'wording')
CREATE TRIGGER wording_insert AFTER INSERT ON wording BEGIN
    DELETE FROM claim_text WHERE claim = new.claim;
    INSERT INTO claim_text (claim, text)
        SELECT claim, group_concat(text, char(10)) FROM (
            SELECT DISTINCT wording.claim, wording.text FROM wording
            JOIN claim ON claim.id = wording.claim AND claim.removed_at IS NULL
            WHERE wording.claim = new.claim ORDER BY wording.id
        ) GROUP BY claim;
END;

-- ('trigger', 'wording_update', 'wording')
CREATE TRIGGER wording_update AFTER UPDATE OF text ON wording BEGIN
    DELETE FROM claim_text WHERE claim = new.claim;
    INSERT INTO claim_text (claim, text)
        SELECT claim, group_concat(text, char(10)) FROM (
            SELECT DISTINCT wording.claim, wording.text FROM wording
            JOIN claim ON claim.id = wording.claim AND claim.removed_at IS NULL
            WHERE wording.claim = new.claim ORDER BY wording.id
        ) GROUP BY claim;
END;

