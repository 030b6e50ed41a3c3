"""Rows of a broken file on their way into a new one, made with the schema that the file had."""

from __future__ import annotations

import re
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from claimtrack.store.rows import marks
from claimtrack.store.sqlite.connection import immediately
from claimtrack.store.sqlite.derived import make_again, rebuild_indexes
from claimtrack.store.sqlite.raw_pages import Cell, RawPages, Value
from claimtrack.store.sqlite.schema import LATEST, STEPS, migrations
from claimtrack.store.sqlite.soundness import least_number

_DERIVED = frozenset({"claim_text", "claim_uncounted", "claim_vector", "term_state", "derived"})
_SHIPPED = ("scale", "rating")
"""Tables of which a new file has rows."""

_VERSION = 60
"""Where the header of a file has the number of its schema."""

_UID = re.compile(r"([a-z])[0-9a-f]{12,16}")


class Table(NamedTuple):
    """A table of the new file."""

    name: str
    columns: list[str]
    key: int
    """The place of the number of the row, which a record does not hold; -1: there is none."""
    uid: int


class Rescue:
    """Brings rows from the pages of a broken file into a new one, and keeps count.

    Args:
        pages: those of a copy of the broken file.
        new: the new file, empty.
        letter: what the uids of a table begin with.
    """

    def __init__(
        self, pages: RawPages, new: sqlite3.Connection, letter: Callable[[str], str]
    ) -> None:
        self._pages = pages
        self._new = new
        self._letter = letter
        self._seen: set[int] = set()
        self._roots: dict[str, int] = {}
        self._triggers: list[str] = []
        self.tables: dict[str, Table] = {}
        """The tables of records."""
        self.saved: Counter[str] = Counter()
        self.left: dict[tuple[str, str], list[int]] = {}
        """What was left out, by table and reason: numbers of rows."""

    def begin(self) -> None:
        """Give the new file the schema of the broken one, and open a write in it."""
        from sqlite_utils import Database

        self._read_roots()
        version = self._version()
        stop = STEPS[version].__name__ if version < LATEST else None
        migrations().apply(Database(self._new), stop_before=stop)
        self.tables = {table.name: table for table in self._listed()}
        self._new.execute("BEGIN")
        # Rows come as they are; what triggers would derive from them is made again at the end.
        self._triggers = self._without_triggers()

    def bring(self) -> None:
        """Bring every row that the pages still have."""
        shipped = self._without_shipped()
        for table in self.tables.values():
            self._bring_table(table)
        self._bring_strays()
        self._put_back(shipped)

    def finish(self) -> None:
        """Close the write and bring the new file up to today's schema, with all that is derived."""
        from sqlite_utils import Database

        self._keep_numbers()
        for statement in self._triggers:
            self._new.execute(statement)
        rebuild_indexes(self._new)
        self._new.execute("COMMIT")
        migrations().apply(Database(self._new))
        with immediately(self._new):
            make_again(self._new)

    def insert(self, table: Table, row: list[Value]) -> str:
        """Insert a row; gives why it cannot be, or nothing."""
        names = ", ".join(f'"{column}"' for column in table.columns)
        try:
            self._new.execute(
                f'INSERT INTO "{table.name}" ({names}) VALUES ({marks(table.columns)})', row
            )
        except sqlite3.Error as error:
            return f"the schema does not allow it ({error})"
        return ""

    def has(self, table: str, uid: str) -> bool:
        """Whether the new file has a row."""
        found = self._new.execute(f'SELECT 1 FROM "{table}" WHERE uid = ?', (uid,))
        return found.fetchone() is not None

    def named(self, table: Table) -> Iterator[tuple[str, int]]:
        """The uids and numbers of all rows that a table had, by its index; none by a broken one."""
        root = self._roots.get(f"sqlite_autoindex_{table.name}_1")
        for entry in self._pages.index(root) if root else ():
            match entry:
                case (str(uid), int(number)):
                    yield uid, number

    def leave(self, table: str, why: str, *rows: int) -> None:
        """Note rows that are not in the new file, or not as they were."""
        self.left.setdefault((table, why), []).extend(rows)

    def regain(self, table: str, row: int) -> None:
        """Note that a row that was left out has been made again."""
        for (left, _), rows in self.left.items():
            if left == table and row in rows:
                rows.remove(row)
        self.left = {place: rows for place, rows in self.left.items() if rows}

    def _read_roots(self) -> None:
        """Where each table and index begins, as far as the schema can be read."""
        for cell in self._pages.tree(1, self._seen):
            match cell.values:
                case (str(), str(name), str(), int(root), *_) if root > 0:
                    self._roots[name] = root

    def _version(self) -> int:
        """The version of the file's schema, by its steps, else its header, else today's."""
        steps = self._pages.tree(self._roots.get("_sqlite_migrations", 0), set())
        for number in (len([*steps]), self._pages.number_at(_VERSION)):
            if 0 < number <= LATEST:
                return number
        return LATEST

    def _listed(self) -> Iterator[Table]:
        for (name,) in self._new.execute(
            "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
            " AND strict AND NOT wr ORDER BY name"
        ).fetchall():
            if name in _DERIVED:
                continue
            info = self._new.execute(f'PRAGMA table_info("{name}")').fetchall()
            columns = [row[1] for row in info]
            key = next((at for at, row in enumerate(info) if row[5] and row[2] == "INTEGER"), -1)
            yield Table(name, columns, key, columns.index("uid") if "uid" in columns else -1)

    def _without_triggers(self) -> list[str]:
        """Drop all triggers; gives the statements that make them again."""
        found = self._new.execute(
            "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' ORDER BY rowid"
        ).fetchall()
        for name, _ in found:
            self._new.execute(f'DROP TRIGGER "{name}"')
        return [statement for _, statement in found]

    def _without_shipped(self) -> dict[str, list[tuple[Any, ...]]]:
        """Take out the rows that a new file has, to put back those that are lost."""
        shipped = {
            table: self._new.execute(f'SELECT * FROM "{table}"').fetchall() for table in _SHIPPED
        }
        for table in reversed(_SHIPPED):
            self._new.execute(f'DELETE FROM "{table}"')
        return shipped

    def _put_back(self, shipped: dict[str, list[tuple[Any, ...]]]) -> None:
        """Put back lost rows that every file is shipped with.

        Those that the index does not name any more had been removed.
        """
        for name, rows in shipped.items():
            table = self.tables[name]
            named = {uid for uid, _ in self.named(table)}
            for row in rows:
                uid = row[table.uid]
                if not self.has(name, uid) and (uid in named or not named):
                    self.insert(table, list(row))

    def _bring_table(self, table: Table) -> None:
        """Bring the rows to which the table's own pages lead."""
        for cell in self._pages.tree(self._roots.get(table.name, 0), self._seen):
            row = _row(table, cell)
            if row is None:
                self.leave(table.name, "it does not have the columns of its table", cell.number)
            elif why := self.insert(table, row):
                self.leave(table.name, why, cell.number)
            else:
                self.saved[table.name] += 1

    def _bring_strays(self) -> None:
        """Bring rows on pages that nothing leads to any more, where their table is certain."""
        for root in self._roots.values():
            for _ in self._pages.tree(root, self._seen):
                pass  # of derived tables: their pages are known to be theirs
        for page in self._pages.leaves(self._seen | self._pages.free()):
            cells = list(self._pages.rows(page))
            takers = [table for table in self.tables.values() if self._takes(table, cells)]
            if len(takers) == 1:
                for cell in cells:
                    self.saved[takers[0].name] += not self.insert(
                        takers[0], _row(takers[0], cell) or []
                    )
            elif takers:
                names = " or ".join(table.name for table in takers)
                self.leave(names, "nothing tells which", *(cell.number for cell in cells))

    def _takes(self, table: Table, cells: list[Cell]) -> bool:
        """Whether all rows of a page may be of a table."""
        if not cells or not all(self._fits(table, cell) for cell in cells):
            return False
        self._new.execute("SAVEPOINT trial")
        taken = all(not self.insert(table, _row(table, cell) or []) for cell in cells)
        self._new.execute("ROLLBACK TO trial")
        self._new.execute("RELEASE trial")
        return taken

    def _fits(self, table: Table, cell: Cell) -> bool:
        """Whether a row has the columns of a table, no number of its own, and a uid."""
        if len(cell.values) != len(table.columns) or table.uid < 0:
            return False
        uid = cell.values[table.uid]
        hit = _UID.fullmatch(uid) if isinstance(uid, str) else None
        return (
            (table.key < 0 or cell.values[table.key] is None)
            and hit is not None
            and (hit[1] == self._letter(table.name) or table.name == "event")
        )

    def _keep_numbers(self) -> None:
        """Give no number again that the broken file gave."""
        given: dict[str, int] = {}
        for cell in self._pages.tree(self._roots.get("sqlite_sequence", 0), set()):
            match cell.values:
                case (str(name), int(number)):
                    given[name] = number
        known = {name for (name,) in self._new.execute("SELECT name FROM sqlite_sequence")}
        for name in self.tables.keys() & (given.keys() | known):
            least = max(given.get(name, 0), least_number(self._new, name))
            self._new.execute("DELETE FROM sqlite_sequence WHERE name = ?", (name,))
            self._new.execute("INSERT INTO sqlite_sequence VALUES (?, ?)", (name, least))


def _row(table: Table, cell: Cell) -> list[Value] | None:
    """The values of a row in the order of the columns; None where it has not as many."""
    if len(cell.values) != len(table.columns):
        return None
    row = list(cell.values)
    if table.key >= 0:
        row[table.key] = cell.number
    return row
