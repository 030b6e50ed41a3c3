"""Rows: a stream of bytes becomes numbered lines of text, each of a bounded length.

A line beyond the bound is skipped, not kept, so that no list can fill the memory. Character sets
are told as for articles, but line by line: a list may have been pasted together.
"""

from __future__ import annotations

import codecs
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count
from typing import BinaryIO

from claimtrack.intake.charset import decode, encoding_of_mark

LONGEST_ROW = 1_000_000
"""Bytes or characters; a longer line is no claim."""

_WIDE = ("utf-16", "utf-32")


@dataclass(frozen=True, slots=True)
class Row:
    r"""A line with its number, from 1, its `\n` still on. `text` is None if it was too long."""

    number: int
    text: str | None


def text_rows(stream: BinaryIO, look: Callable[[bytes], None]) -> Iterator[Row]:
    """Read a stream line by line.

    Args:
        stream: bytes; not closed here.
        look: called once with the first bytes, to refuse what is no text.

    Yields:
        All lines in order, blank ones too.
    """
    first = stream.readline(LONGEST_ROW + 1)
    look(first)
    marked = encoding_of_mark(first)
    if marked in _WIDE:
        yield from _wide_rows(first, stream, marked or "")
        return
    line = first.removeprefix(codecs.BOM_UTF8)
    for number in count(1):
        if not line:
            return
        if len(line) > LONGEST_ROW:
            while not line.endswith(b"\n") and (line := stream.readline(LONGEST_ROW)):
                pass
            yield Row(number, None)
        else:
            yield Row(number, decode(line))
        line = stream.readline(LONGEST_ROW + 1)


def _wide_rows(first: bytes, stream: BinaryIO, encoding: str) -> Iterator[Row]:
    """Read UTF-16 and UTF-32, whose lines cannot be found among the bytes.

    Spreadsheets write them, of a size that people look at; they are read in one piece.
    """
    text = (first + stream.read()).decode(encoding, errors="replace")
    for number, line in enumerate(io.StringIO(text, newline=None), 1):
        yield Row(number, line if len(line) <= LONGEST_ROW else None)
