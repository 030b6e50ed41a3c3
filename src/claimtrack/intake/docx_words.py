"""The words of a DOCX: its paragraphs and tables in order, with the writer's notes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct, field

from claimtrack.intake.library import Untyped
from claimtrack.intake.manuscript import Manuscript, Note, Piece
from claimtrack.model.article import RemarkKind, SentenceKind
from claimtrack.text.clean import one_line

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

_SKIPPED = frozenset((W + "del", W + "moveFrom", _MC + "Fallback"))
_SIGNS = {W + "tab": " ", W + "br": " ", W + "cr": " ", W + "noBreakHyphen": "-"}
_ADDRESS = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
_HYPERLINK = re.compile(r"HYPERLINK\s+\"(?P<url>[^\"]+)\"")
_STYLED = (
    (re.compile(r"title"), SentenceKind.TITLE),
    (re.compile(r"subtitle|standfirst|dek"), SentenceKind.STANDFIRST),
    (re.compile(r"heading \d|heading\d"), SentenceKind.HEADING),
    (re.compile(r"caption"), SentenceKind.CAPTION),
    (re.compile(r"byline|author"), SentenceKind.BYLINE),
)
_NEAR_TOP = 5
_LONGEST_RECORD = 300


class Parts(Struct, frozen=True):
    """The parsed parts of a DOCX; None for those it does not have."""

    body: Untyped
    styles: Untyped = None
    footnotes: Untyped = None
    endnotes: Untyped = None
    comments: Untyped = None
    relations: Untyped = None
    properties: Untyped = None


class _Paragraph(Struct):
    """A paragraph being read: its pieces, and the text boxes anchored to it."""

    pieces: list[Piece] = field(default_factory=list)
    boxes: list[Untyped] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The words alone."""
        return one_line("".join(words for words, _ in self.pieces))


class Story:
    """One document being written to a manuscript. `title` is known afterwards."""

    def __init__(self, parts: Parts, *, draft: bool) -> None:
        self._parts = parts
        self._draft = draft
        self._kinds = dict(_kinds(parts.styles))
        self._links = dict(_links(parts.relations))
        self._notes = {
            W + "footnoteReference": dict(_notes(parts.footnotes, W + "footnote")),
            W + "endnoteReference": dict(_notes(parts.endnotes, W + "endnote")),
        }
        self._comments = dict(_comments(parts.comments))
        self._open: dict[str, Note] = {}
        self._field: list[str] = []
        self._link: Note | None = None
        self._referred: list[Note] = []
        self._manuscript = Manuscript()
        self.title: str | None = None

    def written(self) -> Manuscript:
        """Write the document, and its footnotes below it unless it is a draft."""
        body = self._parts.body.find(W + "body")
        self._write_blocks(body if body is not None else ())
        if not self._draft:
            for number, note in enumerate(self._referred, 1):
                self._manuscript.add(note.text, locator=f"footnote {number}")
        return self._manuscript

    def _write_blocks(self, blocks: Iterable[Untyped]) -> None:
        """Write paragraphs and tables, also those inside wrappers."""
        for block in blocks:
            if block.tag == W + "p":
                self._write_paragraph(block)
            elif block.tag == W + "tbl":
                self._write_table(block)
            elif block.tag not in _SKIPPED and block.tag != W + "sectPr":
                self._write_blocks(block)

    def _write_paragraph(self, block: Untyped) -> None:
        """Write one paragraph, and below it the text boxes anchored to it."""
        paragraph = self._read(block)
        kind = self._kind(block)
        if kind is SentenceKind.HEADING and self.title is None and self._near_top():
            kind = SentenceKind.TITLE
        if kind is SentenceKind.TITLE and self.title is not None:
            kind = SentenceKind.HEADING
        passage = self._manuscript.add(paragraph.pieces, kind)
        if passage is not None and kind is SentenceKind.TITLE:
            self.title = paragraph.text
        for box in paragraph.boxes:
            self._write_blocks(box)

    def _near_top(self) -> bool:
        """Tell whether hardly anything has been written yet."""
        return self._manuscript.count < _NEAR_TOP

    def _write_table(self, table: Untyped) -> None:
        """Write a table, one passage per row; rows of long texts are layout, so paragraphs."""
        for row in table.iter(W + "tr"):
            cells = [
                [self._read(paragraph) for paragraph in cell.iter(W + "p")]
                for cell in row.iterchildren(W + "tc")
            ]
            cells = [cell for cell in cells if any(paragraph.text for paragraph in cell)]
            if (
                len(cells) > 1
                and sum(len(paragraph.text) for cell in cells for paragraph in cell)
                <= _LONGEST_RECORD
            ):
                self._manuscript.add(list(_record(cells)))
            else:
                for cell in cells:
                    for paragraph in cell:
                        self._manuscript.add(paragraph.pieces)

    def _kind(self, block: Untyped) -> SentenceKind:
        """Classify a paragraph by its style."""
        style = block.find(f"{W}pPr/{W}pStyle")
        name = style.get(W + "val", "") if style is not None else ""
        level = block.find(f"{W}pPr/{W}outlineLvl")
        kind = self._kinds.get(name) or _kind_of_style(name)
        return kind or (SentenceKind.HEADING if level is not None else SentenceKind.BODY)

    def _read(self, block: Untyped) -> _Paragraph:
        """Read the runs of a paragraph."""
        paragraph = _Paragraph()
        self._walk(block, paragraph)
        self._open.clear()  # a comment on several paragraphs stays with the first
        return paragraph

    def _walk(self, parent: Untyped, paragraph: _Paragraph) -> None:
        """Walk through runs and their wrappers, in order."""
        for element in parent:
            tag = element.tag
            if tag == W + "txbxContent":
                paragraph.boxes.append(element)
            elif tag == W + "t" or tag in _SIGNS:
                words = _SIGNS.get(tag) or element.text or ""
                paragraph.pieces.append((words, self._put_to_it()))
            elif tag in (W + "hyperlink", W + "fldSimple"):
                before, self._link = self._link, self._linked(element)
                self._walk(element, paragraph)
                self._link = before
            elif tag not in _SKIPPED and not self._mark(element, paragraph) and len(element):
                self._walk(element, paragraph)

    def _mark(self, element: Untyped, paragraph: _Paragraph) -> bool:
        """Handle an element that only marks a place; return False for any other."""
        tag, number = element.tag, element.get(W + "id", "")
        if tag in self._notes:
            self._refer(self._notes[tag].get(number), paragraph)
        elif tag in _RANGES:
            self._comment(tag, number, paragraph)
        elif tag == W + "fldChar":
            self._turn_field(element.get(W + "fldCharType", ""))
        elif tag == W + "instrText":
            self._field.append(element.text or "")
        else:
            return False
        return True

    def _put_to_it(self) -> tuple[Note, ...]:
        """Return the notes that apply to the next words."""
        link = (self._link,) if self._link is not None and self._draft else ()
        return (*link, *self._open.values())

    def _linked(self, element: Untyped) -> Note | None:
        """Return the target of a hyperlink as a note."""
        url = self._links.get(element.get(_R + "id", ""))
        instruction = _HYPERLINK.search(element.get(W + "instr", ""))
        url = url or (instruction["url"] if instruction else None)
        return Note(RemarkKind.LINK, url=url) if url and _ADDRESS.match(url) else None

    def _turn_field(self, sign: str) -> None:
        """Enter or leave a field; links have their instruction between begin and separate."""
        if sign == "separate":
            instruction = _HYPERLINK.search("".join(self._field))
            url = instruction["url"] if instruction else ""
            self._link = Note(RemarkKind.LINK, url=url) if _ADDRESS.match(url) else None
        elif sign == "end":
            self._link = None
        self._field.clear()

    def _refer(self, note: Note | None, paragraph: _Paragraph) -> None:
        """Attach a footnote to the word before its mark."""
        if note is not None:
            self._referred.append(note)
            if self._draft:
                paragraph.pieces.append(("", (note,)))

    def _comment(self, tag: str, number: str, paragraph: _Paragraph) -> None:
        """Open a comment at its first word, close it after its last."""
        note = self._comments.get(number)
        if note is None:
            return
        if tag == W + "commentRangeStart":
            self._open[number] = note
        elif tag == W + "commentRangeEnd":
            self._open.pop(number, None)
        elif not any(note in notes for _, notes in paragraph.pieces):
            paragraph.pieces.append(("", (note,)))


