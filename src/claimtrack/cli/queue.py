"""`queue`: our claims that are still blocked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from claimtrack.cli.here import Here, pass_here
from claimtrack.cli.lists import print_list
from claimtrack.cli.objects import of_block, of_claim
from claimtrack.cli.options import as_json
from claimtrack.cli.printing import Object
from claimtrack.model.case import Severity
from claimtrack.text.phrases import embargo_mark, short

if TYPE_CHECKING:
    from claimtrack.desk.queue import QueueRow


@click.command("queue")
@as_json
@pass_here
def queue_(here: Here, json_: bool) -> None:
    """List our claims that are still blocked, and by what."""
    with here.desk() as desk:
        rows = desk.queue.listed()
    print_list(
        json_,
        objects=map(_object, rows),
        titles=("id", "claim", "what blocks"),
        rows=map(_cells, rows),
        empty="Nothing is blocked: the queue is empty.",
    )


def _object(row: QueueRow) -> Object:
    return {**of_claim(row.row), "blocks": [of_block(block) for block in row.blocks]}


def _cells(row: QueueRow) -> tuple[str, ...]:
    return (
        f"#{row.row.claim.id}",
        short(f"{embargo_mark(row.row.embargo)}{row.row.claim.text}", 120),
        "; ".join(block.why for block in row.blocks if block.severity is Severity.BLOCKS),
    )
