"""Choosing the reader of a file by its first bytes, media type or ending.

The bytes decide: a PDF that is named `.html` is read as a PDF. A reader is loaded only when a file
needs it, so that nobody waits for unused libraries.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct

from claimtrack.errors import BadInput
from claimtrack.intake.charset import encoding_of_mark

if TYPE_CHECKING:
    from collections.abc import Callable

    from claimtrack.intake.manuscript import Raw, Reading

Reader: TypeAlias = "Callable[[Raw], Reading]"


class Format(Struct, frozen=True):
    """A kind of file: its endings, its media types and its reader."""

    name: str
    endings: tuple[str, ...]
    media_types: tuple[str, ...]
    read: Reader


def _plain(raw: Raw) -> Reading:
    from claimtrack.intake.plain import read_plain

    return read_plain(raw)


def _markdown(raw: Raw) -> Reading:
    from claimtrack.intake.plain import read_markdown

    return read_markdown(raw)


def _html(raw: Raw) -> Reading:
    from claimtrack.intake.html import read_html

    return read_html(raw)


def _pdf(raw: Raw) -> Reading:
    from claimtrack.intake.pdf import read_pdf

    return read_pdf(raw)


def _docx(raw: Raw) -> Reading:
    from claimtrack.intake.docx import read_docx

    return read_docx(raw)


def _subtitles(raw: Raw) -> Reading:
    from claimtrack.intake.subtitles import read_subtitles

    return read_subtitles(raw)


def _recording(raw: Raw) -> Reading:
    from claimtrack.intake.recordings import read_recording

    return read_recording(raw)


def _timed_rows(raw: Raw) -> Reading:
    from claimtrack.intake.recordings import read_timed_rows

    return read_timed_rows(raw)


def _timed_text(raw: Raw) -> Reading:
    from claimtrack.intake.recordings import read_timed_text

    return read_timed_text(raw)


def _mail(raw: Raw) -> Reading:
    from claimtrack.intake.mail import read_mail

    return read_mail(raw)


TEXT = Format("plain text", (".txt", ".text"), ("text/plain",), _plain)
MARKDOWN = Format("Markdown", (".md", ".markdown"), ("text/markdown",), _markdown)
HTML = Format("HTML", (".html", ".htm", ".xhtml"), ("text/html", "application/xhtml+xml"), _html)
PDF = Format("PDF", (".pdf",), ("application/pdf",), _pdf)
DOCX = Format(
    "DOCX",
    (".docx",),
    ("application/vnd.openxmlformats-officedocument.wordprocessingml.document",),
    _docx,
)
SRT = Format("SRT", (".srt",), ("application/x-subrip",), _subtitles)
VTT = Format("VTT", (".vtt",), ("text/vtt",), _subtitles)
SBV = Format("SBV", (".sbv",), (), _subtitles)
TIMED = Format(
    "timed text", (".ttml", ".dfxp", ".srv1", ".srv3"), ("application/ttml+xml",), _timed_text
)
RECORDING = Format("transcript in JSON", (".json", ".json3"), ("application/json",), _recording)
ROWS = Format("transcript in rows", (), (), _timed_rows)
EML = Format("EML", (".eml",), ("message/rfc822",), _mail)

FORMATS = (TEXT, MARKDOWN, HTML, PDF, DOCX, SRT, VTT, SBV, TIMED, RECORDING, EML)
"""Every kind of file that is one article."""

PACKED = ".gz"
ARTICLE_ENDINGS = tuple(
    ending + packed for packed in ("", PACKED) for form in FORMATS for ending in form.endings
)
"""Supported file name endings of articles; a name without an ending is plain text."""

LIST_ENDINGS = (".jsonl", ".ndjson", ".csv", ".tsv")
"""File name endings of lists with one entry per row."""

FEED_ENDINGS = (".rss", ".atom", ".rdf", ".xml")
"""File name endings of feeds."""

_BY_ENDING = {ending: form for form in FORMATS for ending in form.endings}
_BY_MEDIA_TYPE = {media_type: form for form in FORMATS for media_type in form.media_types}

_SNIFFED = 2048
_WORD_PART = b"word/"
_ZIP = b"PK\x03\x04"
_LOOKS_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*+<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_LOOKS_VTT = re.compile(rb"WEBVTT(?:[ \t\r\n]|\Z)")
_LOOKS_SRT = re.compile(rb"\s*\d+[ \t]*\r?\n\d{1,3}:\d\d:\d\d[,.]\d{1,3} +--> +\d")
_LOOKS_SBV = re.compile(rb"\s*\d{1,2}:\d\d:\d\d\.\d{3},\d{1,2}:\d\d:\d\d\.\d{3}[ \t]*\r?\n")
_LOOKS_TIMED = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!(?:--.*?--|DOCTYPE[^>]*)>\s*)*+"
    rb"<(?:(?:[\w-]+:)?tt|transcript|timedtext)(?=[\s>])",
    re.IGNORECASE | re.DOTALL,
)
_LOOKS_ROWS = re.compile(rb"start\tend\ttext\r?\n\d+\t\d+\t")


_LOOKS = (
    (HTML, _LOOKS_HTML),
    (VTT, _LOOKS_VTT),
    (SRT, _LOOKS_SRT),
    (SBV, _LOOKS_SBV),
    (TIMED, _LOOKS_TIMED),
    (ROWS, _LOOKS_ROWS),
)


def find_format(shown: str, data: bytes, ending: str, media_type: str | None = None) -> Format:
    """Return the kind of file that some bytes are.

    Args:
        shown: what to call the file in a message.
        data: its bytes.
        ending: the ending of its name, with the dot, casefolded; empty for none.
        media_type: the media type given by the transport, without parameters, if any.

    Raises:
        BadInput: it is a list, or of an unsupported kind.
    """
    if ending in LIST_ENDINGS and not is_rows(data):
        raise BadInput(f"{shown} is a list, not an article: import it as a list of claims.")
    named = _BY_ENDING.get(ending) or _BY_MEDIA_TYPE.get((media_type or "").casefold())
    sniffed = _sniffed(data, named)
    if sniffed is not None:
        return sniffed
    if named is not None:
        return named
    if ending and ending[1:].isalnum() and not media_type:
        raise BadInput(
            f"{shown} is a {ending} file, which is not read: save it as plain text (.txt)"
            " and import that."
        )
    return TEXT


def _sniffed(data: bytes, named: Format | None) -> Format | None:
    """Recognise a format by its bytes alone; text declared as Markdown stays Markdown."""
    if data.startswith(b"%PDF-"):
        return PDF
    if data.startswith(_ZIP) and (named is DOCX or _WORD_PART in data):
        return DOCX
    head = data[:_SNIFFED]
    marked = encoding_of_mark(head)
    if marked:
        head = head[: _SNIFFED - 4].decode(marked, errors="ignore").encode()
    if named not in (None, TEXT):
        return None
    return next((form for form, look in _LOOKS if look.match(head)), None)


def is_timed(head: bytes) -> bool:
    """Recognise timed text in XML by its first bytes, which a feed may begin like."""
    return bool(_LOOKS_TIMED.match(head))


def is_rows(head: bytes) -> bool:
    """Recognise a transcript in rows by its first bytes, which a list may begin like."""
    return bool(_LOOKS_ROWS.match(head))
