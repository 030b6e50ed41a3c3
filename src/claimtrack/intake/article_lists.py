"""Lists of articles, one per row, as JSONL or CSV.

Read as a stream. The name of a column tells what it holds, and many usual names are known; a
mapping gives any others. A bad row becomes a RowFailure and the next is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import BinaryIO

from claimtrack.errors import BadInput, WrongUse
from claimtrack.intake.entries import entry_document, stated_date
from claimtrack.intake.linked_data import Places, names_of, words_of
from claimtrack.intake.manuscript import LONGEST, web_address
from claimtrack.intake.metadata import Metadata
from claimtrack.intake.records import ListForm, Record, folded, read_records
from claimtrack.intake.rows import RowFailure
from claimtrack.model.article import Document, Hints
from claimtrack.text.clean import one_line
from claimtrack.text.partial import iso_date

LONGEST_ARTICLE = LONGEST
"""Bytes or characters of a row; a longer one is not an article."""

FIELDS = {
    field: names.split("|")
    for field, names in {
        "text": (
            "text|body|content|articlebody|articletext|articlecontent|fulltext|maintext|bodytext"
            "|story|article|contenttext|contenthtml|description|summary"
        ),
        "title": "title|headline|heading",
        "url": "url|link|permalink|canonicalurl|articleurl|webpage|href",
        "author": "author|authors|byline|creator|writer",
        "publisher": "publisher|source|site|sitename|outlet|publication|newspaper|domain",
        "date": (
            "date|published|publishedon|publishedat|publishdate|datepublished|datepublish|pubdate"
            "|publicationdate|timestamp|created"
        ),
        "language": "language|lang",
    }.items()
}
"""The fields of a row, and the column names for each, likelier ones first."""

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")


def read_articles(
    stream: BinaryIO,
    name: str,
    ending: str,
    hints: Hints,
    mapping: Mapping[str, str] | None = None,
) -> Iterator[Document | RowFailure]:
    """Read a list of articles, row by row.

    Args:
        stream: bytes; not closed here.
        name: the file, address or `-` that they came from.
        ending: the ending of the name, which tells JSONL from CSV; else the first character does.
        hints: what is known about all of them.
        mapping: the columns of some `FIELDS`, if their names do not tell.

    Yields:
        A document or a failure for each row that is not blank, in order.

    Raises:
        BadInput: it is not text, is empty, or is a CSV in which no column holds the text.
        WrongUse: the mapping names a field that articles do not have, or the date in the hints is
            not a date.
    """
    columns = _columns(mapping or {})
    if hints.date:
        iso_date(hints.date, "date")
    form = ListForm(
        "article",
        LONGEST_ARTICLE,
        lambda shown, header: (
            None if "text" in (mapping or {}) else _look(shown, header, columns["text"])
        ),
        tuple((mapping or {}).values()),
    )
    for record in read_records(stream, name, ending, form):
        yield record if isinstance(record, RowFailure) else _article(record, name, columns, hints)


def _columns(mapping: Mapping[str, str]) -> dict[str, list[str]]:
    """Map each field to the columns that may hold it."""
    unknown = next((field for field in mapping if field not in FIELDS), None)
    if unknown is not None:
        raise WrongUse(
            f"'{one_line(unknown)}' is not a field of an article: map {', '.join(FIELDS)}."
        )
    return {
        field: [folded(mapping[field])] if field in mapping else names
        for field, names in FIELDS.items()
    }


def _look(shown: str, header: Sequence[str], wanted: Sequence[str]) -> None:
    """Refuse a CSV in which no column holds the text of the articles."""
    if not set(map(folded, header)) & set(wanted):
        raise BadInput(
            f"{shown} has no column for the text of the articles: name the one to use with --map"
            f" text=COLUMN. It has {', '.join(name for name in header if name)}."
        )


def _article(
    record: Record, name: str, columns: Mapping[str, Sequence[str]], hints: Hints
) -> Document | RowFailure:
    """Make a document from a row, or a failure that says why not."""
    values = {folded(column): value for column, value in record.fields.items()}

    def value_of(field: str) -> object:
        return next((values[column] for column in columns[field] if values.get(column)), None)

    body = value_of("text")
    if isinstance(body, list) and all(isinstance(part, str) for part in body):
        body = "\n\n".join(body)
    if not isinstance(body, str):
        known = "claim" in values
        return RowFailure(
            record.row,
            "The row is a claim, not an article: import the list as claims."
            if known
            else "The row has no text.",
        )
    language = words_of(value_of("language")) or ""
    metadata = Metadata(
        title=words_of(value_of("title")),
        url=web_address(words_of(value_of("url"))),
        publisher=names_of(value_of("publisher"), Places(None)),
        author=names_of(value_of("author"), Places(None)),
        published_on=stated_date(words_of(value_of("date"))),
        language=language if _LANGUAGE.fullmatch(language) else None,
    )
    document = entry_document(name, record.raw, body, metadata, hints)
    return document or RowFailure(record.row, "The row has no text.")
