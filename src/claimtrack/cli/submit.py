"""`submit`: hand in verdicts for sign-off."""

from __future__ import annotations

import click

from claimtrack.cli.here import Here, pass_here
from claimtrack.cli.printing import print_line
from claimtrack.errors import WrongUse


@click.command("submit")
@click.argument("claims", nargs=-1, metavar="[CLAIM]...")
@click.option("--article", metavar="ID", help="All your verdicts in this article.")
@pass_here
def submit_(here: Here, claims: tuple[str, ...], article: str | None) -> None:
    """Hand in verdicts for sign-off; after that they are superseded, never amended."""
    if bool(claims) == bool(article):
        raise WrongUse("Name claims to hand in, or an --article.")
    with here.desk() as desk:
        if article:
            count = len(desk.verdicts.submit_article(desk.find("article", article)))
        else:
            count = len(claims)
            for claim in claims:
                desk.verdicts.submit(desk.find("claim", claim))
    print_line(f"handed in: {count}")
