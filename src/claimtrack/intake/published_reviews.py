"""Published fact-checks by others, in whatever form they come, as known claims.

A page with ClaimReview JSON-LD in it, a JSON document (one object, a list, an `@graph`, a Data
Commons feed, an answer of the Fact Check Tools), JSONL or CSV; gzip of any. Lists and documents
are streams: memory stays small however long they are. A bad entry becomes a RowFailure and the
next one is read. Nothing here turns a rating into a verdict.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import BinaryIO

from msgspec.structs import replace

from claimtrack.errors import BadInput
from claimtrack.intake.addresses import Limits, is_address
from claimtrack.intake.charset import decode, encoding_of_mark
from claimtrack.intake.claim_reviews import claims_in
from claimtrack.intake.json_stream import LONGEST_VALUE, BrokenJson, json_values
from claimtrack.intake.known_claims import read_list
from claimtrack.intake.opening import ending_of, opened
from claimtrack.intake.records import LIST_ENDINGS, Record
from claimtrack.intake.rows import RowFailure
from claimtrack.model.article import KnownClaim
from claimtrack.text.clean import one_line

REVIEW_ENDINGS = (*LIST_ENDINGS, ".json", ".jsonld", ".html", ".htm")
"""File name endings of published fact-checks; `.gz` may follow."""

FEED_LIMITS = Limits(size=500_000_000, seconds=900.0)
"""What fetching fact-checks may take: a feed of all that were ever published is large."""

_PAGE_ENDINGS = (".html", ".htm", ".xhtml")
_JSON_ENDINGS = (".json", ".jsonld")
_LARGEST_PAGE = 50_000_000
_SCRIPT = re.compile(r"<script\b([^<>]{0,2000})>", re.IGNORECASE)
_SCRIPT_END = re.compile(r"</script", re.IGNORECASE)
_WRAPPING = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|(?://)?\s*\]\]>);?\s*$")


def read_reviews(
    source: str, *, stdin: bytes | BinaryIO = b""
) -> Iterator[KnownClaim | RowFailure]:
    """Read published fact-checks from wherever they are.

    Args:
        source: a file, an address (which is fetched), or `-` for standard input.
        stdin: what `-` stands for.

    Yields:
        A claim or a failure for each entry, in order.

    Raises:
        NotFound: there is no such file or page.
        BadInput: it cannot be fetched or read, or holds no published fact-check.
    """
    if is_address(source):
        from claimtrack.intake.fetching import fetch

        fetched = fetch(source, FEED_LIMITS)
        ending = _ending_told(fetched.content_type) or ending_of(fetched.url_final)
        stream = io.BytesIO(fetched.data)
        yield from read_known_claims(stream, name=fetched.url_final, ending=ending)
    elif source == "-":
        given = io.BytesIO(stdin) if isinstance(stdin, bytes) else stdin
        yield from read_known_claims(given, name="-")
    else:
        yield from read_known_claims(Path(source))


def read_known_claims(
    source: Path | BinaryIO, *, name: str | None = None, ending: str | None = None
) -> Iterator[KnownClaim | RowFailure]:
    """Read published fact-checks from a file or a stream.

    Args:
        source: a file by its path, or a stream of bytes that the caller opened and closes.
        name: what to call it in messages; the path by default. An address is also where the
            entries stand that do not say where they do.
        ending: the ending that says what it is; that of the name by default. Where it says
            nothing, the first characters do.

    Yields:
        A claim or a failure for each entry, in order. Every string is clean, on one line but for
        the claim; a date that can be read is ISO 8601, any other as it stands.

    Raises:
        NotFound: there is no such file.
        BadInput: it cannot be read at all, or holds no published fact-check. Where it breaks off
            later, what came before it stands, and a failure says so.
    """
    last = 0
    try:
        for entry in _read(source, name, ending):
            last = entry.row
            yield entry
    except BadInput as trouble:
        if not last:
            raise
        yield RowFailure(last + 1, trouble.message)


def _read(
    source: Path | BinaryIO, name: str | None, ending: str | None
) -> Iterator[KnownClaim | RowFailure]:
    """Read published fact-checks, whichever their form."""
    name = name or (str(source) if isinstance(source, Path) else "-")
    ending = ending_of(name) if ending is None else ending
    page = name if is_address(name) else None
    with opened(source, name) as stream:
        if ending in LIST_ENDINGS:
            yield from _listed(stream, name, ending, page)
            return
        head = stream.peek(LONGEST_VALUE)
        if ending in _JSON_ENDINGS or _looks_json(head):
            entries = _documented(stream, page)
        elif ending in _PAGE_ENDINGS or head.lstrip()[:1] == b"<":
            entries = _on_page(stream, page)
        else:
            yield from _listed(stream, name, ending, page)
            return
        shown = "Standard input" if name == "-" else one_line(name)
        yield from _some(entries, f"{shown} holds no published fact-check (no ClaimReview).")


def _listed(
    stream: BinaryIO, name: str, ending: str, page: str | None
) -> Iterator[KnownClaim | RowFailure]:
    """Read a list with one entry a row, rows of JSON-LD among them."""
    for row in read_list(stream, name, ending):
        if isinstance(row, Record):
            claims = claims_in(json.loads(decode(row.raw)), 1, page)
            yield from (replace(entry, row=row.row) for entry in claims)
        else:
            yield row


def _documented(stream: BinaryIO, page: str | None) -> Iterator[KnownClaim | RowFailure]:
    """Read a JSON document entry by entry."""
    number = 0
    try:
        for value in json_values(stream):
            before = number
            for entry in claims_in(value, number + 1, page):
                number = entry.row
                yield entry
            if number == before and _should_be_entry(value):
                number += 1
                yield RowFailure(number, "The entry is no claim and no ClaimReview.")
    except BrokenJson:
        yield RowFailure(
            number + 1, "The document is broken or cut off here: nothing behind it could be read."
        )


def _should_be_entry(value: object) -> bool:
    """Whether a value in which nothing was found is a bad row, and not about something else."""
    return isinstance(value, dict) and not any(str(key).startswith("@") for key in value)


def _on_page(stream: BinaryIO, page: str | None) -> Iterator[KnownClaim | RowFailure]:
    """Read what the scripts of a page say."""
    text = decode(stream.read(_LARGEST_PAGE))
    page = page or _canonical(text)
    number = 0
    for script in _scripts(text):
        value = _loaded(script)
        if value is None:
            if "ClaimReview" in script:
                number += 1
                yield RowFailure(number, "The page says ClaimReview in what is not JSON.")
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
    """Decode a script, in the wrappings that publishers put around it; None if it is not JSON."""
    bare = _WRAPPING.sub("", _WRAPPING.sub("", script))
    for words in (bare, unescape(bare)):
        try:
            value: object = json.loads(words, strict=False)
        except (ValueError, RecursionError):
            continue
        return value
    return None


def _canonical(text: str) -> str | None:
    """Find the address that a page says it has."""
    link = re.search(
        r"<link\b[^<>]{0,500}\brel=[\"']?canonical\b[^<>]{0,2000}>", text, re.IGNORECASE
    )
    where = re.search(r"href=[\"']?(https?://[^\s\"'<>]+)", link[0]) if link else None
    return unescape(where[1]) if where else None


def _looks_json(head: bytes) -> bool:
    """Tell a JSON document from a list of rows by its beginning."""
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


def _ending_told(content_type: str) -> str:
    """Say what ending a media type stands for; empty if it does not tell."""
    return {
        "text/html": ".html",
        "application/xhtml+xml": ".html",
        "text/csv": ".csv",
        "application/json": ".json",
        "application/ld+json": ".json",
        "application/jsonl": ".jsonl",
        "application/x-ndjson": ".jsonl",
    }.get(content_type, "")


def _some(
    entries: Iterator[KnownClaim | RowFailure], nothing: str
) -> Iterator[KnownClaim | RowFailure]:
    """Yield entries; raise where there are none."""
    first = next(entries, None)
    if first is None:
        raise BadInput(nothing)
    yield first
    yield from entries
