-- What a sentence encoder makes of claims is kept.

CREATE TABLE claim_vector (
        claim INTEGER NOT NULL,
        model TEXT NOT NULL, -- digest of the encoder: vectors of two cannot be compared
        vectors BLOB NOT NULL, -- one behind another, a byte a number
        PRIMARY KEY (claim, model)
    ) STRICT;

CREATE TRIGGER claim_vector_stale AFTER DELETE ON claim_text BEGIN
        DELETE FROM claim_vector WHERE claim = old.claim; END;
