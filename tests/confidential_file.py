"""A file in which every word of everything confidential is marked.

The columns are those of the file, so that new ones are marked too. Sources with odd numbers are
confidential, with their copies and evidence; of the others, only the evidence is; and so is every
note of a claim. Everything else is public.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from claimtrack.desk.sources import NewSource
from claimtrack.model.evidence import Stance
from claimtrack.store.cleared import OURS
from tests.conftest import desk_of, make_example

MARKER = "Zqwhistler"
"""A word that is nowhere else."""

_MADE = {"differing", "source", "claim", "checked_against"}
"""JSON that is made from words that are marked, and uids of other rows."""

_ODD = "source IN (SELECT id FROM source WHERE confidential)"
_SECRET = {
    "source": "confidential",
    "snapshot": _ODD,
    "evidence": f"confidential OR {_ODD}",
}


def make_confidential(path: Path) -> frozenset[str]:
    """Make the worked example with more that is confidential; give the columns with the marker."""
    make_example(path)
    tape = path.with_name(f"{MARKER}.wav")
    tape.write_bytes(b"RIFF\x00\x01 " + MARKER.encode() + b"\x00\xff")
    page = path.with_name("page.txt")
    page.write_text(f"{MARKER} said so.\n\nAll of it drowned, {MARKER} said.\n", encoding="utf-8")
    with desk_of(path, "mira") as desk:
        for claim in (1, 2, 3):
            desk.evidence.add(
                claim,
                NewSource(title="A diary", url=f"https://diary{claim}.example/"),
                Stance.SUPPORTS,
                quote=f"drowned, {MARKER} said",
                group=MARKER,
                note=MARKER,
                locator=MARKER,
            )
        kept = desk.sources.add_file(tape, NewSource(note=MARKER, confidential=True)).id
        desk.evidence.add(1, kept, Stance.CONTEXT, note=MARKER)
        for source in desk.sources.listed():
            if source.id % 2:
                desk.sources.edit(source.id, confidential=True, note=MARKER)
                desk.archive.keep(source.id, origin=str(page))
    with sqlite3.connect(path) as db:
        db.execute("UPDATE claim SET note_confidential = 1, note = ? || id", (MARKER,))
        db.execute(f"UPDATE evidence SET confidential = 1 WHERE NOT {_ODD}")
        guards = "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'event'"
        for (guard,) in db.execute(guards).fetchall():
            db.execute(f"DROP TRIGGER {guard}")
        reached = {column for table in _SECRET for column in _mark(db, table)}
        _mark_log(db)
        db.execute("PRAGMA journal_mode = delete")
    db.close()
    return frozenset({*reached, "claim.note"})


def _mark(db: sqlite3.Connection, table: str) -> Iterator[str]:
    """Put the marker into every free column of the confidential rows of a table."""
    for _, column, kind, *_ in db.execute(f"PRAGMA table_info({table})").fetchall():
        if kind != "TEXT" or column in OURS | _MADE or column.endswith(("_at", "_by")):
            continue
        rows = f"SELECT id FROM {table} WHERE {_SECRET[table]}"
        for (key,) in db.execute(rows).fetchall():
            words = (
                f"{MARKER} {key}" if column not in {"url", "page"} else f"https://{MARKER}/{key}"
            )
            db.execute(f'UPDATE {table} SET "{column}" = ? WHERE id = ?', (words, key))
            yield f"{table}.{column}"


def _mark_log(db: sqlite3.Connection) -> None:
    """Put the marker into what the log holds of these rows, as it would if they had been typed."""
    for table, secret in _SECRET.items():
        rows = f"SELECT uid FROM {table} WHERE {secret}"
        events = db.execute(
            f"SELECT id, before, after FROM event WHERE entity = ? AND uid IN ({rows})", (table,)
        )
        for key, *held in events.fetchall():
            marked = [text and json.dumps(_marked(json.loads(text))) for text in held]
            db.execute("UPDATE event SET before = ?, after = ? WHERE id = ?", (*marked, key))


def _marked(row: dict[str, object]) -> dict[str, object]:
    return {
        name: MARKER
        if isinstance(value, str) and name not in OURS | _MADE and not name.endswith(("_at", "_by"))
        else value
        for name, value in row.items()
    }
