"""Rows: a stream of bytes becomes numbered lines of text, each of a bounded length.

A line beyond the bound is skipped, so that no list can fill the memory. Character sets are detected
as for articles, but line by line: a list may have been pasted together.
"""

from __future__ import annotations

import codecs
import io
from collections.abc import Callable, Iterator
from itertools import count
from typing import BinaryIO

from msgspec import Struct

from claimtrack.intake.charset import decode, encoding_of_mark

LONGEST_ROW = 1_000_000
"""Bytes or characters; a longer line is not a claim."""

_WIDE = ("utf-16", "utf-32")


class RowFailure(Struct, frozen=True):
    """A row that could not be imported: its line in the list, from 1, and why, in a sentence."""

    row: int
    why: str


class Row(Struct, frozen=True):
    r"""A line with its number, from 1, including its `\n`, and the bytes it was read from.

    `text` is None and `raw` empty if it was too long. For UTF-16 and UTF-32 the bytes are UTF-8.
    """

    number: int
    text: str | None
    raw: bytes = b""


def text_rows(
    stream: BinaryIO, look: Callable[[bytes], None], longest: int = LONGEST_ROW
) -> Iterator[Row]:
    """Read a stream line by line.

    Args:
        stream: bytes; not closed here.
        look: called once with the first bytes, to refuse what is not text.
        longest: the most bytes of a line to keep.

    Yields:
        All lines in order, blank ones too.
    """
    first = stream.readline(longest + 1)
    look(first)
    marked = encoding_of_mark(first)
    if marked in _WIDE:
        yield from _wide_rows(first, stream, marked or "", longest)
        return
    line = first.removeprefix(codecs.BOM_UTF8)
    for number in count(1):
        if not line:
            return
        if len(line) > longest:
            while not line.endswith(b"\n") and (line := stream.readline(longest)):
                pass
            yield Row(number, None)
        else:
            yield Row(number, decode(line), line)
        line = stream.readline(longest + 1)


def _wide_rows(first: bytes, stream: BinaryIO, encoding: str, longest: int) -> Iterator[Row]:
    """Read UTF-16 and UTF-32, whose lines cannot be found among the bytes.

    Spreadsheets write them, of moderate size; they are read in one piece.
    """
    text = (first + stream.read()).decode(encoding, errors="replace")
    for number, line in enumerate(io.StringIO(text, newline=None), 1):
        kept = len(line) <= longest
        yield Row(number, line, line.encode()) if kept else Row(number, None)
