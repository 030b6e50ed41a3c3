"""`article`: edit the details of an article."""

from __future__ import annotations

import click

from claimtrack.cli.here import Here, pass_here
from claimtrack.cli.printing import print_line
from claimtrack.errors import WrongUse


@click.group("article")
def article_() -> None:
    """Edit the details of an article."""


@article_.command("edit")
@click.argument("article", metavar="ID")
@click.option("--title")
@click.option("--url", help="Its web address; '' clears it, as with the other options.")
@click.option("--publisher")
@click.option("--author")
@click.option("--date", "published_on", metavar="DATE", help="When it was published.")
@click.option("--language", help="A code such as de; '' or und: nobody knows it.")
@click.option("--owner", help="Who works on it.")
@click.option("--deadline", metavar="TIME", help="A day, or 'YYYY-MM-DD HH:MM' in local time.")
@pass_here
def edit(here: Here, /, article: str, **changes: str | None) -> None:
    """Change title, address, publisher, author, date, language, owner or deadline."""
    if all(value is None for value in changes.values()):
        raise WrongUse("Nothing to change: give --title, --publisher, --date or another.")
    with here.desk() as desk:
        key = desk.find("article", article)
        changed = desk.articles.edit(key, version=None, **changes)
    named = ", ".join(name.replace("published_on", "date") for name in changed) or "nothing"
    print_line(f"article {key}: {named} changed")
