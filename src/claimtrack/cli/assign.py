"""`assign`: hand claims to somebody."""

from __future__ import annotations

import click

from claimtrack.cli.here import Here, pass_here
from claimtrack.text.phrases import short


@click.command("assign")
@click.argument("claims", nargs=-1, required=True, metavar="CLAIM...")
@click.argument("name")
@click.option("--note", default="", help="The state of play: what was done, what is open.")
@pass_here
def assign_(here: Here, claims: tuple[str, ...], name: str, note: str) -> None:
    """Hand each CLAIM to somebody, with its state of play; '' for nobody."""
    with here.desk() as desk:
        keys = list(dict.fromkeys(desk.find("claim", said) for said in claims))
        desk.claims.assign_all(keys, name, note=note)
        owner = desk.claims.case(keys[0]).claim.owner
    verb = "is" if len(keys) == 1 else "are"
    which = ", ".join(f"#{key}" for key in keys)
    click.echo(f"{which} {verb} {short(owner or 'nobody', 80)}'s")
