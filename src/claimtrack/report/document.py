"""A report as a document: typed blocks in reading order, independent of how they look.

Makers (`article`, `claim`, `file`, ...) turn cases into documents; formats (see `formats`) print
them. Words from the file stay whole in a document and keep their type, so that every format cuts,
escapes, dates and links them in its own way. Confidential words have already been redacted by the
maker: a format prints whatever it is given.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from claimtrack.text.phrases import NAME, WORDING, day, minute, quoted, shown

if TYPE_CHECKING:
    from claimtrack.model.article import Sentence
    from claimtrack.model.case import ArticleCase, ClaimCase, Severity
    from claimtrack.model.chain import Head
    from claimtrack.model.evidence import Evidence
    from claimtrack.model.verdict import Rating, Verdict


class Edition(Struct, frozen=True):
    """The day of a report, ISO 8601, and what it includes of what is kept back."""

    as_of: str
    confidential: bool = False
    held: Mapping[int, str] = MappingProxyType({})
    """Articles under embargo, and until when, in words: one that is printed says so."""
    left_out: int = 0
    """How many articles under embargo are left out."""

    def under_embargo(self, article: int) -> Section:
        """The line above an article under embargo; nothing where it is not."""
        words = self.held.get(article)
        return (Paragraph(text(f"UNDER EMBARGO {words}"), tone=Tone.WARNING),) if words else ()


# Runs: the words within a block. `str()` makes one fit for a line, at a bounded length.


class Words(Struct, frozen=True):
    """Words from the file. `limit` is how many characters of them a format may print."""

    text: str
    limit: int = NAME

    def __str__(self) -> str:
        return shown(self.text, self.limit)


class Quote(Struct, frozen=True):
    """Words in quotation marks; a brief quote that is cut does not give its full length."""

    text: str
    limit: int = WORDING
    brief: bool = False

    def __str__(self) -> str:
        return f'"{shown(self.text, self.limit)}"' if self.brief else quoted(self.text, self.limit)


class Person(Struct, frozen=True):
    """Somebody who works on the check, by name."""

    name: str

    def __str__(self) -> str:
        return shown(self.name)


class Day(Struct, frozen=True):
    """A date, ISO 8601, possibly partial."""

    iso: str | None

    def __str__(self) -> str:
        return day(self.iso)


class Minute(Struct, frozen=True):
    """A point in time as the log keeps it."""

    at: str

    def __str__(self) -> str:
        return minute(self.at)


class Address(Struct, frozen=True):
    """A web address."""

    url: str
    limit: int = WORDING

    def __str__(self) -> str:
        return shown(self.url, self.limit)


class ClaimRef(Struct, frozen=True):
    """A claim, by its number."""

    claim: int

    def __str__(self) -> str:
        return f"#{self.claim}"


class Label(Struct, frozen=True):
    """A rating by its label, as within a sentence; a notice puts it in quotation marks."""

    rating: Rating
    marked: bool = False

    def __str__(self) -> str:
        label = shown(self.rating.label)
        label = label[:1].lower() + label[1:]
        return f'"{label}"' if self.marked else label


Run = str | Words | Quote | Person | Day | Minute | Address | ClaimRef | Label
"""A stretch of text; a plain string holds claimtrack's own words."""

Text = tuple[Run, ...]


def text(*parts: Run | Text) -> Text:
    """Join parts without anything between them."""
    return tuple(_runs(parts))


def dotted(*parts: Run | Text) -> Text:
    """Join parts with middle dots, leaving out empty ones."""
    return _joined(" · ", parts)


def listed(*parts: Run | Text) -> Text:
    """Join parts with commas, leaving out empty ones."""
    return _joined(", ", parts)


def plain(words: Text) -> str:
    """Write a text on one line, every run of it at a bounded length."""
    return "".join(map(str, words))


def _joined(between: str, parts: tuple[Run | Text, ...]) -> Text:
    kept: list[Run] = []
    for part in parts:
        runs = text(part)
        if any(map(str, runs)):
            kept += [between, *runs] if kept else runs
    return tuple(kept)


def _runs(parts: tuple[Run | Text, ...]) -> Iterator[Run]:
    for part in parts:
        if isinstance(part, tuple):
            yield from part
        elif part != "":
            yield part


# Blocks: what a section is made of.


