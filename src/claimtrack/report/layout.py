"""Lines of a report set in rows, in a terminal's width, or down a pipe.

Only lays out: every word comes from the document, and everything can be understood without colour.
Words go into Rich as plain text, never as markup, so that hostile text stays text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from itertools import groupby

from msgspec import Struct
from rich.cells import cell_len
from rich.color import Color, ColorParseError
from rich.console import Console  # noqa: TID251 - measures on it, prints nothing
from rich.style import Style
from rich.text import Text


class Role(StrEnum):
    """What a line is to the reader."""

    CLEARED = "cleared"
    NOT_CLEARED = "not cleared"
    TITLE = "title"
    FACT = "fact"
    HEADING = "heading"
    BLOCK = "block"
    WARNING = "warning"
    REMEDY = "remedy"
    TALLY = "tally"
    RATING = "rating"
    WORDING = "wording"
    PARAGRAPH = "paragraph"
    EVIDENCE = "evidence"
    DETAIL = "detail"
    ASIDE = "aside"
    ITEM = "item"


class Line(Struct, frozen=True):
    """Words with a mark hanging before them, and an aside at the right edge.

    `colour` is the rating's, for the mark; it never carries meaning alone.
    """

    role: Role
    words: str
    mark: str = ""
    aside: str = ""
    colour: str = ""


_INDENT = 2
_GAP = 2
_NARROWEST = 20
_NARROWEST_SHARE = 4
_NARROWEST_MARK = 10
_WIDEST_WHY = 42
_TALLY_GAP = 3

_BOLD, _DIM, _PLAIN = Style(bold=True), Style(dim=True), Style()
_WORDS = {
    Role.CLEARED: Style(bold=True, color="green"),
    Role.NOT_CLEARED: Style(bold=True, color="red"),
    Role.TITLE: _BOLD,
    Role.WORDING: Style(italic=True),
    Role.DETAIL: _DIM,
    Role.ASIDE: _DIM,
    Role.REMEDY: _DIM,
}
_MARKS = {
    Role.HEADING: _BOLD,
    Role.BLOCK: Style(color="red"),
    Role.WARNING: Style(color="yellow"),
    Role.RATING: _BOLD,
}
_FLUSH = (
    Role.CLEARED,
    Role.NOT_CLEARED,
    Role.TITLE,
    Role.FACT,
    Role.HEADING,
    Role.RATING,
)
_INDENTS = {
    **dict.fromkeys(Role, _INDENT),
    **dict.fromkeys(_FLUSH, 0),
    Role.REMEDY: 2 * _INDENT,
}
_COLUMNS = {Role.BLOCK, Role.WARNING, Role.EVIDENCE, Role.DETAIL, Role.ITEM}
_RUN_ON = {Role.RATING, Role.HEADING}


class Layout:
    """Lines set in rows of a fixed width."""

    def __init__(self, console: Console, width: int) -> None:
        self.console = console
        self.width = width

    def section(self, lines: Iterable[Line]) -> Iterator[Text]:
        """Lay out a section, setting neighbouring lines of a table in common columns."""
        for kind, run in groupby(lines, key=_kind):
            if kind is Role.TALLY:
                yield from self.tally(list(run))
            elif kind is Role.BLOCK:
                yield from self.columns(list(run))
            else:
                yield from self.listing(list(run))

    def tally(self, lines: Sequence[Line]) -> Iterator[Text]:
        """Lay out counts side by side, none of them broken across rows."""
        row = Text()
        for line in lines:
            count = Text(f"{line.mark} {line.words}", _mark_style(line))
            if row and row.cell_len + _TALLY_GAP + count.cell_len > self.width:
                yield from self.broken(row, 0)
                row = Text()
            row = row + Text(" " * _TALLY_GAP) + count if row else row + count
        yield from self.broken(row, 0)

    def listing(self, lines: Sequence[Line]) -> Iterator[Text]:
        """Lay out marks and words, the words of a table in one column."""
        table = [cell_len(line.mark) for line in lines if line.role in _COLUMNS and line.mark]
        column = max(_NARROWEST_MARK, max(table) + _GAP) if table else 0
        for line in lines:
            indent = _INDENTS[line.role]
            head = Text(" " * indent).append(line.mark, _mark_style(line))
            if line.role in _COLUMNS:
                head.pad_right(max(0, indent + column - head.cell_len))
            elif line.mark and line.words:
                head.append("  " if line.role is Role.RATING else " ")
            rows = self.hang(head, line, indent)
            if line.aside:
                self.put_right(rows, line.aside, indent or _INDENT)
            yield from rows

    def columns(self, lines: Sequence[Line]) -> Iterator[Text]:
        """Lay out marks, words and asides in three columns as far as the width allows."""
        marks = max(cell_len(line.mark) for line in lines)
        first = _INDENT + (marks + _GAP if marks else 0)
        fitting = [cell_len(line.words) for line in lines if cell_len(line.words) <= _WIDEST_WHY]
        second = first + max(fitting, default=0) + _GAP
        for line in lines:
            head = Text(" " * _INDENT).append(line.mark, _mark_style(line))
            head.pad_right(first - head.cell_len)
            rows = self.hang(head, line, _INDENT)
            fits = rows[-1].cell_len + _GAP <= second and len(rows) == 1
            if fits and second + cell_len(line.aside) <= self.width:
                rows[0].pad_right(second - rows[0].cell_len)
                rows[0].append(line.aside).rstrip()
            elif line.aside:
                column = self.column(first, _INDENT)
                rows += _indented(self.broken(Text(line.aside), column + 1), column, 1)
            yield from rows

    def hang(self, head: Text, line: Line, indent: int) -> list[Text]:
        """Put words behind their mark with a hanging indent, or run them on below a heading."""
        if line.role in _RUN_ON:
            rows = self.broken(head + Text(line.words, _words_style(line)), _INDENT)
            return [*rows[:1], *_indented(rows[1:], _INDENT)]
        hanging = 1 if line.words.startswith('"') else 0
        column = self.column(head.cell_len, indent)
        words = self.broken(Text(line.words, _words_style(line)), column + hanging)
        if column == head.cell_len:
            first = head + words[0] if words else head
            return [first, *_indented(words[1:], column + hanging)]
        return [*self.broken(head, 0), *_indented(words, column, hanging)]

    def put_right(self, rows: list[Text], aside: str, column: int) -> None:
        """Put an aside at the right edge of the last row, or below it if it does not fit."""
        room = self.width - rows[-1].cell_len - cell_len(aside)
        if len(rows) == 1 and room >= _GAP:
            rows[0].pad_right(room)
            rows[0].append(aside, _DIM)
        else:
            rows += _indented(self.broken(Text(aside, _DIM), column), column)

    def column(self, wanted: int, indent: int) -> int:
        """Return where words begin: as wanted, or further left if too little room would be left."""
        if self.width - wanted >= _NARROWEST:
            return wanted
        return min(wanted, indent + _INDENT, self.width // _NARROWEST_SHARE)

    def broken(self, words: Text, column: int) -> list[Text]:
        """Break words into rows for what is left of the width after a column."""
        rows = list(words.wrap(self.console, max(self.width - column, 1)))
        for row in rows:
            row.rstrip()
        return rows


def _indented(rows: Sequence[Text], column: int, hanging: int = 0) -> list[Text]:
    """Indent rows to a column, all but the first a bit more."""
    for number, row in enumerate(rows):
        row.pad_left(column + (hanging if number else 0))
    return list(rows)


def _kind(line: Line) -> Role:
    """Return which lines share columns: evidence and its quotes do, others go by role."""
    if line.role in (Role.TALLY, Role.BLOCK, Role.WARNING):
        return Role.BLOCK if line.role is Role.WARNING else line.role
    return Role.EVIDENCE


def _words_style(line: Line) -> Style:
    return _WORDS.get(line.role, _PLAIN)


def _mark_style(line: Line) -> Style:
    style = _MARKS.get(line.role, _PLAIN)
    if not line.colour:
        return style
    try:
        return style + Style(color=Color.parse(line.colour))
    except ColorParseError:
        # Scales are data: an unknown colour is left out.
        return style
