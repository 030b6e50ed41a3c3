"""A JSON document of any size, value by value, in little memory.

A small value is decoded whole; a large one is opened and its contents are taken one by one: the
elements of a list, and those members of an object that are themselves too large. So the entries of
a feed come singly whether it is a bare list, a `dataFeedElement` or an `@graph`. The decoder is the
standard library's; only the brackets around large values are read here.
"""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator
from typing import BinaryIO

from claimtrack.intake.charset import encoding_of_mark

LONGEST_VALUE = 1_000_000
"""Characters; a longer value is opened, not decoded."""

_CHUNK = 1 << 18
_DEEPEST = 8
_SPACE = " \t\n\r\ufeff"
_DECODER = json.JSONDecoder(strict=False)  # allows raw line ends in strings, common on pages
_LITERAL_ENDS = '}]"el'  # the last characters of self-delimiting values


class BrokenJson(ValueError):
    """The document is not JSON from here on; nothing after this place can be trusted."""


def json_values(stream: BinaryIO, longest: int = LONGEST_VALUE) -> Iterator[object]:
    """Read the values of a document.

    Args:
        stream: bytes in UTF-8, or in UTF-16 or UTF-32 with a byte-order mark; not closed here.
        longest: the most characters to decode at once.

    Yields:
        The elements of a list that is itself too large, at any depth; an object that is small
        enough; any further values after it.

    Raises:
        BrokenJson: the document is broken or cut off; everything before was yielded.
    """
    text = _Text(stream, longest)
    while text.peek():
        yield from _values(text, 0)


def _values(text: _Text, depth: int) -> Iterator[object]:
    """Yield the next value, or its contents."""
    opening = text.peek()
    if opening == "[" and depth < _DEEPEST:
        text.take("[")
        if text.peek() == "]":
            text.take("]")
            return
        yield from _values(text, depth + 1)
        while text.take(",", "]") == ",":
            yield from _values(text, depth + 1)
        return
    decoded, value = text.decode()
    if decoded:
        yield value
    elif opening == "{" and depth < _DEEPEST:
        yield from _members(text, depth)
    else:
        raise BrokenJson


def _members(text: _Text, depth: int) -> Iterator[object]:
    """Yield the contents of the large members of an object; small members are skipped."""
    text.take("{")
    while True:
        decoded, key = text.decode()
        if not decoded or not isinstance(key, str):
            raise BrokenJson
        text.take(":")
        decoded, _ = text.decode()
        if not decoded:
            yield from _values(text, depth + 1)
        if text.take(",", "}") == "}":
            return


class _Text:
    """The part of a document in memory, and the reading position."""

    def __init__(self, stream: BinaryIO, longest: int) -> None:
        self._stream = stream
        self._longest = longest
        first = stream.read(_CHUNK)
        marked = encoding_of_mark(first) or "utf-8"
        self._decoder = codecs.getincrementaldecoder(marked)(errors="replace")
        self._ended = not first
        self._text = self._decoder.decode(first)
        self._at = 0

    def peek(self) -> str:
        """Return the next character that is not a space, without taking it; empty at the end."""
        while True:
            while self._at < len(self._text):
                if self._text[self._at] not in _SPACE:
                    return self._text[self._at]
                self._at += 1
            if not self._more():
                return ""

    def take(self, *wanted: str) -> str:
        """Take the next character, which must be one of these."""
        character = self.peek()
        if character not in wanted:
            raise BrokenJson
        self._at += 1
        return character

    def decode(self) -> tuple[bool, object]:
        """Decode and skip the next value; the flag is False if it is too large or broken."""
        self.peek()
        while True:
            try:
                value, end = _DECODER.raw_decode(self._text, self._at)
            except (ValueError, RecursionError):
                end = 0
            if end and (end < len(self._text) or self._text[end - 1] in _LITERAL_ENDS):
                self._at = end
                return True, value
            if len(self._text) - self._at > self._longest or not self._more():
                if end:  # a number at the very end
                    self._at = end
                return bool(end), value if end else None

    def _more(self) -> bool:
        """Read more, dropping what has been used."""
        if self._ended:
            return False
        chunk = self._stream.read(_CHUNK)
        self._ended = not chunk
        self._text = self._text[self._at :] + self._decoder.decode(chunk, final=not chunk)
        self._at = 0
        return True
