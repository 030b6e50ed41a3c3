"""Documents: the articles in a named source: a file, an address or standard input.

One article, a feed, or a list of articles, recognised by the ending, the media type and the first
bytes. Addresses are fetched here, but only those that were named.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import BinaryIO

from msgspec import Struct
from msgspec.structs import replace

from claimtrack.errors import BadInput, NotFound
from claimtrack.intake.addresses import Limits, is_address
from claimtrack.intake.article import read_bytes, read_file
from claimtrack.intake.article_lists import read_articles
from claimtrack.intake.feeds import FEED_ENDINGS, is_feed, read_feed
from claimtrack.intake.opening import Peekable, ending_of, opened
from claimtrack.intake.packed import LARGEST
from claimtrack.intake.reach import Reach
from claimtrack.intake.readers import is_rows, is_timed
from claimtrack.intake.records import LIST_ENDINGS
from claimtrack.intake.rows import RowFailure
from claimtrack.model.article import Document, Hints
from claimtrack.text.clean import one_line

_HEAD = 4096
_LIST_TYPES = {
    "text/csv": ".csv",
    "text/tab-separated-values": ".tsv",
    "application/jsonl": ".jsonl",
    "application/x-ndjson": ".jsonl",
    "application/ndjson": ".jsonl",
}
_WORDLESS = ("image/", "audio/", "video/")
_PAGE_TYPES = ("text/html", "application/xhtml+xml")
"""Pages about a list end like the list itself."""


class Failure(Struct, frozen=True):
    """What could not be imported: the source as it was named, and why, in a sentence.

    For an entry of a list or feed, `why` begins with its number.
    """

    source: str
    why: str


def read_documents(
    source: str,
    hints: Hints | None = None,
    *,
    stdin: bytes | BinaryIO = b"",
    mapping: Mapping[str, str] | None = None,
    limits: Limits | None = None,
    attachments: bool = False,
    reach: Reach | None = None,
) -> Iterator[Document | Failure]:
    """Read the articles of one source.

    Args:
        source: a file, an address (http and https are fetched), or `-`. For folders and patterns
            see `find_sources`.
        hints: what is already known. A title and an address are ignored if the source holds several
            articles.
        stdin: the input for `-`.
        mapping: for lists, field to column: `{"text": "Column"}`. With it, a source without an
            ending (standard input) is read as a list.
        limits: the limits of one fetch.
        attachments: read what is attached to a message too, each file as a document.
        reach: which hosts may be asked; None: public ones.

    Yields:
        Documents and failures in order; `source` of each is the one given. A source that cannot be
        read at all is one failure; only wrong use is raised.

    Raises:
        WrongUse: the date in the hints is not a date, or the mapping names no field of articles.
    """
    hints = hints or Hints()
    try:
        for document in _read(source, hints, stdin, mapping, limits, reach):
            yield document
            if attachments and isinstance(document, Document):
                yield from _attached(document, hints)
    except (BadInput, NotFound) as trouble:
        yield Failure(source, trouble.message)


def _attached(message: Document, hints: Hints) -> Iterator[Document | Failure]:
    """Read what is attached to a message; pictures, sound and films have no words to read."""
    from claimtrack.intake.mail import mail_attachments

    about = replace(hints, title=None, url=None, revision_of=None)
    for attachment in mail_attachments(message.original):
        if attachment.media_type.startswith(_WORDLESS):
            continue
        shown = one_line(attachment.name)
        try:
            document = read_bytes(shown, attachment.data, about, media_type=attachment.media_type)
        except BadInput as trouble:
            yield Failure(message.source, f"Attachment {shown}: {trouble.message}")
        else:
            yield replace(document, source=message.source, title=document.title or shown)


def _read(
    source: str,
    hints: Hints,
    stdin: bytes | BinaryIO,
    mapping: Mapping[str, str] | None,
    limits: Limits | None,
    reach: Reach | None,
) -> Iterator[Document | Failure]:
    """Read a source of any kind."""
    if is_address(source):
        from claimtrack.intake.fetching import fetch

        fetched = fetch(source, limits, reach)
        ending = _LIST_TYPES.get(fetched.content_type) or ending_of(fetched.url_final)
        ending = "" if fetched.content_type in _PAGE_TYPES else ending
        several = _Several(source, hints, mapping, fetched.charset)
        yield from several.read(io.BytesIO(fetched.data), ending)
        if not several.found:
            media_type = fetched.content_type
            media_type += f"; charset={fetched.charset}" if media_type and fetched.charset else ""
            document = read_bytes(
                fetched.url_final, fetched.data, hints, media_type=media_type or None
            )
            yield replace(document, source=source)
        return
    several = _Several(source, hints, mapping)
    if source == "-":
        data = stdin if isinstance(stdin, bytes) else stdin.read()
        yield from several.read(io.BytesIO(data), "")
        if not several.found:
            yield read_bytes("-", data, hints)
        return
    yield from several.read(Path(source), ending_of(source))
    if not several.found:
        yield read_file(Path(source), hints)


class _Several:
    """A source that may hold several articles; `found` tells afterwards whether it does.

    If not, nothing is yielded, and it is one article.
    """

    def __init__(
        self,
        source: str,
        hints: Hints,
        mapping: Mapping[str, str] | None,
        charset: str | None = None,
    ) -> None:
        self.found = False
        self._source = source
        self._hints = hints
        self._mapping = mapping
        self._charset = charset

    def read(self, place: Path | BinaryIO, ending: str) -> Iterator[Document | Failure]:
        """Read the entries of a list or feed."""
        with opened(place, self._source) as stream:
            head = stream.peek(_HEAD)[:_HEAD]
            if self._is_list(ending, head):
                self.found = True
                articles = read_articles(stream, self._source, ending, self._hints, self._mapping)
                yield from self._told("Row", articles)
            elif not is_timed(head) and (
                is_feed(head) or (ending in FEED_ENDINGS and head.lstrip()[:1] == b"<")
            ):
                self.found = True
                yield from self._told("Entry", self._feed(stream))

    def _is_list(self, ending: str, head: bytes) -> bool:
        """Whether the source is a list, by its name, else by its mapping or first bytes."""
        by_sight = bool(self._mapping) or head.lstrip(b"\xef\xbb\xbf \r\n").startswith(b'{"')
        return (ending in LIST_ENDINGS or (ending == "" and by_sight)) and not is_rows(head)

    def _feed(self, stream: Peekable) -> Iterator[Document | RowFailure]:
        """Read a feed, which is read whole."""
        data = stream.read(LARGEST + 1)
        if len(data) > LARGEST:
            shown = one_line(self._source)
            raise BadInput(f"{shown} is larger than {LARGEST:,} bytes, too large for a feed.")
        return read_feed(data, self._source, self._hints, self._charset)

    def _told(
        self, noun: str, entries: Iterator[Document | RowFailure]
    ) -> Iterator[Document | Failure]:
        """Name the entry in each failure."""
        for entry in entries:
            if isinstance(entry, RowFailure):
                yield Failure(self._source, f"{noun} {entry.row}: {entry.why}")
            else:
                yield entry
