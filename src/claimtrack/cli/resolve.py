"""`resolve`: settle a disagreement."""

from __future__ import annotations

import click

from claimtrack.cli.here import Here, pass_here
from claimtrack.cli.printing import print_line


@click.command("resolve")
@click.argument("verdict", metavar="VERDICT")
@click.option("--note", required=True, help="How it was settled.")
@click.option("--of", "whose", metavar="NAME", help="Only this reviewer's disagreement.")
@pass_here
def resolve_(here: Here, verdict: str, note: str, whose: str | None) -> None:
    """Settle a disagreement about a VERDICT with a note; it stays on record."""
    with here.desk() as desk:
        names = desk.sign_offs.resolve(desk.find("verdict", verdict), note, whose=whose)
    print_line(f"settled: {', '.join(names)}")
