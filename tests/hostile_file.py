"""A file in which every word is hostile, as somebody else's program may have written it.

The columns are those of the file: new ones are poisoned too.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from claimtrack.store.cleared import OURS
from tests.conftest import desk_of, make_example

EVIL = (
    "[/x] [red]loud[/red] [@click=app.quit]go[/] \x1b[31mesc\x1b]0;owned\x07 "
    "nul\x00 \x9b2J c1 \u202ertl\u202c \u2066iso\u2069 ${HOME} %s {0}"
)
WORST = f"{EVIL} two\nlines a\ttab zero\u200bwidth \u202eback {'long' * 90}"

_OURS = {"setting", "draft", "_sqlite_migrations", "term", "term_backwards", "claim_text"}
"""Tables whose words are the program's own, or are made from those of others."""

_KEPT = OURS | {"differences", "accepted", "verdicts"}
"""Columns that hold no words of people, or these beside words that mean something to us."""


def poisoned_value(value: object, words: str, column: str = "") -> object:
    """A value with hostile words in place of all its words, in JSON too."""
    if isinstance(value, dict):
        return {key: poisoned_value(one, words, key) for key, one in value.items()}
    if isinstance(value, list):
        return [poisoned_value(one, words, column) for one in value]
    if not isinstance(value, str) or column in _KEPT or column.endswith("_at"):
        return value
    if value[:1] in ("[", "{"):
        return json.dumps(poisoned_value(json.loads(value), words, column))
    if column == "text" and len(value) > len(words):
        return re.sub(r"(?<=\w)a(?=\w)", "\x1b", value)  # its spans point where they pointed
    return words


def poison(db: sqlite3.Connection, words: str) -> Iterator[str]:
    """Put hostile words into every free column of every row; give the columns that have them."""
    guards = db.execute("SELECT name FROM sqlite_schema WHERE type='trigger' AND tbl_name='event'")
    for (guard,) in guards.fetchall():
        db.execute(f"DROP TRIGGER {guard}")  # another program would not ask it
    tables = db.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE '%STRICT'"
    )
    for (table,) in tables.fetchall():
        columns = [row[1] for row in db.execute(f"PRAGMA table_info({table})") if row[2] == "TEXT"]
        for column in columns:
            if table in _OURS or column in _KEPT or column.endswith("_at"):
                continue
            for key, value in db.execute(f'SELECT rowid, "{column}" FROM {table}').fetchall():
                if value is None and table == "event":
                    continue  # JSON, or nothing
                evil = words if value is None else poisoned_value(value, words, column)
                for tried in (evil, f"{evil} {key}"):
                    try:
                        db.execute(
                            f'UPDATE {table} SET "{column}" = ? WHERE rowid = ?', (tried, key)
                        )
                    except sqlite3.IntegrityError:
                        continue
                    yield f"{table}.{column}"
                    break


def make_hostile(path: Path, words: str = WORST) -> None:
    """Make the worked example, and put hostile words in the place of all that people wrote."""
    make_example(path)
    others = path.with_name("others.jsonl")
    row = {"claim": "The harbour toll rose by 12 percent", "rating": "false", "publisher": "Others"}
    rows = [row, row | {"claim": f"{row['claim']} in March"}]
    others.write_text("".join(json.dumps(one) + "\n" for one in rows), encoding="utf-8")
    with desk_of(path, "mira") as desk:
        assert not [one.error for one in desk.claims.import_(others) if one.error]
        desk.handovers.assign(1, "tomas", note="please")
        desk.claims.tag([1], ["harbour"], [])
    with sqlite3.connect(path) as db:
        reached = set(poison(db, words))
    db.close()
    for column in (
        *("article.title", "article.author", "claim.note", "claimant.name", "source.note"),
        *("evidence.locator", "query.answer", "sign_off.comment", "published_review.label"),
        *("scale.label", "rating.labels", "verdict.rationale", "handover.note", "event.after"),
    ):
        assert column in reached, column
