"""`query`: ask a question about a claim and enter the answer."""

from __future__ import annotations

import click

from claimtrack.cli.here import Here, pass_here
from claimtrack.cli.options import one_of
from claimtrack.model.claim import QueryTo

TO = one_of(QueryTo)


@click.group("query")
def query_() -> None:
    """Ask the writer, the claimant, an expert or the desk, and enter the answer."""


@query_.command("add")
@click.argument("claim", metavar="CLAIM")
@click.argument("text")
@click.option("--to", required=True, type=TO, help="To the claimant: a request for comment.")
@click.option("--how", default="", help="By email, by phone, by letter.")
@click.option("--fix", default="", help="The wording that is proposed instead.")
@click.option("--when", metavar="TIME", help="When it was asked.  [default: now]")
@pass_here
def query_add(
    here: Here, claim: str, text: str, to: str, how: str, fix: str, when: str | None
) -> None:
    """Put down a question about a CLAIM. Nothing is sent: 'queries' prints what to send."""
    with here.desk() as desk:
        key = desk.queries.add(
            desk.find("claim", claim), QueryTo(to), text, how=how, fix=fix, when=when
        )
    click.echo(f"query {key}")


@query_.command("answer")
@click.argument("query", metavar="ID")
@click.argument("text")
@click.option("--fix", default="", help="The wording that was proposed instead.")
@click.option("--when", metavar="TIME", help="When it came.  [default: now]")
@pass_here
def query_answer(here: Here, query: str, text: str, fix: str, when: str | None) -> None:
    """Enter the answer to a query, in its own words."""
    with here.desk() as desk:
        desk.queries.answer(desk.find("query", query), text, fix=fix, when=when)
    click.echo("answer entered")
