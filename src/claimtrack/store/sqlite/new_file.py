"""Making a new claimtrack file: whole under another name, and only then under its own.

Whoever is killed meanwhile leaves no empty or half-made file where a database should be, and of
several that start at once one makes it and the others find it there.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from claimtrack.errors import FileTrouble
from claimtrack.files import put_in_place
from claimtrack.store.sqlite.schema import migrations
from claimtrack.store.sqlite.trouble import explain
from claimtrack.store.sqlite.vocabulary import count_words

_PART = ".new"


def make(path: Path, journal: str) -> None:
    """Make an empty claimtrack file, readable by its owner only, unless there is one by now.

    Raises:
        FileTrouble: it cannot be made, or what SQLite wrote beside an earlier one is still there.
    """
    real = Path(os.path.realpath(path))
    if real.is_symlink():
        raise FileTrouble(f"{path} is a link that leads back to itself: name another with --db.")
    log = real.with_name(f"{real.name}-wal")
    if log.exists() and log.stat().st_size:
        raise FileTrouble(
            f"There is no database at {path}, but {log.name} beside it has what was written last: "
            "put the database back, or move that file away to start a new one."
        )
    try:
        with _alone_in(real.parent):
            if not real.exists():
                _clear(real)
                _make(real, journal)
    except sqlite3.Error as error:
        raise explain(path, error) from error
    except OSError as error:
        raise FileTrouble(
            f"No database can be created at {path} ({error.strerror}): "
            "choose a folder that can be written to, with --db."
        ) from error


def _make(path: Path, journal: str) -> None:
    from sqlite_utils import Database

    part = path.with_name(f".{path.name}.{os.getpid()}{_PART}")
    os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    try:
        with closing(sqlite3.connect(part, isolation_level=None)) as connection:
            connection.execute("BEGIN")
            migrations().apply(Database(connection))
            count_words(connection)
            connection.execute("COMMIT")
            # Only now: what a full disk keeps from being moved out of a WAL, SQLite does not tell.
            connection.execute(f"PRAGMA journal_mode = {journal}")
        put_in_place(part, path)
    finally:
        for end in ("", "-wal", "-shm", "-journal"):
            part.with_name(f"{part.name}{end}").unlink(missing_ok=True)


def _clear(path: Path) -> None:
    """Remove what others left who were killed in the middle of this; nobody else is here."""
    for left in path.parent.glob(f".*{_PART}*"):
        if left.name.startswith(f".{path.name}."):
            left.unlink(missing_ok=True)


@contextmanager
def _alone_in(folder: Path) -> Iterator[None]:
    """Wait until no other process makes a file in a folder; where folders cannot be locked, go on.

    Two that made one together there would each find a whole file in the end, but the first could
    have written to what the second replaced.
    """
    try:
        import fcntl
    except ImportError:  # not a system that has locks of this kind
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
