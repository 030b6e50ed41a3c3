"""Whether the WAL beside a file is its own.

Whoever is killed leaves a WAL, which SQLite reads into the file when it is next opened, whatever
file that is. A backup that was copied over the file meanwhile becomes a mixture of two states, and
often a broken one. SQLite has nothing to tell by; this has: every action raises the number of the
last event, which stands on one page together with all other numbers that were given.

The page in the file is then one of those in the WAL (what was committed there is partly in the file
already), or it is the one from just before the first action in the WAL. Anything else is another
file's, or another state's. A WAL without any action (drafts alone) tells nothing, and passes.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import BinaryIO, NamedTuple

from claimtrack.errors import Damaged, Refused
from claimtrack.files import guarded, is_open
from claimtrack.store.sqlite.raw_pages import (
    FRAME_HEADER,
    WAL_HEADER,
    WAL_MAGIC,
    Value,
    begun_rows,
)

_PATIENCE = 5
"""How often two are compared that do not fit: others may be at work between the two looks."""

_PAUSE = 0.02

_EVENT = "event"
_EVENT_COLUMNS, _LOG = 18, 6
"""How many columns an event has at most, and which of those behind `login` is its log."""

Numbers = dict[str, int]
"""The last number given in each table."""


class _Logged(NamedTuple):
    """An event, as far as it stands on its page: its action, its log, and what tells it apart."""

    action: int
    log: Value
    said: tuple[Value, ...]


class _Base(NamedTuple):
    """What the file itself has, without the WAL."""

    page: int
    """The page of the numbers."""
    numbers: Numbers
    events: dict[int, tuple[Value, ...]]
    """The newest events."""


class _Commit(NamedTuple):
    """An action in the WAL: the events on its pages, and the numbers after it."""

    events: dict[int, _Logged]
    numbers: Numbers


def refuse_strange_wal(path: Path) -> None:
    """Make sure that the WAL beside a file belongs to it, before SQLite reads it into the file.

    Raises:
        Damaged: it does not; nothing was opened.
    """
    log = strange_wal(path)
    if log is not None:
        raise Damaged(
            f"{log} does not belong to {path}, which was restored or replaced since: nothing was "
            "opened. Move that file away to use the database as it is, or put back the database "
            "that it belongs to."
        )


def strange_wal(path: Path) -> Path | None:
    """Return the WAL beside a file where it is another state's; None: there is none such.

    It is not looked at where the file is open in this process.
    """
    real = path.resolve()
    log = real.with_name(f"{real.name}-wal")
    if not log.exists() or log.stat().st_size <= WAL_HEADER or is_open(real):
        return None
    for look in range(_PATIENCE):
        if look:
            time.sleep(_PAUSE)
        if _belongs(real, log):
            return None
    return log


def _belongs(path: Path, log: Path) -> bool:
    """Whether a file and a WAL fit together, or nothing tells."""
    before = log.stat()
    base = _base(path)
    if base is None:
        return True
    try:
        commits = list(_commits(log, base.page))
        now = log.stat()
    except (OSError, Refused):
        return True  # gone by now, or open in this process: somebody closed or opened the file
    if (before.st_mtime_ns, before.st_size) != (now.st_mtime_ns, now.st_size):
        return True  # somebody is writing to it
    if not commits:
        return True
    if not _alike(base, commits[0]):
        return False
    return any(base.numbers == each.numbers for each in commits) or _follows(base, commits[0])


def _alike(base: _Base, first: _Commit) -> bool:
    """Whether the events that a file and the first action of a WAL both have are the same."""
    return all(
        first.events[number].said == said
        for number, said in base.events.items()
        if number in first.events
    )


def _follows(base: _Base, first: _Commit) -> bool:
    """Whether the first action of a WAL may be the one after the state of a file."""
    stood, last = base.numbers.get(_EVENT, 0), first.numbers.get(_EVENT, 0)
    newest = first.events.get(last)
    if newest is None or stood == last:
        return True  # on a page that cannot be read by itself; or nothing that is logged
    number = last
    while (event := first.events.get(number)) is not None:
        if event.action != newest.action:
            if event.log is None or newest.log is None:
                return True  # its log stands on another page
            if event.log == newest.log:
                break
            # Events of another log came in with the action that merged it.
        number -= 1
    return number <= stood < last  # one action, such as an import, may have been many commits


def _base(path: Path) -> _Base | None:
    """What the file has without its WAL; None where it cannot be read so."""
    uri = f"{path.absolute().as_uri()}?immutable=1&mode=ro"
    try:
        with closing(sqlite3.connect(uri, uri=True, isolation_level=None)) as connection:
            page = connection.execute(
                "SELECT rootpage FROM sqlite_schema WHERE name = 'sqlite_sequence'"
            ).fetchone()
            if page is None:
                return None
            numbers = dict(connection.execute("SELECT name, seq FROM sqlite_sequence").fetchall())
            events = connection.execute(
                "SELECT id, at, who, login, action, entity, uid FROM event"
                " ORDER BY id DESC LIMIT 100"
            ).fetchall()
            return _Base(page[0], numbers, {number: tuple(said) for number, *said in events})
    except sqlite3.Error:
        return None  # damaged, or half of the WAL is in it: opening it will tell


def _commits(log: Path, page: int) -> Iterator[_Commit]:
    """The actions in a WAL that gave numbers.

    Args:
        log: the WAL.
        page: the page of the numbers.
    """
    events: dict[int, _Logged] = {}
    numbers: Numbers = {}
    with guarded(log).open("rb") as file:
        for number, commit, content in _frames(file):
            if number == page:
                numbers = _numbers(content)
            else:
                events |= _events(content)
            if commit:
                if numbers:
                    yield _Commit(events, numbers)
                events, numbers = {}, {}


def _numbers(content: bytes) -> Numbers:
    """The numbers on their page; none where that is another page by now."""
    found: Numbers = {}
    for cell in begun_rows(content):
        match cell.values:
            case (str(table), int(number)):
                found[table] = number
    return found


def _events(content: bytes) -> dict[int, _Logged]:
    """The events on a page; none where it holds other rows."""
    found = {}
    for cell in begun_rows(content):
        match cell.values:
            case (None, int(action), str() as at, str() as who, str() as login, *rest) if (
                _EVENT_COLUMNS > len(rest) >= len(("action", "entity", "uid"))
            ):
                log = rest[_LOG] if len(rest) > _LOG else None
                found[cell.number] = _Logged(action, log, (at, who, login, *rest[:3]))
    return found


def _frames(file: BinaryIO) -> Iterator[tuple[int, int, bytes]]:
    """The frames of a WAL: the number of the page, whether it commits, and the page."""
    header = file.read(WAL_HEADER)
    size = int.from_bytes(header[8:12], "big")
    if int.from_bytes(header[:4], "big") & ~1 != WAL_MAGIC or not size:
        return
    while len(frame := file.read(FRAME_HEADER + size)) == FRAME_HEADER + size:
        if frame[8:16] != header[16:24]:
            return  # left from before the WAL was begun again
        yield (
            int.from_bytes(frame[:4], "big"),
            int.from_bytes(frame[4:8], "big"),
            frame[FRAME_HEADER:],
        )
