"""Merging rows: those that only the other file has come in, those that it changed are changed.

Tables are taken in an order in which each comes after those that it refers to. What refers the
other way (a claim to the verdict up to which its verdicts are set aside) is filled in at the end.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING, Any

from claimtrack.store.keys import Named, Row, renamed
from claimtrack.store.merge.conflicts import Conflicts
from claimtrack.store.merge.contest import Contest
from claimtrack.store.merge.decision import Known, decided
from claimtrack.store.merge.known import Logs
from claimtrack.store.merge.removal import removed_there, staying, worked_on
from claimtrack.store.merge.side import Side, inserted
from claimtrack.store.merge.twins import published_twin, twin_of
from claimtrack.store.tables import MERGED, NOT_LOGGED, POINTS_AT

if TYPE_CHECKING:
    from claimtrack.store.writing import Writing

_UNDECIDED = "undecided"


class Rows:
    """The rows of another file, about to be merged into this one.

    Args:
        writing: the merge.
        ours: this file, as it was before.
        theirs: the other.
        file: the name of the other.
    """

    def __init__(self, writing: Writing, ours: Logs, theirs: Logs, file: str) -> None:
        self._writing = writing
        self.ours = Side(writing.connection, ours)
        self.theirs = Side(theirs.connection, theirs)
        self._changed_here = ours.changes(theirs)
        self._changed_there = theirs.changes(ours)
        self._aliases = self._known_aliases()
        self.conflicts = Conflicts(writing, self.theirs, file, self._here)
        self._afresh: set[str] = set()
        self._later: list[tuple[str, str, str, str]] = []
        self.added: Counter[str] = Counter()
        self.changed: Counter[str] = Counter()
        self.removed: Counter[str] = Counter()
        self.new: dict[str, list[str]] = defaultdict(list)
        """The uids of rows that came in, by table."""
        self.touched: set[Named] = set()
        """Rows that are not as they were."""

    @property
    def anything(self) -> bool:
        """Whether the other file did anything that this one does not know of."""
        return bool(self._changed_there)

    def merge(self) -> None:
        """Write all of it."""
        gone = removed_there(self._changed_here, self.ours, self.theirs)
        come_back = staying(gone, self.theirs, self._changed_there)
        self._left_out = gone.keys() - come_back
        leave = removed_there(self._changed_there, self.theirs, self.ours)
        stay = staying(leave, self.ours, self._changed_here)
        self._leaving = leave.keys() - stay
        self._contest = Contest(
            self.ours, self.theirs, self._changed_here, self._changed_there, self.conflicts
        )
        for table in MERGED:
            self._merge_table(table)
        self._fill_in()
        self._remove(self._leaving)
        for named in self._tops(come_back):
            self.conflicts.removed_here(named, self._changed_here[named])
        for named in self._tops(stay):
            self.conflicts.removed_there(named, self._changed_there[named])
        self._contest.note()
        self.conflicts.close_decided(self.theirs, self._here)

    def _merge_table(self, table: str) -> None:
        """Bring in what is new in a table, and change what was changed."""
        here, there = self.ours.numbers(table), self.theirs.numbers(table)
        fresh = [
            uid
            for uid in there
            if self._here(table, uid) not in here and (table, uid) not in self._left_out
        ]
        touched = {
            uid
            for changes in (self._changed_here, self._changed_there)
            for name, uid in changes
            if name == table
        }
        pairs = [
            (uid, self._here(table, uid))
            for uid in there
            if (uid in touched or self._here(table, uid) in touched)
            and self._here(table, uid) in here
        ]
        if table in {"sentence", "remark"}:
            known = {uid for uid, _ in pairs}
            pairs += [
                (row["uid"], row["uid"])
                for article in sorted(self._afresh)
                for row in self.theirs.of_article(table, article)
                if row["uid"] not in known and row["uid"] in here
            ]
        self._bring_in(table, fresh)
        for other, own in pairs:
            self._decide(table, own, other)

    def _bring_in(self, table: str, uids: Sequence[str]) -> None:
        together: dict[str, list[Row]] = defaultdict(list)
        for row in self.theirs.rows(table, uids):
            uid = row["uid"]
            named = self._as_here(table, row)
            twin = twin_of(table, named, self.ours)
            if table == "claim":
                twin = published_twin(self.theirs, uid, self.ours)
            if twin is not None and (table, twin) in self._leaving:
                self._remove({(table, twin)})  # they have made another in place of it
                twin = None if twin not in self.ours.numbers(table) else twin
            if twin is not None:
                self._alias(table, uid, twin)
                self._decide(table, twin, uid, twins=True)
            elif table in {"sentence", "remark"} and self._comes_with_article(table, named):
                together[named["article"]].append(named)
            else:
                self._insert(table, named)
        for rows in together.values():
            self._insert_together(table, rows)

    def _comes_with_article(self, table: str, row: Row) -> bool:
        """Whether a row was made with its article, whose one event stands for it, and that is new.

        A sentence that somebody made later by splitting one has an event of its own.
        """
        made = inserted(self._changed_there.get((table, row["uid"]), ()))
        return not made and row["article"] in self.new["article"]

    def _insert(self, table: str, row: Row) -> None:
        uid = row["uid"]
        values = self._with_numbers(table, row)
        if values is None:
            return
        values |= self.theirs.large(table, uid)
        if table == "article":
            values["matched_upto"] = 0
        if table == "verdict" and self._contest.comes_beside(row):
            values["beside"] = 1
        first = self._as_imported(row) if table == "article" else {}
        if (had := self.ours.number_before(table, uid)) is not None:
            values["id"] = had  # the same row as before: what is put aside may still refer to it
        key = self._writing.insert(table, {**values, **first})
        self.ours.made(table, uid, key)
        if first:
            self._writing.update(table, key, {name: values[name] for name in first})
        self._count_in(table, uid)

    def _as_imported(self, row: Row) -> Row:
        """The address under which an article was imported, of which its uid was made."""
        addresses = (
            (change.after or {}).get("url")
            for change in self._changed_there.get(("article", row["uid"]), ())
            if change.before is None
        )
        url = next(addresses, row["url"])
        return {} if url == row["url"] else {"url": url}

    def _insert_together(self, table: str, rows: Sequence[Row]) -> None:
        """Insert rows that came with an article, sentences as nobody had decided about them."""
        whole = [values for row in rows if (values := self._with_numbers(table, row)) is not None]
        plain = [{**one, "state": _UNDECIDED} if table == "sentence" else one for one in whole]
        self._writing.insert_unlogged(table, plain)
        for row in self._writing.rows(table, article=whole[0]["article"]):
            self.ours.made(table, row["uid"], row["id"])
        for one in whole:
            self._count_in(table, one["uid"])
            if one.get("state", _UNDECIDED) != _UNDECIDED:
                key = self.ours.numbers(table)[one["uid"]]
                self._writing.update(table, key, {"state": one["state"]})

    def _count_in(self, table: str, uid: str) -> None:
        self.added[table] += 1
        self.new[table].append(uid)
        self.touched.add((table, uid))

    def _decide(self, table: str, own: str, other: str, *, twins: bool = False) -> None:
        """Take over what the other file changed of a row that both have."""
        ours = Known(self.ours.row(table, own), self._changed_here.get((table, own), ()))
        theirs = Known(
            self._as_here(table, self.theirs.row(table, other)),
            self._changed_there.get((table, other), ()),
        )
        decision = decided(
            table,
            ours,
            theirs,
            twins=twins,
            afresh=not twins and self._comes_again(table, ours, theirs),
            still_open=lambda field: self.conflicts.still_open(table, own, field),
        )
        taken, for_a_person = dict(decision.taken), list(decision.open)
        if table == "claim":
            for column in self._contest.stays(own):
                taken.pop(column, None)
                for_a_person = [columns for columns in for_a_person if column not in columns]
        for_a_person += self._puts_aside(table, ours, theirs, taken)
        for columns in for_a_person:
            self.conflicts.add(table, own, columns, ours, theirs)
        self._take(table, own, other, taken)

    def _comes_again(self, table: str, ours: Known, theirs: Known) -> bool:
        """Whether a row is here by a merge that was taken back; its article's sentences, too."""
        again = not ours.changes and inserted(theirs.changes)
        if again and table == "article":
            self._afresh.add(ours.row["uid"])
        return again or ours.row.get("article") in self._afresh

    def _puts_aside(
        self, table: str, ours: Known, theirs: Known, taken: dict[str, Any]
    ) -> Iterator[tuple[str, ...]]:
        """Keep on file what one side put aside and the other worked on; a person decides."""
        if (
            "removed_at" not in ours.row
            or ours.row.get("merged_into")
            or (theirs.row.get("merged_into"))
        ):
            return
        columns = tuple(name for name in ("removed_at", "merged_into") if name in ours.row)
        if taken.get("removed_at") and worked_on(
            (table, ours.row["uid"]), self.ours, self._changed_here
        ):
            for column in columns:
                del taken[column]
            yield columns
        elif (
            ours.row["removed_at"]
            and theirs.row["removed_at"] is None
            and "removed_at" not in taken
            and worked_on((table, theirs.row["uid"]), self.theirs, self._changed_there)
        ):
            taken.update({column: theirs.row[column] for column in columns})
            yield columns

    def _take(self, table: str, own: str, other: str, taken: Row) -> None:
        if not taken:
            return
        values = self._with_numbers(table, {**taken, "uid": own}) or {}
        if table == "article" and "sha256" in taken:
            values["original"] = self.theirs.large(table, other)["original"]
        values.pop("uid", None)
        key = self.ours.numbers(table)[own]
        try:
            self._writing.update(table, key, values)
        except sqlite3.IntegrityError:
            # Another row has what must be unique: the person who renames one of them decides.
            ours = Known(self.ours.row(table, own), ())
            theirs = Known(self._as_here(table, self.theirs.row(table, other)), ())
            self.conflicts.add(table, own, tuple(taken), ours, theirs)
            return
        self.changed[table] += 1
        self.touched.add((table, own))

    def _remove(self, leave: AbstractSet[Named]) -> None:
        """Remove rows that the other file removed, those that refer to others first."""
        order = {table: at for at, table in enumerate(MERGED)}
        for table, uid in sorted(leave, key=lambda one: (-order[one[0]], one[1])):
            if uid not in self.ours.numbers(table):
                continue
            try:
                self._writing.delete(table, self.ours.numbers(table)[uid])
            except sqlite3.IntegrityError:  # a row that came in meanwhile needs it
                self.conflicts.removed_there((table, uid), self._changed_there[table, uid])
                continue
            self.ours.gone(table, uid)
            self.removed[table] += 1
            self.touched.add((table, uid))

    def _tops(self, rows: set[Named]) -> list[Named]:
        """Of rows that came back, those that belong to none of the others."""
        return [
            (table, uid)
            for table, uid in sorted(rows)
            if not any(
                (other, str(row[column])) in rows
                for row in [self._row_anywhere(table, uid)]
                for column, other in POINTS_AT.get(table, {}).items()
                if row.get(column)
            )
        ]

    def _row_anywhere(self, table: str, uid: str) -> Row:
        side = self.ours if uid in self.ours.numbers(table) else self.theirs
        return side.row(table, uid)

    # names and numbers

    def _here(self, table: str, uid: str) -> str:
        """The uid here of a row of the other file."""
        return self._aliases.get((table, uid), uid)

    def _as_here(self, table: str, row: Row) -> Row:
        return renamed(table, row, self._here)

    def _alias(self, table: str, other: str, own: str) -> None:
        self._aliases[table, other] = own
        known = self._writing.rows("alias", entity=table, other=other)
        if not known:
            self._writing.insert("alias", {"entity": table, "other": other, "own": own})
        elif known[0]["own"] != own:
            self._writing.update("alias", known[0]["id"], {"own": own})

    def _known_aliases(self) -> dict[Named, str]:
        """What earlier merges learned, as far as the row is still here."""
        rows = self._writing.connection.execute("SELECT entity, other, own FROM alias")
        return {
            (table, other): own
            for table, other, own in rows
            if own in self.ours.numbers(table) and other not in self.ours.numbers(table)
        }

    def _with_numbers(self, table: str, row: Row) -> Row | None:
        """A row with this file's numbers; None if what it cannot do without is not here."""
        values = {
            name: value
            for name, value in row.items()
            if name not in {"id", "version", *NOT_LOGGED.get(table, ())}
        }
        needed = self._needed(table)
        for column, other in POINTS_AT.get(table, {}).items():
            uid = values.get(column)
            if not uid:
                continue
            number = self.ours.numbers(other).get(uid)
            if number is None and uid in self.theirs.numbers(other):
                self._later.append((table, row["uid"], column, uid))
            if number is None and column in needed:
                return None
            values[column] = (0 if column == "set_aside" else None) if number is None else number
        if "verdicts" in values and table == "article_sign_off":
            values["verdicts"] = json.dumps(
                [
                    [
                        self.ours.numbers("claim").get(claim, 0),
                        self.ours.numbers("verdict").get(verdict, 0),
                        *digest,
                    ]
                    for claim, verdict, *digest in json.loads(values["verdicts"])
                ]
            )
        return values

    def _needed(self, table: str) -> set[str]:
        columns = self._writing.connection.execute(f'PRAGMA table_info("{table}")')
        return {row[1] for row in columns if row[3] and row[4] is None}

    def _fill_in(self) -> None:
        """Refer to rows that came in after those that refer to them."""
        for table, uid, column, other in self._later:
            number = self.ours.numbers(POINTS_AT[table][column]).get(
                self._here(POINTS_AT[table][column], other)
            )
            key = self.ours.numbers(table).get(uid)
            if number is not None and key is not None:
                self._writing.update(table, key, {column: number})
