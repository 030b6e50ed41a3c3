"""Events: what happened, in order, and what it changed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from msgspec import Struct

if TYPE_CHECKING:
    from claimtrack.model.article import Article, Sentence
    from claimtrack.model.case import ClaimCase
    from claimtrack.model.evidence import Snapshot


class Event(Struct, frozen=True):
    """One change of one row. Events of one action share a `group`; undo takes a group back.

    `before` is None for a row that was made, `after` for a row that was removed; otherwise both
    hold only the fields that changed. `entity` and `key` name the table
    and the row; the file has uids in their place, and in place of the numbers of other rows that
    stand in `before` and `after`. `undoes` is the group this event undid, if any. `expunged`: words
    were taken out of `before` and `after`, so that they are not what was once written.
    """

    id: int
    group: int
    at: str
    who: str
    login: str
    action: str
    entity: str
    key: int
    uid: str
    before: dict[str, Any] | None = None
    after: dict[str, Any] | None = None
    undoes: int | None = None
    expunged: bool = False


class Names(Struct, frozen=True):
    """What the log's numbers stand for: a table and a number give a name that may be printed.

    `secret` are the uids of rows whose words may not be.
    """

    of: Mapping[tuple[str, int], str]
    secret: frozenset[str] = frozenset()


class Log(Struct, frozen=True):
    """Events, newest first, and the names behind the numbers in them.

    `embargoes` are groups that are about articles under embargo, or about claims that stand only
    there, and until when.
    """

    events: tuple[Event, ...]
    names: Names
    embargoes: Mapping[int, str] = {}


class Dossier(Struct, frozen=True):
    """Everything behind a sentence or a claim at one moment.

    `history` is everything that had happened to these claims until then, oldest first, and
    `last_event` the newest entry of the whole log that was looked at. `snapshots` are the copies
    kept of each source, by its number.
    """

    at: str
    cases: tuple[ClaimCase, ...]
    articles: Mapping[int, Article]
    snapshots: Mapping[int, tuple[Snapshot, ...]]
    history: tuple[Event, ...]
    names: Names
    last_event: int
    sentence: Sentence | None = None
