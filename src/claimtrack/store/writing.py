"""The one write helper: every row that is inserted, changed or deleted leaves an event.

A `Writing` lives inside one immediate transaction and stands for one action of one person, or for a
part of one: a run of import is one action, though each of its articles is committed by itself. Each
change goes into the event log with the row before and after, so that undo only has to restore rows
and knows nothing about claims or verdicts.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from claimtrack.errors import NotFound, Stale
from claimtrack.model.chain import Content
from claimtrack.store.chain import Chaining
from claimtrack.store.keys import Keys, Named, Row, pointed_at, renamed
from claimtrack.store.sqlite.row_writer import RowWriter
from claimtrack.store.tables import NOT_LOGGED, VERSIONED


class Crossed(Exception):
    """What goes on with an action builds on a row that another action has changed since it began.

    Undoing either alone would then restore what the other needs or replaced: whoever began the
    write begins it again as an action of its own.
    """


class Writing:
    """Writes rows and their events for one action. Created only by `Store.writing`."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        *,
        action: str,
        who: str,
        login: str,
        at: str,
        new_uid: Callable[[str], str],
        new_salt: Callable[[], bytes],
        undoes: int | None = None,
        group: int | None = None,
    ) -> None:
        self.connection = connection
        self._rows = RowWriter(connection)
        self._keys = Keys(connection)
        self._uids: dict[tuple[str, int], str | None] = {}
        self.action = action
        self.who = who
        self.login = login
        self.at = at
        self.undoes = undoes
        self._new_uid = new_uid
        self.fresh_salt = new_salt
        self._begun = 0 if group is None else self._begun_at(group)
        newest = self.connection.execute("SELECT max(action_group) FROM event").fetchone()[0]
        self.group = group if group and self._begun else (newest or 0) + 1
        self._chain = Chaining(connection, new_uid, self.group)

    def insert(self, table: str, values: Mapping[str, Any]) -> int:
        """Insert a row and return its number. It gets a uid unless `values` has one."""
        row = dict(values)
        row.setdefault("uid", self.fresh_uid(table))
        key = self._rows.insert(table, row)
        self.record(table, row["uid"], None, self._whole(table, key))
        return key

    def insert_unlogged(
        self, table: str, rows: Iterable[Mapping[str, Any]], *, unless_there: bool = False
    ) -> None:
        """Insert many rows that belong to one already logged, such as an article's sentences.

        Args:
            table: their table.
            rows: their values by column.
            unless_there: leave out those that would be there twice.
        """
        made = ({"uid": row.get("uid") or self.fresh_uid(table), **row} for row in rows)
        self._rows.insert_all(table, made, unless_there=unless_there)

    def fresh_uid(self, table: str) -> str:
        """Return a uid that no row has yet."""
        return self._new_uid(table)

    def update(
        self, table: str, key: int, values: Mapping[str, Any], *, version: int | None = None
    ) -> None:
        """Change fields of a row. Unchanged fields are left out; no change, no event.

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
            by = self._last_hand(table, row["uid"])
            raise Stale(
                f"This {table} was changed by {by} since it was read; "
                "nothing was saved. Look at it again.",
                by,
            )
        changed = {name: value for name, value in values.items() if row[name] != value}
        if not changed:
            return
        bump = {"version": row["version"] + 1} if table in VERSIONED else {}
        self._rows.update(table, key, {**changed, **bump})
        self.record(table, row["uid"], {name: row[name] for name in changed}, changed)

    def delete(self, table: str, key: int) -> None:
        """Delete a row; the log keeps all of it.

        Raises:
            NotFound: there is no such row.
        """
        whole = self._whole(table, key)
        self._rows.delete(table, key)
        self.record(table, whole["uid"], whole, None)

    def rows(self, table: str, **equal: str | float | None) -> list[Row]:
        """Return the rows whose columns have these values, oldest first, as of this write."""
        where = " AND ".join(f'"{column}" IS ?' for column in equal)
        cursor = self.connection.cursor()
        cursor.row_factory = sqlite3.Row
        rows = cursor.execute(
            f'SELECT * FROM "{table}" WHERE {where} ORDER BY id',
            tuple(equal.values()),
        )
        return [dict(zip(row.keys(), row, strict=True)) for row in rows]

    def keep_failure(self, source: str, why: str) -> None:
        """Add a source to the list of imports to try again, unless it stands there for that."""
        known = self.rows("import_failure", source=source)
        if [row["why"] for row in known] == [why]:
            return
        self.forget_failure(source)
        self.insert("import_failure", {"source": source, "why": why, "failed_at": self.at})

    def forget_failure(self, source: str) -> None:
        """Remove a source from the list of imports to try again."""
        for row in self.rows("import_failure", source=source):
            self.delete("import_failure", row["id"])

    def keep_draft(self, place: str, text: str) -> None:
        """Save a draft, replacing the earlier one; it is not a record yet."""
        self.drop_draft(place)
        self._rows.insert(
            "draft",
            {
                "uid": self.fresh_uid("draft"),
                "who": self.who,
                "place": place,
                "text": text,
                "saved_at": self.at,
            },
        )

    def drop_draft(self, place: str) -> None:
        """Delete a draft."""
        self.connection.execute("DELETE FROM draft WHERE who = ? AND place = ?", (self.who, place))

    def keep_vectors(self, model: str, claim: int, text: str, vectors: bytes) -> None:
        """Store a model's vectors of a claim's wordings; they are derived, not a record.

        Args:
            model: the digest of the model.
            claim: the claim whose wordings they are.
            text: the joined wordings that the model read; if they have changed since, nothing is
                stored.
            vectors: as packed by `claimtrack.store.vectors`.
        """
        self.connection.execute(
            "INSERT INTO claim_vector (claim, model, vectors)"
            " SELECT claim, ?, ? FROM claim_text WHERE claim = ? AND text = ?"
            " ON CONFLICT DO NOTHING",
            (model, vectors, claim, text),
        )

    def drop_vectors(self, beginning: str, but: str) -> None:
        """Drop the vectors of the models whose digests begin so, but for those of one."""
        self.connection.execute(
            "DELETE FROM claim_vector WHERE substr(model, 1, ?) = ? AND model <> ?",
            (len(beginning), beginning, but),
        )

    def next_key(self, table: str) -> int:
        """Return the number that the next row of a table will get."""
        return self._rows.next_key(table)

    def take_up_sentences(self, article: int, spans: Sequence[tuple[int, int]]) -> int | None:
        """Keep the sentences of an article that was set aside, if it would be split so now.

        What was suggested for them goes, unless the log knows of it. Sentences that would be split
        otherwise, by another version of the program, are dropped as they were made, without events.

        Returns:
            The number of the first sentence; None: they were dropped.
        """
        here = "sentence IN (SELECT id FROM sentence WHERE article = ?)"
        self.connection.execute(
            f"DELETE FROM suggestion WHERE {here} AND NOT EXISTS (SELECT 1 FROM event"
            " WHERE event.entity = 'suggestion' AND event.uid = suggestion.uid)",
            (article,),
        )
        held = self.rows("sentence", article=article)
        if held and [(row["start"], row["end"]) for row in held] == list(spans):
            return int(held[0]["id"])
        self.connection.execute(f"DELETE FROM suggestion WHERE {here}", (article,))
        for table in ("remark", "sentence"):
            self.connection.execute(f'DELETE FROM "{table}" WHERE article = ?', (article,))
        return None

    def take_up_claims(self, claims: Iterable[int], batch: str, source: str) -> None:
        """Put claims of lists back on file that were set aside, as a list of their own.

        One event stands for them all; it names the lists that they were of.
        """
        keys = json.dumps(list(claims))
        of = "WHERE id IN (SELECT value FROM json_each(?))"
        before = self.connection.execute(f"SELECT DISTINCT batch FROM claim {of}", (keys,))
        lists = sorted(row[0] for row in before if row[0])
        said = {"source": source, "removed_at": None, "instead_of": lists}
        self.record("claim_batch", batch, None, said)
        self.connection.execute(
            f"UPDATE claim SET removed_at = NULL, batch = ?, version = version + 1 {of}",
            (batch, keys),
        )

    def set_aside(self, batch: str, removed_at: str | None) -> None:
        """Set aside a whole imported list of claims, or (None) restore it.

        One event stands for all of its rows, as one stood for their import.
        """
        before = self.connection.execute(
            "SELECT max(removed_at) FROM claim WHERE batch = ?", (batch,)
        ).fetchone()[0]
        self.connection.execute(
            "UPDATE claim SET removed_at = ?, version = version + 1 WHERE batch = ?",
            (removed_at, batch),
        )
        self.record("claim_batch", batch, {"removed_at": before}, {"removed_at": removed_at})

    @property
    def changed(self) -> bool:
        """Whether this action has changed anything yet."""
        return bool(
            self.connection.execute(
                "SELECT 1 FROM event WHERE action_group = ?", (self.group,)
            ).fetchone()
        )

    def current(self, table: str, key: int) -> Row | None:
        """Return the row as it is now, or None."""
        try:
            return self._whole(table, key)
        except NotFound:
            return None

    def record(self, table: str, uid: str, before: Row | None, after: Row | None) -> None:
        """Write the event of a change, naming rows by their uids.

        Args:
            table: the table of the row.
            uid: its uid.
            before: the changed fields before; None if the row was inserted.
            after: the changed fields after; None if the row was deleted.

        Raises:
            Crossed: the action goes on over a row that another changed meanwhile.
        """
        if self._begun:
            self._refuse_crossed((table, uid), after if before is None else None)
        packed = self._packed(table, before), self._packed(table, after)
        content = Content(self.fresh_salt(), *packed)
        facts = (uid, self.at, self.who, self.login, self.action, table)
        chained = self._chain.append(facts, self.undoes, content)
        self.connection.execute(
            "INSERT INTO event (uid, at, who, login, action, entity, action_group, undoes,"
            " salt, before, after, log, place, hash, link)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (*facts, self.group, self.undoes, *content, *chained),
        )

    def _begun_at(self, group: int) -> int:
        """The first event of an action that goes on; 0 where it has none, or was taken back."""
        first: int | None = self.connection.execute(
            "SELECT min(id) FROM event WHERE action_group = ?1"
            " AND NOT EXISTS (SELECT 1 FROM event WHERE undoes = ?1)",
            (group,),
        ).fetchone()[0]
        return first or 0

    def _refuse_crossed(self, named: Named, made: Row | None) -> None:
        """Refuse to go on where another action touched the row, or what a new row points at."""
        touched = {named} if made is None else set(pointed_at(named[0], made))
        for table, one in touched:
            uid = one if isinstance(one, str) else self._uid(table, one)
            if self.connection.execute(
                "SELECT 1 FROM event WHERE entity = ? AND uid = ? AND id > ?"
                " AND action_group <> ? LIMIT 1",
                (table, uid, self._begun, self.group),
            ).fetchone():
                raise Crossed

    def _packed(self, table: str, row: Row | None) -> str | None:
        if row is None:
            return None
        left_out = NOT_LOGGED.get(table, frozenset())
        logged = {name: value for name, value in row.items() if name not in left_out}
        return json.dumps(renamed(table, logged, self._uid), ensure_ascii=False)

    def _uid(self, table: str, number: int) -> str | int:
        """Return the uid of a row that another refers to, cached because many share it."""
        named = table, number
        if named not in self._uids:
            self._uids[named] = self._keys.uid(table, number)
        return self._uids[named] or number

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

    def _last_hand(self, table: str, uid: str) -> str:
        row = self.connection.execute(
            "SELECT who FROM event WHERE entity = ? AND uid = ? ORDER BY id DESC LIMIT 1",
            (table, uid),
        ).fetchone()
        return row[0] if row else "another reviewer"
