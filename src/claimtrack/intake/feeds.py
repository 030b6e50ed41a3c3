"""Feeds: the entries of RSS and Atom, each a separate article.

An entry is cut out of the feed and read alone, between the feed's own head and tail, so that its
bytes can be kept and a broken entry does not affect the others. A document type that only names a
definition elsewhere, as RSS 0.91 prescribes, is left out; one with declarations of its own is
refused: entities it could define may expand without end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Any

from claimtrack.errors import BadInput
from claimtrack.intake.charset import decode, encoding_seen
from claimtrack.intake.entries import entry_document, stated_date
from claimtrack.intake.library import needed
from claimtrack.intake.manuscript import web_address
from claimtrack.intake.markup import plain_words
from claimtrack.intake.metadata import Metadata
from claimtrack.intake.rows import RowFailure
from claimtrack.model.article import Document, Hints
from claimtrack.text.clean import one_line
from claimtrack.text.partial import iso_date

_ROOT = re.compile(rb"<(?:[A-Za-z][\w.-]{0,20}:)?(?:rss|feed|RDF)(?=[\s>/])")
_TYPE_ELSEWHERE = re.compile(
    rb"<!DOCTYPE\s+[\w:.-]{1,40}"
    rb"(?:\s+(?:PUBLIC\s+(?:\"[^\"<>]*\"|'[^'<>]*')|SYSTEM)\s*(?:\"[^\"<>]*\"|'[^'<>]*')?)?\s*>",
    re.IGNORECASE,
)
_DECLARED_TYPE = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_DECLARED_SET = re.compile(rb"<\?xml\b[^<>]{0,200}?\bencoding\s*=\s*[\"']([\w.:-]{1,40})[\"']")
_DECLARATION = re.compile(r"\A\s*<\?xml\b[^<>]*\?>")
_PART = re.compile(
    rb"<!\[CDATA\[|<!--|<(?P<end>/?)(?P<name>(?:(?:atom|atom10|rss|a):)?(?:item|entry))(?=[\s/>])"
)
_CLOSED_BY = {b"<![CDATA[": b"]]>", b"<!--": b"-->"}
_LONGEST_SHELL = 200_000
_LONGEST_ENTRY = 5_000_000


def is_feed(head: bytes) -> bool:
    """Recognise a feed by its first bytes: comments and declarations, then its root element."""
    marked = encoding_seen(head)
    rest = head.decode(marked, errors="ignore").encode() if marked else head
    rest = rest.lstrip()
    while rest.startswith((b"<?", b"<!")):
        comment = rest.startswith(b"<!--")
        _, _, rest = rest.partition(b"-->" if comment else b">")
        rest = rest.lstrip()
    return bool(_ROOT.match(rest))


def read_feed(
    data: bytes, name: str, hints: Hints, charset: str | None = None
) -> Iterator[Document | RowFailure]:
    """Read the entries of a feed.

    Args:
        data: the feed, unpacked.
        name: the file, address or `-` that it came from.
        hints: what is known about all entries.
        charset: what its transport declared, if anything.

    Yields:
        A document or a failure for each entry, in order.

    Raises:
        BadInput: it has no entries, declares entities, or the library that reads feeds is missing.
        WrongUse: the date in the hints is not a date.
    """
    shown = "Standard input" if name == "-" else one_line(name)
    if hints.date:
        iso_date(hints.date, "date")
    parse = needed("feedparser", "feeds").parse
    marked = encoding_seen(data)
    if marked:
        data = data.decode(marked, errors="replace").encode()
    data = _TYPE_ELSEWHERE.sub(b"", data, count=1)
    spans = list(_entries(data))
    if not spans:
        raise BadInput(f"{shown} has no feed entries (RSS or Atom).")
    before, behind = data[: spans[0][0]], data[spans[-1][1] :]
    if _DECLARED_TYPE.search(before):
        raise BadInput(f"{shown} declares entities of its own: such feeds are refused.")
    if len(before) + len(behind) > _LONGEST_SHELL:
        raise BadInput(f"{shown} has too much text around its entries for a feed.")
    declared = _DECLARED_SET.search(before)
    charset = "utf-8" if marked else charset or (declared[1].decode() if declared else None)
    for number, (start, end) in enumerate(spans, 1):
        if end - start > _LONGEST_ENTRY:
            yield RowFailure(number, f"The entry is longer than {_LONGEST_ENTRY:,} bytes.")
            continue
        alone = decode(before + data[start:end] + behind, charset)
        # Only the entry itself may say how to read its bytes, not the address or the network.
        try:
            parsed = parse(
                BytesIO(_DECLARATION.sub("", alone).lstrip("\ufeff").encode(errors="replace")),
                response_headers={"content-type": "application/xml; charset=utf-8"},
                sanitize_html=False,
                resolve_relative_uris=False,
            )
        except ValueError as error:  # a character that there is none of
            yield RowFailure(number, f"The entry cannot be read: {error}.")
            continue
        yield _document(parsed, number, name, data[start:end], hints)


def _entries(data: bytes) -> Iterator[tuple[int, int]]:
    """Find where each entry begins and ends; an unclosed one ends with the feed."""
    at, depth, start, open_name = 0, 0, 0, b""
    while part := _PART.search(data, at):
        at = part.end()
        closed_by = _CLOSED_BY.get(part[0])
        if closed_by:
            end = data.find(closed_by, at)
            at = end + len(closed_by) if end >= 0 else len(data)
            continue
        ends = data.find(b">", at) + 1 or len(data)
        if data[ends - 2 : ends] == b"/>":
            continue
        if depth == 0 and not part["end"]:
            depth, start, open_name = 1, part.start(), part["name"]
        elif depth and part["name"] == open_name:
            depth += -1 if part["end"] else 1
            if depth == 0:
                yield start, ends
    if depth:
        yield start, len(data)


def _document(
    parsed: Mapping[str, Any], number: int, name: str, raw: bytes, hints: Hints
) -> Document | RowFailure:
    """Make a document from the parsed entry."""
    if not parsed["entries"]:
        return RowFailure(number, "The entry cannot be read: it is broken or cut off.")
    entry, feed = parsed["entries"][0], parsed["feed"]
    publisher = (entry.get("source") or {}).get("title") or feed.get("title")
    language = entry.get("language") or feed.get("language")
    metadata = Metadata(
        title=entry.get("title"),
        url=web_address(entry.get("link")),
        publisher=plain_words(publisher or "") or None,
        author=_author(entry) or _author(feed),
        published_on=_date(entry),
        language=one_line(language) if language else None,
    )
    document = entry_document(name, raw, _body(entry), metadata, hints)
    return document or RowFailure(number, "The entry has no text.")


def _body(entry: Mapping[str, Any]) -> str:
    """Return the content of an entry, the longest if there are several, else its summary."""
    contents = [content.get("value") or "" for content in entry.get("content") or ()]
    return max(contents, key=len, default="") or entry.get("summary") or ""


def _author(source: Mapping[str, Any]) -> str | None:
    """Return the names of its authors."""
    names = [author.get("name") or "" for author in source.get("authors") or ()]
    joined = ", ".join(dict.fromkeys(name for name in map(plain_words, names) if name))
    return joined or None


def _date(entry: Mapping[str, Any]) -> str | None:
    """Return the day it was published, in its own time zone, else the day it was changed."""
    for field in ("published", "updated"):
        written = stated_date(entry.get(field))
        if written:
            return written
        parsed = entry.get(f"{field}_parsed")
        if parsed:
            return "{:04d}-{:02d}-{:02d}".format(*parsed[:3])
    return None
