"""Published fact-checks by others, in any supported form, as known claims.

A page with ClaimReview JSON-LD, a JSON document (one object, a list, an `@graph`, a Data Commons
feed, an answer of the Fact Check Tools), JSONL or CSV; gzip of any. Lists and documents are
streams: memory use stays small however long they are. A bad entry becomes a RowFailure and the next
one is read. Ratings never become verdicts.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator, Mapping
from html import unescape
from pathlib import Path
from typing import BinaryIO, cast

from msgspec.structs import replace

from claimtrack.errors import BadInput
from claimtrack.intake.addresses import is_address
from claimtrack.intake.charset import decode, encoding_of_mark
from claimtrack.intake.claim_reviews import claims_in
from claimtrack.intake.json_ld import unwrapped
from claimtrack.intake.json_stream import LONGEST_VALUE, BrokenJson, json_values
from claimtrack.intake.known_claims import columns_of, read_list
from claimtrack.intake.loose_json import loads, tidied
from claimtrack.intake.marked_up import marked_up
from claimtrack.intake.opening import Peekable, ending_of, opened
from claimtrack.intake.readers import LIST_ENDINGS
from claimtrack.intake.records import Record
from claimtrack.intake.rows import RowFailure
from claimtrack.model.article import KnownClaim
from claimtrack.text.clean import one_line

_PAGE_ENDINGS = (".html", ".htm", ".xhtml")
_JSON_ENDINGS = (".json", ".jsonld")
_LARGEST_PAGE = 50_000_000
NO_ENTRY = "The entry is neither a claim nor a ClaimReview."
_SCRIPT = re.compile(r"<script\b([^<>]{0,2000})>", re.IGNORECASE)
_SCRIPT_END = re.compile(r"</script", re.IGNORECASE)


def read_known_claims(
    source: Path | BinaryIO,
    *,
    name: str | None = None,
    ending: str | None = None,
    mapping: Mapping[str, str] | None = None,
) -> Iterator[KnownClaim | RowFailure]:
    """Read published fact-checks from a file or a stream.

    Args:
        source: a file by its path, or a stream of bytes that the caller opened and closes.
        name: what to call it in messages; the path by default. If it is an address, it is also the
            address of entries without their own.
        ending: the ending that tells its form; that of the name by default. If it tells nothing,
            the first characters do.
        mapping: the columns or names that hold some `FIELDS` of a list.

    Yields:
        A claim or a failure for each entry, in order. Every string is clean and, except for the
        claim, on one line; a readable date is ISO 8601, any other as given.

    Raises:
        NotFound: there is no such file.
        BadInput: it cannot be read at all, or has no published fact-check. If it breaks off later,
            everything before is yielded, and then a failure.
        WrongUse: the mapping names a field that claims do not have.
    """
    last = 0
    try:
        for entry in _read(source, name, ending, columns_of(mapping or {})):
            last = entry.row
            yield entry
    except BadInput as trouble:
        if not last:
            raise
        yield RowFailure(last + 1, trouble.message)


def _read(
    source: Path | BinaryIO, name: str | None, ending: str | None, columns: Mapping[str, str]
) -> Iterator[KnownClaim | RowFailure]:
    """Read published fact-checks in any form."""
    name = name or (str(source) if isinstance(source, Path) else "-")
    ending = ending_of(name) if ending is None else ending
    page = name if is_address(name) else None
    with opened(source, name) as stream:
        if ending in LIST_ENDINGS:
            yield from _listed(stream, name, ending, page, columns)
            return
        head = stream.peek(LONGEST_VALUE)
        if ending in _JSON_ENDINGS or _looks_json(head):
            entries = _documented(stream, page, columns)
        elif ending in _PAGE_ENDINGS or head.lstrip()[:1] == b"<":
            entries = _on_page(stream, page)
        else:
            yield from _listed(stream, name, ending, page, columns)
            return
        shown = "Standard input" if name == "-" else one_line(name)
        yield from _some(entries, f"{shown} holds no published fact-check (no ClaimReview).")


def _listed(
    stream: BinaryIO, name: str, ending: str, page: str | None, columns: Mapping[str, str]
) -> Iterator[KnownClaim | RowFailure]:
    """Read a list with one entry per row, which may be JSON-LD."""
    for row in read_list(stream, name, ending, columns):
        if isinstance(row, Record):
            claims = list(claims_in(loads(decode(row.raw)), 1, page))
            yield from (replace(entry, row=row.row) for entry in claims)
            if not claims:
                yield RowFailure(row.row, NO_ENTRY)
        else:
            yield row


def _documented(
    stream: Peekable, page: str | None, columns: Mapping[str, str]
) -> Iterator[KnownClaim | RowFailure]:
    """Read a JSON document entry by entry."""
    number = 0
    try:
        for value in json_values(_tidied(stream)):
            before = number
            for entry in claims_in(value, number + 1, page, columns):
                number = entry.row
                yield entry
            if number == before and _should_be_entry(value):
                number += 1
                yield RowFailure(number, NO_ENTRY)
    except BrokenJson:
        yield RowFailure(
            number + 1, "The document is broken or cut off here: nothing after it could be read."
        )


class _Continued:
    """A stream of which the beginning was read before."""

    def __init__(self, beginning: bytes, rest: BinaryIO) -> None:
        self._beginning, self._rest = beginning, rest

    def read(self, size: int) -> bytes:
        """Read some bytes, those of the beginning first."""
        given, self._beginning = self._beginning[:size], self._beginning[size:]
        return given or self._rest.read(size)


def _tidied(stream: Peekable) -> BinaryIO:
    """Return a document without stray commas and comments, if it is not too large for that."""
    data = stream.read(LONGEST_VALUE)
    if len(data) < LONGEST_VALUE:
        text = decode(data).lstrip("\ufeff")
        try:
            json.loads(text, strict=False)
        except (ValueError, RecursionError):
            return io.BytesIO(tidied(text).encode(errors="replace"))
    return cast("BinaryIO", _Continued(data, stream))


def _should_be_entry(value: object) -> bool:
    """Whether a value without a claim is a bad row rather than something unrelated."""
    return isinstance(value, dict) and not any(str(key).startswith("@") for key in value)


def _on_page(stream: BinaryIO, page: str | None) -> Iterator[KnownClaim | RowFailure]:
    """Read the scripts of a page."""
    text = decode(stream.read(_LARGEST_PAGE))
    page = page or _canonical(text)
    number = 0
    for node in marked_up(text, "ClaimReview"):
        for entry in claims_in(node, number + 1, page):
            number = entry.row
            yield entry
    for script in _scripts(text):
        value = _loaded(script)
        if value is None:
            if "ClaimReview" in script:
                number += 1
                yield RowFailure(number, "The page has a ClaimReview that is not valid JSON.")
            continue
        for entry in claims_in(value, number + 1, page):
            number = entry.row
            yield entry


def _scripts(text: str) -> Iterator[str]:
    """Yield the JSON-LD scripts of a page."""
    at = 0
    while script := _SCRIPT.search(text, at):
        end = _SCRIPT_END.search(text, script.end())
        at = end.start() if end else len(text)
        if "ld+json" in script[1].casefold():
            yield text[script.end() : at]


def _loaded(script: str) -> object:
    """Decode a script without the wrappers that publishers add; None if it is not JSON."""
    bare = unwrapped(unwrapped(script))
    for words in (bare, unescape(bare)):
        try:
            value = loads(words)
        except (ValueError, RecursionError):
            continue
        return value
    return None


def _canonical(text: str) -> str | None:
    """Find the address that a page declares as its own."""
    link = re.search(
        r"<link\b[^<>]{0,500}\brel=[\"']?canonical\b[^<>]{0,2000}>", text, re.IGNORECASE
    )
    where = re.search(r"href=[\"']?(https?://[^\s\"'<>]+)", link[0]) if link else None
    return unescape(where[1]) if where else None


def _looks_json(head: bytes) -> bool:
    """Tell a JSON document from a list of rows by its first bytes."""
    marked = encoding_of_mark(head)
    start = (head.decode(marked, errors="ignore").encode() if marked else head).lstrip()
    if start[:1] == b"[":
        return True
    if start[:1] != b"{":
        return False
    try:
        json.loads(start.partition(b"\n")[0])
    except (ValueError, RecursionError):
        return True
    return False


def _some(
    entries: Iterator[KnownClaim | RowFailure], nothing: str
) -> Iterator[KnownClaim | RowFailure]:
    """Yield entries; raise if there are none."""
    first = next(entries, None)
    if first is None:
        raise BadInput(nothing)
    yield first
    yield from entries
