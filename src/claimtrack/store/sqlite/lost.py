"""What can still be done for a file that was deleted, moved or replaced while it was open.

The connection goes on reading what it has opened, so all of it is copied beside the old place. And
its WAL has to be emptied: SQLite would read it into whatever file has that name now.
"""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from claimtrack.errors import FileTrouble
from claimtrack.files import beside, put_in_place
from claimtrack.store.sqlite.backup import fill, free_name
from claimtrack.store.sqlite.open_file import Connection


def set_aside(connection: Connection) -> str:
    """Copy all that is saved in a lost file to `FILE-rescued-DATE`, once.

    Returns:
        Where it is, or why it could not be copied, as a sentence.
    """
    file = connection.file
    if file.rescued is None:
        if not file.overwritten:
            _empty_wal(connection)
        try:
            file.rescued = _copied(connection, file.path)
        except (OSError, sqlite3.Error, FileTrouble) as error:
            if file.overwritten:
                return _wal_put_away(connection)
            return f"What was saved before could not be copied ({error}): leave claimtrack open."
        if file.overwritten:
            _wal_put_away(connection)
    return f"All that was saved before is in {file.rescued}."


def _copied(connection: Connection, path: Path) -> Path:
    rescued = free_name(path.with_name(f"{path.name}-rescued-{_moment()}"))
    with beside(rescued) as part:
        fill(connection, part, desk=True)
        put_in_place(part, rescued, force=False)
    return rescued


def _wal_put_away(connection: Connection) -> str:
    """Give the WAL another name, before it is read into what was written over the file.

    Others that have the file open miss it, and are told.
    """
    connection.leave_open()
    path = connection.file.path.resolve()
    log = path.with_name(f"{path.name}-wal")
    kept = free_name(path.with_name(f"{path.name}-overwritten-{_moment()}-wal"))
    with suppress(OSError):
        log.rename(kept)
        path.with_name(f"{path.name}-shm").unlink(missing_ok=True)
    return f"What was saved before is lost but for what is in {kept}: restore a backup."


def _empty_wal(connection: Connection) -> None:
    """Move what is in the WAL into the file that was opened, if it is that file's alone."""
    if connection.file.untouched(connection):
        with suppress(sqlite3.Error):
            connection.execute("PRAGMA busy_timeout = 1000")
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()


def _moment() -> str:
    return f"{datetime.now(UTC):%Y%m%dT%H%M%S}"
