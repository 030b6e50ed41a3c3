"""`articles`: the articles on file and how far each has come."""

from __future__ import annotations

import click

from claimtrack.cli.here import Here, as_json, pass_here
from claimtrack.cli.objects import of_article
from claimtrack.cli.printing import clipped, print_json, print_table


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
