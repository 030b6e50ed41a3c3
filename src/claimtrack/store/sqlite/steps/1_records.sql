-- Every table of the data model, and the guards of the event log.

PRAGMA application_id = 1129075787;

CREATE TABLE article (
        id INTEGER PRIMARY KEY,
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

CREATE INDEX article_sha256 ON article(sha256);

CREATE INDEX article_url ON article(url);

CREATE INDEX article_revision_of ON article(revision_of);

CREATE INDEX article_copy_of ON article(copy_of);

CREATE TABLE sentence (
        id INTEGER PRIMARY KEY,
        uid TEXT NOT NULL UNIQUE,
        article INTEGER NOT NULL REFERENCES article(id),
        position INTEGER NOT NULL, -- orders the sentences of an article: its start, when made
        start INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('title', 'standfirst', 'heading', 'body', 'caption', 'byline', 'dateline', 'pull quote', 'time stamp', 'boilerplate')),
        rule TEXT, -- the boilerplate rule that caught it
        state TEXT NOT NULL CHECK (state IN ('undecided', 'claim', 'not-a-claim', 'skipped')),
        check_worthiness REAL NOT NULL CHECK (check_worthiness BETWEEN 0 AND 1),
        reasons TEXT NOT NULL,
        claimant TEXT, -- suggested only
        cue TEXT,
        locator TEXT,
        type TEXT CHECK (type IN ('quantity', 'comparison', 'event', 'quote', 'law or rule', 'prediction', 'personal', 'opinion')), -- suggested only
        words INTEGER, -- a hash of its folded words; NULL: too few to know it by
        version INTEGER NOT NULL DEFAULT 1,
        CHECK (start < "end")
    ) STRICT;

CREATE INDEX sentence_article ON sentence(article, position);

CREATE INDEX sentence_words ON sentence(words, article) WHERE words IS NOT NULL;

CREATE TABLE remark (
        id INTEGER PRIMARY KEY,
        uid TEXT NOT NULL UNIQUE,
        article INTEGER NOT NULL REFERENCES article(id),
        start INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('link', 'comment', 'footnote')),
        text TEXT NOT NULL,
        url TEXT,
        by TEXT
    ) STRICT;

CREATE INDEX remark_article ON remark(article, start);

CREATE TABLE claimant (
        id INTEGER PRIMARY KEY,
        uid TEXT NOT NULL UNIQUE,
        name TEXT NOT NULL UNIQUE,
        kind TEXT CHECK (kind IN ('person', 'organisation')),
        same_as TEXT,
        version INTEGER NOT NULL DEFAULT 1
    ) STRICT;

CREATE TABLE claim (
        id INTEGER PRIMARY KEY,
        uid TEXT NOT NULL UNIQUE,
        text TEXT NOT NULL,
        claimant INTEGER REFERENCES claimant(id),
        claimed_on TEXT,
        type TEXT CHECK (type IN ('quantity', 'comparison', 'event', 'quote', 'law or rule', 'prediction', 'personal', 'opinion')),
        tags TEXT NOT NULL DEFAULT '[]',
        status TEXT NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'in progress', 'ready for sign-off', 'sent back', 'signed off', 'published', 'corrected', 'retracted')),
        owner TEXT,
        legal INTEGER NOT NULL DEFAULT 0,
        sensitive INTEGER NOT NULL DEFAULT 0,
        attention TEXT,
        attention_why TEXT,
        note TEXT NOT NULL DEFAULT '',
        note_confidential INTEGER NOT NULL DEFAULT 0,
        checked TEXT CHECK (checked IN ('said', 'so', 'both')), -- quotations only
        batch INTEGER, -- the event group of the list it was imported with
        created_at TEXT NOT NULL,
        removed_at TEXT, -- an import taken back, or merged into another; NULL: on file
        merged_into INTEGER REFERENCES claim(id),
        set_aside INTEGER NOT NULL DEFAULT 0, -- verdicts up to this number stopped counting: merged
        version INTEGER NOT NULL DEFAULT 1
    ) STRICT;

CREATE INDEX claim_claimant ON claim(claimant);

CREATE INDEX claim_status ON claim(status);

CREATE INDEX claim_batch ON claim(batch);

CREATE INDEX claim_merged_into ON claim(merged_into);

CREATE TABLE wording (
        id INTEGER PRIMARY KEY,
        uid TEXT NOT NULL UNIQUE,
        claim INTEGER NOT NULL REFERENCES claim(id),
        text TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('canonical', 'headline', 'appearance', 'variant')),
        language TEXT NOT NULL
    ) STRICT;

