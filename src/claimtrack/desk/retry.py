"""What `import --retry-failed` may open.

The list of failed imports is in the file, and the file may be somebody else's: what stands there
is shown to a person before anything is opened, and is never a folder or a pattern that grows into
files nobody named.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from claimtrack.desk.archive import is_web
from claimtrack.model.article import ImportFailure


class Retry(Struct, frozen=True):
    """The files and web addresses that are tried again, and what is not, each with why."""

    places: tuple[str, ...]
    left_out: tuple[tuple[str, str], ...]


def to_retry(failures: Iterable[ImportFailure]) -> Retry:
    """Sort failed imports; nothing is opened."""
    judged = [(one.source, _why_not(one.source)) for one in failures]
    return Retry(
        tuple(source for source, why in judged if not why),
        tuple((source, why) for source, why in judged if why),
    )


def _why_not(source: str) -> str:
    """Why a place is not tried again; empty: it is."""
    if is_web(source):
        return ""
    try:
        path = Path(source)
        if path.is_file():
            return ""
        there = path.exists()
    except (OSError, ValueError):  # too long, or with a NUL
        return "it is not a possible file name"
    if there:
        return "it is not a single file: name it yourself to import it"
    return "there is no such file: name it if it is elsewhere now"
