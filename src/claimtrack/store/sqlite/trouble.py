"""What an SQLite error means for the person at the desk: one sentence that says what to do.

This is the one place that tells damage from other trouble. Every connection to a file is a
`FileConnection`, so that no reader has to think of it: whatever shows that the file itself is not
as it was written is raised as `Damaged`. Other errors pass as SQLite raised them.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Self

from claimtrack.errors import Damaged, FileTrouble, Unsaved
from claimtrack.store.sqlite.expected import differing_schema

DOCTOR = "run 'claimtrack doctor' on it"

_SCHEMA = ("no such table", "no such column", "has no column named", "no such module", "vtable")
"""Errors that a missing table or column raises, but so would a wrong query of ours."""

_NO_ROW = object()

_RAISED = (sqlite3.DatabaseError, UnicodeDecodeError)
"""What sqlite3 raises; the latter where what SQLite says quotes a damaged name."""


def explain(path: Path, error: sqlite3.Error) -> FileTrouble:
    """The sentence for an error that SQLite raised over a file."""
    text = str(error)
    code = _code(error)
    if code == sqlite3.SQLITE_NOTADB:
        return Damaged(
            f"{path} is not a claimtrack database, or its first bytes are damaged: "
            f"name another with --db, or {DOCTOR}."
        )
    if code == sqlite3.SQLITE_CORRUPT or "decode to UTF-8" in text:
        return damaged(path, text)
    if code == sqlite3.SQLITE_READONLY:
        return FileTrouble(
            f"{path} cannot be written to: change its permissions or work on a copy."
        )
    if code in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
        return FileTrouble(f"{path} is being written to by another program: try again in a moment.")
    return _of_the_disk(path, code, text)


def _of_the_disk(path: Path, code: int | None, text: str) -> FileTrouble:
    if code == sqlite3.SQLITE_FULL:
        return Unsaved(
            f"There is no room left for {path}: this was not saved. "
            "Free some space on that disk, then do it again."
        )
    if code == sqlite3.SQLITE_IOERR:
        return Unsaved(
            f"The system cannot read or write {path} ({text}), so nothing was saved. "
            "Check that disk, its free space and any limit on the size of files."
        )
    return FileTrouble(
        f"{path} cannot be opened ({text}): check the file and its folder, "
        "or name another with --db."
    )


def damaged(path: Path, what: str) -> Damaged:
    """The error for a file that is not as it was written; `what` shows it."""
    return Damaged(f"{path} is damaged ({what}): {DOCTOR} to see what is wrong and can be saved.")


class FileConnection(sqlite3.Connection):
    """A connection to a file; `path` is set as soon as it is open."""

    path: Path | None = None

    def cursor(self, factory: Any = None) -> Any:  # noqa: ANN401 - as in sqlite3
        """A cursor that tells damage."""
        return super().cursor(factory or FileCursor)

    def execute(self, *arguments: Any) -> FileCursor:  # noqa: ANN401 - as in sqlite3
        """Run a statement; sqlite3's own would not ask for a cursor of ours."""
        cursor: FileCursor = super().cursor(FileCursor)
        return cursor.execute(*arguments)

    def executemany(self, sql: str, rows: Iterable[Any], /) -> FileCursor:
        """Run a statement for each row."""
        cursor: FileCursor = super().cursor(FileCursor)
        return cursor.executemany(sql, rows)


class FileCursor(sqlite3.Cursor):
    """A cursor over a file. Rows are fetched as ever; only errors are looked at."""

    def execute(self, *arguments: Any) -> Self:  # noqa: ANN401 - as in sqlite3
        """Run a statement.

        Raises:
            Damaged: the file is; so do all methods here.
        """
        try:
            return super().execute(*arguments)
        except _RAISED as error:
            _tell(self.connection, error)
            raise

    def executemany(self, sql: str, rows: Iterable[Any], /) -> Self:
        """Run a statement for each row."""
        try:
            return super().executemany(sql, rows)
        except _RAISED as error:
            _tell(self.connection, error)
            raise

    def fetchone(self) -> Any:  # noqa: ANN401 - as in sqlite3
        """The next row, or None."""
        try:
            return super().fetchone()
        except _RAISED as error:
            _tell(self.connection, error)
            raise

    def fetchmany(self, size: int | None = 1) -> list[Any]:
        """The next rows."""
        try:
            return super().fetchmany(size)
        except _RAISED as error:
            _tell(self.connection, error)
            raise

    def fetchall(self) -> list[Any]:
        """All rows that are left."""
        try:
            return super().fetchall()
        except _RAISED as error:
            _tell(self.connection, error)
            raise

    def __iter__(self) -> Iterator[Any]:  # type: ignore[override]
        try:
            yield from iter(super().__next__, _NO_ROW)
        except _RAISED as error:
            _tell(self.connection, error)
            raise


def _tell(
    connection: sqlite3.Connection, error: sqlite3.DatabaseError | UnicodeDecodeError
) -> None:
    """Raise `Damaged` if it is the file that is at fault."""
    path = getattr(connection, "path", None)
    if path is None:
        return
    if isinstance(error, UnicodeDecodeError):
        raise damaged(path, "a name in its schema has no letters") from error
    text = str(error)
    if any(words in text for words in _SCHEMA):
        differing = differing_schema(connection)
        if differing.missing or differing.altered:
            raise damaged(path, text) from error
    told = explain(path, error)
    if isinstance(told, Damaged):
        raise told from error


def _code(error: sqlite3.Error) -> int | None:
    """The error's primary code; None where the error is Python's own."""
    code: int | None = getattr(error, "sqlite_errorcode", None)
    return None if code is None else code & 0xFF
