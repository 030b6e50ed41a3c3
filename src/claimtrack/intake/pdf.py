"""PDF: the running text of its pages, with the page as the locator of each passage.

pypdfium2 gives the characters and their positions; `pdf_lines` makes paragraphs from them. Scanned
pages are not read: a PDF without text is refused with the advice to use OCR.
"""

from __future__ import annotations

import re
from contextlib import closing
from itertools import pairwise
from statistics import median
from threading import Lock

from claimtrack.errors import BadInput
from claimtrack.intake.library import Untyped, needed
from claimtrack.intake.manuscript import LONGEST, Manuscript, Raw, Reading
from claimtrack.intake.metadata import Metadata, merged, top_lines
from claimtrack.intake.pdf_lines import Line, Paragraph, paragraphs
from claimtrack.model.article import SentenceKind
from claimtrack.text.clean import one_line

_LARGEST = 200_000_000
_MOST_PAGES = 3000
_PDFIUM = Lock()  # it is not safe to use from two threads at once
_WRONG_PASSWORD = "password"  # noqa: S105

_NO_TITLE = re.compile(
    r"\.(?:docx?|indd|pdf|qxd|pptx?|odt|tex|rtf)\Z"
    r"|\A(?:untitled|microsoft word|document\d*|layout)\b"
    r"|\A[\w.-]+\Z",
    re.IGNORECASE,
)
_NAME = re.compile(r"[^\W\d_]+(?:[ .,'’&;-]+[^\W\d_]+)+\.?")
_CAPTION = re.compile(r"(?:figure|fig\.|table|chart|map|box|photo) ?\d*[.:] ", re.IGNORECASE)
_STOPPED = re.compile(r"[.,;!…][\"'”’)]*\Z")
_LINE_ENDS = "\r\n\u0002\ufffe"  # the last two mark a hyphen where PDFium joined two lines
_LARGER, _LONGEST_HEADING = 1.12, 200
_WIDE_LINE, _WIDE_SPACE = 0.65, 1.0


def read_pdf(raw: Raw) -> Reading:
    """Read a PDF.

    Raises:
        BadInput: it is encrypted or broken, larger than any article, or holds no text.
    """
    if len(raw.data) > _LARGEST:
        raise BadInput(f"{raw.shown} is a PDF of more than {_LARGEST // 1_000_000} MB: split it.")
    pdfium = needed("pypdfium2", "PDF")
    with _PDFIUM:
        try:
            with closing(pdfium.PdfDocument(raw.data)) as document:
                properties = document.get_metadata_dict()
                lines = _lines(raw.shown, document)
        except pdfium.PdfiumError as trouble:
            raise BadInput(_why(raw.shown, str(trouble))) from trouble
    text_paragraphs = paragraphs(lines)
    if not text_paragraphs:
        raise BadInput(
            f"{raw.shown} is a PDF without text, perhaps scanned: have its text recognised (OCR)"
            " and import the result."
        )
    return _written(text_paragraphs, properties)


def _why(shown: str, trouble: str) -> str:
    """Return a sentence that says why a PDF cannot be opened."""
    if _WRONG_PASSWORD in trouble.casefold() or "security" in trouble.casefold():
        return f"{shown} is an encrypted PDF: save it without a password and import that."
    return f"{shown} is a broken PDF: open it in a viewer, save it again and import that."


def _lines(shown: str, document: Untyped) -> list[Line]:
    """Collect the lines of all pages."""
    if len(document) > _MOST_PAGES:
        raise BadInput(
            f"{shown} is a PDF of {len(document)} pages: split it, {_MOST_PAGES} at most."
        )
    lines: list[Line] = []
    characters = 0
    for number in range(len(document)):
        with closing(document[number]) as page, closing(page.get_textpage()) as text:
            count = text.count_chars()
            characters += count
            if characters > LONGEST:
                raise BadInput(f"{shown} is a PDF with more text than any article: split it.")
            lines.extend(_lines_of(text, count, number + 1))
    return lines


