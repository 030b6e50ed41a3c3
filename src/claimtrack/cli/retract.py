"""`retract`: request the retraction of a verdict."""

from __future__ import annotations

import click

from claimtrack.cli.here import Here, pass_here
from claimtrack.cli.printing import print_line


@click.command("retract")
@click.argument("verdict", metavar="VERDICT")
@click.option("--why", required=True, help="Why, in words for readers.")
@pass_here
def retract_(here: Here, verdict: str, why: str) -> None:
    """Request the retraction of a VERDICT; two other reviewers have to sign it off."""
    with here.desk() as desk:
        key = desk.find("verdict", verdict)
        desk.verdicts.retract(key, why)
    print_line(
        f"retraction of verdict {key} requested: two others have to sign it off with 'sign-off'"
    )
