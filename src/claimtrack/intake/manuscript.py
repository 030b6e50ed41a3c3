"""Manuscript: what a reader makes of a file: its text in passages, and its metadata.

Every format has its own module that writes into a `Manuscript`; cleaning, white space and spans are
handled only here, so that `text[start:end]` is right for all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TypeAlias
from urllib.parse import urljoin, urlsplit

from msgspec import Struct, field
from msgspec.structs import replace

from claimtrack.intake.metadata import Metadata
from claimtrack.model.article import ArticleKind, Passage, Remark, RemarkKind, SentenceKind
from claimtrack.text.clean import clean, one_line
from claimtrack.text.page_address import without_login

LONGEST = 5_000_000
"""Characters; no article has more, and what follows takes its time with each of them."""


class Raw(Struct, frozen=True):
    """The bytes of one file, as passed to a reader.

    `shown` is its name in messages. `charset` is what its transport declared, if anything; `draft`
    means that the writer's own links and notes are wanted.
    """

    shown: str
    data: bytes
    charset: str | None = None
    draft: bool = False
    url: str | None = None


class Note(Struct, frozen=True):
    """A remark on some words whose span is not known yet."""

    kind: RemarkKind
    text: str = ""
    url: str | None = None
    by: str | None = None


Piece: TypeAlias = tuple[str, tuple[Note, ...]]
"""A few words, and the notes on them."""


class Reading(Struct, frozen=True):
    """The result of a reader; intake adds the hints and the bytes to make a Document.

    `kind` is the kind of article that this format implies, or None. `warnings` are those of the
    Document.
    """

    text: str
    metadata: Metadata = field(default_factory=Metadata)
    passages: tuple[Passage, ...] = ()
    remarks: tuple[Remark, ...] = ()
    kind: ArticleKind | None = None
    warnings: tuple[str, ...] = ()


def joined(readings: Sequence[Reading], last: SentenceKind = SentenceKind.BODY) -> Reading:
    """Join readings into one, each below the one before; the first one's metadata stay.

    Args:
        readings: any number of them.
        last: what the words of the last one are, where its format does not tell. Where no format
            tells anything of any of them, the joined one has no passages either.
    """
    if not readings:
        return Reading("")
    laid_out = any(reading.passages for reading in readings)
    text, passages, remarks = "", [], []
    for place, reading in enumerate(readings):
        start = len(text) + 2 if text else 0
        text = f"{text}\n\n{reading.text}" if text else reading.text
        kind = last if place == len(readings) - 1 else SentenceKind.BODY
        own = reading.passages or (_blocks(reading.text, kind) if laid_out else ())
        passages += [replace(one, start=one.start + start, end=one.end + start) for one in own]
        remarks += [
            replace(one, start=one.start + start, end=one.end + start) for one in reading.remarks
        ]
    warnings = tuple(dict.fromkeys(line for reading in readings for line in reading.warnings))
    return replace(
        readings[0],
        text=text,
        passages=tuple(passages),
        remarks=tuple(remarks),
        warnings=warnings,
    )


def _blocks(text: str, kind: SentenceKind) -> tuple[Passage, ...]:
    """Make a passage of each block between blank lines."""
    return tuple(Passage(*block.span(), kind) for block in _BLOCK.finditer(text))


_BLOCK = re.compile(r"\S(?:.|\n(?!\s*\n))*(?<=\S)")
_ADDRESS = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
_MARK = "\ufeff"


def web_address(address: str | None, base: str | None = None) -> str | None:
    """Return a web address, on one line.

    Args:
        address: the address, or the target of a link.
        base: the address of the page that the link is on, to complete it.

    Returns:
        The address, without user name and password; None for anything other than http and https.
    """
    line = one_line(address or "")
    try:
        line = without_login(urljoin(base, line) if base else line)
        urlsplit(line)
    except ValueError:
        return None
    return line if _ADDRESS.fullmatch(line) else None


class Manuscript:
    """A text being written: passages separated by blank lines, and remarks at their words."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._passages: list[Passage] = []
        self._remarks: list[Remark] = []

    def add(
        self,
        words: str | Iterable[Piece],
        kind: SentenceKind = SentenceKind.BODY,
        *,
        locator: str | None = None,
        speaker: str | None = None,
    ) -> Passage | None:
        """Add a passage below the text so far.

        Args:
            words: its words, or pieces of it with notes. They are cleaned and put on one line; a
                remark on a piece without words goes to the word before it.
            kind: its place in the layout.
            locator: its place in the file.
            speaker: who is speaking, if the file tells.

        Returns:
            The passage, or None if it has no words.
        """
        pieces = [(words, ())] if isinstance(words, str) else words
        start = self._length + (2 if self._parts else 0)
        line, remarks = _set(pieces, start)
        if not line:
            return None
        if self._parts:
            self._parts.append("\n\n")
        self._parts.append(line)
        self._length = start + len(line)
        passage = Passage(start, self._length, kind, locator, speaker)
        self._passages.append(passage)
        self._remarks.extend(remarks)
        return passage

    @property
    def count(self) -> int:
        """The number of passages so far."""
        return len(self._passages)

    @property
    def text(self) -> str:
        """The text so far."""
        return "".join(self._parts)

    def reading(self, metadata: Metadata | None = None, kind: ArticleKind | None = None) -> Reading:
        """Return the text and remarks with the metadata of the file."""
        return Reading(
            self.text,
            metadata or Metadata(),
            tuple(self._passages),
            tuple(sorted(self._remarks, key=lambda remark: (remark.start, remark.end))),
            kind,
        )


def _set(pieces: Iterable[Piece], start: int) -> tuple[str, list[Remark]]:
    """Put pieces on one line that begins at `start`; their remarks get their spans.

    Adjacent pieces with the same note get one remark over all of them.
    """
    line = ""
    noted: dict[int, tuple[int, int, Note]] = {}
    for piece, notes in pieces:
        words = clean(piece).replace(_MARK, "")
        flat = " ".join(words.split())
        if words[:1].isspace() and line and not line.endswith(" "):
            line += " "
        begin = len(line)
        line += flat
        for note in notes:
            first, _, _ = noted.get(id(note), (begin, 0, note))
            noted[id(note)] = (first, len(line), note)
        if flat and words[-1:].isspace():
            line += " "
    line = line.rstrip(" ")
    return line, [_remark(line, start, *note) for note in noted.values() if line]


def _remark(line: str, start: int, begin: int, end: int, note: Note) -> Remark:
    """Give a note its span: its own words, or the word before it."""
    begin, end = min(begin, len(line)), min(end, len(line))
    begin += len(line[begin:end]) - len(line[begin:end].lstrip(" "))
    end = begin + len(line[begin:end].rstrip(" "))
    if begin >= end:
        end = len(line[:begin].rstrip(" "))
        begin = line.rfind(" ", 0, end) + 1
    if begin >= end:  # it comes before all words
        begin, end = 0, len(line.split(" ", 1)[0])
    text = one_line(note.text) or line[begin:end]
    return Remark(start + begin, start + end, note.kind, text, web_address(note.url), note.by)
