"""Backups as files: which may be replaced, how many stay, and what is in one."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from claimtrack.errors import NotFound, Refused
from claimtrack.files import beside, cannot_be_written, guarded, put_in_place, refuse
from claimtrack.model.lock import Lock
from claimtrack.store.encryption import decrypt, encrypt, is_encrypted
from claimtrack.store.sqlite.backup import copy, discard, free_name
from claimtrack.store.sqlite.restore import restore
from claimtrack.store.sqlite.schema import BACKUP_ID


def back_up(
    connection: sqlite3.Connection,
    path: Path,
    target: Path,
    *,
    keep: int = 1,
    force: bool = False,
    lock: Lock | None = None,
) -> tuple[Path, ...]:
    """Back up an open file.

    Args:
        connection: the open connection.
        path: the file it has open.
        target: where to.
        keep: how many backups of this name stay; older ones are called `target.1`, `target.2`.
        force: whether a file that is not a backup may be replaced.
        lock: what the backup is encrypted with, if it is.

    Returns:
        Every backup of this name there is now, the newest first.

    Raises:
        Refused: the target is the file itself, or a file that is not a backup.
        WrongUse: the extra for encryption is not installed, or a key is not valid.
        FileTrouble: it cannot be written, or the file is damaged; older backups are as they were.
    """
    target = target.absolute()
    _refuse(path, target, force=force)
    try:
        with beside(target) as part:
            copy(connection, part)
            if lock is not None:
                _seal(part, lock)
            with _moved_up(target, keep) as older:
                put_in_place(part, target)
    except OSError as error:
        raise cannot_be_written(target, error) from error
    return (target, *older)


def bring_back(backup: Path, target: Path, lock: Lock | None = None) -> Path | None:
    """Put a backup in the place of a file, decrypting it where needed.

    Args:
        backup: the backup.
        target: the working file.
        lock: what an encrypted backup is opened with.

    Returns:
        Where the file that was there is kept; None: there was none.

    Raises:
        NotFound: there is no such backup.
        Refused: the file is open somewhere, or is the backup itself.
        WrongUse: an encrypted backup needs a passphrase or a key, or the extra.
        FileTrouble: the backup is damaged, is not a backup, or the file cannot be written.
    """
    if not backup.is_file():
        raise NotFound(f"There is not a backup at {backup}.")
    if lock is None:
        return restore(backup, target)
    try:
        with beside(target.with_name(f"{target.name}.decrypted")) as plain:
            plain.write_bytes(decrypt(guarded(backup).read_bytes(), lock, backup))
            try:
                return restore(plain, target)
            finally:
                discard(plain)
                plain.touch()
    except OSError as error:
        raise cannot_be_written(target, error) from error


def is_backup(path: Path) -> bool:
    """Whether a file was made by `back_up` and nobody has worked in it since.

    What is encrypted cannot be looked into: any file of that format counts.

    Raises:
        OSError: it cannot be read.
    """
    try:
        uri = f"{path.absolute().as_uri()}?mode=ro"
        with closing(sqlite3.connect(uri, uri=True)) as reader:
            mark: int = reader.execute("PRAGMA application_id").fetchone()[0]
            return mark == BACKUP_ID
    except sqlite3.DatabaseError:  # No database, so none that is open here.
        return is_encrypted(path)


def _refuse(path: Path, target: Path, *, force: bool) -> None:
    refuse(target, force=True)
    if target.resolve() == path.resolve():
        raise Refused(f"{target} is the file itself: name another.")
    if target.exists() and not force and not is_backup(target):
        raise Refused(f"{target} is not a backup: name another file, or replace it with --force.")


def _seal(part: Path, lock: Lock) -> None:
    """Encrypt a file in its place. The plain bytes are overwritten before they go."""
    sealed = encrypt(part.read_bytes(), lock)
    discard(part)
    part.touch(0o600, exist_ok=False)
    part.write_bytes(sealed)


@contextmanager
def _moved_up(target: Path, keep: int) -> Iterator[tuple[Path, ...]]:
    """Make room for a new backup: each older one gets the next number.

    Nothing is lost on the way: the last one goes when the new one is in place, and where that
    fails, all get the names back that they had.

    Yields:
        The older backups that stay, the newest first.

    Raises:
        Refused: a file of such a name is not a backup.
        OSError: the system refuses it.
    """
    names = [target, *(target.with_name(f"{target.name}.{number}") for number in range(1, keep))]
    for name in names[1:]:
        if name.exists() and not is_backup(name):
            raise Refused(f"{name} is not a backup: move it away, or name another.")
    free = next((at for at, name in enumerate(names) if not name.exists()), len(names))
    moved = names[:free] if keep > 1 else []  # one alone is replaced at a stroke
    full = bool(moved) and free == len(names)
    last = free_name(target.with_name(f"{target.name}.{keep}")) if full else None
    places = [*names[1:free], last or names[free]] if moved else []
    done: list[tuple[Path, Path]] = []
    try:
        for name, place in reversed(list(zip(moved, places, strict=True))):
            name.rename(place)
            done.append((name, place))
        yield tuple(name for name in names[1:] if name.exists())
    except BaseException:
        for name, place in reversed(done):
            with suppress(OSError):
                place.replace(name)
        raise
    if last is not None:
        with suppress(OSError):
            last.unlink()
