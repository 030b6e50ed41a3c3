"""Another desk's file, as it is merged: a private copy, checked, and brought up to date.

The file itself is only read. Everything in it is somebody else's word: what no claimtrack writes is
refused before a row of it comes in.
"""

from __future__ import annotations

import json
import re
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from claimtrack.errors import FileTrouble, NotFound, Refused
from claimtrack.files import BESIDE, cannot_be_read
from claimtrack.store.articles import Articles
from claimtrack.store.claims import Claims
from claimtrack.store.doctor import examine
from claimtrack.store.rows import pages
from claimtrack.store.sentences import Sentences
from claimtrack.store.sqlite.backup import BUSY_SECONDS, fill
from claimtrack.store.sqlite.connection import connect
from claimtrack.store.sqlite.limits import distrust, limit
from claimtrack.store.sqlite.schema import APPLICATION_ID, BACKUP_ID, LATEST
from claimtrack.store.sqlite.trouble import explain
from claimtrack.store.tables import MERGED, STAYS
from claimtrack.text.clean import clean

Texts = tuple[str | None, str | None]
"""What an event says of a row before and after it."""

_Stamp = tuple[int, int, int, int]


class Other(NamedTuple):
    """Another file, as it is merged.

    `left` is what is left of events, by their numbers, whose words were not clean.
    """

    path: Path
    connection: sqlite3.Connection
    left: dict[int, Texts]


@contextmanager
def private_copy(path: Path, own: Path) -> Iterator[Other]:
    """Copy another claimtrack file to a folder of our own, and open the copy.

    Args:
        path: the other file, or a backup of one.
        own: the file that it is to be merged into.

    Yields:
        The copy, whose schema is this version's, and every text of which is clean.

    Raises:
        NotFound: there is no such file.
        Refused: it is the file that is open here, or holds what no claimtrack writes.
        FileTrouble: it cannot be read, is not claimtrack's, is newer or damaged.
    """
    _refuse_own(path, own)
    if not path.exists():
        raise NotFound(f"There is no file {path} to merge.")
    if not path.is_file():
        raise FileTrouble(f"{path} is not a file: name a claimtrack database.")
    with TemporaryDirectory(prefix="claimtrack-") as folder:
        copy = Path(folder) / "other.db"
        copy.touch(0o600)
        try:
            _copy(path, copy)
        except OSError as error:
            raise cannot_be_read(path, error) from error
        with closing(connect(copy, create=False)) as connection:
            refuse_large(connection, path)
            _refuse_unsound(path, copy)
            refuse_unreadable(connection, path)
            left = cleaned(connection, path)
            yield Other(path, connection, left)


def _refuse_own(path: Path, own: Path) -> None:
    """Refuse the file itself, and what SQLite keeps beside it or another.

    SQLite may open another database that is open here already: it knows of its own locks.
    """
    if path.exists() and path.samefile(own):
        raise Refused(f"{path} is the file itself: name another to merge into it.")
    if path.name.endswith(BESIDE):
        raise Refused(f"{path} is where SQLite keeps changes to a database: name that.")


def _copy(path: Path, copy: Path) -> None:
    """Copy every page by way of SQLite, which writes nothing to the file."""
    waiting = any(path.with_name(f"{path.name}{end}").exists() for end in BESIDE)
    # Nobody has it open then. As it lies, it is read without anything being made beside it.
    how = "mode=ro" if waiting else "immutable=1"
    before = _stamp(path)
    try:
        uri = f"{path.absolute().as_uri()}?{how}"
        with closing(
            sqlite3.connect(uri, uri=True, timeout=BUSY_SECONDS, isolation_level=None)
        ) as reader:
            limit(reader)
            distrust(reader)
            _refuse_strangers(reader, path)
            fill(reader, copy, desk=True)
    except sqlite3.Error as error:
        raise explain(path, error) from error
    except FileTrouble as error:
        raise FileTrouble(f"{path} was not merged. {error.message}") from error
    if not waiting and _stamp(path) != before:
        raise FileTrouble(f"{path} was changed while it was read: try again.")


def _refuse_strangers(reader: sqlite3.Connection, path: Path) -> None:
    if reader.execute("PRAGMA application_id").fetchone()[0] not in {APPLICATION_ID, BACKUP_ID}:
        raise FileTrouble("It is not a claimtrack database.")
    number = reader.execute("PRAGMA user_version").fetchone()[0]
    if number > LATEST:
        raise FileTrouble(
            f"It was made by a newer claimtrack (schema {number}, this one knows {LATEST}): "
            "update claimtrack to merge it."
        )
    del path


def _stamp(path: Path) -> _Stamp:
    status = path.stat()
    return status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns


def _refuse_unsound(path: Path, copy: Path) -> None:
    """Refuse a file that is not as claimtrack writes it.

    What is derived from it (indexes, counts) is not merged, so it does not matter.
    """
    for flaw in examine(copy).flaws:
        if not flaw.derived:
            raise FileTrouble(
                f"{path} was not merged, because it is not sound ({flaw.check}: {flaw.what}): "
                f"run 'claimtrack --db {path} doctor'."
            )


_UID = re.compile(r"[a-z][A-Za-z0-9_.:-]{0,80}")
_MONTH = re.compile(r"\d{4}(-(0[1-9]|1[0-2]))?")
_DATES = frozenset({"as_of", "recheck_by", "deadline"})
_ENTITIES = frozenset({*MERGED, *STAYS, "claim_batch", "expunged", "merge"})
_OF_THE_LOG = ("who", "login", "action", "entity", "uid", "at")

