"""`articles`, `claims` and `queue`: one line a record."""

from __future__ import annotations

import click

from claimtrack.cli.here import Here, as_json, pass_here
from claimtrack.cli.objects import of_article, of_block, of_claim
from claimtrack.cli.printing import clipped, day, print_json, print_table
from claimtrack.errors import WrongUse
from claimtrack.model.case import Severity
from claimtrack.model.claim import ClaimStatus


@click.command("articles")
@as_json
@pass_here
def articles_(here: Here, json_: bool) -> None:
    """List the articles on file and how far each has come."""
    with here.desk() as desk:
        rows = desk.articles.listed()
    if json_:
        for row in rows:
            print_json(of_article(row))
        return
    print_table(
        ("id", "title", "publisher", "lines", "claims", "open"),
        (
            (
                str(row.article.id),
                clipped(row.article.title),
                clipped(row.article.publisher or "", 40),
                f"{row.coverage.decided}/{row.coverage.sentences}",
                str(row.coverage.claims),
                str(row.coverage.open),
            )
            for row in rows
        ),
        wide=1,
        empty="No articles on file: 'claimtrack import FILE' takes one in.",
    )


@click.command("claims")
@click.argument("words", required=False)
@click.option("--article", metavar="ID", help="Only claims that appear in this article.")
@click.option("--rating", help="Only claims with this rating; 'none' for those without one.")
@click.option("--status", type=click.Choice([str(one) for one in ClaimStatus]))
@click.option("--claimant", metavar="NAME", help="Only claims by this claimant.")
@click.option("--limit", type=click.IntRange(1), help="At most so many, newest first.")
@click.option("--duplicates", is_flag=True, help="Claims that are probably on file twice.")
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
    """List the claims on file, newest first; WORDS keeps those whose wording contains them."""
    from claimtrack.store.claim_filter import ClaimFilter

    with here.desk() as desk:
        if duplicates:
            if any((words, article, rating, status, claimant, limit)):
                raise WrongUse("--duplicates compares every claim on file: leave the filters out.")
            from claimtrack.cli.duplicates import print_duplicates

            print_duplicates(desk.duplicates.listed(), json_=json_)
            return
        place = desk.find("article", article) if article else None
        if rating not in {None, "none"}:
            rating = desk.settings.known_rating(rating or "")
        only = ClaimFilter(place, rating, status, claimant, words)
        rows = desk.claims.listed(only, limit=limit)
    if json_:
        for row in rows:
            print_json(of_claim(row))
        return
    print_table(
        ("id", "claim", "claimant", "rating", "as of", "status"),
        (
            (
                f"#{row.claim.id}",
                clipped(row.claim.text),
                clipped(row.claim.claimant or "", 40),
                row.rating or "–",
                day(row.as_of),
                row.claim.status,
            )
            for row in rows
        ),
        wide=1,
        empty="No such claims on file.",
    )


@click.command("queue")
@as_json
@pass_here
def queue_(here: Here, json_: bool) -> None:
    """List our claims that something still blocks, and what."""
    with here.desk() as desk:
        rows = desk.queue.listed()
    if json_:
        for one in rows:
            print_json({**of_claim(one.row), "blocks": [of_block(block) for block in one.blocks]})
        return
    print_table(
        ("id", "claim", "what blocks"),
        (
            (
                f"#{one.row.claim.id}",
                clipped(one.row.claim.text, 120),
                "; ".join(b.why for b in one.blocks if b.severity is Severity.BLOCKS),
            )
            for one in rows
        ),
        wide=1,
        empty="Nothing blocks: the queue is empty.",
    )
