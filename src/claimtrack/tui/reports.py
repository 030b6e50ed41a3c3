"""The reports that can be looked at and saved, made by the same code as on the command line."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from textual.content import Content

from claimtrack.desk.desk import Desk
from claimtrack.model.case import Block, Severity
from claimtrack.report.console import (
    Report,
    article_report,
    corrections_report,
    file_report,
    query_report,
)
from claimtrack.tui.words import line, lines, short

Shown = Report | Content
"""A report, or words that are only looked at."""


def of_article(desk: Desk, article: int) -> Shown:
    """The report of the article at hand."""
    case = desk.articles.case(article)
    return article_report(case, desk.articles.blocks(case), as_of=desk.today())


def holding_back(desk: Desk, article: int) -> Shown:
    """Every broken house rule with what would mend it."""
    return _mending(desk.articles.blocks(desk.articles.case(article)))


def of_file(desk: Desk, article: int) -> Shown:
    """The report of the whole file."""
    del article
    cases = [desk.articles.case(row.article.id) for row in reversed(desk.articles.listed())]
    blocks = {case.article.id: desk.articles.blocks(case) for case in cases}
    return file_report(cases, blocks, desk.claims.loose(), as_of=desk.today())


def of_queries(desk: Desk, article: int) -> Shown:
    """The open queries as lists to send."""
    del article
    rows = desk.queries.listed()
    return query_report(rows) if rows else Content("No query is open.")


def of_corrections(desk: Desk, article: int) -> Shown:
    """The corrections log."""
    del article
    found = desk.corrections.listed()
    return corrections_report(found) if found else Content("No corrections.")


REPORTS: Mapping[str, Callable[[Desk, int], Shown]] = {
    "article": of_article,
    "what holds it back": holding_back,
    "whole file": of_file,
    "queries": of_queries,
    "corrections": of_corrections,
}
"""What each is called, in the order in which they are shown."""


def _mending(blocks: Sequence[Block]) -> Content:
    if not blocks:
        return Content("No house rule is broken.")
    rows: list[Content] = []
    for one in sorted(blocks, key=lambda block: block.severity is Severity.WARNS):
        about = f"#{one.claim}" if one.claim is not None else "article"
        rows.append(line((f"{one.severity}  ", "bold"), f"{about}  {short(one.why, 300)}"))
        rows.append(line(("    → ", "dim"), short(one.mend, 300)))
    return lines(rows)
