"""`query` and `queries`: what was asked of whom, and what came back."""

from __future__ import annotations

import sys
from typing import Any

import click

from claimtrack.cli.here import Here, as_json, pass_here
from claimtrack.cli.printing import print_json, say
from claimtrack.model.claim import QueryTo
from claimtrack.model.listing import QueryRow

_TO = click.Choice([str(one) for one in QueryTo])


@click.group("query")
def query_() -> None:
    """Ask the writer, the claimant, an expert or the desk, and enter the answer."""


@query_.command("add")
@click.argument("claim", metavar="CLAIM")
@click.argument("text")
@click.option("--to", required=True, type=_TO, help="To the claimant: a request for comment.")
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


@click.command("queries")
@click.option("--to", type=_TO, help="Only those to this addressee.")
@click.option("--all", "answered", is_flag=True, help="Those that were answered as well.")
@as_json
@pass_here
def queries_(here: Here, to: str | None, answered: bool, json_: bool) -> None:
    """Print the open queries as lists to send, one for each addressee."""
    from claimtrack.report.console import write

    only = QueryTo(to) if to else None
    with here.desk() as desk:
        if json_:
            for row in desk.queries.listed(only, answered=answered):
                print_json(_object(row))
            return
        report = desk.reports.queries(only, answered=answered)
    if report is None:
        say("No query is open.")
    else:
        write(report, sys.stdout)


def _object(row: QueryRow) -> dict[str, Any]:
    """A query beside what it is about."""
    query = row.query
    return {
        "id": query.id,
        "uid": query.uid,
        "claim": query.claim,
        "text": row.claim.text,
        "claimant": row.claim.claimant,
        "article": row.article.id if row.article else None,
        "quote": row.place.quote if row.place else None,
        "to": query.to,
        "question": query.question,
        "how": query.how,
        "asked_at": query.asked_at,
        "asked_by": query.asked_by,
        "answer": query.answer,
        "answered_at": query.answered_at,
        "proposed_fix": query.proposed_fix,
    }
