"""What widgets and workers tell the screens and the app, in frozen values."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message

from claimtrack.desk.outcome import ImportOutcome
from claimtrack.tui.intake import Wanted


@dataclass
class OpenArticle(Message):
    """An article was chosen for review, perhaps at one of its sentences."""

    article: int
    sentence: int | None = None


@dataclass
class GoTo(Message):
    """Another view is asked for, by the name of its mode."""

    view: str


@dataclass
class Failed(Message):
    """A worker failed, for a reason that the user can fix."""

    why: str


@dataclass
class ImportAsked(Message):
    """An import was asked for."""

    wanted: Wanted


@dataclass
class Imported(Message):
    """A source was imported, or failed; there are `places` in all."""

    outcome: ImportOutcome
    places: int


@dataclass
class ImportEnded(Message):
    """The import has ended, or was stopped."""

    error: str | None = None
    stopped: bool = False
