"""Character sets: bytes become a string, and bytes that are not text are refused by name.

A byte-order mark decides, else UTF-8 is tried, then the declared set, then a guess, in which
Windows-1252 stands for all Latin alphabets. Nothing is refused for a few bad bytes: they become a
visible U+FFFD.
"""

from __future__ import annotations

import codecs
import re

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
    (b"PK\x03\x04", "a ZIP file or an office document: save it as DOCX or as plain text"),
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
_MOST_CONTROLS, _MANY_CONTROLS, _STRAY = 0.3, 0.05, 16
_FEW = 0.02
_MOST_LATIN = 0.25
_LATIN = "cp1252"
_BEYOND_ASCII = bytes(range(128, 256))
_LETTERS = bytes(range(65, 91)) + bytes(range(97, 123))
_SETS = re.compile(
    r"(?:iso|windows|cp|koi|gb|hz|big5|shift|sjis|euc|mac|tis|ks|latin|ascii|us-ascii)[\w.:-]{0,20}"
)
_AS_BROWSERS_DO = {
    "iso-8859-1": _LATIN,
    "latin-1": _LATIN,
    "latin1": _LATIN,
    "us-ascii": _LATIN,
    "ascii": _LATIN,
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "ks_c_5601-1987": "cp949",
    "euc-kr": "cp949",
    "iso-8859-9": "cp1254",
    "tis-620": "cp874",
    "windows-874": "cp874",
}
"""Declared sets that are read as larger ones containing them, as in browsers."""


def encoding_of_mark(data: bytes) -> str | None:
    """Return the encoding given by a byte-order mark at the start of `data`, or None."""
    return next((name for mark, name in _BOMS if data.startswith(mark)), None)


def encoding_seen(data: bytes) -> str | None:
    """Return the encoding of a mark, or of UTF-16 that bears none; None if neither is there."""
    return encoding_of_mark(data) or _unmarked_wide(data)


def refuse_binary(name: str, data: bytes) -> None:
    """Refuse bytes that are not text.

    Args:
        name: the name of the bytes, for the message.
        data: the bytes, or the first few thousand of them.

    Raises:
        BadInput: they begin with a known signature, or too many are control bytes: three in ten, or
            one in twenty of more than a few (random bytes have one in ten). A stray NUL does not
            make a text binary.
    """
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise BadInput(f"{name} is {what}.")
    sample = data[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if encoding_seen(data):
        return
    most = _MOST_CONTROLS if controls < _STRAY else _MANY_CONTROLS
    if controls > most * len(sample):
        if controls == len(sample):
            return  # nothing but controls: refused later as an empty text
        raise BadInput(
            f"{name} is not text but binary data: save it as plain text (UTF-8) and import that."
        )


def decode(data: bytes, declared: str | None = None) -> str:
    """Turn bytes into a string; nothing is cleaned yet.

    Args:
        data: text in any usual character set.
        declared: the character set that the file or its transport names, if any. A name that is
            unknown or does not fit the bytes is ignored.

    Returns:
        The string. UTF-8 with a few bad bytes in it stays UTF-8, each of them as U+FFFD.
    """
    wide = encoding_seen(data)
    if wide:
        return data.decode(wide, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        mended = _damaged_utf_8(data)
    if mended is not None:
        return mended
    declared_text = _declared(data, declared)
    return (
        declared_text
        if declared_text is not None
        else data.decode(_guessed(data), errors="replace")
    )


def _unmarked_wide(data: bytes) -> str | None:
    """Detect UTF-16 without a mark: in Latin text every second byte is NUL, on one side only."""
    sample = data[:_SAMPLE]
    if sample.count(0) < _MOST_CONTROLS * len(sample):
        return None
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if min(even, odd) > _FEW * max(even, odd):
        return None
    return "utf-16-be" if even > odd else "utf-16-le"


def _damaged_utf_8(data: bytes) -> str | None:
    """Read UTF-8 that was damaged in transit; None if it is something else.

    Valid multi-byte sequences are rare in other sets: if they outnumber the bad bytes, it is UTF-8.
    """
    mended = data.decode("utf-8", errors="replace")
    bad = mended.count("\ufffd")
    beyond_ascii = sum(1 for character in mended if character > "\x7f") - bad
    return mended if beyond_ascii > bad else None


def _declared(data: bytes, name: str | None) -> str | None:
    """Decode by a declared set, tolerating a few bytes without a character in it."""
    known = (name or "").strip().casefold().removeprefix("x-")
    if not _SETS.fullmatch(known):
        return None
    try:
        text = data.decode(_AS_BROWSERS_DO.get(known, known), errors="replace")
    except LookupError:
        return None
    return text if text.count("\ufffd") <= _FEW * len(text) else None


def _guessed(data: bytes) -> str:
    """Guess a set by its bytes: non-Latin scripts have most letters beyond ASCII."""
    sample = data[:_SAMPLE]
    beyond = len(sample) - len(sample.translate(None, _BEYOND_ASCII))
    letters = len(sample) - len(sample.translate(None, _LETTERS))
    if beyond <= _MOST_LATIN * (beyond + letters):
        return _LATIN
    try:
        from charset_normalizer import from_bytes
    except ImportError:  # an extra; without it only Latin text is recognised
        return _LATIN
    best = from_bytes(sample).best()
    if best is None or not any(_is_letter_of_others(character) for character in str(best)):
        return _LATIN
    return best.encoding


def _is_letter_of_others(character: str) -> bool:
    """Tell whether a character is a letter beyond the Latin alphabets."""
    return character > "\u036f" and character.isalpha() and not "\u1e00" <= character <= "\u1fff"
