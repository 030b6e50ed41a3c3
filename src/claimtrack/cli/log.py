"""`log`: what happened, newest first."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

import click

from claimtrack.cli.here import Here, pass_here
from claimtrack.cli.lists import limited, only_of, print_list, sought
from claimtrack.cli.options import as_json, confidential_too
from claimtrack.cli.printing import Object, print_json, print_line, say
from claimtrack.text.phrases import counted, embargo_mark, shown

if TYPE_CHECKING:
    from claimtrack.model.event import Event, Log

_WHY = 300


@click.command("log")
@only_of("claim", "Only what happened to this claim, its evidence and verdicts.")
@limited("-n", default=50)
@click.option("--verify", is_flag=True, help="Check that nothing in the log was changed instead.")
@click.option("--head", metavar="HEAD", help="Check that it leads to a head printed earlier.")
@confidential_too
@as_json
@pass_here
def log_(
    here: Here,
    claim: str | None,
    limit: int,
    head: str | None,
    *,
    verify: bool,
    confidential: bool,
    json_: bool,
) -> int:
    """Print what happened, newest first; what is confidential, or once was, is left out.

    Each event is tied to all before it, so that what is changed, removed, moved or put in later can
    be found (--verify). Whoever can write to the file can also tie all of it anew: only a head that
    was noted elsewhere, such as in a report, shows that (--head).
    """
    if verify or head is not None:
        return _verify(here, head or "", json_=json_)
    with here.desk() as desk:
        key = sought(desk, "claim", claim)
        log = desk.history.log(limit=limit, claim=key, confidential=confidential)
    print_list(
        json_,
        objects=(_object(event, log.embargoes.get(event.group, "")) for event in log.events),
        titles=("when", "who", "did", "what changed"),
        rows=_rows(log),
        wide=3,
        empty="Nothing has happened yet.",
    )
    return 0


def _verify(here: Here, head: str, *, json_: bool) -> int:
    """Print whether the log holds; gives the exit code."""
    with here.desk() as desk:
        found = desk.chain.verify(head)
    whole = found.head.whole if found.head else None
    if json_:
        faults = [{"log": one.log, "place": one.place, "why": one.why} for one in found.faults]
        print_json(
            {"head": whole, "expunged": found.expunged, "merged": found.others, "faults": faults}
        )
        return 1 if faults else 0
    for fault in found.faults:
        print_line(shown(fault.why, _WHY))
    print_line(f"head {whole}" if whole else "Nothing has happened yet.")
    if found.expunged:
        say(f"Words were expunged from {counted(found.expunged, 'event')}; the log says when.")
    if found.faults:
        say("The log is not what was once written: look at a backup, and at who can write to it.")
        return 1
    if not head:
        say("The log holds. Only a head noted elsewhere (--head) shows that it is the same log.")
    return 0


def _object(event: Event, embargo: str) -> Object:
    """A change of a row."""
    return {
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
        "expunged": event.expunged,
        **({"embargo": embargo} if embargo else {}),
    }


def _rows(log: Log) -> Iterator[tuple[str, ...]]:
    """Each action, with all that it changed; its events come newest first."""
    from claimtrack.report.history import described

    for number, group in groupby(log.events, key=lambda event: event.group):
        action = list(group)[::-1]
        when = action[0].at[:16].replace("T", " ")
        changed = "; ".join(described(action, log.names))
        mark = embargo_mark(log.embargoes.get(number, ""))
        yield when, action[0].who, action[0].action, f"{mark}{changed}"
