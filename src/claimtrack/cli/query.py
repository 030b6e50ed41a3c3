"""`query`: record a question about a claim, and the answer."""

from __future__ import annotations

import click

from claimtrack.cli.here import Here, pass_here
from claimtrack.cli.options import one_of
from claimtrack.cli.printing import print_line
from claimtrack.model.claim import QueryTo

TO = one_of(QueryTo)


@click.group("query")
def query_() -> None:
    """Ask the author, the claimant, an expert or the desk, and record the answer."""


@query_.command("add")
@click.argument("claim", metavar="CLAIM")
@click.argument("text")
@click.option(
    "--to",
    required=True,
    type=TO,
    help="Who is asked; to the claimant it is a request for comment.",
)
@click.option("--how", default="", help="How it is asked: email, phone, letter.")
@click.option("--fix", default="", help="The wording proposed instead.")
@click.option("--when", metavar="TIME", help="When it was asked.  [default: now]")
@pass_here
def query_add(
    here: Here, claim: str, text: str, to: str, how: str, fix: str, when: str | None
) -> None:
    """Record a question about a CLAIM. Nothing is sent: 'queries' prints what to send."""
    with here.desk() as desk:
        key = desk.queries.add(
            desk.find("claim", claim), QueryTo(to), text, how=how, fix=fix, when=when
        )
    print_line(f"query {key}")


@query_.command("answer")
@click.argument("query", metavar="ID")
@click.argument("text")
@click.option("--fix", default="", help="The wording proposed in the answer.")
@click.option("--when", metavar="TIME", help="When it arrived.  [default: now]")
@pass_here
def query_answer(here: Here, query: str, text: str, fix: str, when: str | None) -> None:
    """Record the answer to a query, verbatim."""
    with here.desk() as desk:
        desk.queries.answer(desk.find("query", query), text, fix=fix, when=when)
    print_line("answer recorded")