LARGEST = 500_000_000
"""The largest bytes, unpacked, that are taken from another file."""


def cleaned(connection: sqlite3.Connection, path: Path) -> dict[int, Texts]:
    """Clean every text of a copy as it would have been when it was taken in.

    Args:
        connection: the copy. Its rows are changed.
        path: the file it was made of, for messages.

    Returns:
        What is left of events, by their numbers, whose words were not clean.

    Raises:
        Refused: there is something that cannot be cleaned, or that no claimtrack writes.
    """
    connection.create_function("unclean", 1, _unclean, deterministic=True)
    for table in (*MERGED, "log"):
        columns = _texts(connection, table)
        for column in columns:
            _refuse_wrong(connection, path, table, column)
            for key, text in connection.execute(
                f'SELECT id, "{column}" FROM "{table}" WHERE unclean("{column}")'
            ).fetchall():
                if (table, column) == ("article", "text") or column == "uid":
                    raise _strange(path, table, key, column, "drives a terminal or hides words")
                connection.execute(
                    f'UPDATE "{table}" SET "{column}" = ? WHERE id = ?', (_cleaned(text), key)
                )
    for (entity,) in connection.execute("SELECT DISTINCT entity FROM event"):
        if entity not in _ENTITIES:
            raise Refused(f"{path} was not merged: its log is about {entity[:40]!r}.")
    for column in _OF_THE_LOG:
        _refuse_wrong(connection, path, "event", column)
        for (key,) in connection.execute(f'SELECT id FROM event WHERE unclean("{column}")'):
            raise _strange(path, "event", key, column, "drives a terminal or hides words")
    return {
        key: (before and _cleaned(before), after and _cleaned(after))
        for key, before, after in connection.execute(
            "SELECT id, before, after FROM event WHERE unclean(before) OR unclean(after)"
        )
    }


def refuse_large(connection: sqlite3.Connection, path: Path) -> None:
    """Refuse bytes that would fill the memory once they are unpacked.

    Raises:
        Refused: there are some.
    """
    for table, column in (("article", "original"), ("snapshot", "bytes")):
        for key, packed in connection.execute(f'SELECT id, "{column}" FROM "{table}"'):
            if packed is not None and _inflates(packed):
                raise _strange(path, table, key, column, f"unpacks to over {LARGEST:,} bytes")


def refuse_unreadable(connection: sqlite3.Connection, path: Path) -> None:
    """Refuse values that cannot be read as what claimtrack writes there.

    Raises:
        Refused: there is one.
    """
    claims, articles = Claims(connection), Articles(connection)
    sentences = Sentences(connection)
    keys = [key for (key,) in connection.execute("SELECT id FROM claim WHERE removed_at IS NULL")]
    try:
        for page in pages(keys):
            claims.cases(page)
        for (key,) in connection.execute(
            "SELECT id FROM article WHERE removed_at IS NULL"
        ).fetchall():
            sentences.of(articles.get(key))
    except (LookupError, ValueError, TypeError, AttributeError) as error:
        raise Refused(
            f"{path} was not merged: it holds a value that no claimtrack writes ({error})."
        ) from error


def _texts(connection: sqlite3.Connection, table: str) -> list[str]:
    columns = connection.execute(f'PRAGMA table_info("{table}")')
    return [name for _, name, kind, *_ in columns if kind == "TEXT"]


def _refuse_wrong(connection: sqlite3.Connection, path: Path, table: str, column: str) -> None:
    """Refuse a column of uids, dates or moments in which something else stands."""
    check = None
    if column == "uid" and table != "event":
        check = _is_uid
    elif column.endswith("_at") or column == "at":
        check = _is_moment
    elif column.endswith("_on") or column in _DATES:
        check = _is_date
    if check is None:
        return
    for key, value in connection.execute(f'SELECT id, "{column}" FROM "{table}"'):
        if value is not None and not check(value):
            raise _strange(path, table, key, column, f"is {value[:40]!r}")


def _strange(path: Path, table: str, key: int, column: str, why: str) -> Refused:
    return Refused(
        f"{path} was not merged: the {column} of {table} {key} {why}, which no claimtrack writes."
    )


def _is_uid(value: str) -> bool:
    return _UID.fullmatch(value) is not None


def _is_moment(value: str) -> bool:
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return False
    return True


def _is_date(value: str) -> bool:
    try:
        date.fromisoformat(value[:10])
    except ValueError:
        return _MONTH.fullmatch(value) is not None
    return True


def _inflates(packed: bytes) -> bool:
    """Whether packed bytes unpack to more than is taken; they are not kept meanwhile."""
    unpacking, size, data = zlib.decompressobj(), 0, packed
    while data and size <= LARGEST:
        size += len(unpacking.decompress(data, 1 << 20))
        data = unpacking.unconsumed_tail
    return size > LARGEST


def _unclean(text: str | None) -> bool:
    return text is not None and _cleaned(text) != text


def _cleaned(text: str) -> str:
    """A text as `clean` leaves it, and all texts in it where it is JSON."""
    if text[:1] in {"{", "["}:
        try:
            read = json.loads(text)
        except ValueError:
            return clean(text)
        made = _cleaned_value(read)
        return text if made == read else json.dumps(made, ensure_ascii=False)
    return clean(text)


def _cleaned_value(value: object) -> object:
    if isinstance(value, dict):
        return {clean(name): _cleaned_value(each) for name, each in value.items()}
    if isinstance(value, list):
        return [_cleaned_value(each) for each in value]
    return _cleaned(value) if isinstance(value, str) else value
