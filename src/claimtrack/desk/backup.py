"""Backups of the file, and bringing one back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from claimtrack.desk.presence import Presence
from claimtrack.errors import FileTrouble, Refused
from claimtrack.model.claim import ClaimFilter
from claimtrack.model.lock import Lock
from claimtrack.store.encryption import is_encrypted

if TYPE_CHECKING:
    from claimtrack.desk.desk import Desk


class BackedUp(Struct, frozen=True):
    """A backup that was made: where, how large, what is in it, and the older ones that stay."""

    path: Path
    size: int
    articles: int
    claims: int
    older: tuple[Path, ...]
    encrypted: bool


class Backup:
    """Making backups of the open file."""

    def __init__(self, desk: Desk) -> None:
        self._desk, self._store = desk, desk.store

    def make(
        self, target: Path, *, keep: int = 1, force: bool = False, lock: Lock | None = None
    ) -> BackedUp:
        """Back up the file while others go on working, and check the backup.

        It holds all that is saved in the file that was opened, even where that has been deleted
        or replaced since.

        Args:
            target: where to; an earlier backup there is replaced.
            keep: how many backups of this name stay, the others as `target.1`, `target.2`.
            force: whether a file that is not a backup may be replaced.
            lock: what it is encrypted with, if it is.

        Raises:
            Refused: the target is the file itself, or a file that is not a backup.
            WrongUse: the extra for encryption is not installed, or a key is not valid.
            FileTrouble: it cannot be written, or the file is damaged.
        """
        from claimtrack.store.backup import back_up

        store = self._store
        with store.reading():  # The figures are those of the moment that is backed up.
            articles, claims = store.articles.count(), store.claims.count(ClaimFilter())
            made = back_up(
                store.connection, self._desk.path, target, keep=keep, force=force, lock=lock
            )
        size = made[0].stat().st_size
        return BackedUp(made[0], size, articles, claims, made[1:], lock is not None)


def restore(backup: Path, target: Path, lock: Lock | None = None) -> Path | None:
    """Put a backup in the place of a file. The file that was there is kept beside it.

    Args:
        backup: the backup.
        target: the file that is to be worked in; it need not exist, or be sound.
        lock: what an encrypted backup is opened with.

    Returns:
        Where the file that was there is kept; None: there was none.

    Raises:
        NotFound: there is no such backup.
        Refused: the file is open somewhere, or is the backup itself.
        WrongUse: an encrypted backup needs a passphrase or a key, or the extra.
        FileTrouble: the backup is damaged, is not a backup, or the file cannot be written.
    """
    from claimtrack.store.backup import bring_back

    present = Presence(target, "").others()
    if present:
        names = ", ".join(dict.fromkeys(each.who for each in present))
        raise Refused(f"{target} is open: {names} must close it first.")
    return bring_back(backup, target, lock)


def needs_lock(backup: Path) -> bool:
    """Whether a backup is encrypted.

    Raises:
        FileTrouble: it cannot be read.
    """
    try:
        return backup.is_file() and is_encrypted(backup)
    except OSError as error:
        raise FileTrouble(f"{backup} cannot be read ({error.strerror}).") from error
