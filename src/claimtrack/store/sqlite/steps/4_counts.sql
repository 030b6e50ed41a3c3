-- Words are counted as claims come and go, and found by their ends.

CREATE TABLE claim_uncounted (claim INTEGER PRIMARY KEY, before TEXT) STRICT;

CREATE TRIGGER claim_text_made AFTER INSERT ON claim_text BEGIN
        INSERT INTO claim_uncounted (claim) VALUES (new.claim)
        ON CONFLICT (claim) DO NOTHING; END;

CREATE TRIGGER claim_text_gone AFTER DELETE ON claim_text BEGIN
        INSERT INTO claim_uncounted (claim, before) VALUES (old.claim, old.text)
        ON CONFLICT (claim) DO NOTHING; END;

CREATE TABLE term_backwards (term TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;

CREATE TABLE wording_key (key INTEGER, claim INTEGER, PRIMARY KEY (key, claim))
        STRICT, WITHOUT ROWID;

DELETE FROM term;

UPDATE term_state SET claims = 0;

INSERT INTO claim_uncounted (claim) SELECT claim FROM claim_text;
