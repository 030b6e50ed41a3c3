"""Sources: the pages, files, people and publishers that verdicts lean on, each on file once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import asdict

from claimtrack.desk.base import typed
from claimtrack.desk.records import SOURCE_WITHDRAWN, lapse, last_hand, leaning, refuse
from claimtrack.errors import NotFound, Refused, WrongUse
from claimtrack.model.card import SourceCard
from claimtrack.model.case import withdrawn
from claimtrack.model.evidence import Snapshot, Source, SourceKind, SourceRank, SourceState
from claimtrack.rules import refusals
from claimtrack.text.clean import one_line
from claimtrack.text.fold import fold
from claimtrack.text.page_address import page_key, without_login
from claimtrack.text.partial import iso_date

if TYPE_CHECKING:
    from claimtrack.desk.copies import Copy
    from claimtrack.desk.desk import Desk
    from claimtrack.desk.impact import Dependents
    from claimtrack.store.writing import Writing


ALIKE = 75
"""How similar a source's name must be to the search words, out of 100."""


_DIGITS = 10
"""From this many digits on, a number is taken as a title rather than a source number."""


EDITABLE = frozenset(
    {
        "title",
        "publisher",
        "archived_url",
        "published_on",
        "kind",
        "rank",
        "confidential",
        "note",
    }
)


class NewSource(Struct, frozen=True):
    """A source as a reviewer enters it. Dates are ISO 8601, possibly partial."""

    title: str = ""
    publisher: str | None = None
    url: str | None = None
    archived_url: str | None = None
    published_on: str | None = None
    kind: SourceKind = SourceKind.DOCUMENT
    rank: SourceRank = SourceRank.SECONDARY
    note: str = ""
    confidential: bool = False


class FoundSource(Struct, frozen=True):
    """A search hit: how similar the source's name is (0..100), or that its text has the words."""

    source: Source
    score: float
    in_text: bool = False


class AddedSource(Struct, frozen=True):
    """A source that was added, by its number, or that was `known`: already on file."""

    id: int
    known: bool


