"""How a claimtrack file comes to have the shape this program expects.

One function per step, each saying why it exists. Steps are only ever added. The number of the
last one stands in `PRAGMA user_version`, so that a reader can check it without loading
sqlite-utils, and `PRAGMA application_id` says that the file is claimtrack's at all.
"""

from __future__ import annotations

import json
import tomllib
from importlib.resources import files

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from claimtrack.store.sqlite.format import APPLICATION_ID
from claimtrack.store.sqlite.indexes import COUNTING, GUARDS, MATCHING, SEARCHING, VECTORS
from claimtrack.store.sqlite.tables.all import TABLES
from claimtrack.store.sqlite.vocabulary import count_words

migrations = Migrations("claimtrack")


def _run(db: Database, number: int, statements: tuple[str, ...]) -> None:
    for statement in statements:
        db.execute(statement)
    db.execute(f"PRAGMA user_version = {number:d}")


@migrations()
def step_1_records(db: Database) -> None:
    """Make every table of the data model, and put our name on the file."""
    db.execute(f"PRAGMA application_id = {APPLICATION_ID:d}")
    _run(db, 1, (*TABLES, *GUARDS))


@migrations()
def step_2_indexes(db: Database) -> None:
    """Let claims be matched and articles, notes and sources be searched."""
    _run(db, 2, (*MATCHING, *SEARCHING))


@migrations()
def step_3_scales(db: Database) -> None:
    """Put the five shipped scales on file; from here on they are the desk's own data.

    Their uids follow from their names, so that two files that both have them can be merged.
    """
    text = files("claimtrack.store").joinpath("scales.toml").read_text(encoding="utf-8")
    for scale in tomllib.loads(text)["scale"]:
        slug = scale["slug"]
        key = (
            db.table("scale")
            .insert({"uid": f"k-{slug}", "slug": slug, "label": scale["label"]})
            .last_pk
        )
        db.table("rating").insert_all(
            {
                "uid": f"r-{slug}-{rating['slug']}",
                "scale": key,
                "slug": rating["slug"],
                "position": position,
                "labels": json.dumps({"en": rating["label"]}),
                "value": rating.get("value"),
                "normalised": rating["normalised"],
                "colour": rating["colour"],
                "glyph": rating["glyph"],
                "definition": rating["definition"],
                "retired": 0,
            }
            for position, rating in enumerate(scale["rating"], 1)
        )
    _run(db, 3, ())


@migrations()
def step_4_counts(db: Database) -> None:
    """Count words as claims come and go, find wordings by all their words, and words by their ends.

    Until here the counts were made afresh once the file had grown by a tenth, so that words of the
    newest claims were unknown and one write in many took seconds.
    """
    _run(db, 4, COUNTING)
    count_words(db.conn)


@migrations()
def step_5_vectors(db: Database) -> None:
    """Keep what a sentence encoder makes of claims: making it takes hours on a large file."""
    _run(db, 5, VECTORS)