_RANGES = (W + "commentRangeStart", W + "commentRangeEnd", W + "commentReference")


def _record(cells: list[list[_Paragraph]]) -> Iterator[Piece]:
    """Put the cells of a row beside each other."""
    for place, cell in enumerate(cells):
        if place:
            yield " | ", ()
        for number, paragraph in enumerate(cell):
            if number:
                yield " ", ()
            yield from paragraph.pieces


def _kinds(styles: Untyped) -> Iterator[tuple[str, SentenceKind]]:
    """Classify the styles of paragraphs by name."""
    for style in styles.iter(W + "style") if styles is not None else ():
        name = style.find(W + "name")
        kind = _kind_of_style(name.get(W + "val", "") if name is not None else "")
        if kind is not None:
            yield style.get(W + "styleId", ""), kind


def _kind_of_style(name: str) -> SentenceKind | None:
    """Classify a style by its English name, which Word keeps."""
    name = name.casefold()
    return next((kind for pattern, kind in _STYLED if pattern.fullmatch(name)), None)


def _links(relations: Untyped) -> Iterator[tuple[str, str]]:
    """List the addresses in the relations of the document."""
    for relation in relations if relations is not None else ():
        if relation.get("TargetMode") == "External":
            yield relation.get("Id", ""), relation.get("Target", "")


def _notes(part: Untyped, tag: str) -> Iterator[tuple[str, Note]]:
    """List footnotes or endnotes; those with a type are only separator lines."""
    for note in part.iter(tag) if part is not None else ():
        text = _text(note)
        if note.get(W + "type") is None and text:
            url = _ADDRESS.search(text)
            yield note.get(W + "id", ""), Note(RemarkKind.FOOTNOTE, text, url[0] if url else None)


def _comments(part: Untyped) -> Iterator[tuple[str, Note]]:
    """List the comments in the margin, with their authors."""
    for comment in part.iter(W + "comment") if part is not None else ():
        text = _text(comment)
        url = _ADDRESS.search(text)
        by = one_line(comment.get(W + "author", "")) or None
        if text:
            yield (
                comment.get(W + "id", ""),
                Note(RemarkKind.COMMENT, text, url[0] if url else None, by),
            )


def _text(element: Untyped) -> str:
    """Return the words of a note, its paragraphs on one line."""
    paragraphs = ("".join(run.text or "" for run in p.iter(W + "t")) for p in element.iter(W + "p"))
    return one_line(" ".join(paragraphs))
