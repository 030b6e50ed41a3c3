"""`reaffirm`: give the current verdict again, as of today."""

from __future__ import annotations

import click

from claimtrack.cli.here import Here, pass_here


@click.command("reaffirm")
@click.argument("claim", metavar="CLAIM")
@pass_here
def reaffirm_(here: Here, claim: str) -> None:
    """Make a new verdict of the current one, as of today, keeping its evidence."""
    with here.desk() as desk:
        click.echo(f"verdict {desk.verdicts.reaffirm(desk.find('claim', claim))}")
