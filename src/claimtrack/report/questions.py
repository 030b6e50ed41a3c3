"""Queries as lists to send: one for each person who is asked, with what they need to answer.

Prints what was asked and what came back; it sends nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from claimtrack.model.claim import QueryTo
from claimtrack.model.listing import QueryRow
from claimtrack.report.outline import Line, Outline, Role, Section
from claimtrack.report.phrases import WORDING, counted, day, dotted, listed, quoted, shown

_ORDER = {to: place for place, to in enumerate(QueryTo)}


def query_outlines(rows: Sequence[QueryRow]) -> tuple[Outline, ...]:
    """Outline the lists.

    Args:
        rows: the queries, each beside what it is about.

    Returns:
        One outline for each addressee: writers by article, claimants by name, then experts and
        the desk itself.
    """
    lists: dict[tuple[int, str], list[QueryRow]] = {}
    for row in rows:
        lists.setdefault((_ORDER[row.query.to], _addressee(row)), []).append(row)
    return tuple(_outline(name, lists[order, name]) for order, name in sorted(lists))


def _addressee(row: QueryRow) -> str:
    if row.query.to is QueryTo.AUTHOR and row.article is not None:
        about = (row.article.author, row.article.publisher)
        names = listed(shown(name) for name in about if name)
        return dotted((f"To the author: {names}" if names else "To the author", _title(row)))
    if row.query.to is QueryTo.CLAIMANT:
        return f"To the claimant: {shown(row.claim.claimant or 'no name on file')}"
    return f"To the {'desk' if row.query.to is QueryTo.DESK else row.query.to.value}"


def _title(row: QueryRow) -> str:
    return quoted(row.article.title, 120) if row.article else ""


def _outline(name: str, rows: Sequence[QueryRow]) -> Outline:
    count = counted(len(rows), "question")
    head: Section = (Line(Role.TITLE, name, aside=count),)
    return Outline((head, *(_section(row) for row in rows)))


def _section(row: QueryRow) -> Section:
    query, place = row.query, row.place
    line = f"line {place.line}" if place else ""
    lines = [
        Line(
            Role.HEADING,
            listed((f"claim #{query.claim}", line)),
            mark=f"query {query.id}",
        ),
        Line(Role.WORDING, quoted(place.quote if place else row.claim.text)),
        Line(Role.WHY, shown(query.question, WORDING), mark="Question:"),
        Line(Role.ASIDE, _asked(row)),
    ]
    if query.answered_at is not None:
        came = f"answered {day(query.answered_at)}:"
        lines.append(Line(Role.WHY, shown(query.answer or "", WORDING), mark=came))
    if query.proposed_fix:
        lines.append(Line(Role.WHY, shown(query.proposed_fix, WORDING), mark="proposed:"))
    return tuple(lines)


def _asked(row: QueryRow) -> str:
    query = row.query
    how = f"by {shown(query.how)}" if query.how else ""
    return listed((f"asked {day(query.asked_at)} by {shown(query.asked_by)}", how))
