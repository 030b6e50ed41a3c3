-- The log is chained: its indexes and guards, as they were.

DROP TABLE event_unchained;
CREATE INDEX event_group ON event(action_group);
CREATE INDEX event_row ON event(entity, uid);
CREATE INDEX event_who ON event(who, action_group);
CREATE INDEX event_undoes ON event(undoes);
CREATE INDEX event_before_claim ON event(json_extract(before, '$.claim'), entity)
    WHERE json_extract(before, '$.claim') IS NOT NULL;
CREATE INDEX event_before_verdict ON event(json_extract(before, '$.verdict'), entity)
    WHERE json_extract(before, '$.verdict') IS NOT NULL;
CREATE INDEX event_after_claim ON event(json_extract(after, '$.claim'), entity)
    WHERE json_extract(after, '$.claim') IS NOT NULL;
CREATE INDEX event_after_verdict ON event(json_extract(after, '$.verdict'), entity)
    WHERE json_extract(after, '$.verdict') IS NOT NULL;
CREATE INDEX event_removed ON event(entity, uid) WHERE after IS NULL;

CREATE TRIGGER event_stays BEFORE DELETE ON event
    BEGIN SELECT RAISE(ABORT, 'the event log is append-only'); END;
CREATE TRIGGER event_keeps BEFORE UPDATE ON event
    BEGIN SELECT RAISE(ABORT, 'the event log is append-only'); END;
