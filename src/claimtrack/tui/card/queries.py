"""Queries and searches, in words."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from claimtrack.model.case import ClaimCase
from claimtrack.model.claim import Checked, ClaimType, Query
from claimtrack.text.phrases import dotted, short
from claimtrack.tui.words import QUIET, heading, line

_DAY = 10
"""Characters of a moment that are its day."""

CHECKED = {
    Checked.SAID: "checked that it was said, not that it is true",
    Checked.SO: "checked that it is true, not that it was said",
    Checked.BOTH: "checked that it was said, and that it is true",
}
"""What was checked of a quotation."""


def checked(case: ClaimCase) -> Iterator[Content]:
    """What was checked of a quotation; empty for any other claim."""
    claim = case.claim
    if claim.checked is not None:
        yield line((CHECKED[claim.checked], QUIET))
    elif claim.type is ClaimType.QUOTE:
        yield line(("a quotation: y says whether it was said, is so, or both", "$text-warning"))


def queries(case: ClaimCase) -> Iterator[Content]:
    """The questions, open ones first, then the searches."""
    if case.queries:
        waiting = sum(one.answered_at is None for one in case.queries)
        yield from heading("QUERIES", f"  {waiting} open" if waiting else "  all answered")
    for one in sorted(case.queries, key=lambda one: one.answered_at is not None):
        yield from _query(one)
    if case.searches:
        yield from heading("SEARCHES", f"  {len(case.searches)}")
    for made in case.searches:
        found = short(made.found, 200) if made.found else "nothing found"
        yield line(
            (f"{made.at[:_DAY]}  ", QUIET),
            f"{short(made.place, 60)}: “{short(made.words, 100)}”",
            (f"  {found}", QUIET),
        )


def _query(one: Query) -> Iterator[Content]:
    how = f"by {short(one.how, 30)}" if one.how else ""
    asked = dotted(f"to the {one.to}", how, f"asked {one.asked_at[:_DAY]}")
    glyph = "?" if one.answered_at is None else "✓"
    yield line((f"{glyph} ", "bold"), short(one.question, 300), (f"  {asked}", QUIET))
    if one.answered_at:
        answered = f"  answered {one.answered_at[:_DAY]}  "
        yield line((answered, QUIET), short(one.answer or "", 300))
    if one.proposed_fix:
        yield line(("  proposed instead  ", QUIET), short(one.proposed_fix, 300))
