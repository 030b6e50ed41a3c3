"""Bringing articles on file: one outcome a source, one transaction an article.

What fails is reported and kept in a list to be tried again; everything else goes in. Reading and
splitting are loaded when they are needed: a match does not wait for them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from claimtrack.desk.known_claims import KnownClaims
from claimtrack.desk.outcome import ImportOutcome, ImportStatus
from claimtrack.desk.prepared import Prepared
from claimtrack.desk.taking_in import TakingIn
from claimtrack.errors import ClaimtrackError
from claimtrack.model.article import Document, Hints, ImportFailure

if TYPE_CHECKING:
    from claimtrack.intake.documents import Failure


class Importing(TakingIn, KnownClaims):
    """Bringing articles and lists of known claims on file."""

    def places(self, *sources: str | Path) -> Iterator[str | ImportOutcome]:
        """The single files, addresses and streams that sources come down to, sorted by folder.

        Args:
            sources: files, folders, patterns, addresses, `-`.

        Yields:
            A place, or the outcome of a source that names none.
        """
        from claimtrack.intake.addresses import is_address
        from claimtrack.intake.sources import find_sources

        for source in map(str, sources):
            if source == "-" or is_address(source):
                yield source
                continue
            try:
                yield from map(str, find_sources(source))
            except ClaimtrackError as error:
                yield _failed(source, error.message)

    def import_(
        self,
        *sources: str | Path,
        hints: Hints | None = None,
        stdin: bytes = b"",
        columns: Mapping[str, str] | None = None,
        jobs: int = 1,
        dry_run: bool = False,
    ) -> Iterator[ImportOutcome]:
        """Take in articles, one outcome each. Closing the generator stops between articles.

        Args:
            sources: files, folders, patterns, addresses; `-` stands for `stdin`.
            hints: what is known of them already: title, address, date, kind.
            stdin: the bytes that `-` stands for.
            columns: for lists of articles: field to the name of its column.
            jobs: processes that read, cut and match; this one alone writes.
            dry_run: say what would be done and write nothing.
        """
        given, named = hints or Hints(), dict(columns or {})
        places: list[str] = []
        for place in self.places(*sources):
            if isinstance(place, ImportOutcome):
                yield self._kept(place, dry_run=dry_run)
            else:
                places.append(place)
        for place, found in self._read_all(places, given, named, stdin, jobs):
            failed = False
            for one in found:
                outcome = self._outcome(one, given.revision_of, dry_run=dry_run)
                failed = failed or outcome.failed
                yield self._kept(outcome, dry_run=dry_run)
            if not failed and not dry_run:
                self._tried(place)

    def failures(self) -> tuple[ImportFailure, ...]:
        """What could not be taken in so far and was not tried again with success."""
        return self.store.articles.failures()

    def _read_all(
        self,
        places: list[str],
        hints: Hints,
        columns: dict[str, str],
        stdin: bytes,
        jobs: int,
    ) -> Iterator[tuple[str, Iterable[Prepared | Document | Failure]]]:
        """What each place holds, in order; with several jobs other processes do the reading."""
        if jobs > 1 and len(places) > 1 and "-" not in places:
            from claimtrack.desk.batch import prepare_in_processes

            for _ in self.make_vectors():
                pass
            read = prepare_in_processes(self.place, places, jobs, hints, columns)
            yield from zip(places, read, strict=True)
            return
        for place in places:
            yield place, self.read(place, hints, columns, stdin)

    def _outcome(
        self, found: Prepared | Document | Failure, revises: int | None, *, dry_run: bool
    ) -> ImportOutcome:
        try:
            if isinstance(found, Document):
                return self.would_be(self.prepare(found)) if dry_run else self.take_in(found)
            if not isinstance(found, Prepared):
                return _failed(found.source, found.why)
            if dry_run:
                return self.would_be(found, revises=revises)
            return self.put_on_file(found, revises=revises)
        except ClaimtrackError as error:
            source = found.document.source if isinstance(found, Prepared) else found.source
            return _failed(source, error.message)

    def _kept(self, outcome: ImportOutcome, *, dry_run: bool) -> ImportOutcome:
        """The same outcome; a failure is put on the list of what to try again."""
        if outcome.error and outcome.source != "-" and not dry_run:
            with self.writing("import failed") as writing:
                writing.keep_failure(_again_as(outcome.source), outcome.error)
        return outcome

    def _tried(self, place: str) -> None:
        """Take a place that went in off the list of what to try again."""
        source = _again_as(place)
        if any(one.source == source for one in self.failures()):
            with self.writing("import") as writing:
                writing.forget_failure(source)


def _failed(source: str, why: str) -> ImportOutcome:
    return ImportOutcome(source, "article", ImportStatus.FAILED, error=why)


def _again_as(source: str) -> str:
    """A name by which a source is found again from another folder."""
    from claimtrack.intake.addresses import is_address

    return source if is_address(source) else str(Path(source).absolute())