def _lines_of(text: Untyped, count: int, page: int) -> list[Line]:
    """Read the lines of one page: their characters, and the boxes of their first and last ones."""
    raw = needed("pypdfium2.raw", "PDF")
    characters = [chr(raw.FPDFText_GetUnicode(text, place)) for place in range(count)]
    lines: list[Line] = []
    start = 0
    for place in range(count + 1):
        if place < count and characters[place] not in _LINE_ENDS:
            continue
        upto = min(place + 1, count)  # a broken word keeps the sign that marks the break
        seen = [character for character in range(start, upto) if characters[character] > " "]
        words = _whole("".join(characters[start:upto]))
        start = upto
        if seen and words.strip():
            left, bottom, *_ = text.get_charbox(seen[0], loose=True)
            *_, right, _ = text.get_charbox(seen[-1], loose=True)
            size = median(top_of - bottom_of for bottom_of, top_of in _heights(text, seen))
            wide = right - left > _WIDE_LINE * size * len(seen)
            cells = _cells(text, characters, seen, size) if wide else ()
            lines.append(Line(words.strip(), page, left, right, bottom, max(size, 1.0), cells))
    return lines


def _cells(text: Untyped, characters: list[str], seen: list[int], size: float) -> tuple[str, ...]:
    """Cut a line where there is more space than between two words; nothing if there is none."""
    cells = [characters[seen[0]]]
    for before, place in pairwise(seen):
        if place - before > 1:
            left, *_ = text.get_charbox(place, loose=True)
            gap = left - text.get_charbox(before, loose=True)[2]
            cells += [""] if gap > _WIDE_SPACE * size else []
            cells[-1] += " " if cells[-1] else ""
        cells[-1] += characters[place]
    return tuple(map(_whole, cells)) if len(cells) > 1 else ()


def _heights(text: Untyped, seen: list[int]) -> list[tuple[float, float]]:
    """Measure a few characters of a line; loose boxes are as high as the font."""
    step = max(1, len(seen) // 5)
    boxes = [text.get_charbox(place, loose=True) for place in seen[::step]]
    return [(bottom, top) for _, bottom, _, top in boxes]


def _whole(words: str) -> str:
    """Join the halves of characters that PDFium splits in two."""
    return words.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _written(paragraphs: list[Paragraph], properties: dict[str, str]) -> Reading:
    """Write the paragraphs and merge the metadata of the file."""
    letters = sorted((paragraph.size, len(paragraph.text)) for paragraph in paragraphs)
    half, body = sum(count for _, count in letters) / 2, letters[-1][0]
    for size, count in letters:
        half -= count
        if half <= 0:
            body = size
            break
    largest = max(
        paragraph.size for paragraph in paragraphs if paragraph.page == paragraphs[0].page
    )
    manuscript, title = Manuscript(), None
    for paragraph in paragraphs:
        kind = _kind(paragraph, body)
        if kind is SentenceKind.HEADING and title is None and paragraph.size >= largest:
            kind, title = SentenceKind.TITLE, one_line(paragraph.text)
        manuscript.add(paragraph.text, kind, locator=f"page {paragraph.page}")
    declared, author = one_line(properties.get("Title", "")), one_line(properties.get("Author", ""))
    metadata = Metadata(
        title=title or (None if _NO_TITLE.search(declared) else declared or None),
        author=author if _NAME.fullmatch(author) else None,
    )
    return manuscript.reading(merged(metadata, top_lines(manuscript.text)))


def _kind(paragraph: Paragraph, body: float) -> SentenceKind:
    """Classify a paragraph: larger type is a heading."""
    if (
        paragraph.size > _LARGER * body
        and len(paragraph.text) <= _LONGEST_HEADING
        and not _STOPPED.search(paragraph.text)
    ):
        return SentenceKind.HEADING
    return SentenceKind.CAPTION if _CAPTION.match(paragraph.text) else SentenceKind.BODY
