"""Manuscript: what a reader makes of a file: its text by passages, and what it says of itself.

Every format is read by a module of its own that writes into a `Manuscript`; cleaning, white space
and the counting of spans happen here and nowhere else, so that `text[start:end]` holds for all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TypeAlias
from urllib.parse import urljoin, urlsplit

from msgspec import Struct, field

from claimtrack.intake.metadata import Metadata
from claimtrack.model.article import ArticleKind, Passage, Remark, RemarkKind, SentenceKind
from claimtrack.text.clean import clean, one_line


class Raw(Struct, frozen=True):
    """The bytes of one file on their way to a reader.

    `shown` is what to call it in a message. `charset` is what its transport declared, if anything;
    `draft` says that the writer's own links and notes are wanted.
    """

    shown: str
    data: bytes
    charset: str | None = None
    draft: bool = False
    url: str | None = None


class Note(Struct, frozen=True):
    """A remark before its span is known: what is put to some words."""

    kind: RemarkKind
    text: str = ""
    url: str | None = None
    by: str | None = None


Piece: TypeAlias = tuple[str, tuple[Note, ...]]
"""A few words, and what the writer put to them."""


class Reading(Struct, frozen=True):
    """What a reader hands over; intake adds the hints and the bytes and makes a Document of it.

    `kind` is what files of this format are by nature, None where the format does not tell.
    """

    text: str
    metadata: Metadata = field(default_factory=Metadata)
    passages: tuple[Passage, ...] = ()
    remarks: tuple[Remark, ...] = ()
    kind: ArticleKind | None = None


_ADDRESS = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
_MARK = "\ufeff"


def web_address(address: str | None, base: str | None = None) -> str | None:
    """Take an address of the web, on one line.

    Args:
        address: the address, or what a link leads to.
        base: the address of the page that the link is on, to complete it by.

    Returns:
        None for anything else than http and https, and for what is no address at all.
    """
    line = one_line(address or "")
    try:
        line = urljoin(base, line) if base else line
        urlsplit(line)
    except ValueError:
        return None
    return line if _ADDRESS.fullmatch(line) else None


class Manuscript:
    """A text in the making: passages with a blank line between them, and remarks at their words."""

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
        """Set a passage below what is there.

        Args:
            words: its words, or pieces of it with what is put to them. They are cleaned and set on
                one line; a remark on a piece without words goes to the word before it.
            kind: its place in the make-up.
            locator: where it stands in the file.
            speaker: who is speaking, where the file tells.

        Returns:
            The passage, or None where there were no words in it.
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
        """How many passages there are so far."""
        return len(self._passages)

    @property
    def text(self) -> str:
        """What is written so far."""
        return "".join(self._parts)

    def reading(self, metadata: Metadata | None = None, kind: ArticleKind | None = None) -> Reading:
        """Hand over what was written, with what the file says of itself."""
        return Reading(
            self.text,
            metadata or Metadata(),
            tuple(self._passages),
            tuple(sorted(self._remarks, key=lambda remark: (remark.start, remark.end))),
            kind,
        )


def _set(pieces: Iterable[Piece], start: int) -> tuple[str, list[Remark]]:
    """Set pieces on one line that begins at `start`; their remarks get their spans.

    Pieces with the same note beside each other have it once, over all of them.
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
    if begin >= end:  # it stands before all words
        begin, end = 0, len(line.split(" ", 1)[0])
    text = one_line(note.text) or line[begin:end]
    return Remark(start + begin, start + end, note.kind, text, web_address(note.url), note.by)
