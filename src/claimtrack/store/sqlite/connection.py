"""Opening a claimtrack file: to read with sqlite3 alone, to migrate and write with sqlite-utils.

Looking never changes a byte: no pragma here writes, and a file is migrated only when its schema is
older than the program. Each thread opens its own.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from claimtrack.errors import FileTrouble, NotFound
from claimtrack.store.sqlite.open_file import Connection, OpenFile, check
from claimtrack.store.sqlite.schema import APPLICATION_ID, BACKUP_ID, LATEST, migrations
from claimtrack.store.sqlite.trouble import explain
from claimtrack.store.sqlite.vocabulary import count_words

BUSY_SECONDS = 10.0
"""How long to wait for another writer; see MEASURED: with BEGIN IMMEDIATE nothing is lost."""


def connect(path: Path, *, create: bool, journal: str = "wal") -> Connection:
    """Open `path`, making and migrating it where needed.

    Args:
        path: the database file.
        create: make a new file, readable by its owner only, when there is none.
        journal: the journal mode of a new file; an existing one keeps its own.

    Raises:
        NotFound: there is no such file and `create` is off.
        FileTrouble: it is not a claimtrack file, was made by a newer version, or cannot be
            opened or made.
    """
    fresh = not path.exists() or path.stat().st_size == 0
    if fresh:
        if not create:
            raise NotFound(
                f"There is no database at {path}: name another with --db, "
                "or start one with 'claimtrack import FILE'."
            )
        _make(path)
    elif path.is_dir():
        raise FileTrouble(f"{path} is a folder: --db takes the name of a database file.")
    try:
        file = OpenFile(path)
        connection = _open(path)
    except sqlite3.Error as error:
        raise explain(path, error) from error
    connection.file = file
    try:
        _prepare(connection, path, fresh=fresh, journal=journal)
        file.hold(connection)
    except sqlite3.Error as error:
        connection.close()
        raise explain(path, error) from error
    except FileTrouble:
        connection.close()
        raise
    return connection


def _make(path: Path) -> None:
    try:
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    except OSError as error:
        raise FileTrouble(
            f"No database can be created at {path} ({error.strerror}): "
            "choose a folder that can be written to, with --db."
        ) from error


def _open(path: Path) -> Connection:
    """Open for writing if the file allows it, else to look only."""
    uri = path.absolute().as_uri()
    writable = os.access(path, os.W_OK)
    mode = "rw" if writable else "ro"
    connection = sqlite3.connect(
        f"{uri}?mode={mode}",
        uri=True,
        timeout=BUSY_SECONDS,
        isolation_level=None,
        factory=Connection,
    )
    try:
        connection.execute("PRAGMA schema_version").fetchone()
    except sqlite3.OperationalError:
        connection.close()
        if os.access(path.parent, os.W_OK) or path.with_name(f"{path.name}-wal").exists():
            raise
        # A WAL file in a folder that cannot be written to has nowhere to put its shared memory.
        # Nobody can be writing to it either, so it may be read as it lies.
        connection = sqlite3.connect(
            f"{uri}?immutable=1", uri=True, isolation_level=None, factory=Connection
        )
    return connection


def _prepare(connection: sqlite3.Connection, path: Path, *, fresh: bool, journal: str) -> None:
    """Check whose file it is, bring it up to date, and switch on what every reader relies on."""
    number = connection.execute("PRAGMA user_version").fetchone()[0]
    owner = connection.execute("PRAGMA application_id").fetchone()[0]
    backup = owner == BACKUP_ID
    if not fresh and not backup and owner != APPLICATION_ID:
        tables = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
        if tables:
            raise FileTrouble(
                f"{path} is an SQLite file but not a claimtrack database: name another with --db."
            )
    if number > LATEST:
        raise FileTrouble(
            f"{path} was made by a newer claimtrack (schema {number}, this one knows {LATEST}): "
            "update claimtrack to open it."
        )
    if backup:
        if number < LATEST:
            raise FileTrouble(
                f"{path} is a backup made by an older claimtrack: restore it to another file "
                "with 'claimtrack --db FILE restore', and look at that."
            )
        connection.execute("PRAGMA query_only = ON")
    elif number < LATEST:
        _migrate(connection, path, journal if fresh else None)
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA recursive_triggers = ON")


def _migrate(connection: sqlite3.Connection, path: Path, journal: str | None) -> None:
    """Apply what is outstanding, in one transaction that begins at once.

    Eight processes that open a new file together would otherwise fail more often than not. A file
    that holds something is first kept as it is, by the one of them that holds the lock.
    """
    from sqlite_utils import Database

    from claimtrack.store.sqlite.backup import keep_before

    if journal:
        connection.execute(f"PRAGMA journal_mode = {journal}")
    with immediately(connection):
        if 0 < connection.execute("PRAGMA user_version").fetchone()[0] < LATEST:
            keep_before(path, "migration")
        migrations().apply(Database(connection))
        count_words(connection)


@contextmanager
def immediately(connection: sqlite3.Connection) -> Iterator[None]:
    """The one way to write: BEGIN IMMEDIATE, all or nothing, and in the file of that name.

    Raises:
        Unsaved: the file is not the one that was opened. Seen after the commit, it is saved in a
            file that nobody will find.
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        check(connection)
        yield
        check(connection)
    except BaseException:
        # An error may have ended the transaction already.
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")
    check(connection)
