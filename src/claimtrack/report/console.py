"""The console format: a document laid out in a terminal's width, or down a pipe.

Turns each block into lines; `layout` sets them in rows. Long words are cut, and the report says
where.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, TextIO, assert_never

from rich.text import Text as Printed

from claimtrack.model.case import Severity
from claimtrack.report.document import (
    Banner,
    Block,
    Breach,
    Document,
    Entry,
    EvidenceItem,
    Fact,
    Heading,
    Item,
    Items,
    Label,
    Notice,
    Paragraph,
    Part,
    Quote,
    Rated,
    Section,
    Tally,
    Title,
    Tone,
    Unchecked,
    plain,
)
from claimtrack.report.layout import Layout, Line, Role
from claimtrack.text.console import LiteralConsole
from claimtrack.text.phrases import counted, day, shown

if TYPE_CHECKING:
    from rich.console import (
        Console,  # noqa: TID251 - the type that Rich asks for
        ConsoleOptions,
        RenderResult,
    )

    from claimtrack.model.article import Sentence
    from claimtrack.model.verdict import Rating

SUFFIX = ".txt"

_WIDTH = 80
"""Columns in a file, as a pipe gets them."""

_WIDEST = 100
"""Columns: longer rows than this are hard to read, however wide the terminal."""

_UNDECIDED_LISTED = 20
_LISTED = 160

_TONES = {
    Tone.PLAIN: Role.PARAGRAPH,
    Tone.QUIET: Role.ASIDE,
    Tone.WARNING: Role.WARNING,
    Tone.WORDING: Role.WORDING,
}


class Report:
    """A document that Rich can print at any width."""

    def __init__(self, document: Document) -> None:
        self.document = document

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Yield the report row by row, none wider than the console."""
        width = max(1, min(options.max_width, _WIDEST))
        layout = Layout(console, width)
        for number, part in enumerate(self.document.parts):
            if number:
                yield Printed(f"\n{'─' * width}\n")
            for row in _rows(part, layout):
                # Already broken to the width: Rich must neither wrap nor cut it again.
                row.no_wrap, row.overflow = True, "ignore"
                yield row


def write(document: Document, out: TextIO) -> None:
    """Print a document: in the width and colours of the terminal, or as in a pipe."""
    on_screen = out is sys.stdout  # noqa: TID251 - asks whose width it is, and prints to `out`
    console = LiteralConsole(out, width=None if on_screen else _WIDTH)
    console.print(Report(document))


def section_lines(section: Section) -> Iterator[Line]:
    """Yield the lines of a section, in order."""
    for block in section:
        yield from block_lines(block)


def block_lines(block: Block) -> Iterator[Line]:  # noqa: C901, PLR0912 - one case for each block
    """Yield the lines of a block, in order."""
    match block:
        case Banner():
            role = Role.CLEARED if block.good else Role.NOT_CLEARED
            yield Line(role, plain(block.text), aside=plain(block.aside))
        case Title():
            yield Line(Role.TITLE, plain(block.text), aside=plain(block.aside))
        case Fact():
            yield Line(Role.FACT, plain(block.text))
        case Heading():
            yield Line(Role.HEADING, plain(block.text), block.name, plain(block.aside))
        case Paragraph():
            yield Line(_TONES[block.tone], plain(block.text), plain(block.name))
        case Notice():
            yield Line(Role.DETAIL, plain(block.text))
            if block.address:
                yield Line(Role.DETAIL, plain(block.address))
        case Breach():
            yield from _breach(block)
        case Tally():
            yield from (_count(rating, count) for rating, count in block.counts)
        case Items():
            yield from map(_item, block.items)
        case Unchecked():
            yield from _unchecked(block)
        case Rated():
            yield _rated(block)
        case EvidenceItem():
            yield Line(Role.EVIDENCE, plain(block.facts), block.evidence.stance.value)
            yield from (Line(Role.DETAIL, plain(detail)) for detail in block.details)
        case Entry():
            yield _rated(block.head)
            yield from section_lines((*block.words, *block.evidence, *block.standing))
        case _:
            assert_never(block)


def _rows(part: Part, layout: Layout) -> Iterator[Printed]:
    for number, section in enumerate(part.sections):
        if number:
            yield Printed("")
        yield from layout.section(section_lines(section))


def _breach(breach: Breach) -> Iterator[Line]:
    role = Role.WARNING if breach.severity is Severity.WARNS else Role.BLOCK
    yield Line(role, plain(breach.why), plain(breach.about), plain(breach.quote))
    if breach.remedy:
        yield Line(Role.REMEDY, plain(breach.remedy), "fix:")


def _count(rating: Rating | None, count: int) -> Line:
    if rating is None:
        return Line(Role.TALLY, f"open {count:,}", "-")
    mark = shown(rating.glyph, 2)
    return Line(Role.TALLY, f"{Label(rating)} {count:,}", mark, colour=rating.colour)


def _rated(block: Rated) -> Line:
    rating = block.rating
    parts = (plain(block.about), plain(block.where), plain(block.flags))
    return Line(
        Role.RATING,
        "  ".join(part for part in parts if part),
        f"{shown(rating.glyph, 2)} {shown(rating.label).upper()}" if rating else "- OPEN",
        "" if block.as_of is None else f"as of {day(block.as_of)}",
        rating.colour if rating else "",
    )


def _item(item: Item) -> Line:
    return Line(Role.ITEM, plain(item.text), plain(item.mark))


def _unchecked(block: Unchecked) -> Iterator[Line]:
    """List every skipped line and the first undecided ones."""
    digits = len(str(block.last_line))
    for sentence in block.undecided[:_UNDECIDED_LISTED]:
        yield _unchecked_line(sentence, "undecided", digits)
    more = len(block.undecided) - _UNDECIDED_LISTED
    if more > 0:
        yield Line(Role.ITEM, f"and {counted(more, 'line')} more", "undecided")
    for sentence in block.skipped:
        yield _unchecked_line(sentence, "skipped", digits)


def _unchecked_line(sentence: Sentence, mark: str, digits: int) -> Line:
    quote = Quote(sentence.text, _LISTED, brief=True)
    return Line(Role.ITEM, f"line {sentence.line:>{digits}}  {quote}", mark)
