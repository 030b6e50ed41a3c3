"""`due`: claims whose re-check date has come, and whatever else asks for another look."""

from __future__ import annotations

import click

from claimtrack.cli.here import Here, as_json, pass_here
from claimtrack.cli.objects import of_claim
from claimtrack.cli.printing import clipped, day, print_json, print_table


@click.command("due")
@click.option("--until", metavar="DATE", help="Re-check dates up to then.  [default: today]")
@as_json
@pass_here
def due_(here: Here, until: str | None, json_: bool) -> None:
    """List what must be looked at again, and why: the longest overdue first."""
    with here.desk() as desk:
        rows = desk.queue.due(until=until)
    if json_:
        for one in rows:
            print_json({**of_claim(one.row), "due": one.on or None, "why": list(one.why)})
        return
    print_table(
        ("id", "claim", "rating", "as of", "due", "why"),
        (
            (
                f"#{one.row.claim.id}",
                clipped(one.row.claim.text, 120),
                one.row.rating or "–",
                day(one.row.as_of),
                day(one.on),
                clipped("; ".join(one.why)),
            )
            for one in rows
        ),
        wide=1,
        empty="Nothing is due.",
    )
