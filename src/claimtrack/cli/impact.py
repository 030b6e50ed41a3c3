"""`impact`: what leans on a source or a claim."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from claimtrack.cli.here import Here, as_json, pass_here
from claimtrack.cli.printing import clipped, counted, day, print_json
from claimtrack.cli.source_objects import of_impact

if TYPE_CHECKING:
    from claimtrack.desk.impact import Impact


@click.command("impact")
@click.argument("what", type=click.Choice(["source", "claim"]))
@click.argument("key", metavar="ID")
@as_json
@pass_here
def impact_(here: Here, what: str, key: str, *, json_: bool) -> None:
    """Print every verdict, article and report that leans on a source or a claim."""
    with here.desk() as desk:
        found = desk.find(what, key)
        asked = desk.impact.of_source if what == "source" else desk.impact.of_claim
        impact = asked(found)
    if json_:
        print_json(of_impact(impact))
    else:
        print_impact(impact)


def print_impact(impact: Impact) -> None:
    """Print what leans on a source or a claim, one thing a line."""
    counts = ", ".join(
        counted(len(found), noun)
        for found, noun in (
            (impact.claims, "claim"),
            (impact.verdicts, "verdict"),
            (impact.articles, "article"),
        )
    )
    click.echo(f"{impact.kind} {impact.key}: {counts}, {len(impact.reports)} published")
    judged = {one.claim.id for one in impact.verdicts}
    for claim in impact.claims:
        if claim.id not in judged:
            click.echo(f"  claim #{claim.id}: {clipped(claim.text, 100)}")
    for one in impact.verdicts:
        state = "current" if one.current else "superseded or retracted"
        out = f", published {day(one.verdict.published_on)}" if one.verdict.published_on else ""
        rated = f"{one.verdict.rating.slug} as of {day(one.verdict.as_of)}"
        click.echo(
            f"  verdict {one.verdict.id} on #{one.claim.id}: {rated}, {state}{out}:"
            f" {clipped(one.claim.text, 100)}"
        )
    for place in impact.articles:
        claims = ", ".join(f"#{claim}" for claim in place.claims)
        title = clipped(place.article.title or "untitled", 100)
        click.echo(f"  article {place.article.id}: {title} ({claims})")
    for address in impact.reports:
        click.echo(f"  published at {clipped(address, 200)}")
