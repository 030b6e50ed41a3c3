"""Copies of a claimtrack file, made while others work in it, and checked before they count.

A copy is written under a temporary name beside its own, readable by its owner only, compared with
the file, brought to the disk, and only then given its name: what carries the name is whole. The
header says that it is a backup, so that it is read but never changed, and can be told from the
file of another desk.

Nothing here opens the file that is copied but SQLite: a second open and close in this process
would drop the locks that SQLite holds on it.
"""

from __future__ import annotations

import os
import re
import sqlite3
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path

from claimtrack.errors import FileTrouble
from claimtrack.files import beside, cannot_be_written, put_in_place
from claimtrack.store.sqlite.schema import APPLICATION_ID, BACKUP_ID
from claimtrack.store.sqlite.trouble import explain

KEPT = 3
"""How many backups that were made before an act stay, of each kind of act."""

BUSY_SECONDS = 10.0
"""How long to wait for somebody who is writing to a file without a WAL."""

_BEFORE = re.compile(r"-before-([a-z]+)-\d{8}T\d{6}(?:-\d+)?")


def copy(connection: sqlite3.Connection, target: Path, *, sound: bool = True) -> None:
    """Copy what a connection reads to `target`, replacing what is there.

    Others may go on writing; the copy is as of one moment. It holds what the connection has
    opened, even where the file has been deleted or replaced since.

    Args:
        connection: an open connection that is not writing.
        target: the name of the copy.
        sound: whether a copy that does not pass SQLite's own check is refused; not so where a
            damaged file is kept as it is before it is repaired.

    Raises:
        FileTrouble: it cannot be written, or is not the same as the file; `target` is as it was.
    """
    try:
        with beside(target) as part:
            fill(connection, part, sound=sound)
            put_in_place(part, target)
    except sqlite3.Error as error:
        raise explain(target, error) from error
    except OSError as error:
        raise cannot_be_written(target, error) from error


def copy_to_try(connection: sqlite3.Connection, target: Path) -> None:
    """Make a working file of what a connection reads, to be thrown away soon; it is not checked.

    Args:
        connection: an open connection that is not writing.
        target: the name of the copy, in a folder of its own.

    Raises:
        FileTrouble: it cannot be written.
    """
    try:
        target.touch(mode=0o600)
        fill(connection, target, sound=False, desk=True)
    except sqlite3.Error as error:
        raise explain(target, error) from error
    except OSError as error:
        raise cannot_be_written(target, error) from error


def keep_before(path: Path, act: str, *, sound: bool = True) -> Path:
    """Make the backup that goes before an act that cannot be undone.

    It is called `FILE-before-ACT-DATE`, beside the file. Older ones of the same act are removed,
    all but the newest.

    Args:
        path: the database file; this opens a connection of its own, so that the caller may hold
            the lock of a write in which nothing is written yet.
        act: one word: `migration`, `expunge`, `repair`.
        sound: as for `copy`.

    Returns:
        Where the backup is.

    Raises:
        FileTrouble: it cannot be made. The act must not be done then.
    """
    path = path.resolve()
    moment = f"{datetime.now(UTC):%Y%m%dT%H%M%S}"
    backup = free_name(path.with_name(f"{path.name}-before-{act}-{moment}"))
    try:
        uri = f"{path.as_uri()}?mode=ro"
        reader = sqlite3.connect(uri, uri=True, timeout=BUSY_SECONDS, isolation_level=None)
    except sqlite3.Error as error:
        raise explain(path, error) from error
    with closing(reader):
        copy(reader, backup, sound=sound)
    for older in kept_before(path, act)[:-KEPT]:
        with suppress(OSError):
            older.unlink()
    return backup


def kept_before(path: Path, act: str | None = None) -> tuple[Path, ...]:
    """Return the backups that were made before acts on a file, the oldest first.

    Args:
        path: the database file.
        act: those of one kind of act; None: all of them.
    """
    path, kept = path.resolve(), []
    with suppress(OSError):
        for each in path.parent.iterdir():
            named = each.name.startswith(path.name) and _BEFORE.fullmatch(each.name, len(path.name))
            if named and act in {None, named[1]} and each.is_file():
                kept.append(each)
    return tuple(sorted(kept, key=lambda each: (each.stat().st_mtime_ns, each.name)))


def discard(backup: Path) -> None:
    """Remove a backup that holds what must not be kept: its bytes first, then its name.

    Raises:
        FileTrouble: it cannot be removed.
    """
    try:
        with backup.open("r+b") as file:
            left = backup.stat().st_size
            while left > 0:
                left -= file.write(bytes(min(left, 1 << 20)))
            file.flush()
            os.fsync(file.fileno())
        backup.unlink()
    except OSError as error:
        raise FileTrouble(
            f"{backup} cannot be removed ({error.strerror}): delete it yourself."
        ) from error


def fill(
    connection: sqlite3.Connection, part: Path, *, sound: bool = True, desk: bool = False
) -> None:
    """Copy every page as of one moment, and hold the copy to what was read then.

    Args:
        connection: an open connection that is not writing.
        part: an empty file.
        sound: as for `copy`.
        desk: whether the copy is a working file rather than a backup.

    Raises:
        FileTrouble: the file is damaged.
        sqlite3.Error: it cannot be read, or the copy not written.
    """
    with closing(sqlite3.connect(part, isolation_level=None)) as made:
        own = not connection.in_transaction
        if own:
            connection.execute("BEGIN")
        try:
            rows = _counts(connection) if sound else {}
            connection.backup(made)
        finally:
            if own:
                connection.execute("ROLLBACK")
        if not sound:
            with suppress(sqlite3.DatabaseError):  # the pages are there, whatever they are worth
                _mark(made, desk=desk)
            return
        _mark(made, desk=desk)
        wrong = made.execute("PRAGMA integrity_check(1)").fetchone()[0]
        if wrong != "ok":
            raise FileTrouble(
                f"The file is damaged ({wrong}), so no backup of it was made: "
                "run 'claimtrack doctor'."
            )
        if _counts(made) != rows:
            raise FileTrouble("The backup does not hold what the file does: try again.")


def _mark(made: sqlite3.Connection, *, desk: bool) -> None:
    """Make it one file that says what it is."""
    made.execute("PRAGMA journal_mode = delete")
    made.execute(f"PRAGMA application_id = {APPLICATION_ID if desk else BACKUP_ID}")


def _counts(connection: sqlite3.Connection) -> dict[str, int]:
    """How many rows each table has. Virtual tables keep theirs in tables that are counted."""
    tables = connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0"
    ).fetchall()
    return {
        name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]
        for (name,) in tables
    }


def free_name(path: Path) -> Path:
    """The path, or with a number behind it where there is such a file."""
    free, number = path, 1
    while free.exists():
        number += 1
        free = path.with_name(f"{path.name}-{number}")
    return free
