"""An open claimtrack file: reading it, and the only way to write to it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from claimtrack.errors import OnlyLooked
from claimtrack.store.keys import random_salt, random_uid
from claimtrack.store.sqlite.connection import connect, immediately
from claimtrack.store.sqlite.trouble import explain
from claimtrack.store.sqlite.vocabulary import count_words

if TYPE_CHECKING:
    from claimtrack.store.articles import Articles
    from claimtrack.store.chain import Chain
    from claimtrack.store.claims import Claims
    from claimtrack.store.events import Events
    from claimtrack.store.evidence import EvidenceItems
    from claimtrack.store.keys import Keys
    from claimtrack.store.matches import Matches
    from claimtrack.store.queries import Queries
    from claimtrack.store.scales import Scales
    from claimtrack.store.sentences import Sentences
    from claimtrack.store.settings import Drafts, Settings
    from claimtrack.store.sign_offs import SignOffs
    from claimtrack.store.sources import Sources
    from claimtrack.store.sqlite.candidates import Candidates
    from claimtrack.store.sqlite.full_text import FullText
    from claimtrack.store.suggestions import Suggestions
    from claimtrack.store.vectors import Vectors
    from claimtrack.store.verdicts import Verdicts
    from claimtrack.store.writing import Writing


class Store:
    """One connection to one file, for one thread.

    Reading methods are grouped by noun. A group is loaded on first use: a match needs two of them
    and should not wait for all.
    """

    def __init__(
        self,
        path: Path,
        *,
        create: bool = False,
        journal: str = "wal",
        new_uid: Callable[[str], str] = random_uid,
        new_salt: Callable[[], bytes] = random_salt,
        look: bool = False,
    ) -> None:
        self.path = path
        self.connection = connect(path, create=create, journal=journal, look=look)
        self.look = look
        """Whether the file is only looked at, as one from somebody else is."""
        self._new_uid = new_uid
        self._new_salt = new_salt

    @property
    def left_alone(self) -> tuple[str, ...]:
        """Tables and indexes of somebody else's in the file, which nothing here looks at."""
        return self.connection.left_alone

    @cached_property
    def articles(self) -> Articles:
        """Articles."""
        from claimtrack.store.articles import Articles

        return Articles(self.connection)

    @cached_property
    def sentences(self) -> Sentences:
        """The sentences of articles."""
        from claimtrack.store.sentences import Sentences

        return Sentences(self.connection)

    @cached_property
    def claims(self) -> Claims:
        """Claims and the records that belong to them."""
        from claimtrack.store.claims import Claims

        return Claims(self.connection)

    @cached_property
    def verdicts(self) -> Verdicts:
        """Verdicts."""
        from claimtrack.store.verdicts import Verdicts

        return Verdicts(self.connection)

    @cached_property
    def sign_offs(self) -> SignOffs:
        """Sign-offs of verdicts and of whole articles."""
        from claimtrack.store.sign_offs import SignOffs

        return SignOffs(self.connection)

    @cached_property
    def evidence(self) -> EvidenceItems:
        """Evidence."""
        from claimtrack.store.evidence import EvidenceItems

        return EvidenceItems(self.connection)

    @cached_property
    def queries(self) -> Queries:
        """Queries and logged searches."""
        from claimtrack.store.queries import Queries

        return Queries(self.connection)

    @cached_property
    def sources(self) -> Sources:
        """Sources and the copies kept of them."""
        from claimtrack.store.sources import Sources

        return Sources(self.connection)

    @cached_property
    def suggestions(self) -> Suggestions:
        """Suggested matches and decisions about them."""
        from claimtrack.store.suggestions import Suggestions

        return Suggestions(self.connection)

    @cached_property
    def matches(self) -> Matches:
        """The data shown about matched claims."""
        from claimtrack.store.matches import Matches

        return Matches(self.connection)

    @cached_property
    def candidates(self) -> Candidates:
        """Claims that share words with a statement."""
        from claimtrack.store.sqlite.candidates import Candidates

        return Candidates(self.connection)

    @cached_property
    def vectors(self) -> Vectors:
        """Vectors of claims, made by a sentence encoder."""
        from claimtrack.store.vectors import Vectors

        return Vectors(self.connection)

    @cached_property
    def full_text(self) -> FullText:
        """Full-text search."""
        from claimtrack.store.sqlite.full_text import FullText

        return FullText(self.connection)

    @cached_property
    def scales(self) -> Scales:
        """Rating scales."""
        from claimtrack.store.scales import Scales

        return Scales(self.connection)

    @cached_property
    def settings(self) -> Settings:
        """The settings of the file."""
        from claimtrack.store.settings import Settings

        return Settings(self.connection)

    @cached_property
    def drafts(self) -> Drafts:
        """Unsaved drafts."""
        from claimtrack.store.settings import Drafts

        return Drafts(self.connection)

    @cached_property
    def events(self) -> Events:
        """The event log."""
        from claimtrack.store.events import Events

        return Events(self.connection)

    @cached_property
    def chain(self) -> Chain:
        """The chain of the event log."""
        from claimtrack.store.chain import Chain

        return Chain(self.connection)

    @cached_property
    def keys(self) -> Keys:
        """Numbers and uids of rows."""
        from claimtrack.store.keys import Keys

        return Keys(self.connection)

    @contextmanager
    def writing(
        self,
        action: str,
        *,
        who: str,
        login: str,
        at: str,
        undoes: int | None = None,
        group: int | None = None,
    ) -> Iterator[Writing]:
        """Open one transaction for one action: all of it is stored, or none.

        Args:
            action: what is done, in words, as the log shows it.
            who: the name of the reviewer.
            login: the account name.
            at: when, ISO 8601.
            undoes: the group of events that this undoes.
            group: the action that this goes on with, unless it was undone; None: a new one.

        Raises:
            OnlyLooked: the file is only looked at.
            Crossed: it cannot go on with that action.
            FileTrouble: the file cannot be written to, or stayed locked.
        """
        from claimtrack.store.sqlite.derived import refresh
        from claimtrack.store.writing import Writing

        self.refuse_look()
        try:
            with immediately(self.connection):
                refresh(self.connection)
                yield Writing(
                    self.connection,
                    action=action,
                    who=who,
                    login=login,
                    at=at,
                    new_uid=self._new_uid,
                    new_salt=self._new_salt,
                    undoes=undoes,
                    group=group,
                )
                count_words(self.connection)
        except sqlite3.OperationalError as error:
            raise explain(self.path, error) from error

    def refuse_look(self) -> None:
        """Refuse to do what would change the file, before anything is done.

        Raises:
            OnlyLooked: it is only looked at.
        """
        if self.look:
            raise OnlyLooked(self.path)

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Read several things from one snapshot, while others may be writing."""
        if self.connection.in_transaction:
            yield
            return
        self.connection.execute("BEGIN")
        try:
            yield
        finally:
            self.connection.execute("COMMIT")

    def lost(self) -> str | None:
        """Say what has become of the file since it was opened; None while it is the same."""
        return self.connection.file.lost_or_written_over()

    def changes(self) -> int:
        """Return a number that changes whenever another connection has written."""
        return int(self.connection.execute("PRAGMA data_version").fetchone()[0])

    def close(self) -> None:
        """Close the file. One that was lost meanwhile is first copied, if this changed it."""
        if self.connection.is_open and self.connection.total_changes and self.lost() is not None:
            from claimtrack.store.sqlite.lost import set_aside

            set_aside(self.connection)
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
