"""`corrections`: the corrections log of a period."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from claimtrack.cli.here import Here, pass_here
from claimtrack.cli.lists import print_objects
from claimtrack.cli.options import as_json, embargoed_too
from claimtrack.cli.printing import Object, print_report, say, say_withheld

if TYPE_CHECKING:
    from claimtrack.model.publication import Correction
    from claimtrack.model.verdict import Verdict


@click.command("corrections")
@click.option("--since", metavar="DATE", help="From this day, month or year on.")
@click.option("--until", metavar="DATE", help="Up to and including this day, month or year.")
@click.option("--updates", is_flag=True, help="Include changes for reasons other than our error.")
@embargoed_too
@as_json
@pass_here
def corrections_(
    here: Here,
    since: str | None,
    until: str | None,
    updates: bool,
    embargoed: bool,
    json_: bool,
) -> None:
    """Print the corrections log: our errors and retractions, each with its notice."""
    with here.desk() as desk:
        if json_:
            changes = desk.outside.corrections(
                since=since, until=until, updates=updates, embargoed=embargoed
            )
            print_objects(map(_object, changes.rows))
            say_withheld(changes.left_out, "correction")
            return
        report = desk.reports.corrections(
            since=since, until=until, updates=updates, embargoed=embargoed
        )
    if report is None:
        say("No corrections in this period.")
    else:
        print_report(report)


def _object(change: Correction) -> Object:
    from claimtrack.report.corrections import notice

    return {
        "claim": change.claim,
        "text": change.text,
        "at": change.at,
        "by": change.by,
        "level": change.level,
        "reason": change.reason,
        "why": change.why,
        "was": _verdict(change.was),
        "now": _verdict(change.now) if change.now else None,
        "signed_off_by": list(change.signed_off_by),
        "published": change.published.url if change.published else None,
        "notice": notice(change),
    }


def _verdict(verdict: Verdict) -> Object:
    return {"id": verdict.id, "rating": verdict.rating.slug, "as_of": verdict.as_of}
