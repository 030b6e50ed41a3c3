"""`publish`: record that the check of an article was published."""

from __future__ import annotations

import click

from claimtrack.cli.here import Here, pass_here
from claimtrack.cli.printing import print_line, print_notice
from claimtrack.text.phrases import counted


@click.command("publish")
@click.argument("article", metavar="ARTICLE")
@click.option("--url", required=True, help="Where our check can be read.")
@pass_here
def publish_(here: Here, article: str, url: str) -> None:
    """Record where the check of an ARTICLE is published; refused while a house rule blocks it."""
    with here.desk() as desk:
        key = desk.find("article", article)
        fresh = desk.articles.publish(key, url)
        changed = [desk.corrections.made_by(verdict) for verdict in fresh]
    print_line(f"article {key} published: {counted(len(fresh), 'new verdict')}")
    for change in changed:
        print_notice(change)
