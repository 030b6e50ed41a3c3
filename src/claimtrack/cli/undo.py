"""`undo`: take back your own last action."""

from __future__ import annotations

import click

from claimtrack.cli.here import Here, pass_here
from claimtrack.cli.printing import print_line


@click.command("undo")
@click.argument("times", type=click.IntRange(1, 1000), default=1, metavar="[N]")
@pass_here
def undo_(here: Here, times: int) -> None:
    """Take back your own last action, or the last N."""
    with here.desk() as desk:
        for _ in range(times):
            back = desk.history.undo()
            print_line(f"undone: {back.action} ({back.touched})")
