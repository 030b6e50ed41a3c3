"""The report on a console: an outline laid out in a terminal's width, or down a pipe.

Only lays out: every word comes from the outline, and everything can be understood without colour.
Words are put into Rich as plain text, never as markup, so that hostile ones stay words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from rich.cells import cell_len
from rich.color import Color, ColorParseError
from rich.console import Console, ConsoleOptions, RenderResult
from rich.style import Style
from rich.text import Text

from claimtrack.model.case import ArticleCase, Block, ClaimCase
from claimtrack.model.event import Dossier
from claimtrack.model.listing import QueryRow
from claimtrack.model.publication import Correction
from claimtrack.report.article import article_outline
from claimtrack.report.card import claim_outline
from claimtrack.report.dossier import dossier_outline
from claimtrack.report.file import file_outline, loose_outline
from claimtrack.report.notice import corrections_outline
from claimtrack.report.outline import Line, Outline, Role, Section
from claimtrack.report.questions import query_outlines

_INDENT = 2
_GAP = 2
_WIDEST = 100
"""Columns: longer rows than this are hard to read, however wide the terminal."""

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
    Role.QUOTE: _DIM,
    Role.SIGNED: _DIM,
    Role.ASIDE: _DIM,
    Role.MEND: _DIM,
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
    Role.MEND: 2 * _INDENT,
}
_COLUMNS = {Role.BLOCK, Role.WARNING, Role.EVIDENCE, Role.QUOTE, Role.UNCHECKED}
_RUN_ON = {Role.RATING, Role.HEADING}


class Report:
    """Outlines that Rich can print at any width, set apart by a line."""

    def __init__(self, outlines: Sequence[Outline]) -> None:
        self.outlines = tuple(outlines)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Yield the report line by line, none wider than the console."""
        width = max(1, min(options.max_width, _WIDEST))
        for number, outline in enumerate(self.outlines):
            if number:
                yield Text(f"\n{'─' * width}\n")
            for row in _Layout(console, width).outline(outline):
                # Already broken to the width: Rich must neither wrap nor cut it again.
                row.no_wrap, row.overflow = True, "ignore"
                yield row


def article_report(
    case: ArticleCase, blocks: Sequence[Block], *, as_of: str, confidential: bool = False
) -> Report:
    """Lay out the report on one article.

    Args:
        case: the article with its sentences and the cases of its claims.
        blocks: the house rules it breaks.
        as_of: the day of the report, ISO 8601.
        confidential: print what is confidential too.

    Returns:
        A renderable for `rich.console.Console.print`.
    """
    return Report([article_outline(case, blocks, as_of=as_of, confidential=confidential)])


def claim_report(
    case: ClaimCase,
    blocks: Sequence[Block],
    history: Sequence[Line] = (),
    *,
    confidential: bool = False,
) -> Report:
    """Lay out the report on one claim by itself; see `article_report` and `history_lines`."""
    return Report([claim_outline(case, blocks, history, confidential=confidential)])


def corrections_report(
    changes: Sequence[Correction], *, since: str | None = None, until: str | None = None
) -> Report:
    """Lay out the corrections log of a period; see `corrections_outline`."""
    return Report([corrections_outline(changes, since=since, until=until)])


def file_report(
    cases: Sequence[ArticleCase],
    blocks_by_article: Mapping[int, Sequence[Block]],
    loose: Sequence[ClaimCase] = (),
    *,
    as_of: str,
    confidential: bool = False,
) -> Report:
    """Lay out the report on a whole file: what is cleared, each article, claims in no article.

    Args:
        cases: the articles, in the order in which they are to stand.
        blocks_by_article: the house rules each breaks, by the id of the article.
        loose: the claims that appear in no article.
        as_of: the day of the report, ISO 8601.
        confidential: print what is confidential too.

    Returns:
        A renderable for `rich.console.Console.print`.
    """
    parts = [
        article_outline(
            case,
            blocks_by_article.get(case.article.id, ()),
            as_of=as_of,
            confidential=confidential,
        )
        for case in cases
    ]
    if len(parts) > 1 or not (parts or loose):
        parts.insert(0, file_outline(cases, blocks_by_article, as_of=as_of))
    if loose:
        parts.append(loose_outline(loose, as_of=as_of, confidential=confidential))
    return Report(parts)


def query_report(rows: Sequence[QueryRow]) -> Report:
    """Lay out queries as lists to send, one for each addressee."""
    return Report(query_outlines(rows))


def dossier_report(dossier: Dossier, *, confidential: bool = False) -> Report:
    """Lay out all that stood behind a sentence or a claim at one moment."""
    return Report([dossier_outline(dossier, confidential=confidential)])


class _Layout:
    """Outlines in a fixed width."""

    def __init__(self, console: Console, width: int) -> None:
        self.console = console
        self.width = width

    def outline(self, outline: Outline) -> Iterator[Text]:
        for number, section in enumerate(outline.sections):
            if number:
                yield Text("")
            yield from self.section(section)

    def section(self, section: Section) -> Iterator[Text]:
        """Lay out a section, setting neighbouring lines of a table in common columns."""
        for kind, run in groupby(section, key=_kind):
            lines = list(run)
            if kind is Role.TALLY:
                yield from self.tally(lines)
            elif kind is Role.BLOCK:
                yield from self.columns(lines)
            else:
                yield from self.listing(lines)

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
        """Put the words behind their mark and let them hang there, or run on below a heading."""
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
        """Set an aside at the far end of the last row, or below it where it does not fit."""
        room = self.width - rows[-1].cell_len - cell_len(aside)
        if len(rows) == 1 and room >= _GAP:
            rows[0].pad_right(room)
            rows[0].append(aside, _DIM)
        else:
            rows += _indented(self.broken(Text(aside, _DIM), column), column)

    def column(self, wanted: int, indent: int) -> int:
        """Where words begin: where wanted, or further left where too little room would be left."""
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
    """Which neighbours share columns: evidence with its quotes, everything else as it comes."""
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
        # Scales are data: one with a colour that no terminal knows is printed without.
        return style
