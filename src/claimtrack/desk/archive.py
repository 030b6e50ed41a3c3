"""The archive: fetch a page on request, keep a copy, and compare it with earlier ones."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from claimtrack.desk.copies import (
    CheckedQuote,
    Copy,
    FoundQuote,
    check_quotes,
    copy_of_bytes,
    copy_of_file,
    keep,
    look_for_quote,
)
from claimtrack.desk.records import SOURCE_CHANGED
from claimtrack.desk.sources import NewSource
from claimtrack.errors import BadInput, NotFound, Refused, WrongUse
from claimtrack.model.evidence import Source, SourceState
from claimtrack.report.redaction import HIDDEN
from claimtrack.text.clean import one_line
from claimtrack.text.page_address import page_key, without_login
from claimtrack.text.phrases import counted, shown

if TYPE_CHECKING:
    from claimtrack.desk.desk import Desk
    from claimtrack.intake.addresses import Limits
    from claimtrack.store.writing import Writing


SHOWN = 20
"""How many lines that a page lost or gained are reported."""


class ArchiveStatus(StrEnum):
    """What became of an attempt to keep a copy."""

    KEPT = "kept"
    UNCHANGED = "unchanged"
    SAME_WORDS = "same words"
    CHANGED = "changed"
    UNAVAILABLE = "unavailable"


class Archived(Struct, frozen=True):
    """The result of a fetch: the copy, what changed since the last one, and the quotes.

    `same_as` is another source on file whose page this one says it is. `why` says why the page is
    not available, or why no text could be read from it.
    """

    source: int
    status: ArchiveStatus
    snapshot: int | None = None
    sha256: str | None = None
    quotes: tuple[CheckedQuote, ...] = ()
    gone: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    same_as: int | None = None
    why: str | None = None


class KeptCopy(Struct, frozen=True):
    """A copy of a source: its hash and its bytes."""

    sha256: str
    data: bytes


class Archive:
    """Copies of sources."""

    def __init__(self, desk: Desk) -> None:
        self._desk, self._store = desk, desk.store

    def keep(
        self,
        source: int,
        *,
        origin: str | None = None,
        limits: Limits | None = None,
        confidential: bool = False,
    ) -> Archived:
        """Keep a copy of a source, and check every quote against it.

        Args:
            source: the source.
            origin: where to take the copy from instead of its own address: a file, or a web
                archive, whose address is then recorded too.
            limits: limits on time and size of the fetch.
            confidential: tell the words of what is confidential.

        Returns:
            The result. A page that is no longer there makes the source unavailable, which says
            nothing about whether what it said was true.

        Raises:
            NotFound: no such source or file.
            WrongUse: no origin is given, and it has no address on the web. What is on file is never
                taken for the name of a file: it may be somebody else's.
            BadInput: it cannot be fetched or read.
        """
        self._store.refuse_look()
        now = self._store.sources.get(source)
        place = origin or now.url
        if place is None:
            raise WrongUse(f"Source {source} has no address: name a file or an archive to copy.")
        if origin is None and not is_web(place):
            raise WrongUse(
                f"The address of source {source} is not on the web"
                f"{'' if now.confidential else f' ({shown(place)})'}: "
                "if you want a copy of a file, name it with --from."
            )
        try:
            copy = self._copy_from(place, limits)
        except NotFound as gone:
            if origin is not None:
                raise
            return self._unavailable(source, gone.message)
        except BadInput as trouble:
            if not now.confidential or confidential:
                raise
            raise BadInput(
                f"Source {source} is confidential and could not be copied: "
                "'--confidential' says why."
            ) from trouble
        elsewhere = place if origin and page_key(place) and "://" in place else None
        with self._desk.writing("archive source") as writing:
            now = self._store.sources.get(source)
            archived = self._compare_and_keep(writing, now, copy, elsewhere)
        return archived if confidential else self._redacted(now, archived)

    def get(
        self, source: int, number: int | None = None, *, confidential: bool = False
    ) -> KeptCopy:
        """Return a copy of a source, byte for byte.

        Args:
            source: the source.
            number: which copy, counted from the oldest; None: the newest.
            confidential: hand it over though the source is confidential.

        Raises:
            NotFound: there is no such copy, or only its hash is kept.
            Refused: the source is confidential, and `confidential` is off.
        """
        with self._store.reading():
            if not confidential and self._store.sources.get(source).confidential:
                raise Refused(f"Source {source} is confidential: add --confidential to copy it.")
            kept = self._store.sources.snapshots(source)
            if not kept or (number or 1) > len(kept):
                count = counted(len(kept), "copy", "copies")
                raise NotFound(f"Source {source} has no such copy: {count} kept.")
            chosen = kept[(number or len(kept)) - 1]
            data = self._store.sources.original(chosen.id)
        if data is None:
            raise NotFound(f"Only the hash of source {source} is kept: {chosen.sha256}.")
        return KeptCopy(chosen.sha256, data)

    def look_up(self, url: str, limits: Limits | None = None) -> NewSource:
        """Return the title, publisher and date that a page gives. Nothing is stored.

        Args:
            url: its address.
            limits: limits on time and size of the fetch.

        Raises:
            NotFound: the page does not exist.
            WrongUse: it is not a web address.
            BadInput: it cannot be fetched or read.
        """
        from claimtrack.intake.addresses import is_address

        if not is_address(url):
            raise WrongUse(f"'{without_login(one_line(url))}' is not a web address.")
        copy = self._copy_from(url, limits)
        return NewSource(
            title=copy.title,
            url=url,
            publisher=copy.publisher,
            published_on=copy.published_on,
        )

    def record_links(self, links: Iterable[tuple[str, str]]) -> tuple[tuple[int, ...], list[str]]:
        """Record addresses of copies kept elsewhere; nothing is fetched.

        Args:
            links: pairs of a page's address and the address of the copy.

        Returns:
            The sources that got a link, and the addresses with no source on file.
        """
        recorded: list[int] = []
        unknown: list[str] = []
        with self._desk.writing("record archives") as writing:
            for url, archived in links:
                key = self._store.sources.at_page(page_key(url) or "")
                if key is None:
                    unknown.append(without_login(one_line(url)))
                else:
                    kept = without_login(one_line(archived))
                    writing.update("source", key, {"archived_url": kept})
                    recorded.append(key)
        return tuple(recorded), unknown

    def look_for_quote(self, source: int, quote: str) -> FoundQuote:
        """Look for a quote in the copies of a source; nothing is recorded.

        Args:
            source: its number.
            quote: the words, with or without their quotation marks.

        Returns:
            Whether it was found; "not checked" if no readable copy is kept or the quote is empty.
        """
        return look_for_quote(self._store, source, quote)

    def missing(self) -> tuple[Source, ...]:
        """Return the web sources without a copy kept here, oldest first.

        Confidential ones are not among them: each is fetched by name only.
        """
        return tuple(
            source
            for source in reversed(self._store.sources.listed())
            if is_web(source.url or "")
            and not source.stored
            and not source.confidential
            and source.state is SourceState.AVAILABLE
        )

    def _redacted(self, source: Source, archived: Archived) -> Archived:
        """What became of a copy, without words of the source or evidence that is confidential."""
        secret = {
            one.evidence
            for one in archived.quotes
            for item in self._store.claims.case(one.claim).evidence
            if item.id == one.evidence and item.secret
        }
        quotes = tuple(
            replace(one, quote=HIDDEN, found="", differing=()) if one.evidence in secret else one
            for one in archived.quotes
        )
        if not source.confidential:
            return replace(archived, quotes=quotes)
        hidden = HIDDEN if archived.why else None
        return replace(archived, quotes=quotes, gone=(), new=(), why=hidden)

    def _compare_and_keep(
        self, writing: Writing, now: Source, copy: Copy, elsewhere: str | None
    ) -> Archived:
        before = self._store.sources.snapshots(now.id)
        text = self._store.sources.newest_text(now.id)
        is_newest = bool(before) and before[-1].sha256 == copy.sha256
        snapshot = before[-1].id if is_newest else keep(writing, now.id, copy)
        values: dict[str, object] = {"retrieved_at": writing.at}
        if elsewhere and not now.archived_url:
            values["archived_url"] = elsewhere
        if now.state is SourceState.UNAVAILABLE and elsewhere is None:
            values |= {"state": SourceState.AVAILABLE, "state_at": writing.at, "state_why": None}
        writing.update("source", now.id, values)
        gone, new = _compared(text[1] if text else "", copy.readable or "")
        status = _status(first=not before, same=is_newest, reads_the_same=not (gone or new))
        quotes = check_quotes(writing, self._store, now.id)
        if status is ArchiveStatus.CHANGED:
            self._ask_for_attention(writing, now, quotes)
        other = self._store.sources.at_page(copy.page) if copy.page else None
        return Archived(
            source=now.id,
            status=status,
            snapshot=snapshot,
            sha256=copy.sha256,
            quotes=quotes,
            gone=gone[:SHOWN] if before else (),
            new=new[:SHOWN] if before else (),
            same_as=other if other != now.id else None,
            why=copy.unread_why,
        )

    def _copy_from(self, place: str, limits: Limits | None) -> Copy:
        """Read a copy from an address or a file."""
        from claimtrack.intake.addresses import is_address

        if not is_address(place):
            return copy_of_file(self._desk.quarantine, Path(place))
        from claimtrack.intake.fetching import fetch

        fetched = fetch(place, limits, self._desk.hosts.reach)
        kind = fetched.content_type
        told = f"{kind}; charset={fetched.charset}" if kind and fetched.charset else kind
        return copy_of_bytes(self._desk.quarantine, fetched.url_final, fetched.data, told or None)

    def _ask_for_attention(
        self, writing: Writing, source: Source, quotes: Iterable[CheckedQuote]
    ) -> None:
        """Flag the claims whose quotes are no longer on the page; the old copy stays."""
        for one in quotes:
            if one.lost:
                why = f"source {source.id} no longer has the quote of evidence {one.evidence}"
                flag = {"attention": SOURCE_CHANGED, "attention_why": why}
                writing.update("claim", one.claim, flag)

    def _unavailable(self, source: int, why: str) -> Archived:
        with self._desk.writing("source unavailable") as writing:
            if self._store.sources.get(source).state is SourceState.AVAILABLE:
                state = {
                    "state": SourceState.UNAVAILABLE,
                    "state_at": writing.at,
                    "state_why": why,
                }
                writing.update("source", source, state)
        return Archived(source, ArchiveStatus.UNAVAILABLE, why=why)


def is_web(place: str) -> bool:
    """Whether a place is an address on the web, and not that of anything on this machine."""
    return place.casefold().startswith(("http://", "https://"))


def _status(*, first: bool, same: bool, reads_the_same: bool) -> ArchiveStatus:
    if first:
        return ArchiveStatus.KEPT
    if same:
        return ArchiveStatus.UNCHANGED
    return ArchiveStatus.SAME_WORDS if reads_the_same else ArchiveStatus.CHANGED


def _compared(before: str, after: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the lines that are gone, and those that are new."""
    were = [line for line in map(one_line, before.splitlines()) if line]
    are = [line for line in map(one_line, after.splitlines()) if line]
    kept = {*were} & {*are}
    gone = dict.fromkeys(line for line in were if line not in kept)
    return tuple(gone), tuple(dict.fromkeys(line for line in are if line not in kept))
