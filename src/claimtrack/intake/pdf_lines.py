"""Lines of a printed page become paragraphs.

Running heads and page numbers are dropped: lines at the edge of many pages that differ only in
figures. Words broken at the end of a line are joined, and a paragraph that continues in the next
column or page stays one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from statistics import median

from msgspec import Struct
from msgspec.structs import replace

_CELL_END = " | "
_EDGE = 3
_MANY, _FEW_PAGES = 0.3, 3
_NUMBER = re.compile(r"(?<!\S)\d{1,4}\Z|\A\d{1,4}(?!\S)")
_HYPHENS = "-\u2010\u00ad\u0002\ufffe"
_LONGEST_HEAD, _SENTENCE = 120, 5
_TIGHT, _USUAL, _LOOSE = 0.5, 1.2, 1.9
_WIDE_GAP, _INDENT, _SHORT_LINE, _SAME_SIZE = 1.4, 0.7, 0.12, 1.1
_STOPPED = re.compile(r"[.!?…:।॥۔؟。！？][\"'”’»)\]]*\Z")
_BULLET = re.compile(r"[•●▪■◦‣·*–—-]\s|\(?(?:\d{1,2}|[a-z])[.)]\s")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


class Line(Struct, frozen=True):
    """One printed line: its words, page, position and type size.

    `cells` are the stretches of it that stand far apart, as in a table; empty for running text.
    """

    text: str
    page: int
    left: float
    right: float
    bottom: float
    size: float
    cells: tuple[str, ...] = ()


class Paragraph(Struct, frozen=True):
    """Lines that belong together; `page` is where they begin."""

    text: str
    page: int
    size: float


def paragraphs(lines: Sequence[Line]) -> list[Paragraph]:
    """Join the lines of a document into paragraphs, without its running heads.

    The rows of a table stay paragraphs of their own, their cells apart as in tables of pages.
    """
    kept = _rows(_without_running(lines))
    known = Counter(word.casefold() for line in kept for word in _WORD.findall(line.text))
    return [
        Paragraph(_joined([line.text for line in some], known), some[0].page, some[0].size)
        for some in _gathered(kept)
    ]


def _rows(lines: Sequence[Line]) -> list[Line]:
    """Write the rows of tables with their cells apart; a line alone with a wide gap is no table."""
    marked: list[Line] = []
    for place, line in enumerate(lines):
        beside = (*lines[max(0, place - 1) : place], *lines[place + 1 : place + 2])
        table = line.cells and any(other.cells and other.page == line.page for other in beside)
        text = _CELL_END.join(line.cells) if table else line.text
        marked.append(replace(line, text=text, cells=line.cells if table else ()))
    return marked


def _without_running(lines: Sequence[Line]) -> list[Line]:
    """Drop the lines at the top or foot of many pages."""
    pages = [list(page) for _, page in groupby(lines, key=lambda line: line.page)]
    edges: list[tuple[str, Line]] = []
    for page in pages:
        high = sorted(page, key=lambda line: -line.bottom)
        edges.extend(("top", line) for line in high[:_EDGE])
        edges.extend(("foot", line) for line in high[_EDGE:][-_EDGE:])
    count = Counter({(where, _pattern(line), line.page) for where, line in edges})
    on_pages = Counter((where, pattern) for where, pattern, _ in count)
    dropped = {
        id(line)
        for where, line in edges
        if len(line.text) <= _LONGEST_HEAD
        and on_pages[where, _pattern(line)] >= max(_least(line), _MANY * len(pages))
    }
    return [line for line in lines if id(line) not in dropped | _numbered(pages)]


def _least(line: Line) -> int:
    """Return on how many pages a line must be to be a running head: a sentence on more."""
    return _FEW_PAGES if _is_sentence(line) else 2


def _is_sentence(line: Line) -> bool:
    return len(line.text.split()) >= _SENTENCE and _STOPPED.search(line.text) is not None


def _numbered(pages: Sequence[Sequence[Line]]) -> set[int]:
    """Find the outermost lines that contain their page number, whatever else they say."""
    outer = {id(line): line for page in pages for line in _outermost(page)}
    ahead = {
        key: {int(number) - line.page for number in _NUMBER.findall(line.text)}
        for key, line in outer.items()
        if len(line.text) <= _LONGEST_HEAD
    }
    count = Counter(offset for offsets in ahead.values() for offset in offsets)
    offset, times = max(count.items(), key=lambda item: item[1], default=(0, 0))
    if times < max(_FEW_PAGES, _MANY * len(pages)):
        return set()
    return {key for key, offsets in ahead.items() if offset in offsets}


def _outermost(page: Sequence[Line]) -> tuple[Line, Line]:
    """Return the highest and the lowest line of a page."""
    return (
        max(page, key=lambda line: line.bottom),
        min(page, key=lambda line: line.bottom),
    )


def _pattern(line: Line) -> str:
    """Return what running lines have in common: their place, and their words without figures.

    Roman numerals count as figures. Rows of only figures are left as they are, because they may be
    a table, and so are sentences: one that says 12 is not one that says 15.
    """
    text = re.sub(r"\d+", "#", line.text.casefold())
    if re.fullmatch(r"[ivxlc]{1,6}", text):
        text = "#"
    elif _is_sentence(line) or (text.count("#") > 1 and not any(map(str.isalpha, text))):
        text = line.text
    return f"{round(line.bottom / 12)} {text}"


def _gathered(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Yield the lines of each paragraph."""
    steps = [
        (above.bottom - below.bottom) / max(above.size, below.size)
        for above, below in pairwise(lines)
        if above.page == below.page
    ]
    leading = median([step for step in steps if _TIGHT < step < _LOOSE] or [_USUAL])
    widths = _columns(lines)
    some: list[Line] = []
    for line in lines:
        if some and _begins(some[-1], line, leading, widths):
            yield some
            some = []
        some.append(line)
    if some:
        yield some


