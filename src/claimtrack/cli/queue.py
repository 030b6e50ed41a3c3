"""`queue`: our claims that something still blocks."""

from __future__ import annotations

import click

from claimtrack.cli.here import Here, as_json, pass_here
from claimtrack.cli.objects import of_block, of_claim
from claimtrack.cli.printing import clipped, print_json, print_table
from claimtrack.model.case import Severity


@click.command("queue")
@as_json
@pass_here
def queue_(here: Here, json_: bool) -> None:
    """List our claims that something still blocks, and what."""
    with here.desk() as desk:
        rows = desk.queue.listed()
    if json_:
        for one in rows:
            print_json({**of_claim(one.row), "blocks": [of_block(block) for block in one.blocks]})
        return
    print_table(
        ("id", "claim", "what blocks"),
        (
            (
                f"#{one.row.claim.id}",
                clipped(one.row.claim.text, 120),
                "; ".join(b.why for b in one.blocks if b.severity is Severity.BLOCKS),
            )
            for one in rows
        ),
        wide=1,
        empty="Nothing blocks: the queue is empty.",
    )
