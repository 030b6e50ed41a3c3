"""The reports that can be looked at and saved, made by the same code as on the command line."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from claimtrack.desk.desk import Desk
from claimtrack.model.case import Block, Severity
from claimtrack.report.document import Document
from claimtrack.tui.command import Chapter, Command
from claimtrack.tui.words import line, lines, short

if TYPE_CHECKING:
    from claimtrack.tui.report.screen import ReportScreen

Shown = Document | Content
"""A report, or words that are only looked at."""


def of_article(desk: Desk, article: int) -> Shown:
    """The report of the current article."""
    return desk.reports.article(article)


def holding_back(desk: Desk, article: int) -> Shown:
    """Every broken house rule with its remedy."""
    return _mending(desk.articles.blocks(desk.articles.case(article)))


def of_file(desk: Desk, article: int) -> Shown:
    """The report of the whole file."""
    del article
    return desk.reports.file()


def of_queries(desk: Desk, article: int) -> Shown:
    """The open queries as lists to send."""
    del article
    return desk.reports.queries() or Content("No query is open.")


def of_corrections(desk: Desk, article: int) -> Shown:
    """The corrections log."""
    del article
    return desk.reports.corrections() or Content("No corrections.")


REPORTS: Mapping[str, Callable[[Desk, int], Shown]] = {
    "article": of_article,
    "what holds it back": holding_back,
    "whole file": of_file,
    "queries": of_queries,
    "corrections": of_corrections,
}
"""What each is called, in the order in which they are shown."""


class NextReport(Command["ReportScreen"]):
    """Show the next report: what holds it back, the whole file, open queries, corrections."""

    id = "NextReport"
    name = "Next report"
    keys = "right_curly_bracket"
    footer = "Next report"
    chapter = Chapter.REPORT

    def do(self, at: ReportScreen) -> None:
        """Show it from its beginning."""
        names = tuple(REPORTS)
        at.turn_to(names[(names.index(at.which) + 1) % len(names)])


def _mending(blocks: Sequence[Block]) -> Content:
    if not blocks:
        return Content("No house rule is broken.")
    rows: list[Content] = []
    for one in sorted(blocks, key=lambda block: block.severity is Severity.WARNS):
        about = f"#{one.claim}" if one.claim is not None else "article"
        rows.append(line((f"{one.severity}  ", "bold"), f"{about}  {short(one.why, 300)}"))
        rows.append(line(("    → ", "dim"), short(one.mend, 300)))
    return lines(rows)
