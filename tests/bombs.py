"""Small files that made a reader take gigabytes or minutes, each made when a test asks for it."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Sequence

_BLOCK = 1 << 20


def pdf_that_unpacks(size: int = 2 << 30) -> bytes:
    """A page whose content is spaces, packed twice: 4 kB for 2 GB."""
    twice = zlib.compress(_spaces(size // _BLOCK), 9)
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>"
    return _pdf([page, _stream(b"/Filter [/FlateDecode /FlateDecode]", twice)])


def pdf_that_repeats(deep: int = 12, wide: int = 10) -> bytes:
    """A page that shows a form ten times, which shows another ten times, and so on: 3 kB."""
    fonts = b"/Resources << /XObject << /X %d 0 R >> >>"
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R %s >>" % (
        fonts % 5
    )
    form = b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] "
    forms = [_stream(form + fonts % (6 + level), b"/X Do " * wide) for level in range(deep)]
    return _pdf([page, _stream(b"", b"/X Do " * wide), *forms, _stream(form, b"q Q")])


def html_with_attributes(count: int = 300_000) -> bytes:
    """A paragraph with so many attributes, each looked for among those before it."""
    attributes = " ".join(f'a{number}="b"' for number in range(count))
    return f"<html><body><p {attributes}>The dock is open.</p></body></html>".encode()


def mail_with_attachments(count: int = 10_000) -> bytes:
    """A message with so many files."""
    head = (
        "From: ida@example.org\r\nSubject: Figures\r\nMIME-Version: 1.0\r\n"
        "Content-Type: multipart/mixed; boundary=x\r\n\r\n"
        "--x\r\nContent-Type: text/plain\r\n\r\nThe dock is open.\r\n"
    )
    parts = (
        "--x\r\nContent-Type: text/plain\r\n"
        f"Content-Disposition: attachment; filename=a{number}.txt\r\n\r\nBerth {number} is shut.\n"
        for number in range(count)
    )
    return (head + "".join(parts) + "--x--\r\n").encode()


def gzip_of_lines(size: int = 99_000_000) -> bytes:
    """A text of so many bytes, a letter a line: 96 kB for the largest that may be unpacked."""
    return gzip.compress(b"a\n" * (size // 2), 9)


def _spaces(blocks: int) -> bytes:
    """Pack spaces: every block of them becomes the same bytes, so that one is packed."""
    packer = zlib.compressobj(9, wbits=-15)
    one = packer.compress(b" " * _BLOCK) + packer.flush(zlib.Z_FULL_FLUSH)
    check = 1
    for _ in range(blocks):
        check = zlib.adler32(b" " * _BLOCK, check)
    return b"\x78\xda" + one * blocks + packer.flush() + check.to_bytes(4, "big")


def _stream(entries: bytes, data: bytes) -> bytes:
    return b"<< %s /Length %d >>\nstream\n%s\nendstream" % (entries, len(data), data)


def _pdf(objects: Sequence[bytes]) -> bytes:
    """Put objects one behind the other; the third is the page."""
    every = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
        *objects,
    ]
    data, places = b"%PDF-1.4\n", []
    for number, one in enumerate(every, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(every) + 1)
    trailer = b"trailer\n<< /Root 1 0 R /Size %d >>\n" % (len(every) + 1)
    return b"".join((data, head, table, trailer, b"startxref\n%d\n%%%%EOF\n" % len(data)))
