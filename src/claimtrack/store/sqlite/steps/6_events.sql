-- The log names every row by its uid: that of the row an event is about, and those of the rows that
-- it points at before and after. Numbers are given anew in each file, uids are not, so that two
-- files' logs can stand side by side.

CREATE TABLE event_by_number AS SELECT * FROM event;
CREATE INDEX event_by_number_row ON event_by_number(entity, entity_id, id);
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
    undoes INTEGER -- the group this one took back; NULL: an action of its own
) STRICT;
