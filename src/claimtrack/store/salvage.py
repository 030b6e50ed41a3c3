"""Bringing what can still be read of a broken file into a new one, and listing the rest.

The broken file is copied by another process and left alone. Rows are read out of the pages of the
copy; what is derived is made again; rows that are lost but whose every value is in the log are made
again from it. Nothing else is made up: a row whose table cannot be told, or which the schema does
not allow, is listed instead.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec import Struct
from msgspec.structs import replace

from claimtrack.errors import FileTrouble, NotFound, Refused
from claimtrack.files import written
from claimtrack.store.keys import UID_LETTERS, Keys, renamed
from claimtrack.store.logged import last_logged
from claimtrack.store.sqlite.file_copy import copy_files
from claimtrack.store.sqlite.raw_pages import RawPages
from claimtrack.store.sqlite.rescue import Rescue, Table
from claimtrack.store.sqlite.strange_wal import strange_wal

_UNREADABLE = "they cannot be read any more"
_SHOWN = 5


class Lost(Struct, frozen=True):
    """What of a table, or of the file, is not in the new file or not as it was, and why.

    `noun` is what is counted. `names` are uids or numbers of some of them, as far as known.
    """

    table: str
    why: str
    count: int
    noun: str = "rows"
    names: tuple[str, ...] = ()


class Salvaged(Struct, frozen=True):
    """What a salvage brought into the new file, by table, and what it could not."""

    saved: Mapping[str, int]
    from_log: Mapping[str, int]
    lost: tuple[Lost, ...]


def salvage(path: Path, target: Path) -> Salvaged:
    """Read what can be read of a file into a new one.

    Raises:
        NotFound: there is no such file.
        Refused: something is at `target`; see `claimtrack.files.refuse`.
        FileTrouble: the file cannot be copied, or the new one not written.
    """
    if not path.is_file():
        raise NotFound(f"There is no file at {path}: name another with --db.")
    if target.exists():
        raise Refused(f"{target} exists: name a new file for what is salvaged.")
    strange = strange_wal(path)
    with written(target) as part, _copied(path, target.parent, strange) as copy:
        salvaged = _brought(RawPages(copy), part)
    if strange is None:
        return salvaged
    unread = Lost(
        strange.name, "it belongs to another state of the file and was not read", 1, "files"
    )
    return replace(salvaged, lost=(unread, *salvaged.lost))


@contextmanager
def _copied(path: Path, folder: Path, strange: Path | None) -> Iterator[Path]:
    """A copy of a file with what SQLite keeps beside it, but for a WAL that is not its own."""
    with TemporaryDirectory(dir=folder, prefix=".salvage-") as made:
        copy = Path(made) / "broken.db"
        pairs = {
            path.with_name(f"{path.name}{end}"): copy.with_name(f"{copy.name}{end}")
            for end in ("", "-wal", "-journal")
        }
        why = copy_files(
            {
                source: made
                for source, made in pairs.items()
                if source.exists() and source.resolve() != strange
            }
        )
        if why:
            raise FileTrouble(f"Nothing was salvaged, because a file cannot be copied ({why}).")
        if copy.with_name("broken.db-journal").exists():
            # Somebody was killed in the middle of a write: SQLite puts back what was there.
            with suppress(sqlite3.Error), closing(sqlite3.connect(copy)) as connection:
                connection.execute("PRAGMA schema_version").fetchone()
        yield copy


def _brought(pages: RawPages, part: Path) -> Salvaged:
    """Fill a new file from the pages of a broken one."""
    with closing(sqlite3.connect(part, isolation_level=None)) as new:
        rescue = Rescue(pages, new, lambda table: UID_LETTERS.get(table, table[0]))
        rescue.begin()
        rescue.bring()
        from_log = _bring_from_log(rescue, new)
        _drop_dangling(rescue, new)
        rescue.finish()
        lost = list(_lost(rescue, new))
        if pages.cut_off:
            lost.insert(0, Lost("file", "its end is cut off", pages.cut_off, "pages"))
        if not rescue.saved:
            lost.append(Lost("file", "no record can be read in it", pages.count, "pages"))
        return Salvaged(+rescue.saved, from_log, tuple(lost))


def _bring_from_log(rescue: Rescue, new: sqlite3.Connection) -> Counter[str]:
    """Make rows again that are lost and whose values are all in the log."""
    unreadable = set(
        new.execute(
            "SELECT entity, uid FROM event WHERE after IS NOT NULL AND NOT json_valid(after)"
        )
    )
    lost = [
        last
        for last in last_logged(new)
        if last.table in rescue.tables
        and "id" in (last.values or {})
        and (last.table, last.uid) not in unreadable
        and not rescue.has(last.table, last.uid)
    ]
    numbers = {(last.table, last.uid): (last.values or {})["id"] for last in lost}
    keys = Keys(new)

    def number(table: str, uid: str) -> int | str:
        return numbers.get((table, uid)) or keys.number(table, uid) or uid

    made: Counter[str] = Counter()
    for last in lost:
        row = renamed(last.table, last.values or {}, number)
        columns = [name for name in rescue.tables[last.table].columns if name in row]
        table = Table(last.table, columns, -1, -1)
        if not rescue.insert(table, [row[name] for name in columns]):
            made[last.table] += 1
            rescue.regain(last.table, row["id"])
    return made


def _drop_dangling(rescue: Rescue, new: sqlite3.Connection) -> None:
    """Leave out rows that belong to one that is lost; empty references that may be empty."""
    while broken := new.execute("PRAGMA foreign_key_check").fetchall():
        for table, key, parent, place in broken:
            keys = new.execute(f'PRAGMA foreign_key_list("{table}")').fetchall()
            column = next(row[3] for row in keys if row[0] == place)
            try:
                kept = new.execute(f'UPDATE "{table}" SET "{column}" = NULL WHERE id = ?', (key,))
                if kept.rowcount:
                    rescue.leave(table, f"kept without its {column}: that {parent} is lost", key)
            except sqlite3.IntegrityError:
                new.execute(f'DELETE FROM "{table}" WHERE id = ?', (key,))
                rescue.saved[table] -= 1
                rescue.leave(table, f"the {parent} that it belongs to is lost", key)


def _lost(rescue: Rescue, new: sqlite3.Connection) -> Iterator[Lost]:
    """What is not in the new file, or not as it was, as far as it is known."""
    told: set[tuple[str, int]] = set()
    for (table, why), rows in rescue.left.items():
        yield Lost(table, why, len(rows), names=tuple(map(str, rows[:_SHOWN])))
        told.update((table, row) for row in rows)
    for each in rescue.tables.values():
        gone = [
            uid
            for uid, row in rescue.named(each)
            if (each.name, row) not in told and not rescue.has(each.name, uid)
        ]
        if gone:
            yield Lost(each.name, _UNREADABLE, len(gone), names=tuple(gone[:_SHOWN]))
    last, count = new.execute(
        "SELECT (SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'event'),"
        " count(*) FROM event"
    ).fetchone()
    if last > count:
        yield Lost("event", _UNREADABLE, last - count)
