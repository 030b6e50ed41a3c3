"""Intake: reading places, and preparing the articles in them for the desk. Changes nothing.

Everything slow is here (reading, splitting, matching), so that it holds no lock of a write,
and can be done in other processes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, field

from claimtrack.desk.outcome import ImportOutcome, ImportStatus
from claimtrack.desk.prepared import Known, Prepared, Same, article_uid, known_by
from claimtrack.errors import ClaimtrackError
from claimtrack.model.article import Document, Hints, SentenceKind
from claimtrack.text.fold import has_words
from claimtrack.text.page_address import without_login

if TYPE_CHECKING:
    from claimtrack.desk.desk import Desk
    from claimtrack.desk.prepared import Ready
    from claimtrack.intake.questions import Failure
    from claimtrack.model.match import Match


class Request(Struct, frozen=True):
    """How to read what is imported.

    `hints` is what is already known, `columns` the columns of lists by field, `attachments`
    whether what is attached to messages is imported too.
    """

    hints: Hints = field(default_factory=Hints)
    columns: Mapping[str, str] = field(default_factory=dict)
    attachments: bool = False


class Intake:
    """Reads places for a desk."""

    def __init__(self, desk: Desk) -> None:
        self._desk, self._store = desk, desk.store

    def places(self, *sources: str | Path) -> Iterator[str | ImportOutcome]:
        """Expand sources to places; see `Articles.places`."""
        from claimtrack.intake.addresses import checked_address, is_address
        from claimtrack.intake.sources import find_sources

        for source in map(str, sources):
            try:
                if source == "-":
                    yield source
                elif is_address(source):
                    yield checked_address(source)
                else:
                    yield from map(str, find_sources(source))
            except ClaimtrackError as error:
                yield failure_of(without_login(source), error.message)

    def read_all(
        self,
        places: list[str],
        request: Request,
        stdin: bytes,
        jobs: int,
    ) -> Iterator[tuple[str, Iterable[Ready | Failure]]]:
        """Read each place, in order; with several jobs, in other processes.

        Yields:
            For each place what it holds, as `read` does.
        """
        if jobs > 1 and len(places) > 1 and "-" not in places:
            from claimtrack.desk.processes import opener, shared_out

            for _ in self._desk.matching.make_vectors():
                pass
            told = (opener(self._desk), request)
            read = shared_out(_read, places, jobs=jobs, pack=1, begin=_begin, told=told)
            yield from zip(places, read, strict=True)
            return
        for place in places:
            yield place, self.read(place, request, stdin)

    def read(self, place: str, request: Request, stdin: bytes = b"") -> Iterator[Ready | Failure]:
        """Read one place and prepare its articles. Changes nothing.

        Yields:
            For each article: what is ready to be written, that it is already known, or why it
            cannot be imported.
        """
        from claimtrack.intake.questions import Failure

        try:
            same = None if place == "-" else self._same(place, request)
            if same is not None:
                yield same
            else:
                yield from self.read_fully(place, request, stdin)
        except ClaimtrackError as error:
            yield Failure(place, error.message)

    def _same(self, place: str, request: Request) -> Same | None:
        """Tell a file that is on file as it is by its bytes, which is quicker than reading it.

        A message is read again where what is attached to it is wanted too.
        """
        from claimtrack.intake.article import sha256_of_file

        url = request.hints.url
        digest = None if request.attachments else sha256_of_file(Path(place))
        if digest is None or self._store.articles.same_as(digest, url) is None:
            return None
        return Same(place, digest, url)

    def read_fully(
        self, place: str, request: Request, stdin: bytes = b""
    ) -> Iterator[Prepared | Known | Failure]:
        """Read and prepare the articles of a place, whatever is on file."""
        from claimtrack.intake.questions import Failure

        documents = self._desk.quarantine.documents(
            place,
            request.hints,
            stdin=stdin,
            mapping=request.columns,
            attachments=request.attachments,
            reach=self._desk.hosts.reach if "://" in place else None,
        )
        # What comes next is loaded while another process reads.
        from claimtrack.split.split import split  # noqa: F401

        for found in documents:
            yield found if isinstance(found, Failure) else self.ready(found)

    def ready(self, document: Document) -> Prepared | Known:
        """Prepare a document unless it is already on file. Changes nothing."""
        known = self.known(document)
        return Known(document) if known and not known[1] else self.prepare(document)

    def prepare(self, document: Document) -> Prepared:
        """Split, score and match a document. Changes nothing."""
        from claimtrack.split.split import split

        segments = split(
            document.text,
            title=document.title,
            publisher=document.publisher,
            passages=document.passages,
            language=document.language,
        )
        upto = self._store.claims.newest()
        # Every line is matched: a known falsehood may not look worth checking.
        matches = self._matches(
            {
                place: segment.text
                for place, segment in enumerate(segments)
                if upto and segment.kind is not SentenceKind.BOILERPLATE
            },
            document.published_on,
        )
        return Prepared(
            document,
            article_uid(document),
            tuple(segments),
            tuple(known_by(segment) for segment in segments),
            matches,
            upto,
        )

    def _matches(
        self, lines: Mapping[int, str], said_on: str | None
    ) -> dict[int, tuple[Match, ...]]:
        """Match lines by their place; equal ones once, and those without a word not at all."""
        suggestions = self._desk.matching.suggestions_for
        found = {
            text: suggestions(text, said_on=said_on)
            for text in dict.fromkeys(lines.values())
            if has_words(text)
        }
        return {place: some for place, text in lines.items() if (some := found.get(text, ()))}

    def known(self, document: Document) -> tuple[int, bool] | None:
        """Return the article with the same bytes or text, and whether it was set aside."""
        known = self._store.articles.same_as(document.sha256, document.url)
        return (known, False) if known else self._store.articles.by_uid(article_uid(document))


def failure_of(source: str, why: str) -> ImportOutcome:
    """Return the outcome of a source that stays out."""
    return ImportOutcome(source, "article", ImportStatus.FAILED, error=why)


class _Process:
    """What a reading process works with, set once when it starts."""

    intake: Intake
    request: Request


def _begin(again: Callable[[], Desk], request: Request) -> None:
    _Process.intake, _Process.request = Intake(again()), request


def _read(pack: list[str]) -> list[list[Ready | Failure]]:
    return [list(_Process.intake.read(at, _Process.request)) for at in pack]
