"""`due`: claims whose re-check date has come, and others that need another look."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from claimtrack.cli.here import Here, pass_here
from claimtrack.cli.lists import print_list
from claimtrack.cli.objects import of_claim
from claimtrack.cli.options import as_json, embargoed_too
from claimtrack.cli.printing import ROW, Object, say_withheld
from claimtrack.text.phrases import day, embargo_mark, short

if TYPE_CHECKING:
    from claimtrack.desk.queue import DueRow


@click.command("due")
@click.option("--until", metavar="DATE", help="Re-check dates up to this day.  [default: today]")
@embargoed_too
@as_json
@pass_here
def due_(here: Here, until: str | None, embargoed: bool, json_: bool) -> None:
    """List claims that need another look, and why; the longest overdue first."""
    with here.desk() as desk:
        rows, left_out = desk.outside.due(until=until, embargoed=embargoed)
    print_list(
        json_,
        objects=map(_object, rows),
        titles=("id", "claim", "rating", "as of", "due", "why"),
        rows=map(_cells, rows),
        empty="Nothing is due.",
    )
    say_withheld(left_out, "claim")


def _object(row: DueRow) -> Object:
    return {**of_claim(row.row), "due": row.on or None, "why": list(row.why)}


def _cells(row: DueRow) -> tuple[str, ...]:
    return (
        f"#{row.row.claim.id}",
        short(f"{embargo_mark(row.row.embargo)}{row.row.claim.text}", 120),
        row.row.rating or "–",
        day(row.row.as_of, ""),
        day(row.on, ""),
        short("; ".join(row.why), ROW),
    )
