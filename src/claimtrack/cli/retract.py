"""`retract`: ask for a verdict to be retracted."""

from __future__ import annotations

import click

from claimtrack.cli.here import Here, pass_here


@click.command("retract")
@click.argument("verdict", metavar="VERDICT")
@click.option("--why", required=True, help="Why, in words for readers.")
@pass_here
def retract_(here: Here, verdict: str, why: str) -> None:
    """Ask for a VERDICT to be retracted; it is when two others have signed that off."""
    with here.desk() as desk:
        key = desk.find("verdict", verdict)
        desk.verdicts.retract(key, why)
    click.echo(f"retraction of verdict {key} asked for: two others sign it off with 'sign-off'")
