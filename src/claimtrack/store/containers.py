"""What may be read in the bytes of a file: every text in it, however it is packed or encoded.

For looking whether words are anywhere in a file that was kept as it came. It unpacks gzip, ZIP
(DOCX, EPUB, ODT) and the streams of a PDF, and undoes the encodings of mail, HTML and web
addresses, one inside the other. It does not read pictures or sound, nor fonts of a PDF that number
its letters as they like; of such a file, `readable` has what intake has read.
"""

from __future__ import annotations

import base64
import binascii
import gzip
import re
import zipfile
import zlib
from collections.abc import Iterator
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from io import BytesIO
from quopri import decodestring

from claimtrack.text.spellings import BLOCK, Spellings, decoded, from_base64

MOST = 300_000_000
"""Bytes that a file is unpacked to; of more, the rest is not looked at."""

DEPTH = 4
"""How often something packed may be packed again."""

PACKED = (b"%PDF", b"PK\x03\x04", b"\x1f\x8b", b"\xd0\xcf\x11\xe0")
"""How files begin in which no letter can be replaced where it stands."""

_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
_SHOWN = re.compile(rb"\(((?:\\.|[^\\()])*)\)")
_TAG = re.compile(r"<[^<>]*>")
_BASE64 = re.compile(r"(?:[A-Za-z0-9+/]{4}\s{0,2}){4,}[A-Za-z0-9+/]{0,3}={0,2}")
_MIME_WORD = re.compile(r"=\?[^?\s]+\?[bqBQ]\?[^?\s]*\?=(?:\s+=\?[^?\s]+\?[bqBQ]\?[^?\s]*\?=)*")


class TooLarge(Exception):
    """A file unpacks to more than is looked at."""


def codec(data: bytes) -> str:
    """How some bytes can be read so that they can be written again unchanged."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "latin-1"
    return "utf-8"


def texts(data: bytes) -> Iterator[str]:
    """Every text that may be read in some bytes, the plainest first.

    Raises:
        TooLarge: they unpack to more than is looked at.
    """
    yield from _texts(data, _Left(MOST), DEPTH)


def has_words(data: bytes, readable: str | None, spellings: Spellings) -> bool:
    """Whether bytes as they came have the words anywhere, or what was read from them has.

    What unpacks to more than can be looked at counts as having them: it is given up.
    """
    if readable is not None and readable in spellings:
        return True
    try:
        return any(text in spellings for text in texts(data))
    except TooLarge:
        return True


def without_words(data: bytes, spellings: Spellings) -> bytes | None:
    """Bytes with blocks for the words; None where they cannot be taken out letter by letter."""
    if data.startswith(PACKED):
        return None
    as_it_came = codec(data)
    try:
        text = data.decode(as_it_came)
    except UnicodeDecodeError:
        return None
    clear = spellings.blanked(text, BLOCK if as_it_came != "latin-1" else "*").encode(as_it_came)
    return None if clear == data or has_words(clear, None, spellings) else clear


class _Left:
    """How many bytes may still be unpacked."""

    def __init__(self, most: int) -> None:
        self._most = most

    def take(self, data: bytes) -> bytes:
        """Count some bytes."""
        self._most -= len(data)
        if self._most < 0:
            raise TooLarge
        return data


def _texts(data: bytes, left: _Left, depth: int) -> Iterator[str]:
    inner = list(_unpacked(data, left)) if depth else []
    for each in inner:
        yield from _texts(each, left, depth - 1)
    if inner and not data.startswith(b"%PDF"):
        return
    try:
        text = data.decode(codec(data))
    except UnicodeDecodeError:
        text = data.decode("latin-1")
    yield from _read(text)
    if b"\x00" in data:  # UTF-16 somewhere inside, as in old Word files
        yield from (data[at:].decode("utf-16-le", errors="ignore") for at in (0, 1))
    if b"=" in data and re.search(rb"=[0-9A-Fa-f]{2}|=\r?\n", data):
        plain = decodestring(data)
        yield from _read(plain.decode(codec(plain)))
    if depth:
        for code in _BASE64.finditer(text):
            yield from _from_base64(code[0], left, depth - 1)


def _read(text: str) -> Iterator[str]:
    """A text, without its tags, with its codes undone."""
    yield text
    for word in _MIME_WORD.finditer(text):
        try:
            yield str(make_header(decode_header(word[0])))
        except (HeaderParseError, LookupError, UnicodeDecodeError):
            continue
    if "<" in text:
        yield decoded(_TAG.sub("", text))
        yield decoded(_TAG.sub(" ", text))
    elif "&" in text or "%" in text or "\\u" in text:
        yield decoded(text)


def _from_base64(code: str, left: _Left, depth: int) -> Iterator[str]:
    plain = from_base64(code)
    if plain:
        yield plain
        return
    bare = re.sub(r"\s+", "", code).rstrip("=")
    try:
        data = base64.b64decode(bare[: len(bare) // 4 * 4])
    except binascii.Error:
        return
    yield from _texts(left.take(data), left, depth)


def _unpacked(data: bytes, left: _Left) -> Iterator[bytes]:
    """What is packed in some bytes; nothing where they are not packed, or broken."""
    try:
        if data.startswith(b"\x1f\x8b"):
            with gzip.GzipFile(fileobj=BytesIO(data)) as packed:
                yield left.take(packed.read(MOST + 1))
        elif data.startswith(b"PK\x03\x04"):
            with zipfile.ZipFile(BytesIO(data)) as archive:
                for member in archive.infolist():
                    yield member.filename.encode()
                    with archive.open(member) as part:
                        yield left.take(part.read(MOST + 1))
        elif data.startswith(b"%PDF"):
            for stream in _STREAM.finditer(data):
                yield from _pdf_stream(stream[1], left)
    except (OSError, EOFError, zlib.error, zipfile.BadZipFile, NotImplementedError, RuntimeError):
        return


def _pdf_stream(stream: bytes, left: _Left) -> Iterator[bytes]:
    """A stream of a PDF, and the letters that it shows, set together."""
    try:
        plain = zlib.decompressobj().decompress(stream, MOST + 1)
    except zlib.error:
        plain = stream
    yield left.take(plain)
    yield b"".join(_SHOWN.findall(plain))
