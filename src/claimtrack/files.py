"""Files that people name, and the ones among them that nobody but SQLite may open.

SQLite locks a database with POSIX locks. The system drops all locks that a process has on a file as
soon as the process closes any descriptor of it, whoever opened that and for whatever purpose.
Another process then believes that nobody has the database open, and removes the WAL that the first
goes on writing to. So every path that a person named is asked about here before it is opened. It
is known by device and inode, under whatever name, and is never opened to find out.
"""

from __future__ import annotations

from contextlib import suppress
from itertools import count
from pathlib import Path

from claimtrack.errors import Refused

BESIDE = ("-wal", "-shm", "-journal")
"""How the names of files end that SQLite keeps beside a database. It locks in one of them."""

_Identity = tuple[int, int]

_OPEN: dict[int, tuple[Path, _Identity]] = {}
_NUMBERS = count()


def hold(database: Path) -> int:
    """Remember that SQLite has a database open in this process.

    Returns:
        What to call `release` with, once it is closed.

    Raises:
        OSError: there is no such file.
    """
    number = next(_NUMBERS)
    real = database.resolve()
    status = real.stat()
    _OPEN[number] = real, (status.st_dev, status.st_ino)
    return number


def release(number: int) -> None:
    """Forget a database that was closed. Forgetting it twice does no harm."""
    _OPEN.pop(number, None)


def guarded(path: Path) -> Path:
    """Return a path that a person named, to be opened: it is no database that is open here.

    Args:
        path: a file to be read or written, which need not exist.

    Raises:
        Refused: it is one, or what SQLite keeps beside it, under whatever name.
    """
    identity = _identity(path)
    if identity is None:
        return path
    for database, held in tuple(_OPEN.values()):
        beside = (_identity(database.with_name(f"{database.name}{end}")) for end in BESIDE)
        if identity == held or identity in beside:
            raise Refused(f"{path} is the database that is open here: name another file.")
    return path


def _identity(path: Path) -> _Identity | None:
    """Device and inode; None where there is no such file, or can be none of that name."""
    with suppress(OSError, ValueError):
        status = path.stat()
        return status.st_dev, status.st_ino
    return None
