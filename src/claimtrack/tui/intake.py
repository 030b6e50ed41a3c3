"""Taking in while work goes on: what is asked for, and how far it has come, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from claimtrack.desk.desk import Desk
from claimtrack.desk.outcome import ImportOutcome, ImportStatus
from claimtrack.model.article import Hints
from claimtrack.tui.words import counted, dotted, short

PASTED = "-"
"""The source of text that was pasted and stands in no file."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be taken in: a path or an address, or (`source` is PASTED) the text itself."""

    source: str
    text: str = ""
    hints: Hints = field(default_factory=Hints)
    claims: bool = False


def outcomes(desk: Desk, wanted: Wanted) -> Iterator[ImportOutcome]:
    """Take in what is wanted, one outcome a source; closing it stops between two."""
    text = wanted.text.encode()
    if wanted.claims:
        return desk.claims.import_(wanted.source, stdin=text)
    return desk.import_(wanted.source, hints=wanted.hints, stdin=text)


def places(desk: Desk, wanted: Wanted) -> int:
    """How many single sources it comes down to."""
    return sum(1 for _ in desk.articles.places(wanted.source))


@dataclass
class Tally:
    """How far taking in has come."""

    source: str
    places: int = 0
    article: int | None = None
    """The last article that was taken in."""
    failure: str = ""
    """Why the first one failed that did."""
    _last: str = ""
    _claims: int = 0
    _sentences: int = 0
    _suggested: int = 0
    _statuses: Counter[ImportStatus] = field(default_factory=Counter)

    def add(self, outcome: ImportOutcome, places: int) -> None:
        """Take note of what became of a source."""
        self._statuses[outcome.status] += 1
        self.places = max(places, self.done)
        self._last = outcome.title or outcome.source
        self._claims += outcome.claims
        self._sentences += outcome.sentences
        self._suggested += outcome.suggested
        if outcome.article is not None:
            self.article = outcome.article
        if outcome.failed and not self.failure:
            self.failure = outcome.error or "; ".join(outcome.failures[:3])

    @property
    def done(self) -> int:
        """How many sources are through."""
        return sum(self._statuses.values())

    def progress(self) -> str:
        """The line while it is at work."""
        if not self.done:
            return f"Taking in {short(self.source, 60)} … F8 stops"
        far = f"Taking in {self.done} of {self.places}"
        return dotted(far, self._counts(), short(self._last, 50), "F8 stops")

    def summary(self, *, stopped: bool) -> str:
        """What became of everything, at the end."""
        if not self.done:
            return "Nothing was taken in." if stopped else "Nothing was found there."
        what = dotted(
            "Stopped" if stopped else "",
            self._counts(),
            counted(self._claims, "claim") if self._claims else "",
            counted(self._sentences, "sentence") if self._sentences else "",
            f"{self._suggested} suggested" if self._suggested else "",
            short(self._last, 60) if self.done == 1 else "",
        )
        return f"{what}. First failure: {self.failure}" if self.failure else f"{what}."

    def _counts(self) -> str:
        return ", ".join(
            f"{self._statuses[status]} {status}"
            for status in ImportStatus
            if self._statuses[status]
        )
