"""What widgets and workers tell the screens and the app, in frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from textual.message import Message

from claimtrack.desk import ImportOutcome
from claimtrack.model import MatchedClaim, Searched


@dataclass
class OpenArticle(Message):
    """An article was chosen for review, perhaps at one of its sentences."""

    article: int
    sentence: int | None = None


@dataclass
class MatchesFound(Message):
    """A worker found the known claims that a statement repeats or contradicts."""

    statement: str
    matches: tuple[MatchedClaim, ...]
    searched: Searched


class ClaimLine(NamedTuple):
    """A claim in a list: its number, and the cells of its row."""

    claim: int
    cells: tuple[str, ...]


@dataclass
class ClaimsFound(Message):
    """A worker found a page of claims, `offset` claims after the first of `total`."""

    words: str
    offset: int
    rows: tuple[ClaimLine, ...]
    total: int


@dataclass
class Failed(Message):
    """A worker could not do what it was asked, for a reason that a person can mend."""

    why: str


@dataclass
class Imported(Message):
    """A source was taken in, or failed."""

    outcome: ImportOutcome


@dataclass
class ImportEnded(Message):
    """There is nothing more to take in."""

    error: str | None = None
