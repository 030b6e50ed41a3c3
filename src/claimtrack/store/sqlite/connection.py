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

from claimtrack.errors import Damaged, FileTrouble, NotFound, Unsaved
from claimtrack.files import cannot_be_read
from claimtrack.store.sqlite.expected import steps_taken
from claimtrack.store.sqlite.foreign import refuse_foreign
from claimtrack.store.sqlite.limits import distrust, limit, trust
from claimtrack.store.sqlite.new_file import make
from claimtrack.store.sqlite.open_file import Connection, Lost, OpenFile, check
from claimtrack.store.sqlite.schema import APPLICATION_ID, BACKUP_ID, LATEST, migrations
from claimtrack.store.sqlite.share import share_of, why_not
from claimtrack.store.sqlite.trouble import damaged, explain
from claimtrack.store.sqlite.vocabulary import count_words

BUSY_SECONDS = 10.0
"""How long to wait for another writer; see MEASURED: with BEGIN IMMEDIATE nothing is lost."""


SYNCHRONOUS = "FULL"
"""When SQLite waits for the disk: at every commit. NORMAL may lose the last ones in a power cut."""


def connect(path: Path, *, create: bool, journal: str = "wal", look: bool = False) -> Connection:
    """Open `path`, making and migrating it where needed.

    The system refuses a name that is too long, and a folder that may not be looked into, wherever
    it is first asked.

    Args:
        path: the database file.
        create: make a new file, readable by its owner only, when there is none.
        journal: the journal mode of a new file; an existing one keeps its own.
        look: open it to look only: not a byte of it or beside it is written, and a file of an older
            version is refused.

    Raises:
        NotFound: there is no such file and `create` is off.
        FileTrouble: it is not a claimtrack file, was made by a newer version, or cannot be
            opened or made.
    """
    try:
        return _connected(path, create=create and not look, journal=journal, look=look)
    except OSError as error:
        raise cannot_be_read(path, error) from error


def _connected(path: Path, *, create: bool, journal: str, look: bool) -> Connection:
    if path.is_dir():
        raise FileTrouble(f"{path} is a folder: --db takes the name of a database file.")
    if not path.exists():
        if not create:
            raise NotFound(
                f"There is no database at {path}: name another with --db, "
                "or start one with 'claimtrack import FILE'."
            )
        make(path, _journal(path, journal))
    elif path.stat().st_size == 0:
        raise Damaged(
            f"{path} is empty: restore a backup if it held claims, "
            "or remove it to start a new one there."
        )
    if (real := path.resolve()).with_name(f"{real.name}-wal").exists():
        from claimtrack.store.sqlite.strange_wal import refuse_strange_wal

        refuse_strange_wal(path)
    try:
        file = OpenFile(path, look=look)
        connection = _open_to_look(path) if look else _open(path)
    except sqlite3.Error as error:
        raise explain(path, error) from error
    connection.guard(file)
    try:
        _prepare(connection, path, look=look)
        file.hold(connection)
        if not look:
            _refuse_share(connection, path)
    except sqlite3.Error as error:
        connection.close()
        raise explain(path, error) from error
    except FileTrouble:
        connection.close()
        raise
    return connection


def _journal(path: Path, journal: str) -> str:
    """The journal mode of a new file: no WAL on a share.

    Raises:
        FileTrouble: SQLite cannot work there.
    """
    share = share_of(path)
    if share is None:
        return journal
    why = why_not(path, share)
    if why is not None:
        raise _on_share(path, why)
    return "delete"


def _refuse_share(connection: sqlite3.Connection, path: Path) -> None:
    """Refuse a file that two machines would damage.

    Raises:
        FileTrouble: it is one.
    """
    share = share_of(path)
    if share is None or not os.access(path, os.W_OK):
        return
    why = why_not(path, share)
    if why is None and connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal":
        why = f"it lies on a share ({share.kind}), and its WAL is not seen from other machines"
    if why is not None:
        raise _on_share(path, why)


def _on_share(path: Path, why: str) -> FileTrouble:
    return FileTrouble(
        f"{path} cannot be worked in safely: {why}. Keep it on a disk of this machine, "
        "and back it up to the share."
    )


def _open_to_look(path: Path) -> Connection:
    """Open a file as it lies; only where a WAL beside it is not in it yet is that read, too."""
    wal = path.with_name(f"{path.name}-wal")
    mode = "mode=ro" if wal.exists() and wal.stat().st_size else "immutable=1"
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?{mode}",
        uri=True,
        timeout=BUSY_SECONDS,
        isolation_level=None,
        factory=Connection,
    )
    connection.path = path
    limit(connection)
    return connection


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
    connection.path = path
    limit(connection)
    try:
        connection.execute("PRAGMA schema_version").fetchone()
    except Damaged:
        connection.close()
        raise
    except sqlite3.OperationalError:
        connection.close()
        if os.access(path.parent, os.W_OK) or path.with_name(f"{path.name}-wal").exists():
            raise
        # A WAL file in a folder that cannot be written to has nowhere to put its shared memory.
        # Nobody can be writing to it either, so it may be read as it lies.
        connection = sqlite3.connect(
            f"{uri}?immutable=1", uri=True, isolation_level=None, factory=Connection
        )
        connection.path = path
        limit(connection)
    return connection


