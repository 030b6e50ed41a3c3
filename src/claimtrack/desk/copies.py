"""Copies of sources: what was fetched or added becomes a snapshot that quotes are checked against.

A copy is never changed. If a page changes later, a second copy is kept beside the first, and each
quote is checked against the newest copy that has it.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from claimtrack.errors import BadInput, NotFound
from claimtrack.files import guarded
from claimtrack.model.evidence import QuoteCheck
from claimtrack.text.clean import one_line
from claimtrack.text.page_address import page_key

if TYPE_CHECKING:
    from claimtrack.desk.sources import NewSource
    from claimtrack.intake.quarantine import Quarantine
    from claimtrack.match.quotes import Quotable, QuoteFinding
    from claimtrack.store.keys import Row
    from claimtrack.store.store import Store
    from claimtrack.store.writing import Writing

LARGEST = 50_000_000
"""The largest copy that is kept, in bytes; of a larger file, only the hash is kept."""

_BLOCK = 1 << 20
_BETTER = (
    QuoteCheck.VERBATIM,
    QuoteCheck.NEAR,
    QuoteCheck.NOT_FOUND,
    QuoteCheck.NOT_CHECKED,
)


class Copy(Struct, frozen=True):
    """A copy: where it came from, its bytes (None: too large), its hash and its text."""

    origin: str
    size: int
    sha256: str
    data: bytes | None = None
    media_type: str | None = None
    readable: str | None = None
    unread_why: str | None = None
    title: str = ""
    published_on: str | None = None
    publisher: str | None = None
    page: str | None = None

    def fills(self, new: NewSource) -> NewSource:
        """Return a new source with its empty fields filled from this copy of it."""
        return replace(
            new,
            title=new.title or self.title or self.origin,
            publisher=new.publisher or self.publisher,
            published_on=new.published_on or self.published_on,
        )

    def row(self) -> Row:
        """Return the columns of its snapshot that do not depend on who keeps it."""
        return {
            "origin": self.origin,
            "page": self.page,
            "media_type": self.media_type,
            "bytes": None if self.data is None else zlib.compress(self.data),
            "size": self.size,
            "sha256": self.sha256,
            "readable": self.readable,
            "unread_why": self.unread_why,
        }


class FoundQuote(Struct, frozen=True):
    """Whether any copy of a source has a quote, and where the nearest passage differs."""

    check: QuoteCheck
    differing: tuple[tuple[str, str], ...] = ()


class CheckedQuote(Struct, frozen=True):
    """The check of one quote, now and before; `lost`: it is no longer in the newest copy."""

    evidence: int
    claim: int
    quote: str
    check: QuoteCheck
    before: QuoteCheck
    found: str = ""
    differing: tuple[tuple[str, str], ...] = ()
    lost: bool = False


def copy_of_bytes(
    quarantine: Quarantine, origin: str, data: bytes, media_type: str | None = None
) -> Copy:
    """Make a copy of some bytes and have their text read, if they have any."""
    kept = Copy(
        origin=one_line(origin),
        size=len(data),
        sha256=hashlib.sha256(data).hexdigest(),
        data=data,
        media_type=media_type,
    )
    try:
        document = quarantine.copy(origin, data, media_type)
    except BadInput as trouble:
        return replace(kept, unread_why=trouble.message)
    return replace(
        kept,
        readable=document.text,
        title=document.title,
        published_on=document.published_on,
        publisher=document.publisher,
        page=page_key(document.url),
    )


def copy_of_file(quarantine: Quarantine, path: Path) -> Copy:
    """Make a copy of a file; if it is too large to keep, only its hash.

    Raises:
        NotFound: there is no such file.
        BadInput: it cannot be read.
    """
    try:
        if path.stat().st_size <= LARGEST:
            copy = copy_of_bytes(quarantine, str(path), guarded(path).read_bytes())
            return replace(copy, origin=one_line(path.name))
        hashed = hashlib.sha256()
        with guarded(path).open("rb") as file:
            while block := file.read(_BLOCK):
                hashed.update(block)
        size = path.stat().st_size
    except FileNotFoundError as trouble:
        raise NotFound(f"There is no file {one_line(str(path))}: check the path.") from trouble
    except OSError as trouble:
        name = one_line(str(path))
        raise BadInput(f"{name} cannot be read: {trouble.strerror or trouble}.") from trouble
    why = f"It has {size:,} bytes, and at most {LARGEST:,} are kept: keep the file safe."
    return Copy(one_line(path.name), size, hashed.hexdigest(), unread_why=why)


def keep(writing: Writing, source: int, copy: Copy) -> int:
    """Store a copy beside earlier ones, and return the number of its snapshot."""
    row = {"source": source, **copy.row(), "kept_at": writing.at, "kept_by": writing.who}
    return writing.insert("snapshot", row)


def check_quotes(
    writing: Writing, store: Store, source: int, only: int | None = None
) -> tuple[CheckedQuote, ...]:
    """Check the quotes of a source against its copies, newest first, and record the results.

    Args:
        writing: the write this belongs to.
        store: where the copies are read.
        source: the source.
        only: one piece of evidence, where only that is new.
    """
    rows = writing.rows("evidence", source=source)
    rows = [row for row in rows if row["quote"].strip() and only in {None, row["id"]}]
    copies = _copies(store, source) if rows else []
    return tuple(_check(writing, row, copies) for row in rows) if copies else ()


def look_for_quote(store: Store, source: int, quote: str) -> FoundQuote:
    """Look for a quote in the copies of a source; nothing is recorded.

    Args:
        store: where the copies are read.
        source: the source.
        quote: the words.
    """
    copies = _copies(store, source) if quote.strip() else []
    if not copies:
        return FoundQuote(QuoteCheck.NOT_CHECKED)
    _, finding = _best([(snapshot, text.check(quote)) for snapshot, text in copies])
    return FoundQuote(finding.check, _differing(finding))


def _copies(store: Store, source: int) -> list[tuple[int, Quotable]]:
    """Return the readable copies of a source, newest first, each with its number."""
    from claimtrack.match.quotes import Quotable

    return [
        (snapshot.id, Quotable(text))
        for snapshot in reversed(store.sources.snapshots(source))
        if (text := store.sources.readable(snapshot.id)) is not None
    ]


def _best(findings: list[tuple[int, QuoteFinding]]) -> tuple[int, QuoteFinding]:
    return min(findings, key=lambda one: _BETTER.index(one[1].check))


def _differing(finding: QuoteFinding) -> tuple[tuple[str, str], ...]:
    return tuple((one.quoted, one.found) for one in finding.changes)


def _check(writing: Writing, row: Row, copies: Sequence[tuple[int, Quotable]]) -> CheckedQuote:
    findings = [(snapshot, text.check(row["quote"])) for snapshot, text in copies]
    newest = findings[0][1]
    against, finding = _best(findings)
    differing = _differing(finding)
    values = {
        "quote_check": finding.check,
        "checked_against": against,
        "found": finding.found if finding.check is QuoteCheck.NEAR else "",
        "differing": json.dumps(differing, ensure_ascii=False),
    }
    writing.update("evidence", row["id"], values)
    return CheckedQuote(
        evidence=row["id"],
        claim=row["claim"],
        quote=row["quote"],
        check=finding.check,
        before=QuoteCheck(row["quote_check"]),
        found=finding.found,
        differing=differing,
        lost=finding.check is QuoteCheck.VERBATIM and newest.check is not QuoteCheck.VERBATIM,
    )
