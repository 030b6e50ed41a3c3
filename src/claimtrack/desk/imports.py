"""Importing: read (intake), prepare (pure, also in other processes), then one write per article.

Failures are reported and listed so that they can be tried again; everything else is imported.
Everything slow (reading, splitting, matching) is done before the write, so that it does not hold
the lock; whether a document is already on file is checked inside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from claimtrack.desk.arrival import NO_EMBARGO, Under, put_article
from claimtrack.desk.base import typed
from claimtrack.desk.coverage import is_suggested
from claimtrack.desk.embargo import moment_of
from claimtrack.desk.intake import Intake, Request, failure_of
from claimtrack.desk.outcome import ImportOutcome, ImportStatus
from claimtrack.desk.prepared import Known, Prepared, Same
from claimtrack.desk.records import refuse
from claimtrack.desk.run import Run
from claimtrack.desk.suggestions import record_sighting
from claimtrack.errors import ClaimtrackError, Unsaved
from claimtrack.rules import refusals

if TYPE_CHECKING:
    from claimtrack.desk.desk import Desk
    from claimtrack.desk.prepared import Ready
    from claimtrack.intake.questions import Failure
    from claimtrack.store.writing import Writing


class Imports:
    """One run of importing places as articles. `desk.articles.import_` and `take_in` call it."""

    def __init__(self, desk: Desk) -> None:
        self._desk, self._store = desk, desk.store
        self._intake = Intake(desk)
        self._run = Run(desk)
        self._embargo = NO_EMBARGO

    def run(
        self,
        sources: Iterable[str | Path],
        request: Request,
        stdin: bytes,
        jobs: int,
    ) -> Iterator[ImportOutcome]:
        """Import the contents of sources; see `Articles.import_`."""
        self._store.refuse_look()
        self._embargo = self._asked(request)
        named = [*map(str, sources)]
        if jobs == 1:
            self._desk.quarantine.begin(named)
        places: list[str] = []
        for place in self._intake.places(*named):
            if isinstance(place, ImportOutcome):
                yield self._kept(place)
            else:
                places.append(place)
        for place, found in self._intake.read_all(places, request, stdin, jobs):
            failed = False
            for one in found:
                outcome = self._outcome(one, request)
                failed = failed or outcome.failed
                if request.hints.sighting_of is not None:
                    outcome = self._sighted(outcome, request.hints.sighting_of)
                yield self._kept(outcome)
            if not failed:
                self._tried(place)

    def _asked(self, request: Request) -> Under:
        """The embargo that everything of a run comes under.

        Raises:
            WrongUse: it is no moment with its time zone.
            Refused: its time has come already.
        """
        hints = request.hints
        if hints.embargo is None:
            return NO_EMBARGO
        moment = moment_of(hints.embargo)
        refuse(refusals.embargo_over(moment, self._desk.clock()))
        return Under(moment, typed(hints.embargo_why))

    def put(
        self, ready: Prepared | Known, *, revises: int | None = None, embargo: Under = NO_EMBARGO
    ) -> ImportOutcome:
        """Write what is ready: a new article, a revision, or nothing if it is already known.

        Raises:
            NotFound: there is no article `revises`.
        """
        if isinstance(ready, Known):
            known, aside = self._intake.known(ready.document) or (None, False)
            if known is not None and not aside:
                return self._unchanged(ready.document.source, known, embargo)
        outcome = self._run.write("import", partial(self._put, ready, revises, embargo))
        # It was on file when it was read, and has been undone or expunged since.
        return outcome or self.put(
            self._intake.prepare(ready.document), revises=revises, embargo=embargo
        )

    def _outcome(self, found: Ready | Failure, request: Request) -> ImportOutcome:
        """Write what was read, and say what became of it."""
        if isinstance(found, Same):
            known = self._store.articles.same_as(found.sha256, found.url)
            if known is not None:
                return self._unchanged(found.source, known, self._embargo)
            # It was on file when it was looked at, and has been undone or expunged since.
            again = next(self._intake.read_fully(found.source, request), None)
            return (
                self._outcome(again, request) if again else failure_of(found.source, "It is empty.")
            )
        if not isinstance(found, Prepared | Known):
            return failure_of(found.source, found.why)
        try:
            return self.put(found, revises=request.hints.revision_of, embargo=self._embargo)
        except Unsaved:
            raise
        except ClaimtrackError as error:
            return failure_of(found.document.source, error.message)

    def _sighted(self, outcome: ImportOutcome, claim: int) -> ImportOutcome:
        """Record what came in as a sighting of a known claim, or say why it is none."""
        article = outcome.article
        if article is None:
            return outcome
        try:
            sentence = self._run.write(
                "import", lambda writing: record_sighting(self._desk, writing, article, claim)
            )
        except Unsaved:
            raise
        except ClaimtrackError as error:
            return replace(outcome, not_sighted=error.message)
        return replace(outcome, sighting=sentence)

    def _kept(self, outcome: ImportOutcome) -> ImportOutcome:
        """Return the outcome; a failure is added to the list to try again."""
        if outcome.error and outcome.source != "-":
            failed = _again_as(outcome.source), outcome.error
            self._run.write("import", lambda writing: writing.keep_failure(*failed))
        return outcome

    def _tried(self, place: str) -> None:
        """Remove a place that was imported from the list to try again."""
        source = _again_as(place)
        if any(one.source == source for one in self._store.articles.failures()):
            self._run.write("import", lambda writing: writing.forget_failure(source))

    def _put(
        self, ready: Prepared | Known, revises: int | None, embargo: Under, writing: Writing
    ) -> ImportOutcome | None:
        """Write what is ready, if it is not on file; None where that has to be prepared first."""
        known, aside = self._intake.known(ready.document) or (None, False)
        if known is not None and not aside:
            return self._unchanged(ready.document.source, known, embargo)
        if isinstance(ready, Prepared):
            return put_article(
                self._desk, writing, ready, revises=revises, aside=known, embargo=embargo
            )
        return None

    def _unchanged(self, source: str, article: int, embargo: Under) -> ImportOutcome:
        """Leave an article that is on file as it is; say so where an embargo was asked for."""
        held = Under.of(self._store.articles.get(article))
        warnings: tuple[str, ...] = ()
        if embargo.until not in {None, held.until}:
            set_it = f"'claimtrack embargo set {article} {embargo.until}' sets this one."
            warnings = (f"Article {article} is on file and its embargo stays as it is: {set_it}",)
        worth = self._store.sentences.worth(article)
        return ImportOutcome(
            source=source,
            kind="article",
            status=ImportStatus.UNCHANGED,
            article=article,
            title=self._store.articles.title(article),
            sentences=len(worth),
            suggested=sum(is_suggested(*one) for one in worth),
            warnings=warnings,
        )


def _again_as(source: str) -> str:
    """Return a name under which a source can be found again from another folder."""
    from claimtrack.intake.addresses import is_address

    return source if is_address(source) else str(Path(source).absolute())
