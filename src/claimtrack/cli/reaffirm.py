"""`reaffirm`: give the current verdict again, as of today."""

from __future__ import annotations

import click

from claimtrack.cli.here import Here, pass_here
from claimtrack.cli.printing import print_line


@click.command("reaffirm")
@click.argument("claim", metavar="CLAIM")
@pass_here
def reaffirm_(here: Here, claim: str) -> None:
    """Give the current verdict on a CLAIM again, as of today, on the same evidence."""
    with here.desk() as desk:
        print_line(f"verdict {desk.verdicts.reaffirm(desk.find('claim', claim))}")
