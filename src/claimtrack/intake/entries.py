"""Entries: each article in a list or a feed becomes a Document."""

from __future__ import annotations

import hashlib
import re

from msgspec.structs import replace

from claimtrack.errors import WrongUse
from claimtrack.intake.language import language
from claimtrack.intake.manuscript import Manuscript
from claimtrack.intake.markup import fragment_passages, is_markup, plain_words
from claimtrack.intake.metadata import Metadata
from claimtrack.intake.written import written_date
from claimtrack.model.article import ArticleKind, Document, Hints, SentenceKind
from claimtrack.text.clean import clean, one_line
from claimtrack.text.partial import iso_date

_WORD = re.compile(r"\w")


def entry_document(
    source: str, raw: bytes, body: str, metadata: Metadata, hints: Hints
) -> Document | None:
    """Make a document from one entry.

    Args:
        source: the file, address or stream that the entry came from.
        raw: the bytes of the entry alone.
        body: its text, plain or a fragment of HTML.
        metadata: its metadata, such as title and date.
        hints: what is known about all entries, which takes precedence: kind, publisher, author,
            date, language. A title or an address belongs to one article, so it is ignored.

    Returns:
        The document, its headline above its text; None if there are no words.
    """
    title = plain_words(metadata.title or "")
    text = clean(body).strip("\n ")
    document = Document(
        source=source,
        text=text,
        original=raw,
        sha256=hashlib.sha256(raw).hexdigest(),
        kind=hints.kind or ArticleKind.ARTICLE,
        title=title,
        url=metadata.url,
        publisher=hints.publisher or metadata.publisher,
        author=hints.author or metadata.author,
        published_on=hints.date or metadata.published_on,
    )
    found = _with_words(document)
    if found is None:
        return None
    told = hints.language or language(found.text, metadata.language)
    return replace(found, language=told)


def _with_words(document: Document) -> Document | None:
    """Lay out a document that has its body as text, its headline above; None if it has no words."""
    title, text = document.title, document.text
    if not _WORD.search(text):
        return None
    if is_markup(text):
        return _laid_out(document, text)
    headed = one_line(text.partition("\n")[0]).casefold() == title.casefold()
    return document if headed or not title else replace(document, text=f"{title}\n\n{text}")


def _laid_out(document: Document, fragment: str) -> Document | None:
    """Give a document the text and passages of a fragment of HTML."""
    passages = [(one_line(words), kind) for words, kind in fragment_passages(fragment)]
    if not any(_WORD.search(words) for words, _ in passages):
        return None
    first = next(words for words, _ in passages if words)
    whole = Manuscript()
    if document.title and first.casefold() != document.title.casefold():
        whole.add(document.title, SentenceKind.TITLE)
    for words, kind in passages:
        whole.add(words, kind)
    reading = whole.reading()
    return replace(document, text=reading.text, passages=reading.passages)


def stated_date(stated: str | None) -> str | None:
    """Read a date as lists and feeds write it; a year, or a year and month, is kept as it is."""
    if not stated:
        return None
    try:
        return written_date(stated) or iso_date(stated, "date")
    except WrongUse:
        return None
