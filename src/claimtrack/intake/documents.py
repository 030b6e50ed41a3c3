"""Documents: the articles in a file, or in bytes that were fetched or sent.

One article, a feed, or a list of articles, recognised by the ending, the media type and the first
bytes. Nothing is fetched here, and `quarantine` says in which process this runs.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import BinaryIO

from msgspec.structs import replace

from claimtrack.errors import BadInput, NotFound
from claimtrack.intake.article import read_bytes, read_file
from claimtrack.intake.article_lists import read_articles
from claimtrack.intake.feeds import is_feed, read_feed
from claimtrack.intake.opening import Peekable, file_bytes, opened
from claimtrack.intake.packed import LARGEST
from claimtrack.intake.questions import Failure, Given
from claimtrack.intake.readers import (
    FEED_ENDINGS,
    LIST_ENDINGS,
    MARKDOWN,
    TEXT,
    find_format,
    is_rows,
    is_timed,
)
from claimtrack.intake.rows import RowFailure
from claimtrack.model.article import Document, Hints
from claimtrack.text.clean import one_line

SHORT = 300_000
"""Bytes of a text that is read at once."""

_HEAD = 4096
_WORDLESS = ("image/", "audio/", "video/")
_PLAIN_ENDINGS = ("", *TEXT.endings, *MARKDOWN.endings)
_MARKED_UP = ("<", "{")
"""How a page, a feed or a list begins that has no ending to tell."""


def read_documents(
    given: Given,
    data: bytes | None = None,
    hints: Hints | None = None,
    *,
    mapping: Mapping[str, str] | None = None,
    attachments: bool = False,
) -> Iterator[Document | Failure]:
    """Read the articles of one source.

    Args:
        given: the source, and what its transport says of it.
        data: its bytes; None: those of the file of that name.
        hints: what is already known. A title and an address are ignored if the source holds several
            articles.
        mapping: for lists, field to column: `{"text": "Column"}`. With it, a source without an
            ending (standard input) is read as a list.
        attachments: read what is attached to a message too, each file as a document.

    Yields:
        Documents and failures in order; `source` of each is the name of the one given. A source
        that cannot be read at all is one failure; only wrong use is raised.

    Raises:
        WrongUse: the date in the hints is not a date, or the mapping names no field of articles.
    """
    hints = hints or Hints()
    try:
        for document in _read(given, data, hints, mapping):
            yield document
            if attachments and isinstance(document, Document):
                yield from _attached(document, hints)
    except (BadInput, NotFound) as trouble:
        yield Failure(given.name, trouble.message)


def read_at_once(given: Given, data: bytes | None, hints: Hints) -> Document | None:
    """Read a short text that needs no parser of its own; None: it is none, or may be a list.

    Args:
        given: the source.
        data: its bytes; None: those of the file of that name.
        hints: what is already known.

    Raises:
        BadInput: it cannot be read, or has no words.
        WrongUse: the date in the hints is not a date.
    """
    if given.media_type or given.ending not in _PLAIN_ENDINGS:
        return None
    path = Path(given.name)
    try:
        if (path.stat().st_size if data is None else len(data)) > SHORT:
            return None
        data = file_bytes(path) if data is None else data
        begin = data.decode("utf-8-sig").lstrip()[:1]
    except (OSError, UnicodeDecodeError):
        return None
    if begin in _MARKED_UP or find_format(given.name, data, given.ending) not in (TEXT, MARKDOWN):
        return None
    return read_bytes(given.name, data, hints)


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
    given: Given, data: bytes | None, hints: Hints, mapping: Mapping[str, str] | None
) -> Iterator[Document | Failure]:
    """Read a source of any kind."""
    several = _Several(given, hints, mapping)
    yield from several.read(Path(given.name) if data is None else io.BytesIO(data))
    if not several.found and data is None:
        yield read_file(Path(given.name), hints)
    elif not several.found:
        yield read_bytes(given.name, data or b"", hints, media_type=given.media_type)


class _Several:
    """A source that may hold several articles; `found` tells afterwards whether it does.

    If not, nothing is yielded, and it is one article.
    """

    def __init__(self, given: Given, hints: Hints, mapping: Mapping[str, str] | None) -> None:
        self.found = False
        self._source = given.name
        self._ending = given.ending
        self._charset = given.charset
        self._hints = hints
        self._mapping = mapping

    def read(self, place: Path | BinaryIO) -> Iterator[Document | Failure]:
        """Read the entries of a list or feed."""
        ending = self._ending
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