def _prepare(connection: Connection, path: Path, *, look: bool) -> None:
    """Check whose file it is, bring it up to date, and switch on what every reader relies on."""
    owner = connection.execute("PRAGMA application_id").fetchone()[0]
    if owner not in {APPLICATION_ID, BACKUP_ID}:
        raise _not_ours(connection, path)
    distrust(connection)
    number = _checked_schema(connection, path)
    trust(connection)
    if look and number < LATEST:
        raise FileTrouble(
            f"{path} was made by an older claimtrack, and must be brought up to date to be read: "
            "copy it, and open the copy with --db."
        )
    if look:
        connection.execute("PRAGMA query_only = ON")
    elif owner == BACKUP_ID:
        if number < LATEST:
            raise FileTrouble(
                f"{path} is a backup made by an older claimtrack: restore it to another file "
                "with 'claimtrack --db FILE restore', and look at that."
            )
        connection.execute("PRAGMA query_only = ON")
    elif number < LATEST:
        _migrate(connection, path)
    # A commit is on the disk before it is acknowledged; `fullfsync` is what that takes on macOS.
    connection.execute(f"PRAGMA synchronous = {SYNCHRONOUS}")
    connection.execute("PRAGMA fullfsync = ON")
    connection.execute("PRAGMA checkpoint_fullfsync = ON")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA recursive_triggers = ON")


def _not_ours(connection: sqlite3.Connection, path: Path) -> FileTrouble:
    """What a file is that does not bear our name: a stranger's, or ours with a damaged header."""
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema")}
    if {"event", "claim", "_sqlite_migrations"} <= tables:
        return damaged(path, "its header no longer says that it is claimtrack's")
    return FileTrouble(
        f"{path} is an SQLite file but not a claimtrack database: name another with --db."
        if tables
        else f"{path} is not a claimtrack database: name another with --db."
    )


def _checked_schema(connection: Connection, path: Path) -> int:
    """The number of the schema, once nothing is in it that its version did not make.

    All of it is read as of one moment: others may be migrating the file.
    """
    connection.execute("BEGIN")
    try:
        number: int = connection.execute("PRAGMA user_version").fetchone()[0]
        if number != LATEST:
            _refuse_unknown(connection, path, number)
        connection.left_alone = refuse_foreign(connection, path, number)
    finally:
        connection.execute("ROLLBACK")
    return number


def _refuse_unknown(connection: sqlite3.Connection, path: Path, number: int) -> None:
    """Refuse a schema of another version that is newer, or not told twice alike by the file."""
    taken = steps_taken(connection)
    if taken != number and (taken is not None or number < LATEST):
        raise damaged(path, "its header has another schema number than it took steps")
    if number > LATEST:
        raise FileTrouble(
            f"{path} was made by a newer claimtrack (schema {number}, this one knows {LATEST}): "
            "update claimtrack to open it."
        )


def _migrate(connection: sqlite3.Connection, path: Path) -> None:
    """Apply what is outstanding, in one transaction that begins at once.

    The file is first kept as it is, by the one of several processes that holds the lock.
    """
    from sqlite_utils import Database

    from claimtrack.store.sqlite.backup import keep_before

    with immediately(connection):
        if connection.execute("PRAGMA user_version").fetchone()[0] < LATEST:
            keep_before(path, "migration")
        migrations().apply(Database(connection))
        count_words(connection)


@contextmanager
def immediately(connection: sqlite3.Connection) -> Iterator[None]:
    """The one way to write: BEGIN IMMEDIATE, all or nothing, and in the file of that name.

    Raises:
        Unsaved: the file is not the one that was opened. All that is saved in that one is copied
            beside, what was only found to be lost after the commit included.
    """
    try:
        with _transaction(connection):
            yield
        check(connection)
    except Lost as lost:
        from claimtrack.store.sqlite.lost import set_aside

        if isinstance(connection, Connection):
            raise Unsaved(f"{lost.message} {set_aside(connection)}") from lost
        raise


@contextmanager
def _transaction(connection: sqlite3.Connection) -> Iterator[None]:
    connection.execute("BEGIN IMMEDIATE")
    try:
        check(connection, in_place=True)
        yield
        check(connection)
    except BaseException:
        # An error may have ended the transaction already.
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")
