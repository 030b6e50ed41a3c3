"""`assign`: give claims an owner."""

from __future__ import annotations

import click

from claimtrack.cli.here import Here, pass_here
from claimtrack.cli.printing import print_line
from claimtrack.text.clean import one_line
from claimtrack.text.phrases import short


@click.command("assign")
@click.argument("claims", nargs=-1, required=True, metavar="CLAIM...")
@click.argument("name")
@click.option("--note", default="", help="The state of play: what was done, what is open.")
@pass_here
def assign_(here: Here, claims: tuple[str, ...], name: str, note: str) -> None:
    """Assign each CLAIM to a reviewer; '' leaves it without an owner."""
    owner = one_line(name)
    with here.desk() as desk:
        keys = list(dict.fromkeys(desk.find("claim", claim) for claim in claims))
        desk.handovers.assign_all(keys, name, note=note)
    one = len(keys) == 1
    which = ", ".join(f"#{key}" for key in keys)
    if owner:
        print_line(f"{which} {'is' if one else 'are'} assigned to {short(owner, 80)}")
    else:
        print_line(f"{which} {'has' if one else 'have'} no owner")
