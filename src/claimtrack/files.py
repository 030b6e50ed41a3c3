"""Files that people name: the one way to write them, and those that nobody but SQLite may open.

What is written is complete under its name or not there at all, its owner's alone, and takes the
place of nothing that was not given up. A report may hold what is confidential, a name may have been
put there as a trap, and a disk may be full.

SQLite locks a database with POSIX locks. The system drops all locks that a process has on a file as
soon as the process closes any descriptor of it, whoever opened that and for whatever purpose.
Another process then believes that nobody has the database open, and removes the WAL that the first
goes on writing to. So every path that a person named is asked about here before it is opened. It
is known by device and inode, under whatever name, and is never opened to find out.
"""

from __future__ import annotations

import errno
import os
import stat
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from typing import TextIO

from claimtrack.errors import FileTrouble, Refused

BESIDE = ("-wal", "-shm", "-journal")
"""How the names of files end that SQLite keeps beside a database. It locks in one of them."""

_PREFIX, _PART = ".claimtrack-", ".part"
"""How the name of a file begins and ends that is being filled."""

_FORGOTTEN = 86_400
"""Seconds after the last change of such a file when nobody is filling it any more."""

CHANGED_BY_OTHERS = "Other accounts on this machine can change {0}: chmod 600 {0}."
"""What a person is told of a database that others may write to."""

READ_BY_OTHERS = (
    "Other accounts on this machine can read {0}, which holds what is confidential or under "
    "embargo: chmod 600 {0}."
)
"""What a person is told of a database that others may read, where it holds such things."""

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


def is_open(database: Path) -> bool:
    """Whether SQLite has a database open in this process, under whatever name."""
    identity = _identity(database)
    return identity is not None and any(identity == held for _, held in tuple(_OPEN.values()))


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


def save(path: Path, write: Callable[[TextIO], object], *, force: bool = False) -> None:
    """Write a file that a person named.

    Args:
        path: the file.
        write: called with the file, open for text; bytes go to its `buffer`.
        force: whether a file that is there may be replaced.

    Raises:
        Refused: see `refuse`.
        FileTrouble: it cannot be written; what was there is as it was.
    """
    with written(path, force=force) as part, part.open("w", encoding="utf-8") as file:
        write(file)


@contextmanager
def written(path: Path, *, force: bool = False) -> Iterator[Path]:
    """Fill a file that a person named: under another name first, and then under its own.

    Args:
        path: the file.
        force: whether a file that is there may be replaced.

    Yields:
        An empty file beside it, to be filled or replaced by name.

    Raises:
        Refused: see `refuse`.
        FileTrouble: it cannot be written; what was there is as it was.
    """
    refuse(path, force=force)
    refuse(path, force=force)
    try:
        with beside(path) as part:
            yield part
            put_in_place(part, path, force=force)
    except FileExistsError as error:
        raise _there(path) from error
    except OSError as error:
        raise cannot_be_written(path, error) from error


def refuse(path: Path, *, force: bool = False) -> None:
    """Make sure that a file may be written under a name that a person gave.

    Raises:
        Refused: it is a database that is open here, or would be taken for a part of one; it is a
            link, a folder or a device; or something is there and `force` is off.
        FileTrouble: there can be no file of that name.
    """
    guarded(path)
    if (database := _belongs_to(path)) is not None:
        raise Refused(f"{path} is where SQLite keeps changes to {database.name}: name another.")
    try:
        mode = path.lstat().st_mode
    except FileNotFoundError:
        return
    except OSError as error:
        raise cannot_be_written(path, error) from error
    except ValueError as error:
        raise FileTrouble(f"{path} cannot be written ({error}): name another file.") from error
    if stat.S_ISLNK(mode):
        # Whoever made it chose where it leads, and that need not be whoever writes now.
        raise Refused(f"{path} is a link: name the file itself.")
    if stat.S_ISDIR(mode):
        raise Refused(f"{path} is a folder: name a file in it.")
    if not stat.S_ISREG(mode):
        raise Refused(f"{path} is no ordinary file: name another.")
    if not force:
        raise _there(path)


