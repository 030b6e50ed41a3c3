"""`evidence`, `source`, `verdict`, `reaffirm`, `submit` and `sign-off`: the second pass."""

from __future__ import annotations

import click

from claimtrack.cli.here import Here, pass_here
from claimtrack.model import (
    CorrectionLevel,
    SourceKind,
    SourceRank,
    Stance,
    SupersedeReason,
)

ADDRESS = ("http://", "https://")


@click.group("evidence")
def evidence_() -> None:
    """Put evidence to a claim, or take it away."""


@evidence_.command("add")
@click.argument("claim", metavar="CLAIM")
@click.option("--source", "source", required=True, metavar="URL|ID", help="What it comes from.")
@click.option("--stance", required=True, type=click.Choice([str(one) for one in Stance]))
@click.option("--quote", default="", help="Its words, verbatim.")
@click.option("--locator", default="", help="Where in it: a page, a paragraph, a time.")
@click.option("--group", help="A name shared by all that go back to one origin.")
@click.option("--note", default="")
@pass_here
def evidence_add(here: Here, /, claim: str, source: str, stance: str, **said: str) -> None:
    """Put down what a source says about a CLAIM. An address not on file becomes a source."""
    from claimtrack.desk import NewSource

    with here.desk() as desk:
        new = source.lower().startswith(ADDRESS)
        given = NewSource(url=source) if new else desk.find("source", source)
        key = desk.add_evidence(desk.find("claim", claim), given, Stance(stance), **said)
    click.echo(f"evidence {key}")


@evidence_.command("remove")
@click.argument("evidence", metavar="EVIDENCE")
@pass_here
def evidence_remove(here: Here, evidence: str) -> None:
    """Take a piece of evidence away; the log keeps it."""
    with here.desk() as desk:
        desk.remove_evidence(desk.find("evidence", evidence))
    click.echo("evidence removed")


@click.group("source")
def source_() -> None:
    """Keep sources."""


@source_.command("add")
@click.argument("url", required=False)
@click.option("--title", default="", help="What it is called.")
@click.option("--publisher")
@click.option("--date", "published_on", metavar="DATE", help="When it was published.")
@click.option("--archived", "archived_url", metavar="URL", help="Where a copy is kept.")
@click.option("--kind", type=click.Choice([str(one) for one in SourceKind]), default="document")
@click.option("--rank", type=click.Choice([str(one) for one in SourceRank]), default="secondary")
@click.option("--note", default="")
@pass_here
def source_add(here: Here, /, url: str | None, kind: str, rank: str, **said: str) -> None:
    """Put a source on file; one whose address is there already is used again."""
    from claimtrack.desk import NewSource

    new = NewSource(url=url, kind=SourceKind(kind), rank=SourceRank(rank), **said)
    with here.desk(create=True) as desk:
        click.echo(f"source {desk.add_source(new)}")


@click.command("verdict")
@click.argument("claim", metavar="CLAIM")
@click.argument("rating")
@click.option("--why", required=True, help="The rationale.")
@click.option("--as-of", metavar="DATE", help="The date it holds for.  [default: today]")
@click.option("--recheck-by", metavar="DATE", help="When it must be looked at again.")
@click.option("--reason", type=click.Choice([str(one) for one in SupersedeReason]))
@click.option("--correction", type=click.Choice([str(one) for one in CorrectionLevel]))
@pass_here
def verdict_(
    here: Here,
    claim: str,
    rating: str,
    why: str,
    as_of: str | None,
    recheck_by: str | None,
    reason: str | None,
    correction: str | None,
) -> None:
    """Give a verdict on a CLAIM. A handed-in verdict is superseded, with a --reason."""
    with here.desk() as desk:
        key = desk.rate(
            desk.find("claim", claim),
            rating,
            why,
            as_of=as_of,
            recheck_by=recheck_by,
            reason=SupersedeReason(reason) if reason else None,
            correction=CorrectionLevel(correction) if correction else None,
        )
    click.echo(f"verdict {key}")


@click.command("reaffirm")
@click.argument("claim", metavar="CLAIM")
@pass_here
def reaffirm_(here: Here, claim: str) -> None:
    """Make a new verdict of the current one, as of today, keeping its evidence."""
    with here.desk() as desk:
        click.echo(f"verdict {desk.reaffirm(desk.find('claim', claim))}")


@click.command("submit")
@click.argument("claims", nargs=-1, required=True, metavar="CLAIM...")
@pass_here
def submit_(here: Here, claims: tuple[str, ...]) -> None:
    """Hand in verdicts for sign-off; from then on they are superseded, never amended."""
    with here.desk() as desk:
        for claim in claims:
            desk.hand_in(desk.find("claim", claim))
    click.echo(f"handed in: {len(claims)}")


@click.command("sign-off")
@click.argument("verdict", metavar="VERDICT")
@click.option("--comment", default="")
@pass_here
def sign_off_(here: Here, verdict: str, comment: str) -> None:
    """Agree to somebody else's VERDICT as it stands."""
    with here.desk() as desk:
        desk.sign_off(desk.find("verdict", verdict), comment=comment)
    click.echo("signed off")
