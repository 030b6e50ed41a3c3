"""Full-text indexes and the triggers that keep them, plus the guard on the event log.

Matching looks at one row per claim, its distinct wordings joined (`claim_text`); measured, that
is better and cheaper than a row per wording. `detail=none` keeps it small and refuses phrases, so
searching for a person has full-detail tables of its own over articles, notes and sources.
External-content indexes must be told the old words on every change: hence a delete before each
insert, and hence `recursive_triggers`, without which REPLACE would skip the delete.
"""

from __future__ import annotations

TOKENISER = "porter unicode61 categories ''L* N* Co Mn Mc''"
"""Plain unicode61 would cut Hindi into single consonants: marks belong to words."""

_REWORD = """
    DELETE FROM claim_text WHERE claim = {claim};
    INSERT INTO claim_text (claim, text)
        SELECT claim, group_concat(text, char(10)) FROM (
            SELECT DISTINCT wording.claim, wording.text FROM wording
            JOIN claim ON claim.id = wording.claim AND claim.removed_at IS NULL
            WHERE wording.claim = {claim} ORDER BY wording.id
        ) GROUP BY claim;
"""


def _reword(name: str, when: str, claim: str) -> str:
    """A trigger that joins the wordings of one claim afresh."""
    return f"CREATE TRIGGER {name} {when} BEGIN {_REWORD.format(claim=claim)} END"


def _kept(index: str, table: str, key: str, columns: tuple[str, ...]) -> tuple[str, ...]:
    """The three triggers that keep an external-content index in step with its table."""
    names = ", ".join(columns)
    old = ", ".join(f"old.{column}" for column in columns)
    new = ", ".join(f"new.{column}" for column in columns)
    drop = f"INSERT INTO {index}({index}, rowid, {names}) VALUES ('delete', old.{key}, {old});"
    add = f"INSERT INTO {index}(rowid, {names}) VALUES (new.{key}, {new});"
    return (
        f"CREATE TRIGGER {index}_insert AFTER INSERT ON {table} BEGIN {add} END",
        f"CREATE TRIGGER {index}_delete AFTER DELETE ON {table} BEGIN {drop} END",
        f"CREATE TRIGGER {index}_update AFTER UPDATE OF {names} ON {table} BEGIN {drop} {add} END",
    )


MATCHING = (
    "CREATE TABLE claim_text (claim INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT",
    f"""CREATE VIRTUAL TABLE claim_index USING fts5(
        text, content='claim_text', content_rowid='claim',
        tokenize='{TOKENISER}', detail=none, columnsize=0
    )""",
    *_kept("claim_index", "claim_text", "claim", ("text",)),
    _reword("wording_insert", "AFTER INSERT ON wording", "new.claim"),
    _reword("wording_delete", "AFTER DELETE ON wording", "old.claim"),
    _reword("wording_update", "AFTER UPDATE OF text ON wording", "new.claim"),
    _reword("claim_removed", "AFTER UPDATE OF removed_at ON claim", "new.id"),
    "CREATE VIRTUAL TABLE claim_vocabulary USING fts5vocab(claim_index, 'row')",
    # How many claims hold a stem; `vocabulary` keeps it.
    "CREATE TABLE term (term TEXT PRIMARY KEY, n INTEGER NOT NULL) STRICT, WITHOUT ROWID",
    "CREATE TABLE term_state (id INTEGER PRIMARY KEY, claims INTEGER NOT NULL) STRICT",
    "INSERT INTO term_state (id, claims) VALUES (1, 0)",
)

COUNTING = (
    # Claims whose words are not counted yet, with the words that were counted for them before.
    "CREATE TABLE claim_uncounted (claim INTEGER PRIMARY KEY, before TEXT) STRICT",
    """CREATE TRIGGER claim_text_made AFTER INSERT ON claim_text BEGIN
        INSERT INTO claim_uncounted (claim) VALUES (new.claim)
        ON CONFLICT (claim) DO NOTHING; END""",
    """CREATE TRIGGER claim_text_gone AFTER DELETE ON claim_text BEGIN
        INSERT INTO claim_uncounted (claim, before) VALUES (old.claim, old.text)
        ON CONFLICT (claim) DO NOTHING; END""",
    # The terms spelt from behind, so that a word can be found by how it ends.
    "CREATE TABLE term_backwards (term TEXT PRIMARY KEY) STRICT, WITHOUT ROWID",
    # Finds a wording of which only words are left that every claim has.
    """CREATE TABLE wording_key (key INTEGER, claim INTEGER, PRIMARY KEY (key, claim))
        STRICT, WITHOUT ROWID""",
    "DELETE FROM term",
    "UPDATE term_state SET claims = 0",
    "INSERT INTO claim_uncounted (claim) SELECT claim FROM claim_text",
)

VECTORS = (
    # What a sentence encoder made of the wordings of a claim; only desks with a model have rows.
    """CREATE TABLE claim_vector (
        claim INTEGER NOT NULL,
        model TEXT NOT NULL, -- digest of the encoder: vectors of two cannot be compared
        vectors BLOB NOT NULL, -- one behind another, a byte a number
        PRIMARY KEY (claim, model)
    ) STRICT""",
    """CREATE TRIGGER claim_vector_stale AFTER DELETE ON claim_text BEGIN
        DELETE FROM claim_vector WHERE claim = old.claim; END""",
)

SEARCHING = (
    f"""CREATE VIRTUAL TABLE article_search USING fts5(
        title, text, content='article', content_rowid='id', tokenize='{TOKENISER}'
    )""",
    *_kept("article_search", "article", "id", ("title", "text")),
    f"""CREATE VIRTUAL TABLE note_search USING fts5(
        note, content='claim', content_rowid='id', tokenize='{TOKENISER}'
    )""",
    *_kept("note_search", "claim", "id", ("note",)),
    f"""CREATE VIRTUAL TABLE source_search USING fts5(
        title, publisher, url, note, content='source', content_rowid='id', tokenize='{TOKENISER}'
    )""",
    *_kept("source_search", "source", "id", ("title", "publisher", "url", "note")),
    f"""CREATE VIRTUAL TABLE snapshot_search USING fts5(
        readable, content='snapshot', content_rowid='id', tokenize='{TOKENISER}'
    )""",
    *_kept("snapshot_search", "snapshot", "id", ("readable",)),
)

GUARDS = (
    """CREATE TRIGGER event_stays BEFORE DELETE ON event
        BEGIN SELECT RAISE(ABORT, 'the event log is append-only'); END""",
    """CREATE TRIGGER event_keeps BEFORE UPDATE ON event
        BEGIN SELECT RAISE(ABORT, 'the event log is append-only'); END""",
)
