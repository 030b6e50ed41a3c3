-- The list of imports that failed is part of the log, so that undoing a run of import gives it back
-- as it was; its numbers are never given twice. Drafts are no records, but follow the same rule.

CREATE TABLE kept AS SELECT * FROM import_failure;
DROP TABLE import_failure;
CREATE TABLE import_failure (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    source TEXT NOT NULL UNIQUE,
    why TEXT NOT NULL,
    failed_at TEXT NOT NULL
) STRICT;
INSERT INTO import_failure SELECT * FROM kept;
DROP TABLE kept;

CREATE TABLE kept AS SELECT * FROM draft;
DROP TABLE draft;
CREATE TABLE draft (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    who TEXT NOT NULL,
    place TEXT NOT NULL, -- the record and field it is typed into
    text TEXT NOT NULL,
    saved_at TEXT NOT NULL,
    UNIQUE (who, place)
) STRICT;
INSERT INTO draft SELECT * FROM kept;
DROP TABLE kept;

-- What a claim is no longer worded as is forgotten by the claim.
CREATE INDEX wording_key_claim ON wording_key(claim);
