"""Which file a connection has open, so that nothing is saved in a file that is lost.

A file that is deleted, moved or replaced under an open connection takes every write and answers
that it is saved. The same goes for its WAL: SQLite keeps writing to the one it has opened. Each is
therefore known by device and inode, asked of the system by name: opening it a second time would
drop the locks that SQLite holds on it.

A file that is written over in place, as `cp` does, stays the same file: see `overwriting`.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import suppress
from pathlib import Path
from weakref import finalize

from claimtrack.errors import FileTrouble, Unsaved
from claimtrack.files import hold, release
from claimtrack.store.sqlite.overwriting import Ground
from claimtrack.store.sqlite.trouble import FileConnection

_Identity = tuple[int, int] | None


class Lost(Unsaved):
    """The file is not the one that was opened."""


class Connection(FileConnection):
    """A connection that knows which file it has open, and lets nobody else open that."""

    file: OpenFile

    left_alone: tuple[str, ...] = ()
    """Tables and indexes of somebody else's in the file."""
    is_open = True
    _left = False

    def guard(self, file: OpenFile) -> None:
        """Take on a file until the connection is closed."""
        self.file = file
        self._release = finalize(self, release, hold(file.path))

    def leave_open(self) -> None:
        """Never close the file: SQLite would move what is in the WAL into whatever it is now."""
        if not self._left:
            import ctypes

            ctypes.pythonapi.Py_IncRef(ctypes.py_object(self))  # nor when it is forgotten
            self._left = True

    def close(self) -> None:
        """Close the file; from here on it is a file like any other."""
        if not self._left:
            super().close()
        self.is_open = False
        if hasattr(self, "_release"):
            self._release()


class OpenFile:
    """The file of a connection, with its WAL and shared memory.

    Args:
        path: the file, about to be opened.

        look: it is not written to, and may have any number of names.

    Raises:
        FileTrouble: it has a second name, under which others would not see the WAL.
    """

    def __init__(self, path: Path, *, look: bool = False) -> None:
        self.path = path
        status = path.stat()
        if not look and status.st_nlink > 1 and os.access(path, os.W_OK):
            raise FileTrouble(
                f"{path} has {status.st_nlink} names (hard links), and SQLite keeps what is newest "
                "beside one of them: copy it with 'claimtrack backup', or delete the others."
            )
        self._held: dict[Path, _Identity] = {path: (status.st_dev, status.st_ino)}
        self._ground = Ground(path)
        self.overwritten = False
        self._seen: int | None = None
        self.rescued: Path | None = None
        """Where all of it was copied when it was lost."""

    def hold(self, connection: sqlite3.Connection) -> None:
        """Remember what SQLite has opened beside the file by now.

        Raises:
            FileTrouble: the file was replaced while it was being opened.
        """
        if self.lost() is not None:
            raise FileTrouble(f"{self.path} was replaced while it was being opened: try again.")
        self._seen = _version(connection)
        if connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
            return
        # SQLite keeps them beside the file that a symbolic link leads to.
        real = self.path.resolve()
        for end in ("-wal", "-shm"):
            beside = real.with_name(f"{real.name}{end}")
            identity = _identity(beside)
            if identity is not None:  # none for a file that is only looked at as it lies
                self._held[beside] = identity

    def lost(self) -> str | None:
        """Say what has become of the file, or return None while it is the one that was opened."""
        for path, identity in self._held.items():
            now = _identity(path)
            if now == identity:
                continue
            if path != self.path:
                return (
                    f"{path} was removed while {self.path.name} was open: close claimtrack "
                    "everywhere and open it again."
                )
            if now is None:
                return (
                    f"{path} was deleted or moved while it was open: "
                    "put it back, or restore a backup."
                )
            return f"{path} was replaced by another file while it was open: open it again."
        return None

    def check(self, connection: sqlite3.Connection, *, in_place: bool = False) -> None:
        """Make sure that the file is the one that was opened.

        Args:
            connection: the connection that has it open.
            in_place: whether to look whether it was written over, too.

        Raises:
            Lost: it is not.
        """
        lost = self.lost_or_written_over() if in_place else self.lost()
        if lost is not None:
            raise Lost(f"This was not saved. {lost}")
        self._seen = _version(connection)

    def lost_or_written_over(self) -> str | None:
        """Say what has become of the file, as `lost` does, and whether it was written over."""
        lost = self.lost()
        if lost is None:
            with suppress(OSError):  # gone since
                self.overwritten = self.overwritten or self._ground.is_overwritten()
            if self.overwritten:
                lost = f"{self.path} was written over while it was open: open it again."
        return lost

    def untouched(self, connection: sqlite3.Connection) -> bool:
        """Whether the WAL is the one of the file that was opened, and nothing else is in it.

        It was lost by itself, or others have written since the file was last known to be the same:
        perhaps in the one that has the name now, and through the same WAL.
        """
        beside = (path for path in self._held if path != self.path)
        there = all(_identity(path) == self._held[path] for path in beside)
        return there and self._seen == _version(connection)


def check(connection: sqlite3.Connection, *, in_place: bool = False) -> None:
    """Make sure that a connection still writes to the file of its name; see `OpenFile.check`.

    Raises:
        Lost: it does not.
    """
    if isinstance(connection, Connection):
        connection.file.check(connection, in_place=in_place)


def _version(connection: sqlite3.Connection) -> int:
    """A number that changes when another connection writes."""
    return int(connection.execute("PRAGMA data_version").fetchone()[0])


def _identity(path: Path) -> _Identity:
    """Device and inode; None where there is no such file."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino
