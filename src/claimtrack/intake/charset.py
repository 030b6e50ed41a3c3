"""Character sets: bytes become a string, and bytes that are no text are refused by name.

A byte-order mark decides, else UTF-8 is tried, else Windows-1252 is taken. Nothing else is guessed
yet, and nothing is ever refused for a few bad bytes: they become U+FFFD, visibly.
"""

from __future__ import annotations

import codecs

from claimtrack.errors import BadInput

_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (codecs.BOM_UTF8, "utf-8-sig"),
)

_SIGNATURES = (
    (b"SQLite format 3\x00", "a database: use --db to open it"),
    (b"%PDF-", "a PDF, which is not read yet: save it as plain text and import that"),
    (b"PK\x03\x04", "a ZIP file or an office document: save it as plain text and import that"),
    (b"\x89PNG\r\n\x1a\n", "a picture (PNG), not text: import the words it shows as plain text"),
    (b"\xff\xd8\xff", "a picture (JPEG), not text: import the words it shows as plain text"),
    (b"GIF87a", "a picture (GIF), not text: import the words it shows as plain text"),
    (b"GIF89a", "a picture (GIF), not text: import the words it shows as plain text"),
    (b"\x1f\x8b", "a gzip file: unpack it and import what is in it"),
    (b"\x7fELF", "a program, not text: check the path"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document: save it as plain text"),
)

_SAMPLE = 65_536
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b")) + b"\x7f"
_MOST_CONTROLS = 0.3


def encoding_of_mark(data: bytes) -> str | None:
    """Name the encoding that a byte-order mark at the start of `data` tells, or None."""
    return next((name for mark, name in _BOMS if data.startswith(mark)), None)


def refuse_binary(name: str, data: bytes) -> None:
    """Let text pass and nothing else.

    Args:
        name: what the bytes came under, for the message.
        data: the bytes, or the first few thousand of them.

    Raises:
        BadInput: they begin with a known signature, or three in ten of them are control bytes.
            A stray NUL does not make a text binary.
    """
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise BadInput(f"{name} is {what}.")
    sample = data[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if encoding_of_mark(data) is None and controls > _MOST_CONTROLS * len(sample):
        if controls == len(sample):
            return  # nothing but controls: an empty text, and refused as one
        raise BadInput(
            f"{name} is not text but binary data: save it as plain text (UTF-8) and import that."
        )


def decode(data: bytes) -> str:
    """Turn bytes into a string; nothing is cleaned yet.

    Args:
        data: text in UTF-16 or UTF-32 with a byte-order mark, UTF-8, or Windows-1252.

    Returns:
        The string. UTF-8 with a few bad bytes in it stays UTF-8, each of them as U+FFFD.
    """
    marked = encoding_of_mark(data)
    if marked:
        return data.decode(marked, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        # Sequences of several bytes that happen to be valid are rare in Windows-1252: where they
        # outnumber the bad bytes, the text is UTF-8 that was damaged on its way.
        mended = data.decode("utf-8", errors="replace")
        bad = mended.count("\ufffd")
        beyond_ascii = sum(1 for character in mended if character > "\x7f") - bad
        return mended if beyond_ascii > bad else data.decode("cp1252", errors="replace")
