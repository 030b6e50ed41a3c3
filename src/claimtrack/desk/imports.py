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

from claimtrack.desk.coverage import is_suggested
from claimtrack.desk.intake import Intake, Request, failure_of
from claimtrack.desk.outcome import ImportOutcome, ImportStatus
from claimtrack.desk.prepared import (
    Known,
    Prepared,
    Same,
    article_row,
    remark_rows,
    sentence_row,
)
from claimtrack.desk.revisions import CarryingOver, Revision, revision_of
from claimtrack.desk.run import Run
from claimtrack.desk.suggestions import open_suggestion, record_sighting, suggested_for
from claimtrack.errors import ClaimtrackError, Unsaved
from claimtrack.model.article import SentenceState

if TYPE_CHECKING:
    from claimtrack.desk.desk import Desk
    from claimtrack.desk.prepared import Ready
    from claimtrack.intake.documents import Failure
    from claimtrack.store.writing import Writing

COPIED = 0.5
"""Two articles that share this fraction of sentences are the same story.

It is measured on the shorter one: a cut wire story is still that story.
"""


class Imports:
    """One run of importing places as articles. `desk.articles.import_` and `take_in` call it."""

    def __init__(self, desk: Desk) -> None:
        self._desk, self._store = desk, desk.store
        self._intake = Intake(desk)
        self._run = Run(desk)

    def run(
        self,
        sources: Iterable[str | Path],
        request: Request,
        stdin: bytes,
        jobs: int,
    ) -> Iterator[ImportOutcome]:
        """Import the contents of sources; see `Articles.import_`."""
        places: list[str] = []
        for place in self._intake.places(*sources):
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

    def put(self, ready: Prepared | Known, *, revises: int | None = None) -> ImportOutcome:
        """Write what is ready: a new article, a revision, or nothing if it is already known.

        Raises:
            NotFound: there is no article `revises`.
        """
        known, aside = self._intake.known(ready.document) or (None, False)
        if known is not None and not aside:
            return self._unchanged(ready.document.source, known)
        outcome = self._run.write("import", partial(self._put, ready, revises))
        # It was on file when it was read, and has been undone or expunged since.
        return outcome or self.put(self._intake.prepare(ready.document), revises=revises)

    def _outcome(self, found: Ready | Failure, request: Request) -> ImportOutcome:
        """Write what was read, and say what became of it."""
        if isinstance(found, Same):
            known = self._store.articles.same_as(found.sha256, found.url)
            if known is not None:
                return self._unchanged(found.source, known)
            # It was on file when it was looked at, and has been undone or expunged since.
            again = next(self._intake.read_fully(found.source, request), None)
            return (
                self._outcome(again, request) if again else failure_of(found.source, "It is empty.")
            )
        if not isinstance(found, Prepared | Known):
            return failure_of(found.source, found.why)
        try:
            return self.put(found, revises=request.hints.revision_of)
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
        self, ready: Prepared | Known, revises: int | None, writing: Writing
    ) -> ImportOutcome | None:
        """Write what is ready, if it is not on file; None where that has to be prepared first."""
        known, aside = self._intake.known(ready.document) or (None, False)
        if known is not None and not aside:
            return self._unchanged(ready.document.source, known)
        return self._insert(writing, ready, revises, known) if isinstance(ready, Prepared) else None

    def _insert(
        self, writing: Writing, prepared: Prepared, revises: int | None, aside: int | None
    ) -> ImportOutcome:
        """Insert a prepared document as a new article or as a revision.

        One whose import was undone (`aside`) takes up its old row: what is said of it now holds,
        and it is split, matched and compared with what is on file now.
        """
        document, segments = prepared.document, prepared.segments
        before = revision_of(self._store, document, revises)
        revision = Revision.of(self._store, before, segments) if before else None
        copied = None if before else self._copied(prepared)
        if revision:
            writing.action = "import revision"
        row = {
            **article_row(document, prepared.uid, writing),
            "matched_upto": prepared.upto,
            "revision_of": before,
            "copy_of": copied,
        }
        article = writing.insert("article", row) if aside is None else aside
        if aside is not None:
            writing.take_up_article(article, row)
        first = writing.next_key("sentence")
        states = revision.states() if revision else {}
        writing.insert_unlogged(
            "sentence",
            (
                {
                    **sentence_row(article, prepared, place),
                    "state": states.get(place, SentenceState.UNDECIDED),
                }
                for place in range(len(segments))
            ),
        )
        writing.insert_unlogged("remark", remark_rows(article, document))
        suggested = suggested_for(self._desk, prepared, copied)
        if revision:
            CarryingOver(writing, revision, article, document.text, first).carry()
            suggested = {
                place: found for place, found in suggested.items() if revision.is_new(place)
            }
        writing.insert_unlogged(
            "suggestion",
            (
                open_suggestion(first + place, segments[place].text, one)
                for place, found in suggested.items()
                for one in found
            ),
        )
        status = ImportStatus.UPDATED if before else ImportStatus.ADDED
        return _result(prepared, status, article, before, copied)

    def _unchanged(self, source: str, article: int) -> ImportOutcome:
        """Leave an article that is on file as it is."""
        worth = self._store.sentences.worth(article)
        return ImportOutcome(
            source=source,
            kind="article",
            status=ImportStatus.UNCHANGED,
            article=article,
            title=self._store.articles.title(article),
            sentences=len(worth),
            suggested=sum(is_suggested(*one) for one in worth),
        )

    def _copied(self, prepared: Prepared) -> int | None:
        """Return the article on file that this one copies, as with wire stories."""
        ours = {known for known in prepared.words if known is not None}
        for article, shared in self._store.articles.sharing(sorted(ours)):
            theirs = len(self._store.sentences.known_by(article))
            if shared >= COPIED * min(len(ours), theirs) and shared > 1:
                return article
        return None


def _result(
    prepared: Prepared,
    status: ImportStatus,
    article: int | None,
    before: int | None,
    copied: int | None,
) -> ImportOutcome:
    segments = prepared.segments
    return ImportOutcome(
        source=prepared.document.source,
        kind="article",
        status=status,
        article=article,
        title=prepared.document.title,
        sentences=len(segments),
        suggested=sum(is_suggested(one.kind, one.check_worthiness) for one in segments),
        matched=len(prepared.matches),
        revision_of=before,
        copy_of=copied,
        warnings=prepared.document.warnings,
    )


def _again_as(source: str) -> str:
    """Return a name under which a source can be found again from another folder."""
    from claimtrack.intake.addresses import is_address

    return source if is_address(source) else str(Path(source).absolute())
