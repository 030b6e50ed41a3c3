"""Reading what merges left for a person to decide."""

from __future__ import annotations

import json
import sqlite3
from typing import Any

from claimtrack.errors import NotFound
from claimtrack.model.merge import Conflict, Taken
from claimtrack.store.keys import Keys
from claimtrack.store.rows import Reader
from claimtrack.store.tables import POINTS_AT


class ConflictRows(Reader):
    """Reads conflicts."""

    def undecided(self) -> tuple[Conflict, ...]:
        """Return the conflicts that nobody has decided, in the order in which they arose."""
        rows = self.all("SELECT * FROM conflict WHERE taken IS NULL ORDER BY id")
        return tuple(map(self._conflict, rows))

    def count(self) -> int:
        """Count the conflicts that nobody has decided."""
        return int(self.scalar("SELECT count(*) FROM conflict WHERE taken IS NULL"))

    def get(self, key: int) -> Conflict:
        """Return a conflict.

        Raises:
            NotFound: there is none with this number.
        """
        row = self.one("SELECT * FROM conflict WHERE id = ?", (key,))
        if row is None:
            raise NotFound(
                f"There is no conflict {key}: 'claimtrack merge --conflicts' lists them."
            )
        return self._conflict(row)

    def name_of(self, table: str, uid: str) -> str:
        """What a row is called, for a person; its uid where it has no name or is not here."""
        query = _NAMES.get(table)
        return (query and self.scalar(query, (uid,))) or uid

    def verdict(self, uid: str) -> tuple[str, str, str, str] | None:
        """The rating, reviewer, as-of date and rationale of a verdict."""
        row = self.connection.execute(
            "SELECT rating.slug, reviewer, as_of, rationale FROM verdict"
            " JOIN rating ON rating.id = rating WHERE verdict.uid = ?",
            (uid,),
        ).fetchone()
        return None if row is None else (row[0], row[1], row[2], row[3])

    def _conflict(self, row: sqlite3.Row) -> Conflict:
        entity, uid = row["entity"], row["row_uid"]
        key = self.scalar(f'SELECT id FROM "{entity}" WHERE uid = ?', (uid,))
        return Conflict(
            id=row["id"],
            entity=entity,
            row_uid=uid,
            field=row["field"],
            ours=_loaded(row["ours"]),
            ours_by=row["ours_by"],
            ours_at=row["ours_at"],
            theirs=_loaded(row["theirs"]),
            theirs_by=row["theirs_by"],
            theirs_at=row["theirs_at"],
            file=row["file"],
            merged_by=row["merged_by"],
            merged_at=row["merged_at"],
            taken=None if row["taken"] is None else Taken(row["taken"]),
            taken_by=row["taken_by"],
            taken_at=row["taken_at"],
            key=key,
            claim=self._claim(entity, key),
            version=row["version"],
        )

    def _claim(self, entity: str, key: int | None) -> int | None:
        """The claim that a row belongs to, if any."""
        columns = POINTS_AT.get(entity, {})
        if key is None or entity == "claim":
            return key
        if "claim" in columns:
            found: int | None = self.scalar(f'SELECT claim FROM "{entity}" WHERE id = ?', (key,))
            return found
        if "verdict" in columns:
            verdict = self.scalar(f'SELECT verdict FROM "{entity}" WHERE id = ?', (key,))
            return self._claim("verdict", verdict)
        return None

    def numbered(self, conflict: Conflict, values: dict[str, Any]) -> dict[str, Any]:
        """The values of a conflict with the numbers of rows for their uids."""
        keys = Keys(self.connection)
        columns = POINTS_AT.get(conflict.entity, {})
        return {
            name: keys.number(columns[name], value) if name in columns and value else value
            for name, value in values.items()
        }


_NAMES = {
    "claim": "SELECT text FROM claim WHERE uid = ?",
    "claimant": "SELECT name FROM claimant WHERE uid = ?",
    "article": "SELECT title FROM article WHERE uid = ?",
    "source": "SELECT coalesce(nullif(title, ''), publisher, url) FROM source WHERE uid = ?",
    "rating": "SELECT slug FROM rating WHERE uid = ?",
    "scale": "SELECT slug FROM scale WHERE uid = ?",
    "sentence": """
        SELECT substr(article.text, start + 1, "end" - start) FROM sentence
        JOIN article ON article.id = article WHERE sentence.uid = ?""",
    "evidence": """
        SELECT coalesce(nullif(quote, ''), source.title) FROM evidence
        JOIN source ON source.id = source WHERE evidence.uid = ?""",
    "query": "SELECT question FROM query WHERE uid = ?",
    "verdict": """
        SELECT rating.slug || ' by ' || reviewer FROM verdict
        JOIN rating ON rating.id = rating WHERE verdict.uid = ?""",
    "wording": "SELECT text FROM wording WHERE uid = ?",
    "snapshot": "SELECT origin FROM snapshot WHERE uid = ?",
}


def _loaded(text: str) -> dict[str, Any] | None:
    read = json.loads(text)
    return None if read is None else dict(read)
