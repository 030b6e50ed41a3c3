"""Sources and evidence. A source becomes evidence only when it is linked to a claim."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct


class SourceKind(StrEnum):
    """What a source is."""

    DOCUMENT = "document"
    DATA = "data"
    PERSON = "person"
    PUBLISHER = "publisher"


class SourceRank(StrEnum):
    """How near a source is to what it reports: the record itself, or somebody telling of it."""

    PRIMARY = "primary"
    SECONDARY = "secondary"


class SourceState(StrEnum):
    """Unavailable is about a page, withdrawn about trust."""

    AVAILABLE = "available"
    UNAVAILABLE = "unavailable"
    WITHDRAWN = "withdrawn"


class Stance(StrEnum):
    """What a piece of evidence says about a claim."""

    SUPPORTS = "supports"
    REFUTES = "refutes"
    CONTEXT = "context"
    INSUFFICIENT = "insufficient"


class QuoteCheck(StrEnum):
    """Whether the quote was found in the source's kept text."""

    VERBATIM = "verbatim"
    NEAR = "near"
    NOT_FOUND = "not found"
    NOT_CHECKED = "not checked"


class Source(Struct, frozen=True):
    """A page, document, data set, person or publisher that can be leaned on."""

    id: int
    uid: str
    title: str
    kind: SourceKind = SourceKind.DOCUMENT
    rank: SourceRank = SourceRank.SECONDARY
    publisher: str | None = None
    url: str | None = None
    archived_url: str | None = None
    published_on: str | None = None
    retrieved_at: str | None = None
    stored: bool = False
    sha256: str | None = None
    state: SourceState = SourceState.AVAILABLE
    state_at: str | None = None
    state_why: str | None = None
    confidential: bool = False
    note: str = ""
    evidence: int = 0
    version: int = 1

    @property
    def name(self) -> str:
        """The shortest honest name: who published it, else its title or address."""
        return self.publisher or self.title or self.url or f"source {self.id}"


class Snapshot(Struct, frozen=True):
    """A copy of a source as it was on a day: hashed, and kept unless it was too large.

    `origin` is the address or file it came from; `unread_why` says why no words could be read.
    """

    id: int
    uid: str
    source: int
    origin: str
    size: int
    sha256: str
    kept_at: str
    kept_by: str
    media_type: str | None = None
    stored: bool = True
    unread_why: str | None = None


class Evidence(Struct, frozen=True):
    """What one source says about one claim. `group` ties together copies of one origin.

    `found` are the words as the source has them, `differing` pairs of words quoted and found, both
    as of the snapshot `checked_against`.
    """

    id: int
    uid: str
    claim: int
    source: Source
    stance: Stance
    added_by: str
    added_at: str
    quote: str = ""
    locator: str = ""
    quote_check: QuoteCheck = QuoteCheck.NOT_CHECKED
    group: str | None = None
    note: str = ""
    confidential: bool = False
    checked_against: int | None = None
    found: str = ""
    differing: tuple[tuple[str, str], ...] = ()
    version: int = 1

    @property
    def secret(self) -> bool:
        """Whether it or its source must not be shown outside the desk."""
        return self.confidential or self.source.confidential

    @property
    def independence(self) -> str:
        """What counts as one voice: the named group, else the source's publisher, else itself."""
        return (self.group or self.source.publisher or f"source {self.source.id}").casefold()
