"""`precedents`: how similar claims were rated."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from claimtrack.cli.here import Here, pass_here
from claimtrack.cli.lists import limited, print_list
from claimtrack.cli.objects import of_match
from claimtrack.cli.options import as_json
from claimtrack.text.phrases import day, embargo_mark, short

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
        matches = desk.matching.precedents(desk.find("claim", claim), limit=limit)
    print_list(
        json_,
        objects=map(of_match, matches),
        titles=("id", "claim", "relation", "rating", "as of", "status"),
        rows=map(_cells, matches),
        empty="No similar claim on file has a rating of ours.",
    )


def _cells(match: MatchedClaim) -> tuple[str, ...]:
    return (
        f"#{match.match.claim}",
        short(f"{embargo_mark(match.embargo)}{match.text}", 160),
        match.match.relation,
        match.rating or "–",
        day(match.as_of, ""),
        match.status,
    )
