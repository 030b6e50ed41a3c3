"""`log`: what happened, newest first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

import click
from msgspec.structs import replace

from claimtrack.cli.here import Here, pass_here
from claimtrack.cli.lists import limited, only_of, print_list, sought
from claimtrack.cli.options import as_json, confidential_too
from claimtrack.cli.printing import Object

if TYPE_CHECKING:
    from claimtrack.model.event import Event, Names


@click.command("log")
@only_of("claim", "Only what happened to this claim, its evidence and verdicts.")
@limited("-n", default=50)
@confidential_too
@as_json
@pass_here
def log_(here: Here, claim: str | None, limit: int, *, confidential: bool, json_: bool) -> None:
    """Print what happened, newest first; what is confidential, or once was, is left out."""
    with here.desk() as desk:
        events = desk.history.log(limit=limit, claim=sought(desk, "claim", claim))
        names = desk.dossiers.names(events)
    if confidential:
        names = replace(names, secret=frozenset())
    print_list(
        json_,
        objects=_objects(events, names),
        titles=("when", "who", "did", "what changed"),
        rows=_rows(events, names),
        wide=3,
        empty="Nothing has happened yet.",
    )


def _objects(events: Sequence[Event], names: Names) -> Iterator[Object]:
    """Each change of a row."""
    from claimtrack.report.redaction import redacted_event

    for kept in events:
        event = redacted_event(kept, names.secret)
        yield {
            "id": event.id,
            "group": event.group,
            "at": event.at,
            "who": event.who,
            "action": event.action,
            "entity": event.entity,
            "uid": event.uid,
            "before": event.before,
            "after": event.after,
            "undoes": event.undoes,
        }


def _rows(events: Sequence[Event], names: Names) -> Iterator[tuple[str, ...]]:
    """Each action, with all that it changed; its events come newest first."""
    from claimtrack.report.history import described

    for _, group in groupby(events, key=lambda event: event.group):
        action = list(group)[::-1]
        when = action[0].at[:16].replace("T", " ")
        yield when, action[0].who, action[0].action, "; ".join(described(action, names))
