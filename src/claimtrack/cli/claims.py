"""`claims`: the claims on file, filtered, or those that are probably on file twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from claimtrack.cli.here import Here, pass_here
from claimtrack.cli.lists import limited, only_of, print_list, sought
from claimtrack.cli.objects import of_claim
from claimtrack.cli.options import as_json, one_of
from claimtrack.cli.printing import ROW
from claimtrack.errors import WrongUse
from claimtrack.model.claim import ClaimStatus
from claimtrack.text.phrases import day, embargo_mark, short

if TYPE_CHECKING:
    from claimtrack.model.claim import ClaimRow


@click.command("claims")
@click.argument("words", required=False)
@only_of("article", "Only claims that appear in this article.")
@click.option("--rating", help="Only claims with this rating; 'none' for those without one.")
@click.option("--status", type=one_of(ClaimStatus))
@click.option("--claimant", metavar="NAME", help="Only claims by this claimant.")
@limited(says="List at most this many, newest first.")
@click.option("--duplicates", is_flag=True, help="List claims that are probably on file twice.")
@as_json
@pass_here
def claims_(
    here: Here,
    words: str | None,
    article: str | None,
    rating: str | None,
    status: str | None,
    claimant: str | None,
    limit: int | None,
    duplicates: bool,
    json_: bool,
) -> None:
    """List the claims on file, newest first; with WORDS, those whose wording contains them."""
    from claimtrack.model.claim import ClaimFilter

    with here.desk() as desk:
        if duplicates:
            if any((words, article, rating, status, claimant, limit)):
                raise WrongUse("--duplicates compares every claim on file: leave the filters out.")
            from claimtrack.cli.duplicates import print_duplicates

            print_duplicates(desk.duplicates.listed(), json_=json_)
            return
        place = sought(desk, "article", article)
        if rating not in {None, "none"}:
            rating = desk.settings.known_rating(rating or "")
        rows = desk.claims.listed(ClaimFilter(place, rating, status, claimant, words), limit=limit)
    print_list(
        json_,
        objects=map(of_claim, rows),
        titles=("id", "claim", "claimant", "rating", "as of", "status"),
        rows=map(_cells, rows),
        empty="No matching claims on file.",
    )


def _cells(row: ClaimRow) -> tuple[str, ...]:
    return (
        f"#{row.claim.id}",
        short(f"{embargo_mark(row.embargo)}{row.claim.text}", ROW),
        short(row.claim.claimant or "", 40),
        row.rating or "–",
        day(row.as_of, ""),
        row.claim.status,
    )
