-- What merging two files leaves: what a person has to decide, the other names of a row, and verdicts
-- that came in beside one that stands here.

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
CREATE INDEX conflict_open ON conflict(entity, row_uid, field) WHERE taken IS NULL;

CREATE TABLE alias (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    entity TEXT NOT NULL, -- the table of the row
    other TEXT NOT NULL, -- its uid in another file
    own TEXT NOT NULL, -- its uid in this one
    UNIQUE (entity, other)
) STRICT;

ALTER TABLE verdict ADD COLUMN beside INTEGER NOT NULL DEFAULT 0
    CHECK (beside IN (0, 1)); -- 1: it came in by a merge and does not count unless a person takes it