class Sources:
    """Sources on file, and trust in them."""

    def __init__(self, desk: Desk) -> None:
        self._desk, self._store = desk, desk.store

    def listed(self, *, limit: int | None = None, offset: int = 0) -> tuple[Source, ...]:
        """Return the sources, newest first, each with how many pieces of evidence use it.

        Args:
            limit: how many at most; None: all.
            offset: how many of the newest to leave out.
        """
        return self._store.sources.listed(limit=limit, offset=offset)

    def count(self) -> int:
        """Count the sources on file."""
        return self._store.sources.count()

    def add(self, new: NewSource) -> AddedSource:
        """Add a source, reusing one on file with the same page, or same name and no address.

        Raises:
            WrongUse: it has neither title nor address, or an invalid date.
        """
        row = source_row(new)
        with self._desk.writing("add source") as writing:
            known = self.known(row)
            return AddedSource(known or put_source(writing, row), known=known is not None)

    def add_file(self, path: Path, new: NewSource | None = None) -> AddedSource:
        """Add a local file as a source, with its bytes and its text.

        It may be a document, an email, a recording or notes. If it has no text, only its bytes are
        kept; if it is too large, only its hash. A file that is already kept is reused.

        Args:
            path: the file.
            new: what is known about it; empty fields are filled from the file.

        Raises:
            NotFound: there is no such file.
            BadInput: it cannot be read.
            WrongUse: an invalid date.
        """
        from claimtrack.desk.copies import copy_of_file

        copy = copy_of_file(self._desk.quarantine, path)
        row = file_row(copy, new or NewSource())
        with self._desk.writing("add source") as writing:
            known = self._store.sources.holding(copy.sha256)
            return AddedSource(known or put_source(writing, row, copy), known=known is not None)

    def edit(self, source: int, *, version: int | None = None, **changes: Any) -> None:  # noqa: ANN401 - each its own
        """Edit the details of a source; this does not affect verdicts that lean on it.

        Args:
            source: the source.
            version: the version the changes were made over.
            changes: any of title, publisher, archived_url, published_on, kind, rank, confidential,
                note.

        Raises:
            NotFound: it is not on file.
            WrongUse: a field that cannot be edited, no title, or an invalid date.
            Stale: another reviewer has changed it since.
        """
        if unknown := changes.keys() - EDITABLE:
            raise WrongUse(f"The {', '.join(sorted(unknown))} of a source cannot be edited.")
        with self._desk.writing("edit source") as writing:
            now = self._store.sources.get(source)
            given = {name: getattr(now, name) for name in EDITABLE} | changes
            row = source_row(NewSource(url=now.url, **given))
            kept = {name: row[name] for name in changes}
            writing.update("source", source, kept, version=version)

    def get(self, key: int) -> Source:
        """Return a source.

        Raises:
            NotFound: it is not on file.
        """
        return self._store.sources.get(key)

    def snapshots(self, source: int) -> tuple[Snapshot, ...]:
        """Return the copies kept of a source, oldest first."""
        return self._store.sources.snapshots(source)

    def card(self, source: int, *, confidential: bool = False) -> SourceCard:
        """Return a source with its copies, without its name and words where it is confidential.

        Raises:
            NotFound: it is not on file.
        """
        from claimtrack.report.redaction import redacted_source

        with self._store.reading():
            on_file, copies = self.get(source), self.snapshots(source)
        if confidential or not on_file.confidential:
            return SourceCard(on_file, copies, shown=True)
        return SourceCard(redacted_source(on_file), copies, shown=False)

    def find(self, said: str, *, limit: int = 20) -> tuple[FoundSource, ...]:
        """Find sources by name, publisher, address or note, tolerating typing errors.

        Sources whose kept text contains all the words come after those.
        """
        from rapidfuzz import fuzz

        wanted = fold(said)
        if not wanted:
            return ()
        with self._store.reading():
            every = self._store.sources.listed()
            in_text = self._store.sources.whose_text_has(said)
        by_name = []
        for source in every:
            about = fold(" ".join(filter(None, (source.title, source.publisher, source.note))))
            scores = (fuzz.token_set_ratio(wanted, about), fuzz.partial_ratio(wanted, about))
            address = fuzz.partial_ratio(wanted, fold(source.url or "")) if source.url else 0.0
            score = max(*scores, address) if about or address else 0.0
            if score >= ALIKE:
                by_name.append(FoundSource(source, score, source.id in in_text))
        by_name.sort(key=lambda found: -found.score)
        named = {found.source.id for found in by_name}
        known = {source.id: source for source in every}
        rest = (FoundSource(known[key], 0.0, in_text=True) for key in in_text if key not in named)
        return (*by_name, *rest)[:limit]

    def named(self, said: str) -> Source | None:
        """Return the source with this number, address or exact title, or None."""
        words = one_line(said)
        number = words.removeprefix("#")
        if number.isdecimal() and len(number) < _DIGITS:
            try:
                return self._store.sources.get(int(number))
            except NotFound:
                return None
        if not words:
            return None
        address = "://" in words or words.startswith("www.")
        row = source_row(NewSource(url=words) if address else NewSource(title=words))
        key = self.known(row) or self._store.sources.titled(words)
        return None if key is None else self._store.sources.get(key)

    def known(self, row: dict[str, Any]) -> int | None:
        """Return the source on file with the same page or exactly the same name, or None."""
        if row["page"]:
            return self._store.sources.at_page(row["page"])
        return self._store.sources.called(row["title"], row["publisher"], row["published_on"])

    def withdraw(self, source: int, why: str) -> Dependents:
        """Withdraw a source: it no longer counts, and the claims that lean on it are flagged.

        Sign-offs of verdicts that lean on it lapse. One undo reverses all of it.

        Args:
            source: the source.
            why: what is wrong with it.

        Returns:
            What leans on it.

        Raises:
            NotFound: there is no such source.
            WrongUse: no reason is given.
            Refused: it has already been withdrawn.
        """
        reason = typed(why)
        if not reason:
            raise WrongUse("Say why you are withdrawing the source.")
        with self._desk.writing("withdraw source") as writing:
            refuse(refusals.withdraw(*self._state(source)))
            state = {"state": SourceState.WITHDRAWN, "state_at": writing.at, "state_why": reason}
            writing.update("source", source, state)
            flag = withdrawn(source)
            for case in self._store.claims.cases(self._store.sources.leaning(source)):
                if case.verdict is not None and leaning(case, case.verdict, source):
                    lapse(writing, case, flag)
                attention = {"attention": SOURCE_WITHDRAWN, "attention_why": flag}
                writing.update("claim", case.claim.id, attention)
        return self._desk.impact.of_source(source)

    def restore(self, source: int) -> None:
        """Restore a source that was withdrawn or whose page was unavailable.

        Claims flagged only because of it are cleared; sign-offs that lapsed stay lapsed.

        Raises:
            NotFound: there is no such source.
            Refused: nothing is wrong with it.
        """
        with self._desk.writing("restore source") as writing:
            refuse(refusals.restore(*self._state(source)))
            state = {"state": SourceState.AVAILABLE, "state_at": writing.at, "state_why": None}
            writing.update("source", source, state)
            for case in self._store.claims.cases(self._store.sources.leaning(source)):
                others = any(one.source.state is SourceState.WITHDRAWN for one in case.evidence)
                if case.claim.attention == SOURCE_WITHDRAWN and not others:
                    none = {"attention": None, "attention_why": None}
                    writing.update("claim", case.claim.id, none)

    def mark_unavailable(self, source: int, why: str = "") -> None:
        """Record that the page of a source is gone; what it said still counts.

        Raises:
            NotFound: there is no such source.
            Refused: it was withdrawn, or is already unavailable.
        """
        with self._desk.writing("source unavailable") as writing:
            refuse(refusals.mark_unavailable(*self._state(source)))
            state = {
                "state": SourceState.UNAVAILABLE,
                "state_at": writing.at,
                "state_why": typed(why) or None,
            }
            writing.update("source", source, state)

    def _state(self, source: int) -> tuple[Source, str]:
        """A source, and who said last how it stands."""
        by = last_hand(self._store, "source", source, "state")
        return self._store.sources.get(source), by


