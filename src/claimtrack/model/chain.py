"""The chain of the event log: what ties each event to all that came before it, and what broke it.

The link of an event is a hash of the link before it and of the event's item; the item is a hash of
its facts and of its content hash; the content hash is of a salt and the content. So whoever has an
event can be shown to have all of it, whoever has only an item or a content hash learns nothing of
the words behind it, and both can follow the chain. `claimtrack.store.chain` makes and follows it.
"""

from __future__ import annotations

from typing import NamedTuple

from msgspec import Struct

SHORT = 16
"""How many hexadecimal digits of a head are printed."""


class Content(NamedTuple):
    """What an event says, exactly as the file has it, and the salt it was hashed with."""

    salt: bytes
    before: str | None
    after: str | None


class Facts(NamedTuple):
    """What happened, to which row, by whom, when; and what it says, or at least its hash.

    `group` is the place of the first event of the action, `undoes` the log and place
    (`l0123456789ab:17`) of the first event of the action that was taken back. `content` is None
    where only the hash is at hand. `expunged` says whether the file marks it so; None: not known.
    """

    uid: str
    at: str
    who: str
    login: str
    action: str
    entity: str
    group: int
    undoes: str | None
    hash: bytes
    content: Content | None = None
    expunged: bool | None = None


class Entry(NamedTuple):
    """One event of a log: its place there (1, 2, ...), its link as kept, and what it is.

    An event that is left out of a part of a log is there as the hash of its item alone.
    """

    place: int
    link: bytes | None
    what: Facts | bytes


class Stretch(NamedTuple):
    """A log, or what is at hand of one.

    Args:
        log: the uid of the log.
        begins: the link that the first event here follows.
        before: how many events of the log stand before that one.
        head: the link with which it has to end; None: not known.
    """

    log: str
    begins: bytes
    before: int = 0
    head: bytes | None = None


class Head(Struct, frozen=True):
    """Where a log ends: how many events it has, and the last link, which stands for all of them."""

    events: int
    link: bytes

    def __str__(self) -> str:
        return f"{self.events}:{self.link.hex()[:SHORT]}"

    @property
    def whole(self) -> str:
        """The head with every digit of the link."""
        return f"{self.events}:{self.link.hex()}"


class Fault(Struct, frozen=True):
    """A place at which a log is not what was once written, in words. 0: the log as a whole."""

    log: str
    place: int
    why: str


class Verified(Struct, frozen=True):
    """A log that was followed from end to end.

    `head` is None where nothing has happened yet. `expunged` counts events whose content was taken
    out and which a tombstone names. `others` counts logs that a merge brought along.
    """

    head: Head | None
    expunged: int = 0
    others: int = 0
    faults: tuple[Fault, ...] = ()
