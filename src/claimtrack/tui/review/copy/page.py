"""Setting an annotated copy: passages in, rows of a page out.

Pure. Sentences of one line of the article flow together as one paragraph; runs of boilerplate are
folded into one row that says how many there are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum, auto
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from claimtrack.tui.review.copy.flow import Marked, Piece, flow
from claimtrack.tui.review.copy.passages import Passage


class RowKind(Enum):
    """What a row is: the article's own words, or ours around them."""

    TITLE = auto()
    ASIDE = auto()
    TEXT = auto()


class PageRow(NamedTuple):
    """One row: our own `words`, or pieces of sentences (by their place among the passages)."""

    kind: RowKind
    words: str
    pieces: tuple[Piece, ...] = ()


class Page(NamedTuple):
    """Rows, and for each passage in sight the first and the last row it stands in."""

    rows: tuple[PageRow, ...]
    where: dict[int, tuple[int, int]]


Flown = tuple[tuple[PageRow, ...], tuple[tuple[int, int, int], ...]]
"""The rows of a paragraph, and each passage in it with its first and its last row among them."""

BLANK = PageRow(RowKind.ASIDE, "")


def set_page(
    passages: Sequence[Passage], header: tuple[str, str], width: int, *, folded: bool, shows: str
) -> Page:
    """Set a page.

    Args:
        passages: the sentences of an article.
        header: its title, or nothing where the text has it, and a line about where it is from.
        width: cells in a row.
        folded: whether boilerplate is folded.
        shows: the key that shows it then.
    """
    rows = [
        PageRow(kind, "".join(piece.text for piece in row))
        for kind, words in zip((RowKind.TITLE, RowKind.ASIDE), header, strict=True)
        if words
        for row in flow([(0, "", words)], width)
    ]
    where: dict[int, tuple[int, int]] = {}
    for paragraph in _paragraphs(passages, shows if folded else ""):
        if rows:
            rows.append(BLANK)
        if isinstance(paragraph, PageRow):
            rows.append(paragraph)
            continue
        flown, within = _flown(paragraph, width)
        top = len(rows)
        for at, first, last in within:
            where[at] = (top + first, top + last)
        rows.extend(flown)
    return Page(tuple(rows), where)


def _paragraphs(passages: Sequence[Passage], shows: str) -> Iterator[PageRow | tuple[Marked, ...]]:
    numbered = enumerate(passages)
    for (folds, line), group in groupby(numbered, key=lambda one: _together(one[1], bool(shows))):
        del line
        members = list(group)
        if folds:
            count = len(members)
            noun = "line" if count == 1 else "lines"
            yield PageRow(RowKind.ASIDE, f"{count} boilerplate {noun} folded ({shows} shows)")
        else:
            yield tuple((at, passage.sign, passage.text) for at, passage in members)


def _together(passage: Passage, folded: bool) -> tuple[bool, int]:
    """What makes neighbours one paragraph: the same line, or being folded away together."""
    folds = folded and passage.folds
    return folds, 0 if folds else passage.line


@lru_cache(maxsize=8192)
def _flown(paragraph: tuple[Marked, ...], width: int) -> Flown:
    """Flow a paragraph; kept, since a decision changes one paragraph and leaves the others."""
    rows = flow(paragraph, width)
    where: dict[int, tuple[int, int]] = {}
    for at, row in enumerate(rows):
        for piece in row:
            first, _ = where.get(piece.sentence, (at, at))
            where[piece.sentence] = (first, at)
    return (
        tuple(PageRow(RowKind.TEXT, "", row) for row in rows),
        tuple((one, first, last) for one, (first, last) in where.items()),
    )
