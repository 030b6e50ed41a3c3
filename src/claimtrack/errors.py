"""Every failure that a person can do something about.

A face catches `ClaimtrackError`, prints its message (a whole sentence that says what went wrong,
where, and what to do about it) and exits with its `exit_code`. Any other exception is a bug.
"""

from __future__ import annotations

from pathlib import Path


class ClaimtrackError(Exception):
    """A failure that one clear line can explain. `exit_code` is what a script sees."""

    exit_code = 1

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class NotFound(ClaimtrackError):
    """What was asked for is not on file."""


class BadInput(ClaimtrackError):
    """A file or a text that cannot be read or imported."""


class WrongUse(ClaimtrackError):
    """An argument that makes no sense, such as a rating that the scale does not have."""

    exit_code = 2


class Refused(ClaimtrackError):
    """An act that the rules of the desk do not allow, such as a verdict older than its evidence."""


class OnlyLooked(Refused):
    """The file is somebody else's and only looked at; whatever would change it is refused."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} is only looked at (--look), so nothing in it is changed.")


class Stale(Refused):
    """Another reviewer changed the row after it was read; nothing was saved.

    `by` is that reviewer, where known.
    """

    def __init__(self, message: str, by: str | None = None) -> None:
        super().__init__(message)
        self.by = by


class FileTrouble(ClaimtrackError):
    """The database cannot be opened, read or written."""


class Unsaved(FileTrouble):
    """Nothing can be saved any more: the file is gone or replaced, or there is no room.

    Whoever is doing many things stops, because the next will fail as well.
    """


class Damaged(FileTrouble):
    """The database is not as it was written: `claimtrack doctor` says what is wrong with it."""
