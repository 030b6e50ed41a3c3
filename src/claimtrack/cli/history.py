"""`log`, `undo` and `redo`."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby

import click

from claimtrack.cli.here import Here, as_json, confidential_too, pass_here
from claimtrack.cli.objects import of_event
from claimtrack.cli.printing import print_json, print_table
from claimtrack.model.event import Event, Names


@click.command("log")
@click.option(
    "--claim", metavar="ID", help="Only what happened to this claim, its evidence and verdicts."
)
@click.option("-n", "limit", type=click.IntRange(1), default=50, show_default=True)
@confidential_too
@as_json
@pass_here
def log_(here: Here, claim: str | None, limit: int, *, confidential: bool, json_: bool) -> None:
    """Print what happened, newest first; what is confidential, or once was, is left out."""
    with here.desk() as desk:
        key = desk.find("claim", claim) if claim else None
        events = desk.history.log(limit=limit, claim=key)
        names = desk.dossiers.names(events)
    if confidential:
        names = replace(names, secret=frozenset())
    if json_:
        from claimtrack.report.redaction import redacted_event

        for event in events:
            print_json(of_event(redacted_event(event, names.secret)))
        return
    print_table(
        ("when", "who", "did", "what changed"),
        (_row(list(group), names) for _, group in groupby(events, key=lambda event: event.group)),
        wide=3,
        empty="Nothing has happened yet.",
    )


def _row(events: list[Event], names: Names) -> tuple[str, str, str, str]:
    """One action as a line of the log; its events come newest first."""
    from claimtrack.report.history import told

    first = events[-1]
    when = first.at[:16].replace("T", " ")
    return when, first.who, first.action, "; ".join(told(events[::-1], names))


@click.command("undo")
@click.argument("times", type=click.IntRange(1, 1000), default=1, metavar="[N]")
@pass_here
def undo_(here: Here, times: int) -> None:
    """Take back your own last action, or the last N."""
    with here.desk() as desk:
        for _ in range(times):
            back = desk.history.undo()
            click.echo(f"undone: {back.action} ({back.touched})")


@click.command("redo")
@click.argument("times", type=click.IntRange(1, 1000), default=1, metavar="[N]")
@pass_here
def redo_(here: Here, times: int) -> None:
    """Put back what your last undo took away, or the last N."""
    with here.desk() as desk:
        for _ in range(times):
            again = desk.history.redo()
            click.echo(f"redone: {again.action} ({again.touched})")
