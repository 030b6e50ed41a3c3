"""`evidence` and `source`: what claims stand on."""

from __future__ import annotations

import click

from claimtrack.cli.here import Here, pass_here
from claimtrack.model import (
    SourceKind,
    SourceRank,
    Stance,
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
