-- Claims can be matched; articles, notes and sources can be searched.

CREATE TABLE claim_text (claim INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;

CREATE VIRTUAL TABLE claim_index USING fts5(
        text, content='claim_text', content_rowid='claim',
        tokenize='porter unicode61 categories ''L* N* Co Mn Mc''', detail=none, columnsize=0
    );

CREATE TRIGGER claim_index_insert AFTER INSERT ON claim_text BEGIN INSERT INTO claim_index(rowid, text) VALUES (new.claim, new.text); END;

CREATE TRIGGER claim_index_delete AFTER DELETE ON claim_text BEGIN INSERT INTO claim_index(claim_index, rowid, text) VALUES ('delete', old.claim, old.text); END;

CREATE TRIGGER claim_index_update AFTER UPDATE OF text ON claim_text BEGIN INSERT INTO claim_index(claim_index, rowid, text) VALUES ('delete', old.claim, old.text); INSERT INTO claim_index(rowid, text) VALUES (new.claim, new.text); END;

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

CREATE VIRTUAL TABLE claim_vocabulary USING fts5vocab(claim_index, 'row');

CREATE TABLE term (term TEXT PRIMARY KEY, n INTEGER NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE term_state (id INTEGER PRIMARY KEY, claims INTEGER NOT NULL) STRICT;

INSERT INTO term_state (id, claims) VALUES (1, 0);

CREATE VIRTUAL TABLE article_search USING fts5(
        title, text, content='article', content_rowid='id', tokenize='porter unicode61 categories ''L* N* Co Mn Mc'''
    );

CREATE TRIGGER article_search_insert AFTER INSERT ON article BEGIN INSERT INTO article_search(rowid, title, text) VALUES (new.id, new.title, new.text); END;

CREATE TRIGGER article_search_delete AFTER DELETE ON article BEGIN INSERT INTO article_search(article_search, rowid, title, text) VALUES ('delete', old.id, old.title, old.text); END;

CREATE TRIGGER article_search_update AFTER UPDATE OF title, text ON article BEGIN INSERT INTO article_search(article_search, rowid, title, text) VALUES ('delete', old.id, old.title, old.text); INSERT INTO article_search(rowid, title, text) VALUES (new.id, new.title, new.text); END;

CREATE VIRTUAL TABLE note_search USING fts5(
        note, content='claim', content_rowid='id', tokenize='porter unicode61 categories ''L* N* Co Mn Mc'''
    );

CREATE TRIGGER note_search_insert AFTER INSERT ON claim BEGIN INSERT INTO note_search(rowid, note) VALUES (new.id, new.note); END;

CREATE TRIGGER note_search_delete AFTER DELETE ON claim BEGIN INSERT INTO note_search(note_search, rowid, note) VALUES ('delete', old.id, old.note); END;

CREATE TRIGGER note_search_update AFTER UPDATE OF note ON claim BEGIN INSERT INTO note_search(note_search, rowid, note) VALUES ('delete', old.id, old.note); INSERT INTO note_search(rowid, note) VALUES (new.id, new.note); END;

CREATE VIRTUAL TABLE source_search USING fts5(
        title, publisher, url, note, content='source', content_rowid='id', tokenize='porter unicode61 categories ''L* N* Co Mn Mc'''
    );

CREATE TRIGGER source_search_insert AFTER INSERT ON source BEGIN INSERT INTO source_search(rowid, title, publisher, url, note) VALUES (new.id, new.title, new.publisher, new.url, new.note); END;

CREATE TRIGGER source_search_delete AFTER DELETE ON source BEGIN INSERT INTO source_search(source_search, rowid, title, publisher, url, note) VALUES ('delete', old.id, old.title, old.publisher, old.url, old.note); END;

CREATE TRIGGER source_search_update AFTER UPDATE OF title, publisher, url, note ON source BEGIN INSERT INTO source_search(source_search, rowid, title, publisher, url, note) VALUES ('delete', old.id, old.title, old.publisher, old.url, old.note); INSERT INTO source_search(rowid, title, publisher, url, note) VALUES (new.id, new.title, new.publisher, new.url, new.note); END;

CREATE VIRTUAL TABLE snapshot_search USING fts5(
        readable, content='snapshot', content_rowid='id', tokenize='porter unicode61 categories ''L* N* Co Mn Mc'''
    );

CREATE TRIGGER snapshot_search_insert AFTER INSERT ON snapshot BEGIN INSERT INTO snapshot_search(rowid, readable) VALUES (new.id, new.readable); END;

CREATE TRIGGER snapshot_search_delete AFTER DELETE ON snapshot BEGIN INSERT INTO snapshot_search(snapshot_search, rowid, readable) VALUES ('delete', old.id, old.readable); END;

CREATE TRIGGER snapshot_search_update AFTER UPDATE OF readable ON snapshot BEGIN INSERT INTO snapshot_search(snapshot_search, rowid, readable) VALUES ('delete', old.id, old.readable); INSERT INTO snapshot_search(rowid, readable) VALUES (new.id, new.readable); END;
