"""Whether somebody has written over an open file in place, as `cp backup.db claims.db` does.

It stays the same file, so device and inode tell nothing, and SQLite does not notice: it has the
newest pages in its WAL and its memory, and mixes them with what is in the file now. But the file
itself, its WAL left out, only ever goes on: an event that was in it once stays in it, with its link
in the chain. That is looked at when the file has changed on disk, which is rare while there is a
WAL. SQLite opens it for that a second time, and knows not to drop the locks of the first.
"""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing
from pathlib import Path

from claimtrack.store.sqlite.schema import APPLICATION_ID

_PAUSE = 0.3
"""Seconds between two looks; moving pages out of a WAL changes the file from one to the next."""

_LOOKS = 4

_Mark = tuple[int, int, int]
_Event = tuple[int, bytes]


class Ground:
    """What is known of a file by itself, without its WAL.

    Args:
        path: the file, open by now.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._mark: _Mark | None = None
        self._event: _Event | None = None

    def is_overwritten(self) -> bool:
        """Whether something else than SQLite has changed the file since the last look.

        The first look only remembers what there is to go on from. While the file is being changed
        nothing is certain, and the answer is no, until the next look.

        Raises:
            OSError: the file is gone.
        """
        for look in range(_LOOKS):
            mark = self._now()
            if mark == self._mark:
                return False
            goes_on = self._goes_on()
            if goes_on:
                self._mark = mark
            if goes_on is not False or self._mark is None:
                return False
            if look:
                before = self._now()
                time.sleep(_PAUSE)
                if self._now() == before == mark:
                    return True
            else:
                time.sleep(_PAUSE)
        return False

    def _goes_on(self) -> bool | None:
        """Whether the file still has what it had; None if it cannot be read just now."""
        uri = f"{self._path.resolve().as_uri()}?immutable=1"
        try:
            with closing(sqlite3.connect(uri, uri=True, isolation_level=None)) as raw:
                owner = raw.execute("PRAGMA application_id").fetchone()[0]
                newest = "SELECT id, link FROM event ORDER BY id DESC LIMIT 1"
                event: _Event | None = raw.execute(newest).fetchone()
                if self._event is not None:
                    known = "SELECT id, link FROM event WHERE id = ?"
                    found = raw.execute(known, self._event[:1]).fetchone()
                    if found != self._event:
                        return False
        except sqlite3.DatabaseError as error:
            return False if error.sqlite_errorcode == sqlite3.SQLITE_NOTADB else None
        if owner != APPLICATION_ID:
            return False
        self._event = event
        return True

    def _now(self) -> _Mark:
        status = self._path.stat()
        return status.st_size, status.st_mtime_ns, status.st_ctime_ns
