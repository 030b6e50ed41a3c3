"""What widgets and workers tell the screens and the app, in frozen values."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message

from claimtrack.desk.duplicates import DuplicateGroup
from claimtrack.desk.outcome import ImportOutcome
from claimtrack.desk.sources import FoundSource
from claimtrack.desk.triage import TriageRow
from claimtrack.desk.wordings import Standalone
from claimtrack.model.claim import ClaimRow
from claimtrack.model.finding import Hit
from claimtrack.model.match import MatchedClaim, Searched
from claimtrack.tui.claim_rows import Asked
from claimtrack.tui.reports import Shown
from claimtrack.tui.taking_in import Wanted


@dataclass
class OpenArticle(Message):
    """An article was chosen for review, perhaps at one of its sentences."""

    article: int
    sentence: int | None = None


@dataclass
class MatchesFound(Message):
    """A worker found the known claims that a statement repeats or contradicts.

    `precedents` are claims like the claim `about` that have a rating of ours; `standing` says what
    keeps the sentence of that claim from standing alone.
    """

    statement: str
    matches: tuple[MatchedClaim, ...]
    searched: Searched
    rejected: tuple[MatchedClaim, ...] = ()
    about: int | None = None
    precedents: tuple[MatchedClaim, ...] = ()
    standing: Standalone | None = None


@dataclass
class ClaimsFound(Message):
    """A worker found a page of the claims asked for, from the one at `offset` to that at `upto`.

    What the matcher found stands before the first page.
    """

    asked: Asked
    offset: int
    upto: int
    rows: tuple[ClaimRow, ...]
    total: int


@dataclass
class KinFound(Message):
    """A worker found the claims like one: the same or contradicting it, and how alike were rated.

    `distinct` are those that somebody has said are not the same.
    """

    alike: tuple[MatchedClaim, ...]
    precedents: tuple[MatchedClaim, ...]
    distinct: frozenset[int]


@dataclass
class SourcesFound(Message):
    """A worker found a page of sources, `offset` sources after the first of `total`."""

    words: str
    offset: int
    found: tuple[FoundSource, ...]
    total: int


@dataclass
class StatementsMatched(Message):
    """A worker found the known claims that each sentence of what was said is near to."""

    said: str
    found: tuple[tuple[str, tuple[MatchedClaim, ...]], ...]
    searched: Searched


@dataclass
class HitsFound(Message):
    """A worker found where some words stand."""

    words: str
    hits: tuple[Hit, ...]


@dataclass
class TriageRead(Message):
    """A worker made the list of triage from the file as it was at an edition."""

    edition: int
    rows: tuple[TriageRow, ...]


@dataclass
class DuplicatesRead(Message):
    """A worker found the pairs of claims that are probably on file twice."""

    edition: int
    groups: tuple[DuplicateGroup, ...]


@dataclass
class ReportRead(Message):
    """A worker wrote a report."""

    name: str
    shown: Shown


@dataclass
class GoTo(Message):
    """Another view is asked for, by the name of its mode."""

    view: str


@dataclass
class Failed(Message):
    """A worker could not do what it was asked, for a reason that a person can mend."""

    why: str


@dataclass
class ImportAsked(Message):
    """Something is to be taken in while work goes on."""

    wanted: Wanted


@dataclass
class Imported(Message):
    """A source was taken in, or failed; there are `places` in all."""

    outcome: ImportOutcome
    places: int


@dataclass
class ImportEnded(Message):
    """There is nothing more to take in, or it was stopped."""

    error: str | None = None
    stopped: bool = False
