"""The one write helper: every row that is made, changed or removed leaves an event behind.

A `Writing` lives inside one immediate transaction and stands for one action of one person. What
it does to rows goes into the event log with before and after, so that undo needs to know nothing
about claims or verdicts: it puts rows back.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from claimtrack.errors import NotFound, Stale
from claimtrack.store.tables import VERSIONED

if TYPE_CHECKING:
    from sqlite_utils import Database

_BULKY = {
    "article": frozenset({"original", "text"}),
    "snapshot": frozenset({"bytes", "readable"}),
}
"""Columns that may hold a whole article or page: too large for the log."""

Row = dict[str, Any]


class Writing:
    """Writes rows and their events for one action. Made by `Store.writing` only."""

    def __init__(
        self,
        database: Database,
        *,
        action: str,
        who: str,
        login: str,
        at: str,
        new_uid: Callable[[str], str],
        undoes: int | None = None,
    ) -> None:
        self.database = database
        self.connection: sqlite3.Connection = database.conn
        self.action = action
        self.who = who
        self.login = login
        self.at = at
        self.undoes = undoes
        self._new_uid = new_uid
        newest = self.connection.execute("SELECT max(action_group) FROM event").fetchone()[0]
        self.group = (newest or 0) + 1

    def insert(self, table: str, values: Mapping[str, Any]) -> int:
        """Make a row and return its number. A uid is given unless `values` brings one."""
        row = dict(values)
        row.setdefault("uid", self._new_uid(table))
        made = self.database.table(table).insert(row).last_pk
        key = int(str(made))
        self.record(table, key, row["uid"], None, self._whole(table, key))
        return key

    def insert_unlogged(self, table: str, rows: Iterable[Mapping[str, Any]]) -> None:
        """Make many rows that belong to one already recorded, such as an article's sentences."""
        self.database.table(table).insert_all(
            {"uid": row.get("uid") or self._new_uid(table), **row} for row in rows
        )

    def update(
        self, table: str, key: int, values: Mapping[str, Any], *, version: int | None = None
    ) -> None:
        """Change fields of a row; fields that stay the same are left out, nothing is no event.

        Args:
            table: the table of the row.
            key: its number.
            values: column to new value.
            version: the version the caller read, where two people can edit the row.

        Raises:
            NotFound: there is no such row.
            Stale: the row has another version by now; nothing is written.
        """
        row = self._row(table, key)
        if version is not None and row["version"] != version:
            by = self._last_hand(table, key)
            raise Stale(
                f"This {table} was changed by {by} since it was read; "
                "nothing was saved. Look at it again.",
                by,
            )
        changed = {name: value for name, value in values.items() if row[name] != value}
        if not changed:
            return
        bump = {"version": row["version"] + 1} if table in VERSIONED else {}
        self.database.table(table).update(key, {**changed, **bump})
        before = {name: row[name] for name in changed}
        self.record(table, key, row["uid"], before, changed)

    def delete(self, table: str, key: int) -> None:
        """Remove a row; the log keeps all of it.

        Raises:
            NotFound: there is no such row.
        """
        whole = self._whole(table, key)
        self.database.table(table).delete(key)
        self.record(table, key, whole["uid"], whole, None)

    def rows(self, table: str, **equal: str | float | None) -> list[Row]:
        """The rows whose columns have these values, oldest first, as they stand in this write."""
        where = " AND ".join(f'"{column}" IS ?' for column in equal)
        cursor = self.connection.cursor()
        cursor.row_factory = sqlite3.Row
        found = cursor.execute(
            f'SELECT * FROM "{table}" WHERE {where} ORDER BY id',
            tuple(equal.values()),
        )
        return [dict(zip(row.keys(), row, strict=True)) for row in found]

    def keep_failure(self, source: str, why: str) -> None:
        """Put a source on the list of what to try again; it is a list of errands, no record."""
        self.database.table("import_failure").insert(
            {
                "uid": self._new_uid("import_failure"),
                "source": source,
                "why": why,
                "failed_at": self.at,
            },
            pk="id",
            replace=True,
        )

    def forget_failure(self, source: str) -> None:
        """Take a source off the list of what to try again."""
        self.database.table("import_failure").delete_where("source = ?", (source,))

    def keep_draft(self, place: str, text: str) -> None:
        """Keep what is being typed somewhere, over what was kept before; it is no record yet."""
        self.database.table("draft").insert(
            {
                "uid": self._new_uid("draft"),
                "who": self.who,
                "place": place,
                "text": text,
                "saved_at": self.at,
            },
            pk="id",
            replace=True,
        )

    def drop_draft(self, place: str) -> None:
        """Forget what was being typed somewhere."""
        self.database.table("draft").delete_where("who = ? AND place = ?", (self.who, place))

    def keep_vectors(self, model: str, claim: int, text: str, vectors: bytes) -> None:
        """Keep what a model made of a claim's wordings; it can be made again and is no record.

        Args:
            model: the digest of the model.
            claim: whose wordings they are.
            text: the joined wordings that the model read; where others stand there by now,
                nothing is kept.
            vectors: as `claimtrack.store.vectors` packs them.
        """
        self.connection.execute(
            "INSERT INTO claim_vector (claim, model, vectors)"
            " SELECT claim, ?, ? FROM claim_text WHERE claim = ? AND text = ?"
            " ON CONFLICT DO NOTHING",
            (model, vectors, claim, text),
        )

    def next_key(self, table: str) -> int:
        """The number that the next row of a table will get."""
        newest = self.connection.execute(f'SELECT max(id) FROM "{table}"').fetchone()[0]
        return (newest or 0) + 1

    def set_aside(self, batch: int, removed_at: str | None) -> None:
        """Take a whole imported list of claims off file, or (None) put it back.

        One event stands for all of its rows, as one stood for their import.
        """
        before = self.connection.execute(
            "SELECT max(removed_at) FROM claim WHERE batch = ?", (batch,)
        ).fetchone()[0]
        self.connection.execute(
            "UPDATE claim SET removed_at = ?, version = version + 1 WHERE batch = ?",
            (removed_at, batch),
        )
        self.record(
            "claim_batch", batch, f"b{batch}", {"removed_at": before}, {"removed_at": removed_at}
        )

    @property
    def changed(self) -> bool:
        """Whether this action has changed anything yet."""
        return bool(
            self.connection.execute(
                "SELECT 1 FROM event WHERE action_group = ?", (self.group,)
            ).fetchone()
        )

    def current(self, table: str, key: int) -> Row | None:
        """The row as it stands now, or None where there is none."""
        try:
            return self._whole(table, key)
        except NotFound:
            return None

    def record(self, table: str, key: int, uid: str, before: Row | None, after: Row | None) -> None:
        """Write the event of a change, bulky fields left out."""
        self.database.table("event").insert(
            {
                "action_group": self.group,
                "at": self.at,
                "who": self.who,
                "login": self.login,
                "action": self.action,
                "entity": table,
                "entity_id": key,
                "uid": uid,
                "before": _packed(table, before),
                "after": _packed(table, after),
                "undoes": self.undoes,
            }
        )

    def _row(self, table: str, key: int) -> sqlite3.Row:
        cursor = self.connection.cursor()
        cursor.row_factory = sqlite3.Row
        row: sqlite3.Row | None = cursor.execute(
            f'SELECT * FROM "{table}" WHERE id = ?',
            (key,),
        ).fetchone()
        if row is None:
            raise NotFound(f"There is no {table} {key} on file.")
        return row

    def _whole(self, table: str, key: int) -> Row:
        row = self._row(table, key)
        return {name: row[name] for name in row.keys()}  # noqa: SIM118 - a Row iterates values

    def _last_hand(self, table: str, key: int) -> str:
        row = self.connection.execute(
            "SELECT who FROM event WHERE entity = ? AND entity_id = ? ORDER BY id DESC LIMIT 1",
            (table, key),
        ).fetchone()
        return row[0] if row else "somebody"


def _packed(table: str, row: Row | None) -> str | None:
    if row is None:
        return None
    bulky = _BULKY.get(table, frozenset())
    return json.dumps(
        {name: value for name, value in row.items() if name not in bulky}, ensure_ascii=False
    )
