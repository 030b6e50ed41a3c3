"""`note`: the note kept on a claim."""

from __future__ import annotations

import click

from claimtrack.cli.here import Here, pass_here
from claimtrack.cli.printing import print_line


@click.command("note")
@click.argument("claim", metavar="CLAIM")
@click.argument("text")
@click.option("--confidential/--public", default=None, help="Whether reports leave it out.")
@pass_here
def note_(here: Here, claim: str, text: str, *, confidential: bool | None) -> None:
    """Set the note on a claim; the log keeps the one it replaces."""
    with here.desk() as desk:
        desk.claims.note(desk.find("claim", claim), text, confidential=confidential)
    print_line("noted")
