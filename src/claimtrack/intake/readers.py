"""Which reader takes which file: told by its first bytes, its media type or its ending.

The bytes have the last word: a PDF that is named `.html` is read as a PDF. A reader is looked up
by name and loaded only when a file needs it, so that nobody waits for libraries they do not use.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import cast

from claimtrack.errors import BadInput
from claimtrack.intake.charset import encoding_of_mark
from claimtrack.intake.manuscript import Reading


@dataclass(frozen=True, slots=True)
class Raw:
    """The bytes of one file on their way to a reader.

    `shown` is what to call it in a message. `charset` is what its transport declared, if anything;
    `draft` says that the writer's own links and notes are wanted.
    """

    shown: str
    data: bytes
    charset: str | None = None
    draft: bool = False
    url: str | None = None


Reader = Callable[[Raw], Reading]


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file: its endings, its media types, and `module:function` that reads it."""

    name: str
    endings: tuple[str, ...]
    media_types: tuple[str, ...]
    reader: str


TEXT = Format("plain text", (".txt", ".text"), ("text/plain",), "plain:read_plain")
MARKDOWN = Format("Markdown", (".md", ".markdown"), ("text/markdown",), "plain:read_markdown")
HTML = Format(
    "HTML", (".html", ".htm", ".xhtml"), ("text/html", "application/xhtml+xml"), "html:read_html"
)
PDF = Format("PDF", (".pdf",), ("application/pdf",), "pdf:read_pdf")
DOCX = Format(
    "DOCX",
    (".docx",),
    ("application/vnd.openxmlformats-officedocument.wordprocessingml.document",),
    "docx:read_docx",
)
SRT = Format("SRT", (".srt",), ("application/x-subrip",), "subtitles:read_subtitles")
VTT = Format("VTT", (".vtt",), ("text/vtt",), "subtitles:read_subtitles")
EML = Format("EML", (".eml",), ("message/rfc822",), "mail:read_mail")

FORMATS = (TEXT, MARKDOWN, HTML, PDF, DOCX, SRT, VTT, EML)
"""Every kind of file that is read as one article."""

PACKED = ".gz"
ARTICLE_ENDINGS = tuple(
    ending + packed for packed in ("", PACKED) for one in FORMATS for ending in one.endings
)
"""File name endings of articles that are read; a name without an ending is read as plain text."""

_LIST_ENDINGS = (".jsonl", ".ndjson", ".csv", ".tsv")
_BY_ENDING = {ending: one for one in FORMATS for ending in one.endings}
_BY_MEDIA_TYPE = {media_type: one for one in FORMATS for media_type in one.media_types}

_SNIFFED = 2048
_WORD_PART = b"word/"
_ZIP = b"PK\x03\x04"
_LOOKS_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*+<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_LOOKS_VTT = re.compile(rb"WEBVTT(?:[ \t\r\n]|\Z)")
_LOOKS_SRT = re.compile(rb"\s*\d+[ \t]*\r?\n\d{1,3}:\d\d:\d\d[,.]\d{1,3} +--> +\d")


def find_format(shown: str, data: bytes, ending: str, media_type: str | None = None) -> Format:
    """Say what kind of file some bytes are.

    Args:
        shown: what to call the file in a message.
        data: its bytes.
        ending: the ending of its name, with the dot, casefolded; empty for none.
        media_type: what its transport says it is, without parameters, if anything.

    Raises:
        BadInput: it is a list, or of a kind that is not read.
    """
    if ending in _LIST_ENDINGS:
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


def load_reader(one: Format) -> Reader:
    """Load the function that reads a kind of file."""
    module, _, function = one.reader.partition(":")
    return cast("Reader", getattr(import_module(f"claimtrack.intake.{module}"), function))


def _sniffed(data: bytes, named: Format | None) -> Format | None:
    """Tell a format by the bytes alone; prose that is said to be Markdown stays Markdown."""
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
    looks = ((HTML, _LOOKS_HTML), (VTT, _LOOKS_VTT), (SRT, _LOOKS_SRT))
    return next((one for one, look in looks if look.match(head)), None)
