"""`impact`: what leans on a source or a claim."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from claimtrack.cli.here import Here, pass_here
from claimtrack.cli.options import as_json
from claimtrack.cli.printing import Object, print_json, print_line
from claimtrack.text.phrases import counted, day, embargo_mark, short, shown

if TYPE_CHECKING:
    from claimtrack.desk.impact import Dependents
    from claimtrack.model.claim import Claim


@click.command("impact")
@click.argument("what", type=click.Choice(["source", "claim"]))
@click.argument("key", metavar="ID")
@as_json
@pass_here
def impact_(here: Here, what: str, key: str, *, json_: bool) -> None:
    """Print every verdict, article and report that leans on a source or a claim."""
    with here.desk() as desk:
        number = desk.find(what, key)
        asked = desk.impact.of_source if what == "source" else desk.impact.of_claim
        impact = asked(number)
    if json_:
        print_json(_object(impact))
    else:
        print_impact(impact)


def print_impact(impact: Dependents) -> None:
    """Print what leans on a source or a claim, one item a line."""
    counts = ", ".join(
        counted(len(found), noun)
        for found, noun in (
            (impact.claims, "claim"),
            (impact.verdicts, "verdict"),
            (impact.articles, "article"),
        )
    )
    print_line(f"{impact.kind} {impact.key}: {counts}, {len(impact.reports)} published")
    judged = {one.claim.id for one in impact.verdicts}
    for claim in impact.claims:
        if claim.id not in judged:
            print_line(f"  claim #{claim.id}: {_words(impact, claim)}")
    for one in impact.verdicts:
        state = "current" if one.current else "superseded or retracted"
        state = f"beside ours, {shown(one.verdict.whence, 100)}" if one.verdict.beside else state
        out = f", published {day(one.verdict.published_on)}" if one.verdict.published_on else ""
        rated = f"{one.verdict.rating.slug} as of {day(one.verdict.as_of)}"
        print_line(
            f"  verdict {one.verdict.id} on #{one.claim.id}: {rated}, {state}{out}:"
            f" {_words(impact, one.claim)}"
        )
    for place in impact.articles:
        claims = ", ".join(f"#{claim}" for claim in place.claims)
        title = short(f"{embargo_mark(place.embargo)}{place.article.title or 'untitled'}", 100)
        print_line(f"  article {place.article.id}: {title} ({claims})")
    for address in impact.reports:
        print_line(f"  published at {short(address, 200)}")


def _words(impact: Dependents, claim: Claim) -> str:
    return short(f"{embargo_mark(impact.embargoes.get(claim.id, ''))}{claim.text}", 100)


def _object(impact: Dependents) -> Object:
    """What leans on a source or a claim."""
    return {
        "kind": impact.kind,
        "id": impact.key,
        "claims": [
            {
                "id": one.id,
                "uid": one.uid,
                "text": one.text,
                "status": one.status,
                **_embargo(impact.embargoes.get(one.id, "")),
            }
            for one in impact.claims
        ],
        "verdicts": [
            {
                "id": one.verdict.id,
                "claim": one.claim.id,
                "rating": one.verdict.rating.slug,
                "as_of": one.verdict.as_of,
                "current": one.current,
                "beside": one.verdict.beside,
                "evidence": list(one.evidence),
                "published_on": one.verdict.published_on,
                "url": one.verdict.url,
            }
            for one in impact.verdicts
        ],
        "articles": [
            {
                "id": one.article.id,
                "title": one.article.title,
                "published_url": one.article.published_url,
                "claims": list(one.claims),
                **_embargo(one.embargo),
            }
            for one in impact.articles
        ],
        "reports": list(impact.reports),
    }


def _embargo(until: str) -> Object:
    return {"embargo": until} if until else {}
