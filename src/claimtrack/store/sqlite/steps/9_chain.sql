-- The log is hash-chained: see `claimtrack.store.chain`. Each log in the file is a chain of its own;
-- until files are merged there is one.

CREATE TABLE log (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL, -- of the file that wrote it; of two copies that grew apart, the same
    begins BLOB NOT NULL, -- the link that its first event here follows
    before INTEGER NOT NULL DEFAULT 0, -- how many events of it stand before that one, elsewhere
    head BLOB, -- the link it ended with when it was merged; NULL: this file's own
    merged_at TEXT -- NULL: this file's own
) STRICT;

CREATE TABLE event_unchained AS SELECT * FROM event;
DROP TABLE event;

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
