"""Bringing a backup back: whole or not at all, and never under somebody who has the file open."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from claimtrack.errors import FileTrouble, NotFound, Refused
from claimtrack.files import BESIDE, beside, cannot_be_written, put_in_place
from claimtrack.store.sqlite.backup import fill, free_name
from claimtrack.store.sqlite.foreign import refuse_foreign
from claimtrack.store.sqlite.schema import APPLICATION_ID, BACKUP_ID, LATEST
from claimtrack.store.sqlite.share import share_of
from claimtrack.store.sqlite.trouble import explain


def restore(backup: Path, target: Path) -> Path | None:
    """Put a copy of a backup in the place of a file.

    Args:
        backup: the backup, or a plain copy of a claimtrack file.
        target: the working file.

    Returns:
        Where the file that was there is kept; None: there was none.

    Raises:
        NotFound: there is no such backup.
        Refused: the file is open somewhere, or is the backup itself.
        FileTrouble: the backup is damaged, is not a backup, or the file cannot be written.
    """
    target = target.resolve()  # the file that a symbolic link leads to
    if not backup.is_file():
        raise NotFound(f"There is not a backup at {backup}.")
    if target.exists() and target.samefile(backup):
        raise Refused(f"{backup} is the file that is to be replaced: name a backup of it.")
    try:
        with beside(target) as part:
            _copy(backup, part, journal="wal" if share_of(target) is None else "delete")
            with _closed_elsewhere(target):
                kept = _keep(target)
                try:
                    put_in_place(part, target)
                except OSError:
                    _as_before(target, kept)
                    raise
    except OSError as error:
        raise cannot_be_written(target, error) from error
    except sqlite3.Error as error:
        raise explain(target, error) from error
    return kept


def _copy(backup: Path, part: Path, *, journal: str) -> None:
    """Copy a backup, checked, to a working file."""
    try:
        uri = f"{backup.absolute().as_uri()}?mode=ro"
        with closing(sqlite3.connect(uri, uri=True, isolation_level=None)) as reader:
            owner = reader.execute("PRAGMA application_id").fetchone()[0]
            number = reader.execute("PRAGMA user_version").fetchone()[0]
            if owner not in {APPLICATION_ID, BACKUP_ID}:
                raise FileTrouble(f"{backup} is not a backup of a claimtrack file.")
            if number > LATEST:
                raise FileTrouble(
                    f"{backup} was made by a newer claimtrack (schema {number}, this one knows "
                    f"{LATEST}): update claimtrack to restore it."
                )
            refuse_foreign(reader, backup, number)
            fill(reader, part, desk=True)
        with closing(sqlite3.connect(part, isolation_level=None)) as made:
            made.execute(f"PRAGMA journal_mode = {journal}")
    except sqlite3.DatabaseError as error:
        raise FileTrouble(
            f"{backup} cannot be restored ({error}): it is damaged or not a backup; name another."
        ) from error


@contextmanager
def _closed_elsewhere(target: Path) -> Iterator[None]:
    """Hold a file that nobody else has open; what its WAL held is in it by then.

    A damaged one cannot be asked: whoever still has it open is refused the next write, because
    the file of that name is another one then.
    """
    if not target.exists():
        yield
        return
    held = sqlite3.connect(
        f"{target.absolute().as_uri()}?mode=rw", uri=True, timeout=1, isolation_level=None
    )
    with closing(held):
        try:
            # SQLite leaves WAL mode only where no other connection is open.
            held.execute("PRAGMA journal_mode = delete")
            held.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            if "locked" in str(error):
                raise Refused(
                    f"{target} is open in another program: close it there, then restore."
                ) from error
        except sqlite3.DatabaseError:
            pass
        yield


def _as_before(target: Path, kept: Path | None) -> None:
    """Give the file its one name again: one with two names is not opened."""
    if kept is not None and target.exists():
        kept.unlink()
    elif kept is not None:
        kept.rename(target)


def _keep(target: Path) -> Path | None:
    """Give the file that is there another name beside, with what belongs to it."""
    kept = None
    if target.exists():
        moment = f"{datetime.now(UTC):%Y%m%dT%H%M%S}"
        kept = free_name(target.with_name(f"{target.name}-before-restore-{moment}"))
        try:
            os.link(target, kept)  # so that there is a file of that name at every moment
        except OSError:
            target.rename(kept)
    for end in BESIDE:  # left beside another file, it would be read into that
        beside = target.with_name(f"{target.name}{end}")
        if kept is None or end == "-shm":
            beside.unlink(missing_ok=True)
        else:
            with suppress(FileNotFoundError):
                beside.rename(kept.with_name(f"{kept.name}{end}"))
    return kept