CREATE INDEX wording_claim ON wording(claim);

CREATE TABLE appearance (
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
        anchor TEXT NOT NULL DEFAULT 'anchored' CHECK (anchor IN ('anchored', 'changed', 'orphan')),
        carried_from INTEGER REFERENCES appearance(id),
        judged_before INTEGER REFERENCES verdict(id), -- stood before this place was linked
        version INTEGER NOT NULL DEFAULT 1,
        UNIQUE (claim, sentence, start, "end"),
        CHECK (start < "end")
    ) STRICT;

CREATE INDEX appearance_article ON appearance(article);

CREATE INDEX appearance_sentence ON appearance(sentence);

CREATE INDEX appearance_claimant ON appearance(claimant);

CREATE INDEX appearance_carried_from ON appearance(carried_from);

CREATE INDEX appearance_judged_before ON appearance(judged_before);

CREATE TABLE suggestion (
        id INTEGER PRIMARY KEY,
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

CREATE INDEX suggestion_claim ON suggestion(claim);

CREATE INDEX suggestion_rejected ON suggestion(statement) WHERE state = 'rejected';

CREATE TABLE published_review (
        id INTEGER PRIMARY KEY,
        uid TEXT NOT NULL UNIQUE,
        claim INTEGER NOT NULL REFERENCES claim(id),
        ref TEXT NOT NULL UNIQUE,
        publisher TEXT,
        url TEXT,
        label TEXT,
        normalised TEXT,
        published_on TEXT
    ) STRICT;

CREATE INDEX published_review_claim ON published_review(claim);

CREATE TABLE relation (
        id INTEGER PRIMARY KEY,
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

CREATE INDEX relation_other ON relation(other);

CREATE TABLE source (
        id INTEGER PRIMARY KEY,
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
        state TEXT NOT NULL DEFAULT 'available' CHECK (state IN ('available', 'unavailable', 'withdrawn')),
        state_at TEXT,
        state_why TEXT,
        confidential INTEGER NOT NULL DEFAULT 0,
        note TEXT NOT NULL DEFAULT '',
        version INTEGER NOT NULL DEFAULT 1
    ) STRICT;

CREATE INDEX source_page ON source(page);

CREATE TABLE snapshot (
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
    ) STRICT;

CREATE INDEX snapshot_source ON snapshot(source);

CREATE INDEX snapshot_sha256 ON snapshot(sha256);

CREATE INDEX snapshot_page ON snapshot(page);

CREATE TABLE evidence (
        id INTEGER PRIMARY KEY,
        uid TEXT NOT NULL UNIQUE,
        claim INTEGER NOT NULL REFERENCES claim(id),
        source INTEGER NOT NULL REFERENCES source(id),
        stance TEXT NOT NULL CHECK (stance IN ('supports', 'refutes', 'context', 'insufficient')),
        quote TEXT NOT NULL DEFAULT '',
        locator TEXT NOT NULL DEFAULT '',
        quote_check TEXT NOT NULL DEFAULT 'not checked' CHECK (quote_check IN ('verbatim', 'near', 'not found', 'not checked')),
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

CREATE INDEX evidence_claim ON evidence(claim);

CREATE INDEX evidence_source ON evidence(source);

CREATE INDEX evidence_checked_against ON evidence(checked_against);

CREATE TABLE query (
        id INTEGER PRIMARY KEY,
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

CREATE INDEX query_claim ON query(claim);

CREATE TABLE search (
        id INTEGER PRIMARY KEY,
        uid TEXT NOT NULL UNIQUE,
        claim INTEGER NOT NULL REFERENCES claim(id),
        place TEXT NOT NULL, -- the archive, register or search engine
        words TEXT NOT NULL, -- what was asked for
        found TEXT NOT NULL DEFAULT '', -- what came of it; empty: nothing
        at TEXT NOT NULL,
        by TEXT NOT NULL
    ) STRICT;

CREATE INDEX search_claim ON search(claim);

CREATE TABLE scale (
        id INTEGER PRIMARY KEY,
        uid TEXT NOT NULL UNIQUE,
        slug TEXT NOT NULL UNIQUE,
        label TEXT NOT NULL
    ) STRICT;

CREATE TABLE rating (
        id INTEGER PRIMARY KEY,
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
    ) STRICT;

CREATE INDEX verdict_claim ON verdict(claim);

CREATE INDEX verdict_rating ON verdict(rating);

CREATE INDEX verdict_supersedes ON verdict(supersedes);

CREATE TABLE verdict_evidence (
        id INTEGER PRIMARY KEY,
        uid TEXT NOT NULL UNIQUE,
        verdict INTEGER NOT NULL REFERENCES verdict(id),
        evidence INTEGER NOT NULL REFERENCES evidence(id),
        UNIQUE (verdict, evidence)
    ) STRICT;

CREATE INDEX verdict_evidence_evidence ON verdict_evidence(evidence);

CREATE TABLE sign_off (
        id INTEGER PRIMARY KEY,
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

CREATE INDEX sign_off_verdict ON sign_off(verdict);

CREATE INDEX sign_off_seen_rating ON sign_off(seen_rating);

CREATE INDEX sign_off_blind_rating ON sign_off(blind_rating);

CREATE TABLE send_back (
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
    ) STRICT;

CREATE INDEX send_back_verdict ON send_back(verdict);

CREATE INDEX send_back_article ON send_back(article);

CREATE TABLE handover (
        id INTEGER PRIMARY KEY,
        uid TEXT NOT NULL UNIQUE,
        claim INTEGER NOT NULL REFERENCES claim(id),
        owner TEXT NOT NULL, -- who has the case from here on; '': nobody
        by TEXT NOT NULL,
        at TEXT NOT NULL,
        note TEXT NOT NULL DEFAULT ''
    ) STRICT;

CREATE INDEX handover_claim ON handover(claim);

CREATE TABLE article_sign_off (
        id INTEGER PRIMARY KEY,
        uid TEXT NOT NULL UNIQUE,
        article INTEGER NOT NULL REFERENCES article(id),
        by TEXT NOT NULL,
        at TEXT NOT NULL,
        comment TEXT NOT NULL DEFAULT '',
        verdicts TEXT NOT NULL, -- JSON, for each claim its verdict and the digest of what was seen
        accepted TEXT NOT NULL -- JSON, the lines nobody checked, as they were accepted by name
    ) STRICT;

CREATE INDEX article_sign_off_article ON article_sign_off(article);

CREATE TABLE setting (
        id INTEGER PRIMARY KEY,
        uid TEXT NOT NULL UNIQUE,
        name TEXT NOT NULL UNIQUE,
        value TEXT NOT NULL,
        version INTEGER NOT NULL DEFAULT 1
    ) STRICT;

CREATE TABLE draft (
        id INTEGER PRIMARY KEY,
        uid TEXT NOT NULL UNIQUE,
        who TEXT NOT NULL,
        place TEXT NOT NULL, -- the record and field it is typed into
        text TEXT NOT NULL,
        saved_at TEXT NOT NULL,
        UNIQUE (who, place)
    ) STRICT;

CREATE TABLE import_failure (
        id INTEGER PRIMARY KEY,
        uid TEXT NOT NULL UNIQUE,
        source TEXT NOT NULL UNIQUE,
        why TEXT NOT NULL,
        failed_at TEXT NOT NULL
    ) STRICT;

CREATE TABLE event (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        action_group INTEGER NOT NULL,
        at TEXT NOT NULL,
        who TEXT NOT NULL,
        login TEXT NOT NULL,
        action TEXT NOT NULL,
        entity TEXT NOT NULL,
        entity_id INTEGER NOT NULL,
        uid TEXT NOT NULL,
        before TEXT, -- NULL: the row was made
        after TEXT, -- NULL: the row was removed
        undoes INTEGER -- the group this one took back; NULL: an action of its own
    ) STRICT;

CREATE INDEX event_group ON event(action_group);

CREATE INDEX event_row ON event(entity, entity_id);

CREATE INDEX event_who ON event(who, action_group);

CREATE INDEX event_undoes ON event(undoes);

CREATE INDEX event_before_claim ON event(json_extract(before, '$.claim'), entity) WHERE json_extract(before, '$.claim') IS NOT NULL;

CREATE INDEX event_before_verdict ON event(json_extract(before, '$.verdict'), entity) WHERE json_extract(before, '$.verdict') IS NOT NULL;

CREATE INDEX event_after_claim ON event(json_extract(after, '$.claim'), entity) WHERE json_extract(after, '$.claim') IS NOT NULL;

CREATE INDEX event_after_verdict ON event(json_extract(after, '$.verdict'), entity) WHERE json_extract(after, '$.verdict') IS NOT NULL;

CREATE TRIGGER event_stays BEFORE DELETE ON event
        BEGIN SELECT RAISE(ABORT, 'the event log is append-only'); END;

CREATE TRIGGER event_keeps BEFORE UPDATE ON event
        BEGIN SELECT RAISE(ABORT, 'the event log is append-only'); END;
