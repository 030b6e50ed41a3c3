"""What a database names is never opened unless a person has seen it and said so."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest

from tests.command import command
from tests.conftest import make_example

KEY = "-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEA\n-----END-----\n"


@pytest.fixture
def key(tmp_path: Path) -> Path:
    """A file that is nobody else's business."""
    path = tmp_path / "home" / ".ssh" / "id_ed25519"
    path.parent.mkdir(parents=True)
    path.write_text(KEY, encoding="utf-8")
    return path


def _planted(path: Path, *statements: tuple[str, tuple[object, ...]]) -> Path:
    make_example(path)
    with sqlite3.connect(path) as db:
        for sql, values in statements:
            db.execute(sql, values)
    db.close()
    return path


def _holds(path: Path, words: bytes) -> bool:
    """Whether a file or anything that SQLite keeps beside it has some bytes."""
    return any(words in one.read_bytes() for one in path.parent.glob(f"{path.name}*"))


@pytest.mark.parametrize("scheme", ["", "file://", "FILE://localhost", "ftp://localhost"])
def test_the_address_of_a_source_is_never_taken_for_a_file(
    path: Path, key: Path, scheme: str
) -> None:
    _planted(path, ("UPDATE source SET url = ?, page = NULL WHERE id = 1", (f"{scheme}{key}",)))
    named = command(path, "source", "archive", "1")
    assert named.code == 1
    assert "is not on the web" in named.err
    assert "name it with --from" in named.err
    command(path, "source", "archive", "--missing")
    with sqlite3.connect(path) as db:
        assert db.execute("SELECT count(*) FROM snapshot WHERE source = 1").fetchone() == (0,)
    db.close()
    assert command(path, "source", "archive", "1", "--from", str(key)).code == 0


def test_what_failed_before_is_listed_and_opened_only_by_who_says_so(path: Path, key: Path) -> None:
    failed = (
        "INSERT INTO import_failure (uid, source, why, failed_at)"
        " VALUES (?1, ?1, 'x', '2026-01-01T00:00:00')"
    )
    folder, pattern, pipe = key.parent, f"{key.parent.parent}/.ss*/*", key.parent / "pipe"
    os.mkfifo(pipe)
    places = [str(place) for place in (key, folder, pattern, pipe, "/dev/zero", "a\0b", "-")]
    _planted(path, *((failed, (place,)) for place in places))
    for answer in (b"", b"n\n"):
        ran = command(path, "import", "--retry-failed", stdin=answer)
        assert ran.code == 130
        assert f"Failed before: {key}\n" in ran.err
        assert ran.err.count("Not tried again: ") == len(places) - 1
        assert "Open 1 place that" in ran.err
    assert len(command(path, "articles", "--json").objects) == 2
    assert command(path, "import", "--retry-failed", stdin=b"y\n").code == 1
    titles = [one["title"] for one in command(path, "articles", "--json").objects]
    assert len(titles) == 3
