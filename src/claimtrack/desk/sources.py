"""Sources: pages, files, people and publishers that claims lean on, each on file once."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimtrack.desk.base import DeskBase, typed
from claimtrack.errors import NotFound, Refused, WrongUse
from claimtrack.model.evidence import Snapshot, Source, SourceKind, SourceRank
from claimtrack.text.clean import one_line
from claimtrack.text.fold import fold
from claimtrack.text.page_address import page_key
from claimtrack.text.partial import iso_date

if TYPE_CHECKING:
    from claimtrack.store.writing import Writing

ALIKE = 75
"""How like the words that are looked for a source's name must be, of 100."""

_DIGITS = 10
"""Digits from which a number is a title, and no number of a source."""

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


@dataclass(frozen=True, slots=True)
class NewSource:
    """A source as a person gives it. Dates are ISO 8601, possibly partial."""

    title: str = ""
    publisher: str | None = None
    url: str | None = None
    archived_url: str | None = None
    published_on: str | None = None
    kind: SourceKind = SourceKind.DOCUMENT
    rank: SourceRank = SourceRank.SECONDARY
    note: str = ""
    confidential: bool = False


@dataclass(frozen=True, slots=True)
class FoundSource:
    """A source that fits some words: how like its name is (0..100), or that its text has them."""

    source: Source
    score: float
    in_text: bool = False


class Sourcing(DeskBase):
    """Keeping sources."""

    def add_source(self, new: NewSource) -> int:
        """Put a source on file; a page, or a name without address, that is there is used again.

        Returns:
            The number of the source.

        Raises:
            WrongUse: it has neither title nor address, or a date that is none.
        """
        row = source_row(new)
        known = self.known_source(row)
        if known is not None:
            return known
        with self.writing("add source") as writing:
            return self.put_source(writing, row)

    def add_file(self, path: Path, new: NewSource | None = None) -> int:
        """Put a local file on file as a source, with its bytes and its words.

        A document, an email, a recording or notes; of what has no words the bytes are kept, of what
        is too large the hash. A file whose bytes are kept already is used again.

        Args:
            path: the file.
            new: what is known of it; what is left empty is taken from the file.

        Returns:
            The number of the source.

        Raises:
            NotFound: there is no such file.
            BadInput: it cannot be read.
            WrongUse: a date that is none.
        """
        from claimtrack.desk.copies import copy_of_file, keep

        copy = copy_of_file(path)
        known = self.store.sources.holding(copy.sha256)
        if known is not None:
            return known
        new = new or NewSource()
        row = source_row(
            replace(
                new,
                title=new.title or copy.title or copy.origin,
                publisher=new.publisher or copy.publisher,
                published_on=new.published_on or copy.published_on,
            )
        )
        with self.writing("add source") as writing:
            key = writing.insert("source", {**row, "retrieved_at": writing.at})
            keep(writing, key, copy)
            return key

    def edit_source(self, source: int, *, version: int | None = None, **changes: Any) -> None:  # noqa: ANN401 - each its own
        """Mend what is known of a source; claims that lean on it are not judged anew by that.

        Args:
            source: the source.
            version: the version the changes were made over.
            changes: any of title, publisher, archived_url, published_on, kind, rank, confidential,
                note.

        Raises:
            NotFound: it is not on file.
            WrongUse: a field that is not edited, no title, or a date that is none.
            Stale: somebody changed it since.
        """
        if unknown := changes.keys() - EDITABLE:
            raise WrongUse(f"{', '.join(sorted(unknown))} of a source is not edited.")
        now = self.store.sources.get(source)
        given = {name: getattr(now, name) for name in EDITABLE} | changes
        row = source_row(NewSource(url=now.url, **given))
        kept = {name: row[name] for name in changes}
        with self.writing("edit source") as writing:
            writing.update("source", source, kept, version=version)

    def source(self, key: int) -> Source:
        """One source.

        Raises:
            NotFound: it is not on file.
        """
        return self.store.sources.get(key)

    def snapshots(self, source: int) -> tuple[Snapshot, ...]:
        """The copies kept of a source, oldest first."""
        return self.store.sources.snapshots(source)

    def find_sources(self, said: str, *, limit: int = 20) -> tuple[FoundSource, ...]:
        """Look for sources by name, publisher, address or note, typing errors allowed for.

        Sources in whose kept words all the words stand come behind those.
        """
        from rapidfuzz import fuzz

        wanted = fold(said)
        if not wanted:
            return ()
        with self.store.reading():
            every = self.store.sources.listed()
            in_text = self.store.sources.whose_text_has(said)
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

    def named_source(self, said: str) -> Source | None:
        """The source on file that is meant by a number, an address or its whole title, or None."""
        words = one_line(said)
        number = words.removeprefix("#")
        if number.isdecimal() and len(number) < _DIGITS:
            try:
                return self.store.sources.get(int(number))
            except NotFound:
                return None
        if not words:
            return None
        address = "://" in words or words.startswith("www.")
        row = source_row(NewSource(url=words) if address else NewSource(title=words))
        key = self.known_source(row) or self.store.sources.titled(words)
        return None if key is None else self.store.sources.get(key)

    def known_source(self, row: dict[str, Any]) -> int | None:
        """The source on file that is the same page, or is called exactly so, or None."""
        if row["page"]:
            return self.store.sources.at_page(row["page"])
        return self.store.sources.called(row["title"], row["publisher"], row["published_on"])

    def put_source(self, writing: Writing, row: dict[str, Any]) -> int:
        """Put a source on file unless it is there by now; gives its number."""
        return self.known_source(row) or writing.insert("source", row)


def source_row(new: NewSource) -> dict[str, Any]:
    """The columns of a source as they are kept.

    Raises:
        WrongUse: it has neither title nor address, or a date that is none.
    """
    row = {
        name: (one_line(value) or None) if isinstance(value, str) else value
        for name, value in asdict(new).items()
    }
    row["note"] = typed(new.note)
    row["confidential"] = int(new.confidential)
    if row["url"]:
        row["url"] = str(row["url"]).replace(" ", "%20")  # as a browser does
    row["page"] = page_key(row["url"])
    row["title"] = row["title"] or row["url"]
    if not row["title"]:
        raise WrongUse("A source needs a title or an address.")
    if row["published_on"]:
        row["published_on"] = iso_date(str(row["published_on"]), "date of the source")
    return row


def refuse_withdrawn(source: Source) -> None:
    """Let nothing new lean on a source that was withdrawn.

    Raises:
        Refused: it was.
    """
    if source.state == "withdrawn":
        why = f" ({source.state_why})" if source.state_why else ""
        raise Refused(f"Source {source.id} was withdrawn{why}: it is evidence for nothing.")
