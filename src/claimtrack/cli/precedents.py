"""`precedents`: how similar claims were rated."""

from __future__ import annotations

import click

from claimtrack.cli.here import Here, as_json, pass_here
from claimtrack.cli.objects import of_match
from claimtrack.cli.printing import clipped, day, print_json, print_table


@click.command("precedents")
@click.argument("claim", metavar="CLAIM")
@click.option("-k", "limit", type=click.IntRange(1), default=5, show_default=True)
@as_json
@pass_here
def precedents_(here: Here, claim: str, limit: int, json_: bool) -> None:
    """Show how claims similar to a CLAIM were rated."""
    with here.desk() as desk:
        found = desk.matching.precedents(desk.find("claim", claim), limit=limit)
    if json_:
        for one in found:
            print_json(of_match(one))
        return
    print_table(
        ("id", "claim", "relation", "rating", "as of", "status"),
        (
            (
                f"#{one.match.claim}",
                clipped(one.text, 160),
                one.match.relation,
                one.rating or "–",
                day(one.as_of),
                one.status,
            )
            for one in found
        ),
        wide=1,
        empty="No similar claim on file has a rating of ours.",
    )
