"""`articles`: the articles on file, with the progress of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from claimtrack.cli.here import Here, pass_here
from claimtrack.cli.lists import print_list
from claimtrack.cli.objects import of_article
from claimtrack.cli.options import as_json
from claimtrack.cli.printing import ROW
from claimtrack.text.phrases import embargo_mark, short

if TYPE_CHECKING:
    from claimtrack.model.article import ArticleRow


@click.command("articles")
@as_json
@pass_here
def articles_(here: Here, json_: bool) -> None:
    """List the articles on file, with the progress of each."""
    with here.desk() as desk:
        rows = desk.articles.listed()
    print_list(
        json_,
        objects=map(of_article, rows),
        titles=("id", "title", "publisher", "lines", "claims", "open"),
        rows=map(_cells, rows),
        empty="No articles on file: 'claimtrack import FILE' adds one.",
    )


def _cells(row: ArticleRow) -> tuple[str, ...]:
    return (
        str(row.article.id),
        short(f"{embargo_mark(row.embargo)}{row.article.title}", ROW),
        short(row.article.publisher or "", 40),
        f"{row.coverage.decided}/{row.coverage.sentences}",
        str(row.coverage.claims),
        str(row.coverage.open),
    )
