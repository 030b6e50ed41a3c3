"""`queries`: the open questions, as lists to send."""

from __future__ import annotations

import click

from claimtrack.cli.here import Here, pass_here
from claimtrack.cli.lists import print_objects
from claimtrack.cli.options import as_json, embargoed_too
from claimtrack.cli.printing import Object, print_report, say, say_withheld
from claimtrack.cli.query import TO
from claimtrack.model.claim import QueryTo
from claimtrack.model.listing import QueryRow


@click.command("queries")
@click.option("--to", type=TO, help="Only queries to this addressee.")
@click.option("--all", "answered", is_flag=True, help="Include answered queries.")
@embargoed_too
@as_json
@pass_here
def queries_(here: Here, to: str | None, answered: bool, embargoed: bool, json_: bool) -> None:
    """Print the open queries as lists to send, one for each addressee."""
    only = QueryTo(to) if to else None
    with here.desk() as desk:
        if json_:
            found = desk.outside.queries(only, answered=answered, embargoed=embargoed)
            print_objects(map(_object, found.rows))
            say_withheld(found.left_out, "query")
            return
        report = desk.reports.queries(only, answered=answered, embargoed=embargoed)
    if report is None:
        say("There are no open queries.")
    else:
        print_report(report)


def _object(row: QueryRow) -> Object:
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