class Tone(StrEnum):
    """What a paragraph is to its reader."""

    PLAIN = "plain"
    WARNING = "warning"
    QUIET = "quiet"
    WORDING = "wording"
    """The words of a claim."""


class Banner(Struct, frozen=True):
    """The outcome: whether an article or a file is cleared."""

    good: bool
    text: Text
    aside: Text = ()


class Title(Struct, frozen=True):
    """What a part of the document is about."""

    text: Text
    aside: Text = ()


class Fact(Struct, frozen=True):
    """A line below the title, about the whole part."""

    text: Text


class Heading(Struct, frozen=True):
    """The head of a section: its name, then words beside it."""

    name: str
    text: Text = ()
    aside: Text = ()


class Paragraph(Struct, frozen=True):
    """Words of a section, with a label if they have one: `Why`, `checked`, `earlier`."""

    text: Text
    name: Text = ()
    tone: Tone = Tone.PLAIN


class Notice(Struct, frozen=True):
    """A paragraph for readers of a published check, and where it was published."""

    text: Text
    address: Text = ()


class Breach(Struct, frozen=True):
    """A broken house rule: why, about what, the words of the claim it is about, and the remedy."""

    severity: Severity
    why: Text
    about: Text = ()
    quote: Text = ()
    remedy: Text = ()


class Tally(Struct, frozen=True):
    """How often each rating was given, worst first; None counts open claims."""

    counts: tuple[tuple[Rating | None, int], ...]


class Item(Struct, frozen=True):
    """A line of a list, with a word that marks it."""

    text: Text
    mark: Text = ()


class Items(Struct, frozen=True):
    """A list."""

    items: tuple[Item, ...]


class Unchecked(Struct, frozen=True):
    """The unchecked lines of an article; `last_line` is the number of its last line."""

    undecided: tuple[Sentence, ...]
    skipped: tuple[Sentence, ...]
    last_line: int


class Rated(Struct, frozen=True):
    """What was rated, and how: None is an open claim."""

    about: Text
    rating: Rating | None
    as_of: str | None = None
    where: Text = ()
    flags: Text = ()


class EvidenceItem(Struct, frozen=True):
    """A piece of evidence: its source and how far it was checked, then its details."""

    evidence: Evidence
    facts: Text
    details: tuple[Text, ...] = ()


class Entry(Struct, frozen=True):
    """One claim: its rating, its words and state, the evidence, and who stands behind it.

    It was made from `case` and `verdict` (the one that counts here, if any).
    """

    case: ClaimCase
    verdict: Verdict | None
    head: Rated
    words: tuple[Paragraph, ...]
    evidence: tuple[EvidenceItem, ...]
    standing: tuple[Paragraph, ...]


Block = (
    Banner
    | Title
    | Fact
    | Heading
    | Paragraph
    | Notice
    | Breach
    | Tally
    | Items
    | Unchecked
    | Rated
    | EvidenceItem
    | Entry
)

Section = tuple[Block, ...]
"""Blocks that belong together: a header, a list of broken rules, one claim."""


class Part(Struct, frozen=True):
    """A report within a document: on one article, say; `article` is its case, redacted."""

    sections: tuple[Section, ...]
    article: ArticleCase | None = None


class Document(Struct, frozen=True):
    """A report."""

    title: str
    parts: tuple[Part, ...]


def part(*sections: Section, article: ArticleCase | None = None) -> Part:
    """Make a part of sections, leaving out empty ones."""
    return Part(tuple(section for section in sections if section), article)


def headed(name: str, *blocks: Block) -> Section:
    """Make a section under a heading; empty if there is nothing to put below it."""
    kept = [block for block in blocks if not isinstance(block, Items) or block.items]
    return (Heading(name), *kept) if kept else ()


def left_out_of(document: Document, words: str) -> Document:
    """Put above a document what was left out of it; empty words: nothing was."""
    if not words:
        return document
    line = part((Paragraph(text(words), tone=Tone.WARNING),))
    return replace(document, parts=(line, *document.parts))


def signed_with(document: Document, head: Head | None) -> Document:
    """Put the head of the log below a document; None: nothing has happened yet."""
    if head is None or not document.parts:
        return document
    *others, last = document.parts
    line = Paragraph(text(f"log head {head}"), tone=Tone.QUIET)
    return replace(document, parts=(*others, replace(last, sections=(*last.sections, (line,)))))
