"""A claimtrack file, open: questions about it, and the one way to write to it."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from claimtrack.store.connection import connect, explain, immediately
from claimtrack.store.vocabulary import count_words

if TYPE_CHECKING:
    from claimtrack.store.agreeing import Agreeing
    from claimtrack.store.articles import Articles
    from claimtrack.store.claims import Claims
    from claimtrack.store.drafts import Drafts
    from claimtrack.store.matching import Matching
    from claimtrack.store.queries import Queries
    from claimtrack.store.records import Keys, Log, Scales
    from claimtrack.store.searching import Searching
    from claimtrack.store.settings import Settings
    from claimtrack.store.sources import Sources
    from claimtrack.store.suggestions import Suggestions
    from claimtrack.store.touching import Touching
    from claimtrack.store.vectors import Vectors
    from claimtrack.store.writing import Writing

UID_LETTERS = {
    "claim_batch": "b",
    "published_review": "p",
    "source": "o",
    "sign_off": "g",
    "snapshot": "n",
}
"""The letter a uid begins with, where it is not the first of the table's name."""


def random_uid(table: str) -> str:
    """A fresh uid: a letter for the table (so that `12` is never a uid) and 12 hex digits."""
    return f"{UID_LETTERS.get(table, table[0])}{os.urandom(6).hex()}"


_GROUPS = {
    "articles": "articles.Articles",
    "claims": "claims.Claims",
    "agreeing": "agreeing.Agreeing",
    "queries": "queries.Queries",
    "drafts": "drafts.Drafts",
    "searching": "searching.Searching",
    "sources": "sources.Sources",
    "scales": "records.Scales",
    "matching": "matching.Matching",
    "vectors": "vectors.Vectors",
    "suggestions": "suggestions.Suggestions",
    "settings": "settings.Settings",
    "touching": "touching.Touching",
    "log": "records.Log",
    "keys": "records.Keys",
}
"""Where each group of reading methods lives. One is loaded when it is first asked for: a match
needs two of them and would wait for all."""


class Store:
    """One connection to one file, for one thread.

    Reading methods are grouped by what they are about: `articles`, `claims`, `agreeing`, `queries`,
    `drafts`, `searching`, `sources`, `scales`, `settings`, `matching`, `vectors`, `suggestions`,
    `touching`, `log`, `keys`.
    """

    articles: Articles
    claims: Claims
    agreeing: Agreeing
    queries: Queries
    drafts: Drafts
    searching: Searching
    sources: Sources
    scales: Scales
    matching: Matching
    vectors: Vectors
    suggestions: Suggestions
    settings: Settings
    touching: Touching
    log: Log
    keys: Keys

    def __init__(
        self,
        path: Path,
        *,
        create: bool = False,
        journal: str = "wal",
        new_uid: Callable[[str], str] = random_uid,
    ) -> None:
        self.path = path
        self.connection = connect(path, create=create, journal=journal)
        self._new_uid = new_uid

    def __getattr__(self, name: str) -> object:
        """Load a group of reading methods, and keep it at hand."""
        if name not in _GROUPS:
            raise AttributeError(f"{type(self).__name__!r} has no attribute {name!r}")
        module, _, group = _GROUPS[name].partition(".")
        made: object = getattr(import_module(f"claimtrack.store.{module}"), group)(self.connection)
        setattr(self, name, made)
        return made

    @contextmanager
    def writing(
        self, action: str, *, who: str, login: str, at: str, undoes: int | None = None
    ) -> Iterator[Writing]:
        """One action in one transaction: all of it is on file afterwards, or none.

        Args:
            action: what is done, in words, as the log shows it.
            who: the name given.
            login: the name of the account.
            at: when, ISO 8601.
            undoes: the group of events that this takes back.

        Raises:
            FileTrouble: the file cannot be written to, or stayed locked.
        """
        from sqlite_utils import Database

        from claimtrack.store.writing import Writing

        try:
            with immediately(self.connection):
                yield Writing(
                    Database(self.connection, execute_plugins=False),
                    action=action,
                    who=who,
                    login=login,
                    at=at,
                    new_uid=self._new_uid,
                    undoes=undoes,
                )
                count_words(self.connection)
        except sqlite3.OperationalError as error:
            raise explain(self.path, error) from error

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Several questions about one moment, while others may be writing."""
        if self.connection.in_transaction:
            yield
            return
        self.connection.execute("BEGIN")
        try:
            yield
        finally:
            self.connection.execute("COMMIT")

    def changes(self) -> int:
        """A number that changes whenever another connection has written."""
        return int(self.connection.execute("PRAGMA data_version").fetchone()[0])

    def close(self) -> None:
        """Let go of the file."""
        self.connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
