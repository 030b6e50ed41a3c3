"""Making real files that are damaged, each in one way, out of one that is whole."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

Damage = Callable[[Path], None]


def _changed(path: Path, at: int, new: bytes) -> None:
    with path.open("r+b") as file:
        file.seek(at)
        file.write(new)


def _run(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        for statement in statements:
            connection.execute(statement)


def root_of(path: Path, name: str) -> int:
    """The first byte of the first page of a table or an index."""
    with closing(sqlite3.connect(path)) as connection:
        page, size = connection.execute(
            "SELECT rootpage, page_size FROM sqlite_schema, pragma_page_size WHERE name = ?",
            (name,),
        ).fetchone()
    return int((page - 1) * size)


def flip(path: Path, at: int, bit: int = 0) -> None:
    """Flip one bit of a file."""
    with path.open("r+b") as file:
        file.seek(at)
        byte = file.read(1)[0]
        file.seek(at)
        file.write(bytes([byte ^ (1 << bit)]))


def garble(path: Path, name: str) -> None:
    """Overwrite the header of the first page of a table or an index."""
    _changed(path, root_of(path, name), b"\xff" * 16)


def empty_index(path: Path) -> None:
    """Let an index lack the rows of its table."""
    index = "CREATE INDEX claim_status ON claim(status)"
    change = "UPDATE sqlite_schema SET sql = '{}' WHERE name = 'claim_status'"
    _run(path, change.format(f"{index} WHERE status = ''soup''"))
    _run(path, "REINDEX claim_status", change.format(index))


def give_bytes(path: Path) -> None:
    """Let events have bytes where a text should be, as one bit in the header of a row does."""
    strict = "UPDATE sqlite_schema SET sql = replace(sql, '{}', '{}') WHERE name = 'event'"
    with closing(sqlite3.connect(path)) as connection:
        guards = connection.execute(
            "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'event'"
        ).fetchall()
    _run(path, *(f"DROP TRIGGER {name}" for name, _ in guards), strict.format(") STRICT", ")"))
    _run(path, "UPDATE event SET action = CAST(action AS BLOB) WHERE id > 100")
    _run(path, *(guard for _, guard in guards), strict.format(")", ") STRICT"))


def _foreign(path: Path) -> None:
    path.unlink()
    _run(path, "CREATE TABLE recipe (name TEXT)", "INSERT INTO recipe VALUES ('soup')")


def _bare(path: Path) -> None:
    path.unlink()
    _run(path, "PRAGMA user_version = 3")


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


UNOPENABLE: dict[str, Damage] = {
    "one byte": lambda path: _rewritten(path, b"x"),
    "empty": lambda path: _rewritten(path, b""),
    "text": lambda path: _rewritten(path, b"Dear diary, " * 1000),
    "foreign": _foreign,
    "bare": _bare,
    "folder": _folder,
    "cut in the first page": lambda path: os.truncate(path, 700),
    "half": lambda path: os.truncate(path, path.stat().st_size // 2),
    "without its last page": lambda path: os.truncate(path, path.stat().st_size - 4096),
    "no magic": lambda path: _changed(path, 0, b"SQLITE"),
    "no owner": lambda path: _changed(path, 68, b"\0\0\0\0"),
    "another schema number": lambda path: _changed(path, 60, b"\0\0\0\3"),
    "a later schema number": lambda path: _changed(path, 60, b"\0\0\0\x63"),
    "schema page garbled": lambda path: _changed(path, 100, b"\xff" * 12),
}
"""Damage that no command gets past: each must exit with 1 and leave the file alone."""

READABLE: dict[str, Damage] = {
    "no claims": lambda path: _run(path, "DROP TABLE claim"),
    "no settings": lambda path: _run(path, "DROP TABLE setting"),
    "no column": lambda path: _run(
        path,
        "UPDATE sqlite_schema SET sql = replace(sql, 'tags TEXT', 'labels TEXT')"
        " WHERE name = 'claim'",
    ),
    "claims garbled": lambda path: garble(path, "claim"),
    "articles garbled": lambda path: garble(path, "article"),
    "log garbled": lambda path: garble(path, "event"),
    "index garbled": lambda path: garble(path, "claim_status"),
    "uids garbled": lambda path: garble(path, "sqlite_autoindex_claim_1"),
    "search garbled": lambda path: garble(path, "claim_index_data"),
    "no search": lambda path: _run(path, "DELETE FROM sqlite_schema WHERE name = 'claim_index'"),
    "no state": lambda path: _run(path, "DELETE FROM term_state", "DELETE FROM derived"),
    "empty index": empty_index,
    "no JSON": lambda path: _run(path, "UPDATE claim SET tags = '[', version = version"),
    "a value of no version": lambda path: _run(
        path, "PRAGMA ignore_check_constraints = ON", "UPDATE claim SET status = 'oqen'"
    ),
    "bytes for a text": give_bytes,
    "no letters": lambda path: _run(path, "UPDATE claim SET text = CAST(X'ff41fe' AS TEXT)"),
}
"""Damage that a command may meet or not: it answers, or says that the file is damaged."""


def _rewritten(path: Path, content: bytes) -> None:
    path.write_bytes(content)


def looked_at(path: Path) -> object:
    """All that must stay as it is: bytes, or that it is a folder."""
    return path.read_bytes() if path.is_file() else path.is_dir()


def leaf_of(path: Path, table: str) -> int:
    """The first byte of a page that holds rows of a table."""
    with closing(sqlite3.connect(path)) as connection:
        page, size = connection.execute(
            "SELECT pageno, page_size FROM dbstat, pragma_page_size"
            " WHERE name = ? AND pagetype = 'leaf' LIMIT 1",
            (table,),
        ).fetchone()
    return int((page - 1) * size)
