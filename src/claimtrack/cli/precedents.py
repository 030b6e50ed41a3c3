"""`precedents`: how similar claims were rated."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from claimtrack.cli.here import Here, pass_here
from claimtrack.cli.lists import limited, print_list
from claimtrack.cli.objects import of_match
from claimtrack.cli.options import as_json
from claimtrack.text.phrases import day, short

if TYPE_CHECKING:
    from claimtrack.model.match import MatchedClaim


@click.command("precedents")
@click.argument("claim", metavar="CLAIM")
@limited("-k", default=5)
@as_json
@pass_here
def precedents_(here: Here, claim: str, limit: int, json_: bool) -> None:
    """Show how claims similar to a CLAIM were rated."""
    with here.desk() as desk:
        found = desk.matching.precedents(desk.find("claim", claim), limit=limit)
    print_list(
        json_,
        objects=map(of_match, found),
        titles=("id", "claim", "relation", "rating", "as of", "status"),
        rows=map(_cells, found),
        empty="No similar claim on file has a rating of ours.",
    )


def _cells(found: MatchedClaim) -> tuple[str, ...]:
    return (
        f"#{found.match.claim}",
        short(found.text, 160),
        found.match.relation,
        found.rating or "–",
        day(found.as_of, ""),
        found.status,
    )
