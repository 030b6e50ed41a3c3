"""Background imports: what is asked for, and the progress in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from msgspec import Struct, field

from claimtrack.desk.desk import Desk
from claimtrack.desk.outcome import ImportOutcome, ImportStatus
from claimtrack.model.article import Hints
from claimtrack.tui.words import counted, dotted, short

PASTED = "-"
"""The source of text that was pasted and stands in no file."""


class Wanted(Struct, frozen=True):
    """What to import: a path or an address, or (`source` is PASTED) the text itself."""

    source: str
    text: str = ""
    hints: Hints = field(default_factory=Hints)
    claims: bool = False


def outcomes(desk: Desk, wanted: Wanted) -> Iterator[ImportOutcome]:
    """Import what is wanted, yielding one outcome per source; closing it stops between two."""
    text = wanted.text.encode()
    if wanted.claims:
        return desk.claims.import_(wanted.source, stdin=text)
    return desk.import_(wanted.source, hints=wanted.hints, stdin=text)


def places(desk: Desk, wanted: Wanted) -> int:
    """How many single sources it comes down to."""
    return sum(1 for _ in desk.articles.places(wanted.source))


class Tally(Struct):
    """The progress of an import."""

    source: str
    places: int = 0
    article: int | None = None
    """The last article imported."""
    failure: str = ""
    """Why the first failed source failed."""
    warning: str = ""
    """The first thing to look at in what was imported, with the title it is about."""
    _last: str = ""
    _warnings: int = 0
    _claims: int = 0
    _sentences: int = 0
    _suggested: int = 0
    _statuses: Counter[ImportStatus] = field(default_factory=Counter)

    def add(self, outcome: ImportOutcome, places: int) -> None:
        """Count the outcome of a source."""
        self._statuses[outcome.status] += 1
        self.places = max(places, self.done)
        self._last = outcome.title or outcome.source
        self._claims += outcome.claims
        self._sentences += outcome.sentences
        self._suggested += outcome.suggested
        if outcome.article is not None:
            self.article = outcome.article
        self._warnings += len(outcome.warnings)
        if outcome.warnings and not self.warning:
            self.warning = f"{short(self._last, 60)}: {outcome.warnings[0]}"
        if outcome.failed and not self.failure:
            self.failure = outcome.error or "; ".join(outcome.failures[:3])

    @property
    def done(self) -> int:
        """How many sources are done."""
        return sum(self._statuses.values())

    def progress(self) -> str:
        """The progress line while the import runs."""
        if not self.done:
            return f"Importing {short(self.source, 60)} … F8 stops"
        far = f"Importing {self.done} of {self.places}"
        return dotted(far, self._counts(), short(self._last, 50), "F8 stops")

    def summary(self, *, stopped: bool) -> str:
        """The summary at the end."""
        if not self.done:
            return "Nothing was imported." if stopped else "Nothing was found there."
        what = dotted(
            "Stopped" if stopped else "",
            self._counts(),
            counted(self._claims, "claim") if self._claims else "",
            counted(self._sentences, "sentence") if self._sentences else "",
            f"{self._suggested} suggested" if self._suggested else "",
            short(self._last, 60) if self.done == 1 else "",
        )
        lines = [f"{what}."]
        if self.failure:
            lines.append(f"First failure: {self.failure}")
        if self.warning:
            lines.append(f"{counted(self._warnings, 'warning')}. {self.warning}")
        return " ".join(lines)

    def _counts(self) -> str:
        return ", ".join(
            f"{self._statuses[status]} {status}"
            for status in ImportStatus
            if self._statuses[status]
        )
