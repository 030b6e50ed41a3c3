"""Flowing sentences into rows: how an annotated copy breaks its lines.

Pure: words and a width in, rows out. Rows hold slices of the sentences, so that whoever draws them
knows which characters of which sentence stand where. Linear in the length of the text, since an
article may be one line of a million characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct
from rich.cells import cell_len, chop_cells

_WORD = re.compile(r"\S+")
_SPACE = re.compile(r"\s")


class Piece(Struct, frozen=True):
    """Some characters of a sentence in one row.

    `text` stands for the characters from `start` to `end` of the sentence one by one, white space
    as spaces; in a mark before a sentence both are -1.
    """

    sentence: int
    start: int
    end: int
    text: str

    @property
    def is_mark(self) -> bool:
        """Whether this is the mark before a sentence and not its words."""
        return self.start < 0


Row = tuple[Piece, ...]

Marked = tuple[int, str, str]
"""A sentence in a paragraph: its number, its mark, its text."""


def flow(paragraph: Sequence[Marked], width: int) -> tuple[Row, ...]:
    """Break a paragraph into rows.

    Args:
        paragraph: sentences that follow each other on one line of the article.
        width: cells in a row, at least 1.

    Returns:
        Rows of pieces. Each sentence begins with its mark, which stays with its first word;
        spaces at a break are left out.
    """
    rows: list[Row] = []
    row: list[Piece] = []
    used = 0
    for sentence, mark, text in paragraph:
        lead = f"{mark} " if mark else ""
        begun = 0
        end = 0
        for start, stop, size in _words(text, max(1, width - cell_len(lead))):
            gap = (start - end if begun else 1) if row else 0
            wide = gap + cell_len(lead) + size
            if row and used + wide > width:
                _close(row, sentence, begun, end, text)
                rows.append(tuple(row))
                row, used, gap = [], 0, 0
                begun, wide = 0, cell_len(lead) + size
            if not begun:
                if lead or gap:
                    row.append(Piece(sentence, -1, -1, " " * gap + lead))
                row.append(Piece(sentence, start, stop, ""))
                begun, lead = 1, ""
            used += wide
            end = stop
        _close(row, sentence, begun, end, text)
    if row:
        rows.append(tuple(row))
    return tuple(rows)


def _close(row: list[Piece], sentence: int, begun: int, end: int, text: str) -> None:
    """Put the words of a sentence into the piece that was begun for them."""
    if begun:
        start = row[-1].start
        row[-1] = Piece(sentence, start, end, _SPACE.sub(" ", text[start:end]))


def _words(text: str, width: int) -> Iterator[tuple[int, int, int]]:
    """Where each word of a text starts and ends, and its cells; what is too wide comes in parts."""
    for found in _WORD.finditer(text):
        word, start = found[0], found.start()
        size = len(word) if word.isascii() else cell_len(word)
        if size <= width:
            yield start, found.end(), size
            continue
        parts = (
            [word[at : at + width] for at in range(0, len(word), width)]
            if word.isascii()
            else chop_cells(word, width)
        )
        for part in parts:
            yield start, start + len(part), cell_len(part)
            start += len(part)
