"""Queries and searches: as lines about a claim, and as lists to send to their addressees.

Prints questions and answers; sends nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimtrack.model.claim import Query, QueryTo, Search
from claimtrack.model.listing import QueryRow
from claimtrack.report.document import (
    Day,
    Document,
    Heading,
    Item,
    Paragraph,
    Part,
    Person,
    Quote,
    Text,
    Title,
    Tone,
    Words,
    dotted,
    listed,
    part,
    plain,
    text,
)
from claimtrack.text.phrases import WORDING, counted

_ORDER = {to: place for place, to in enumerate(QueryTo)}
_LISTED = 160


def queries_document(rows: Sequence[QueryRow]) -> Document:
    """Make lists of queries to send.

    Args:
        rows: the queries, each beside what it is about.

    Returns:
        A part for each addressee: writers by article, claimants by name, then experts and the
        desk itself.
    """
    lists: dict[tuple[int, str], list[QueryRow]] = {}
    for row in rows:
        lists.setdefault((_ORDER[row.query.to], plain(_addressee(row))), []).append(row)
    return Document("queries", tuple(_part(lists[name]) for name in sorted(lists)))


def query_item(query: Query) -> Item:
    """A query with its answer, or that it is open."""
    asked = text(Day(query.asked_at), ", ", Person(query.asked_by), f" to {query.to.value}")
    how = text(" by ", Words(query.how)) if query.how else ()
    answer = text("open")
    if query.answered_at is not None:
        answer = text(Day(query.answered_at), ": ", Words(query.answer or "no words", WORDING))
    fix = text("; proposed: ", Words(query.proposed_fix, WORDING)) if query.proposed_fix else ()
    return Item(text(asked, how, ": ", Words(query.question, WORDING), " · ", answer, fix))


def search_item(search: Search) -> Item:
    """A logged search: when, by whom, where, for which words, and what came of it."""
    result = Quote(search.found) if search.found else "nothing found"
    asked = text(Words(search.place), " for ", Quote(search.words, _LISTED))
    return Item(text(Day(search.at), ", ", Person(search.by), ": ", asked, ": ", result))


def _addressee(row: QueryRow) -> Text:
    if row.query.to is QueryTo.AUTHOR and row.article is not None:
        names = listed(Words(row.article.author or ""), Words(row.article.publisher or ""))
        to = text("To the author: ", names) if names else text("To the author")
        return dotted(to, Quote(row.article.title, 120))
    if row.query.to is QueryTo.CLAIMANT:
        return text("To the claimant: ", Words(row.claim.claimant or "no name on file"))
    return text(f"To the {'desk' if row.query.to is QueryTo.DESK else row.query.to.value}")


def _part(rows: Sequence[QueryRow]) -> Part:
    head = Title(_addressee(rows[0]), text(counted(len(rows), "question")))
    return part((head,), *(tuple(_section(row)) for row in rows))


def _section(row: QueryRow) -> Iterator[Heading | Paragraph]:
    query, place = row.query, row.place
    line = f"line {place.line}" if place else ""
    yield Heading(f"query {query.id}", listed(f"claim #{query.claim}", line))
    yield Paragraph((Quote(place.quote if place else row.claim.text),), tone=Tone.WORDING)
    yield Paragraph((Words(query.question, WORDING),), ("Question:",))
    how = text("by ", Words(query.how)) if query.how else ()
    asked = text("asked ", Day(query.asked_at), " by ", Person(query.asked_by))
    yield Paragraph(listed(asked, how), tone=Tone.QUIET)
    if query.answered_at is not None:
        came = text("answered ", Day(query.answered_at), ":")
        yield Paragraph((Words(query.answer or "", WORDING),), came)
    if query.proposed_fix:
        yield Paragraph((Words(query.proposed_fix, WORDING),), ("proposed:",))
