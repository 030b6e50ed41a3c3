"""Who else has a file open, and which article they are looking at.

Presence is kept in a folder of small files beside the database, one per process, and never in the
database: it is not part of the record. A file is touched while its process lives and removed when
it exits; the last one removes the folder. If the folder cannot be written, nobody is shown.
"""

from __future__ import annotations

import json
import os
import stat
import time
from contextlib import suppress
from itertools import islice
from pathlib import Path
from weakref import finalize

from msgspec import Struct

from claimtrack.text.clean import one_line

BEAT = 5.0
"""Seconds between two updates of a presence file."""

GONE = 15.0
"""Seconds after the last update when a reviewer counts as gone."""

_SWEPT = 120.0
"""Seconds after which the file of a process that was killed is removed by another."""

_MOST = 200
"""How many presence files are looked at; more is no desk, but somebody playing."""

_LARGEST = 4096
_LONGEST = 80


class Present(Struct, frozen=True, order=True):
    """A reviewer with the file open, and the article on their screen; None: another view."""

    who: str
    article: int | None


class Presence:
    """One process at a file.

    Args:
        path: the database file.
        who: the reviewer.
    """

    def __init__(self, path: Path, who: str) -> None:
        self._folder = path.with_name(f"{path.name}-presence")
        self._file = self._folder / f"{os.getpid()}-{os.urandom(4).hex()}.json"
        self._who = who
        self._article: int | None = None
        self._said_at: float | None = None
        self._leave = finalize(self, _remove, self._file, self._folder)

    def at(self, article: int | None) -> None:
        """Record which article is on screen here; None: no article."""
        now = time.monotonic()
        recent = self._said_at is not None and now - self._said_at < BEAT
        if recent and article == self._article:
            return
        self._article, self._said_at = article, now
        if self._leave.alive:
            with suppress(OSError):
                self._say()

    def others(self) -> tuple[Present, ...]:
        """Return the other reviewers present, by name."""
        try:
            now = (
                self._file.stat().st_mtime
            )  # By the clock of the file system, which may be remote.
            if not _is_ours(self._folder):
                return ()
            found = [self._other(each, now) for each in islice(self._folder.iterdir(), _MOST)]
        except OSError:
            return ()
        return tuple(sorted({one for one in found if one is not None}, key=_by_name))

    def leave(self) -> None:
        """Remove this process's presence file."""
        self._leave()

    def _say(self) -> None:
        self._folder.mkdir(mode=0o700, exist_ok=True)
        if not _is_ours(self._folder):
            return
        said = json.dumps({"who": self._who, "article": self._article}).encode()
        flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_NOFOLLOW", 0)
        # Replaced as a whole: another process may be reading it.
        fresh = self._file.with_suffix(".new")
        file = os.open(fresh, flags, 0o600)
        try:
            os.write(file, said)
        finally:
            os.close(file)
        fresh.replace(self._file)

    def _other(self, file: Path, now: float) -> Present | None:
        """Return who a file belongs to, if still present; remove it after a long silence."""
        if file == self._file:
            return None
        try:
            about = file.lstat()
            silent = now - about.st_mtime
            if silent > _SWEPT:
                file.unlink()
            is_file = stat.S_ISREG(about.st_mode) and file.suffix == ".json"
            if silent > GONE or not is_file or about.st_size > _LARGEST:
                return None
            with file.open("rb") as opened:
                said = json.loads(opened.read(_LARGEST))
            who, article = said["who"], said["article"]
        except (OSError, ValueError, TypeError, KeyError):
            return None
        if not isinstance(who, str) or not isinstance(article, int | None):
            return None
        return Present(one_line(who)[:_LONGEST], article)


def _by_name(one: Present) -> tuple[str, int]:
    return one.who.casefold(), one.article or 0


def _is_ours(folder: Path) -> bool:
    """Whether no other user can put files into a folder."""
    about = folder.lstat()
    mine = about.st_uid == os.geteuid() if hasattr(os, "geteuid") else True
    return stat.S_ISDIR(about.st_mode) and mine and not about.st_mode & 0o022


def _remove(file: Path, folder: Path) -> None:
    with suppress(OSError):
        file.unlink(missing_ok=True)
        folder.rmdir()  # Fails while another process is present.
