"""Everything that can go wrong in a way a person can mend.

One family: a face catches `ClaimtrackError`, prints its message, which is a whole sentence that
says what, where and what to do, and exits with its `exit_code`. Anything else that is raised is a
fault of ours.
"""

from __future__ import annotations


class ClaimtrackError(Exception):
    """A failure that one clear line can explain. `exit_code` is what a script sees."""

    exit_code = 1

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class NotFound(ClaimtrackError):
    """Something was asked for that is not on file."""


class BadInput(ClaimtrackError):
    """A file or a text that cannot be taken in."""


class WrongUse(ClaimtrackError):
    """An argument that makes no sense, such as a rating that the scale does not have."""

    exit_code = 2


class Refused(ClaimtrackError):
    """Something that the rules of the desk forbid: a verdict older than its evidence, say."""


class Stale(Refused):
    """The row was changed by somebody else since it was read; nothing was saved.

    `by` is who was quicker, where that is known.
    """

    def __init__(self, message: str, by: str | None = None) -> None:
        super().__init__(message)
        self.by = by


class FileTrouble(ClaimtrackError):
    """The database cannot be opened, read or written."""