def source_row(new: NewSource) -> dict[str, Any]:
    """Return the columns of a source as they are stored.

    Raises:
        WrongUse: it has neither title nor address, or an invalid date.
    """
    row = {
        name: (one_line(value) or None) if isinstance(value, str) else value
        for name, value in asdict(new).items()
    }
    row["note"] = typed(new.note)
    row["confidential"] = int(new.confidential)
    for name in ("url", "archived_url"):
        row[name] = without_login(str(row[name])) if row[name] else None
    if row["url"]:
        row["url"] = str(row["url"]).replace(" ", "%20")  # as a browser does
    row["page"] = page_key(row["url"])
    row["title"] = row["title"] or row["url"]
    if not row["title"]:
        raise WrongUse("A source needs a title or an address.")
    if row["published_on"]:
        row["published_on"] = iso_date(str(row["published_on"]), "date of the source")
    return row


def file_row(copy: Copy, new: NewSource) -> dict[str, Any]:
    """Return the columns of a source that is a file; what is not known is taken from its copy.

    Raises:
        WrongUse: an invalid date.
    """
    return source_row(copy.fills(new))


def put_source(writing: Writing, row: dict[str, Any], copy: Copy | None = None) -> int:
    """Insert a source, with the copy of it that is a file, and return its number."""
    from claimtrack.desk.copies import keep

    if copy is None:
        return writing.insert("source", row)
    key = writing.insert("source", {**row, "retrieved_at": writing.at})
    keep(writing, key, copy)
    return key


def refuse_withdrawn(source: Source) -> None:
    """Refuse new evidence from a source that was withdrawn.

    Raises:
        Refused: the source was withdrawn.
    """
    if source.state == "withdrawn":
        why = f" ({source.state_why})" if source.state_why else ""
        raise Refused(f"Source {source.id} was withdrawn{why}: it cannot be used as evidence.")
