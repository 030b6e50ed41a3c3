"""`redo`: reverse an undo."""

from __future__ import annotations

import click

from claimtrack.cli.here import Here, pass_here
from claimtrack.cli.printing import print_line


@click.command("redo")
@click.argument("times", type=click.IntRange(1, 1000), default=1, metavar="[N]")
@pass_here
def redo_(here: Here, times: int) -> None:
    """Redo what your last undo took back, or your last N undos."""
    with here.desk() as desk:
        for _ in range(times):
            again = desk.history.redo()
            print_line(f"redone: {again.action} ({again.touched})")