def _columns(lines: Iterable[Line]) -> dict[tuple[int, int], float]:
    """Find how far right the lines reach that begin at the same position of a page."""
    reach: dict[tuple[int, int], float] = {}
    for line in lines:
        place = (line.page, round(line.left / 20))
        reach[place] = max(reach.get(place, 0.0), line.right)
    return reach


def _begins(above: Line, line: Line, leading: float, reach: dict[tuple[int, int], float]) -> bool:
    """Tell whether a line begins a paragraph."""
    if above.cells or line.cells:
        return True
    runs_on = not _STOPPED.search(above.text)
    if max(above.size, line.size) > _SAME_SIZE * min(above.size, line.size) or _BULLET.match(
        line.text
    ):
        return True
    step = above.bottom - line.bottom
    if above.page != line.page or step < -line.size / 2:  # across a page or column
        return not (runs_on and (line.text[:1].islower() or above.text[-1] in _HYPHENS + ","))
    if step > _WIDE_GAP * leading * line.size:
        return True
    if runs_on:
        return False
    width = reach[above.page, round(above.left / 20)] - above.left
    short = above.right < above.left + (1 - _SHORT_LINE) * width
    return short or line.left > above.left + _INDENT * line.size


def _joined(lines: Sequence[str], known: Counter[str]) -> str:
    """Join lines into one, and the words broken between them."""
    text = lines[0]
    for line in lines[1:]:
        if len(text) > 1 and text[-1] in _HYPHENS and text[-2].isalpha() and line[:1].isalpha():
            text = _mended(text, line, known)
        else:
            text = f"{text} {line}"
    return text.translate(dict.fromkeys(map(ord, "\u0002\ufffe"), "-"))


def _mended(text: str, line: str, known: Counter[str]) -> str:
    """Join a broken word, keeping the hyphen if the document has it so, or before a capital."""
    head = text[:-1]
    first, second = _WORD.findall(head)[-1], _WORD.match(line)
    parts = (first.casefold(), second[0].casefold() if second else "")
    hyphened = known["-".join(parts)] > known["".join(parts)]
    named = line[:1].isupper() and first[-1:].islower()
    return f"{head}-{line}" if hyphened or named else head + line