@contextmanager
def beside(path: Path) -> Iterator[Path]:
    """An empty file of the owner's own beside another; gone at the end unless it was moved.

    Raises:
        OSError: it cannot be made.
    """
    _sweep(path.parent)
    from tempfile import mkstemp

    handle, name = mkstemp(prefix=_PREFIX, suffix=_PART, dir=path.parent)
    os.close(handle)
    part = Path(name)
    try:
        yield part
    finally:
        for end in ("", *BESIDE):
            part.with_name(f"{part.name}{end}").unlink(missing_ok=True)


def _sweep(folder: Path) -> None:
    """Remove what processes left here that were killed: it may hold what is to be encrypted."""
    for left in folder.glob(f"{_PREFIX}*{_PART}*"):
        with suppress(OSError):
            if time.time() - left.lstat().st_mtime > _FORGOTTEN:
                left.unlink()


def others_read(path: Path) -> bool:
    """Whether accounts besides its owner, who asks, may read a file and can reach it."""
    return _others(path, stat.S_IROTH)


def others_change(path: Path) -> bool:
    """Whether accounts besides its owner, who asks, may write to a file and can reach it."""
    return _others(path, stat.S_IWOTH)


def _others(path: Path, may: int) -> bool:
    if os.name != "posix":
        return False
    try:
        real = path.resolve()
        reached = all(folder.stat().st_mode & stat.S_IXOTH for folder in real.parents)
        about = real.stat()
        return reached and bool(about.st_mode & may) and about.st_uid == os.geteuid()
    except OSError:
        return False


def put_in_place(part: Path, path: Path, *, force: bool = True) -> None:
    """Give a file that is filled its name, so that it is there after a power cut too.

    Args:
        part: the file.
        path: its name.
        force: whether a file of that name may be replaced.

    Raises:
        FileExistsError: there is one, and it may not.
        OSError: the system refuses it.
    """
    _to_disk(part)
    if force:
        part.replace(path)
    else:
        _link(part, path)
    with suppress(OSError):  # folders cannot be asked for that everywhere
        _to_disk(path.absolute().parent)


def cannot_be_written(path: Path, error: OSError) -> FileTrouble:
    """The sentence for a file that the system refuses to write."""
    full = error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
    remedy = "free some space, or name another place" if full else "name another place"
    return FileTrouble(f"{path} cannot be written ({error.strerror}): {remedy}.")


def cannot_be_read(path: Path, error: OSError) -> FileTrouble:
    """The sentence for a file that the system refuses to open."""
    return FileTrouble(
        f"{path} cannot be opened ({reason(error)}): check its name and permissions."
    )


def reason(error: OSError) -> str:
    """What the system says is wrong, in its own words."""
    return error.strerror or str(error) or type(error).__name__


def told(error: OSError) -> str:
    """The sentence for trouble with a file that nobody nearer to it has explained.

    What has no name is what is printed: a full disk behind a redirection, a terminal that is gone.
    """
    if error.filename is None:
        return f"The output cannot be written ({reason(error)}). What was saved stays saved."
    name = os.fsdecode(error.filename) if not isinstance(error.filename, int) else error.filename
    return f"{name} cannot be used ({reason(error)}): check its name, permissions and free space."


def _there(path: Path) -> Refused:
    return Refused(
        f"{path} already exists: allow it to be overwritten (--force), or choose another name."
    )


def _belongs_to(path: Path) -> Path | None:
    """The database that SQLite would take a file of this name for a part of, if there is one."""
    name = path.name.casefold()
    for end in BESIDE:
        database = path.with_name(path.name[: -len(end)]) if name.endswith(end) else path
        if database != path and database.is_file():
            return database
    return None


def _link(part: Path, path: Path) -> None:
    """Give a file a name that is free: whoever takes it meanwhile keeps it."""
    try:
        os.link(part, path)
    except FileExistsError:
        raise
    except OSError:  # a file system without links
        if os.path.lexists(path):
            raise FileExistsError from None
        part.rename(path)


def _to_disk(path: Path) -> None:
    """Wait until a file, or the names in a folder, would survive a power cut."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _identity(path: Path) -> _Identity | None:
    """Device and inode; None where there is no such file, or can be none of that name."""
    with suppress(OSError, ValueError):
        status = path.stat()
        return status.st_dev, status.st_ino
    return None
