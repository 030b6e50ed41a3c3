"""`log`, `undo` and `redo`."""

from __future__ import annotations

import click

from claimtrack.cli.here import Here, as_json, pass_here
from claimtrack.cli.objects import of_event
from claimtrack.cli.printing import clipped, print_json, print_table
from claimtrack.model import Event


@click.command("log")
@click.option("--claim", metavar="ID", help="Only what touched this claim.")
@click.option("-n", "limit", type=click.IntRange(1), default=50, show_default=True)
@as_json
@pass_here
def log_(here: Here, claim: str | None, limit: int, json_: bool) -> None:
    """Print what happened, newest first."""
    with here.desk() as desk:
        key = desk.find("claim", claim) if claim else None
        events = desk.log(limit=limit, claim=key)
    if json_:
        for event in events:
            print_json(of_event(event))
        return
    print_table(
        ("when", "who", "did", "to", "what changed"),
        (
            (event.at[:16].replace("T", " "), event.who, event.action, event.uid, _change(event))
            for event in events
        ),
        wide=4,
        empty="Nothing has happened yet.",
    )


def _change(event: Event) -> str:
    """What an event changed, in words."""
    if event.before is None:
        made = (event.after or {}).get("text") or (event.after or {}).get("title") or ""
        return clipped(f"new {event.entity} {made}".strip(), 120)
    if event.after is None:
        return f"{event.entity} removed"
    changes = (
        f"{name}: {clipped(str(event.before.get(name)), 40)} → {clipped(str(value), 40)}"
        for name, value in event.after.items()
    )
    return f"{event.entity} {'; '.join(changes)}"


@click.command("undo")
@click.argument("times", type=click.IntRange(1, 1000), default=1, metavar="[N]")
@pass_here
def undo_(here: Here, times: int) -> None:
    """Take back your own last action, or the last N."""
    with here.desk() as desk:
        for _ in range(times):
            back = desk.undo()
            click.echo(f"undone: {back.action} ({back.touched})")


@click.command("redo")
@click.argument("times", type=click.IntRange(1, 1000), default=1, metavar="[N]")
@pass_here
def redo_(here: Here, times: int) -> None:
    """Put back what your last undo took away, or the last N."""
    with here.desk() as desk:
        for _ in range(times):
            again = desk.redo()
            click.echo(f"redone: {again.action} ({again.touched})")
