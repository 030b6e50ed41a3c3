"""Articles: one file, or its bytes, becomes a Document.

The bytes are kept as received, packed ones packed. `readers` chooses the reader; its result, the
hints and the file's name are combined here. Bytes that are not text, or have no words, are refused
with one sentence. Nothing is fetched and standard input is never read here: callers pass the bytes.
"""

from __future__ import annotations

import hashlib
import re
from email.message import Message
from pathlib import Path, PurePath
from urllib.parse import unquote, urlsplit

from claimtrack.errors import BadInput
from claimtrack.files import guarded
from claimtrack.intake.language import language
from claimtrack.intake.manuscript import LONGEST, Raw, Reading, web_address
from claimtrack.intake.opening import file_bytes
from claimtrack.intake.packed import is_packed, unpack
from claimtrack.intake.readers import PACKED, find_format
from claimtrack.model.article import ArticleKind, Document, Hints
from claimtrack.text.clean import one_line
from claimtrack.text.page_address import without_login
from claimtrack.text.partial import iso_date

_VISIBLE = re.compile(r"[^\s\u200b-\u200f\u2060\ufeff]")


def read_file(path: Path, hints: Hints | None = None) -> Document:
    """Read an article from a file.

    Args:
        path: a file with one of `ARTICLE_ENDINGS`, or without an ending.
        hints: what is already known about it; takes precedence over the file.

    Returns:
        The document; its `source` is the path as given.

    Raises:
        NotFound: there is no such file.
        BadInput: it cannot be read, is broken, has no words, or is of an unsupported kind.
        WrongUse: the date in the hints is not a date.
    """
    return read_bytes(str(path), file_bytes(path), hints)


def sha256_of_file(path: Path) -> str | None:
    """Hash a file, as a Document is; None if it cannot be read, or only once."""
    if not path.is_file():
        return None
    try:
        with guarded(path).open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except (OSError, ValueError):
        return None


def read_bytes(
    name: str, data: bytes, hints: Hints | None = None, *, media_type: str | None = None
) -> Document:
    """Read an article from bytes that the caller fetched or read from standard input.

    Args:
        name: their name: a path, an address, or `-`. Its ending decides how they are read if the
            bytes do not tell.
        data: the bytes as received, packed by gzip or not.
        hints: what is already known about the article; takes precedence over the text.
        media_type: the media type given by the transport, such as `text/html; charset=koi8-r`.

    Returns:
        The document. Its text is clean; its title is never longer than a line.

    Raises:
        BadInput: the bytes are broken, have no words, or are of an unsupported kind.
        WrongUse: the date in the hints is not a date.
    """
    hints = hints or Hints()
    published_on = iso_date(hints.date, "date") if hints.date else None
    shown = "Standard input" if name == "-" else one_line(name)
    reading = _read(name, shown, data, hints, media_type)
    if not _VISIBLE.search(reading.text):
        raise BadInput(f"{shown} is empty: it has no words to check.")
    if len(reading.text) > LONGEST:
        raise BadInput(
            f"{shown} has more than {LONGEST:,} characters, more than any article: split it."
        )
    metadata = reading.metadata
    return Document(
        source=name,
        text=reading.text,
        original=data,
        sha256=hashlib.sha256(data).hexdigest(),
        kind=hints.kind or reading.kind or ArticleKind.ARTICLE,
        title=one_line(hints.title or metadata.title or ""),
        url=_told(without_login(hints.url or ""), metadata.url, web_address(name)),
        publisher=_told(hints.publisher, metadata.publisher),
        author=_told(hints.author, metadata.author),
        published_on=_told(published_on, metadata.published_on),
        language=_told(hints.language) or language(reading.text, _told(metadata.language)),
        passages=reading.passages,
        remarks=reading.remarks,
        warnings=tuple(map(one_line, reading.warnings)),
    )


def _read(name: str, shown: str, data: bytes, hints: Hints, media_type: str | None) -> Reading:
    """Unpack the bytes and pass them to their reader."""
    path = unquote(urlsplit(name).path) if web_address(name) else name
    ending = PurePath(path).suffix.casefold()
    if is_packed(data):
        data = unpack(shown, data)
        path = path.removesuffix(PurePath(path).suffix) if ending == PACKED else path
        ending = PurePath(path).suffix.casefold()
    declared = Message()
    declared["content-type"] = media_type or ""
    media = declared.get_content_type() if media_type else None
    if web_address(name) and media:
        ending = ""  # the ending of an address tells nothing: .php, .com, .2025
    raw = Raw(
        shown,
        data,
        charset=declared.get_content_charset() if media_type else None,
        draft=hints.kind is ArticleKind.DRAFT,
        url=web_address(hints.url) or web_address(name),
    )
    return find_format(shown, data, ending, media).read(raw)


def _told(*sources: str | None) -> str | None:
    """Return the first that is not empty, on one line."""
    return next((line for value in sources if value and (line := one_line(value))), None)
