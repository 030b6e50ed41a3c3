"""Examining a file that may be damaged, and repairing what can be derived.

It is opened as it lies, without the checks that refuse a damaged file, and nothing is written to it
but by a repair. What was written last may still be in the file that SQLite keeps beside it; that is
read, too, and stays there.
"""

from __future__ import annotations

import os
import sqlite3
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from claimtrack.errors import Damaged, FileTrouble, NotFound
from claimtrack.model.flaw import Examination, Flaw
from claimtrack.store.checks import CHECKS
from claimtrack.store.sqlite.backup import keep_before
from claimtrack.store.sqlite.connection import BUSY_SECONDS
from claimtrack.store.sqlite.limits import distrust, limit, trust
from claimtrack.store.sqlite.repair import repair as repair_in_place
from claimtrack.store.sqlite.schema import APPLICATION_ID, BACKUP_ID
from claimtrack.store.sqlite.schema_check import is_strange, of_another_version
from claimtrack.store.sqlite.soundness import SALVAGE, Check, Checked
from claimtrack.store.sqlite.strange_wal import strange_wal
from claimtrack.store.sqlite.trouble import damaged, explain

_WRONG_VALUES = (LookupError, ValueError, TypeError, AttributeError, ArithmeticError)
"""What a check stumbles over where a row has what no version writes."""


def examine(path: Path) -> Examination:
    """Make every check of a file.

    Raises:
        NotFound: there is no such file.
        FileTrouble: it is a folder or another program's, or cannot be opened or is locked.
    """
    if not path.exists():
        raise NotFound(f"There is no database at {path}: name another with --db.")
    if path.is_dir():
        raise FileTrouble(f"{path} is a folder: --db takes the name of a database file.")
    if path.stat().st_size == 0:
        return _only("it is empty", "nothing of what it held is there", "restore a backup")
    log = strange_wal(path)
    if log is not None:
        return _only(
            f"{log.name} beside it belongs to another state of it, and was not looked at",
            "SQLite would mix the two, so no command opens it",
            "move that file away to use the database as it is, then examine it again; "
            "or put back the database that it belongs to",
        )
    try:
        with opened(path) as connection:
            _refuse_strangers(connection, path)
            return _examined(connection)
    except UnicodeDecodeError:  # what SQLite says quotes a damaged name
        return _unopened("a name in its schema has no letters")
    except sqlite3.Error as error:
        if isinstance(explain(path, error), Damaged):
            return _unopened(f"its beginning is damaged, or its end is cut off ({error})")
        raise explain(path, error) from error


def _unopened(what: str) -> Examination:
    return _only(what, "no command can open it", SALVAGE)


def repair(path: Path) -> Path:
    """Make again what can be derived, after a backup beside the file.

    Returns:
        Where the backup is.

    Raises:
        FileTrouble: there can be no backup, or the repair is not possible in place.
    """
    with opened(path) as connection, suppress(sqlite3.DatabaseError):
        if is_strange(connection):
            raise Damaged(f"{path} holds what is not claimtrack's and was not touched: {SALVAGE}.")
    backup = keep_before(path, "repair", sound=False)
    try:
        repair_in_place(path)
    except Damaged as error:
        raise Damaged(f"{path} cannot be repaired in place and is as it was: {SALVAGE}.") from error
    return backup


def blame(path: Path, error: BaseException) -> None:
    """Raise what is wrong with a file where that explains an error over it, else do nothing.

    A value that no version writes can make anything go wrong.

    Raises:
        FileTrouble: it explains it.
    """
    if isinstance(error, sqlite3.OperationalError) and "no such" not in str(error):
        raise explain(path, error) from error
    if isinstance(error, (sqlite3.Error, zlib.error, AssertionError, *_WRONG_VALUES)):
        with suppress(NotFound):
            for flaw in examine(path).flaws[:1]:
                raise damaged(path, flaw.what) from error


@contextmanager
def opened(path: Path) -> Iterator[sqlite3.Connection]:
    """Open a file as it lies. Closing it moves nothing into it from the files beside it."""
    log = path.with_name(f"{path.name}-wal")
    waiting = log.exists() and log.stat().st_size > 0
    mode = "rw" if os.access(path, os.W_OK) and not waiting else "ro"
    uri = f"{path.absolute().as_uri()}?mode={mode}"
    with closing(
        sqlite3.connect(uri, uri=True, timeout=BUSY_SECONDS, isolation_level=None)
    ) as connection:
        limit(connection)
        yield connection


def _refuse_strangers(connection: sqlite3.Connection, path: Path) -> None:
    """Raise where a file is some other program's."""
    if connection.execute("PRAGMA application_id").fetchone()[0] in {APPLICATION_ID, BACKUP_ID}:
        return
    with suppress(sqlite3.DatabaseError):
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema")}
        if not tables & {"event", "claim", "_sqlite_migrations"}:
            raise FileTrouble(f"{path} is not a claimtrack database: name another with --db.")


def _examined(connection: sqlite3.Connection) -> Examination:
    flaws: list[Flaw] = []
    looked_at: list[str] = []
    with suppress(sqlite3.DatabaseError):
        distrust(connection)
    strange = _told(is_strange, connection)
    if not strange:
        trust(connection)
    only_schema = strange or _told(of_another_version, connection)
    for check in CHECKS[:2] if only_schema else CHECKS:
        try:
            checked = _as_of_one_moment(connection, check)
        except (sqlite3.DatabaseError, *_WRONG_VALUES) as error:
            code = getattr(error, "sqlite_errorcode", 0) & 0xFF
            if code in {sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
                raise
            flaws.append(_unfinished(check, error))
        else:
            flaws += checked.flaws
            looked_at.append(checked.looked_at)
    return Examination(tuple(flaws), tuple(looked_at))


def _told(question: Callable[[sqlite3.Connection], bool], connection: sqlite3.Connection) -> bool:
    """Ask something of a schema that may be unreadable; that is not yes."""
    with suppress(sqlite3.DatabaseError):
        return question(connection)
    return False


def _as_of_one_moment(connection: sqlite3.Connection, check: Check) -> Checked:
    """Make a check inside a transaction that is rolled back."""
    connection.execute("BEGIN")
    try:
        return check(connection)
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def _unfinished(check: Check, error: Exception) -> Flaw:
    name = check.__name__.replace("_", " ")
    return Flaw(
        name,
        f"the check of {name} could not be finished ({error})",
        "what it looks at may be damaged or missing",
        SALVAGE,
    )


def _only(what: str, means: str, do: str) -> Examination:
    return Examination((Flaw("file", what, means, do),), ())
