"""What every test can ask for: a fresh file, a desk over it, an article of our own."""

from __future__ import annotations

import gc
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from unittest.mock import patch

import pytest

from claimtrack.cli.main import COLLECT_AFTER
from claimtrack.store.store import Store
from tests.kept_readers import end_all, kept
from tests.loopback import loopback_only

if TYPE_CHECKING:
    from claimtrack.desk.desk import Desk
    from claimtrack.model.article import Hints

ARTICLE = """\
Harbour toll rises

Ferry services stopped on Monday. On 3 March, 26 people were killed when the ferry Aurora sank, \
the coast guard said. I believe the harbour deserves better.

What comes next

"The pier opened in 1911. It never closed since," Mayor Ada Lindqvist said. \
Ticket sales rose by 12 percent last year.
"""


def pytest_collection_finish() -> None:
    """Look for garbage as rarely as the program does, and never among what is loaded by now."""
    gc.set_threshold(COLLECT_AFTER)
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True, scope="session")
def _no_wait_for_the_disk() -> Iterator[None]:
    """Leave it to the system when what is committed reaches the disk.

    Waiting for it at every commit guards against a power cut, which no test can bring about, and
    takes a tenth of a run. Processes that tests start, and kill, wait as they do for a user.
    """
    connect = sqlite3.connect

    def connect_without_wait(*arguments: object, **named: object) -> sqlite3.Connection:
        connection: sqlite3.Connection = connect(*arguments, **named)  # type: ignore[call-overload]
        with suppress(sqlite3.Error, UnicodeError):  # no database: refused where it is opened
            connection.execute("PRAGMA synchronous = OFF")
        return connection

    with (
        patch("sqlite3.connect", connect_without_wait),
        patch("claimtrack.store.sqlite.connection.SYNCHRONOUS", "OFF"),
    ):
        yield


@pytest.fixture(autouse=True, scope="session")
def _nobody_outside() -> Iterator[None]:
    """Let no test talk to anybody but this machine."""
    with loopback_only():
        yield


@pytest.fixture(autouse=True, scope="session")
def _readers() -> Iterator[None]:
    """One process that reads foreign bytes for all tests but those about it."""
    with patch("claimtrack.intake.quarantine.Confined", kept):
        yield
    end_all()


@pytest.fixture(autouse=True)
def likings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where this test's person keeps a theme: never where the one who runs the tests does."""
    folder = tmp_path / "config"
    monkeypatch.setenv("XDG_CONFIG_HOME", str(folder))
    return folder / "claimtrack"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a database can be made."""
    return tmp_path / "desk.db"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    """A fresh, empty store."""
    make_file(path)
    with Store(path) as opened:
        yield opened


@pytest.fixture
def desk(path: Path) -> Iterator[Desk]:
    """A desk of mira's on a fresh file, on 5 June 2025."""
    with desk_of(path, "mira") as opened:
        yield opened


@pytest.fixture
def other(path: Path) -> Iterator[Desk]:
    """A second desk, tomas's, on the same file."""
    with desk_of(path, "tomas") as opened:
        yield opened


@pytest.fixture
def article(desk: Desk) -> int:
    """The article above, on file."""
    return take_in(desk, ARTICLE)


@pytest.fixture
def sentence(desk: Desk, article: int) -> Callable[[str], int]:
    """Finds the sentence of that article that holds some words."""

    def find(words: str) -> int:
        case = desk.articles.case(article)
        return next(one.id for one in case.sentences if words in one.text)

    return find


def desk_of(path: Path, reviewer: str) -> Desk:
    """Somebody's desk on a file, new if there is none, with a clock that stands still."""
    from claimtrack.desk.desk import Desk

    if not path.exists():
        make_file(path)
    return Desk(path, reviewer=reviewer, clock=lambda: datetime(2025, 6, 5, 9, 0, tzinfo=UTC))


def take_in(desk: Desk, text: str, hints: Hints | None = None) -> int:
    """Put a text on file as an article; gives its number."""
    from claimtrack.intake.article import read_bytes
    from claimtrack.model.article import Hints

    outcome = desk.articles.take_in(read_bytes("article.txt", text.encode(), hints or Hints()))
    assert outcome.article is not None
    return outcome.article


def make_file(path: Path) -> None:
    """Make a file as the store does, from one that it made: its steps take longer than a test."""
    _put(_made_file(), path)


def make_example(path: Path) -> None:
    """Make the worked example from one that was built: that takes seconds."""
    _put(_built_example(), path)


def _put(content: bytes, path: Path) -> None:
    path.touch(0o600, exist_ok=False)
    path.write_bytes(content)


@cache
def _made_file() -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "desk.db"
        Store(path, create=True).close()
        return path.read_bytes()


@cache
def _built_example() -> bytes:
    from claimtrack.demo.build import build

    with TemporaryDirectory() as folder:
        path = Path(folder) / "example.db"
        build(path)
        return path.read_bytes()
