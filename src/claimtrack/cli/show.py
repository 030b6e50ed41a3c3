"""`show`: one article, claim or source as a card."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from claimtrack.cli.cards import of_article_case, of_case, of_kept, print_article, print_source
from claimtrack.cli.here import Here, pass_here
from claimtrack.cli.options import as_json, confidential_too
from claimtrack.cli.printing import print_json, print_report
from claimtrack.errors import WrongUse

if TYPE_CHECKING:
    from claimtrack.model.case import ClaimCase


@click.command("show")
@click.argument("what", type=click.Choice(["article", "claim", "source"]))
@click.argument("key", metavar="ID")
@click.option("--at", metavar="DATE", help="A claim as it stood at the end of that day.")
@confidential_too
@as_json
@pass_here
def show_(
    here: Here, what: str, key: str, at: str | None, *, confidential: bool, json_: bool
) -> None:
    """Show one article, claim or source."""
    if at and what != "claim":
        raise WrongUse("--at is for claims: 'report --dossier SENTENCE --at DATE' shows the rest.")
    if at:
        _past_claim(here, key, at, confidential, json_)
    elif what == "article":
        _article(here, key, json_)
    elif what == "claim":
        _claim(here, key, confidential, json_)
    else:
        _source(here, key, confidential, json_)


def _article(here: Here, key: str, json_: bool) -> None:
    with here.desk() as desk:
        case = desk.articles.case(desk.find("article", key))
        rows = desk.claims.rows(case)
    if json_:
        print_json(of_article_case(case, rows))
    else:
        print_article(case)


def _claim(here: Here, key: str, confidential: bool, json_: bool) -> None:
    with here.desk() as desk:
        claim = desk.find("claim", key)
        if json_:
            case = desk.claims.case(claim)
            blocks = desk.claims.blocks(case, desk.claims.kind(case))
            print_json(of_case(_open(case, confidential), desk.claims.row(case), blocks))
            return
        report = desk.reports.claim(claim, history=True, confidential=confidential)
    print_report(report)


def _past_claim(here: Here, key: str, at: str, confidential: bool, json_: bool) -> None:
    """Show a claim as it stood, without the house rules it broke then."""
    with here.desk() as desk:
        dossier = desk.dossiers.gather(claim=desk.find("claim", key), at=at)
        if json_:
            (case,) = dossier.cases
            card = of_case(_open(case, confidential), desk.claims.row(case), ())
            print_json({"at": dossier.at, **card})
            return
        report = desk.reports.past_claim(dossier, confidential=confidential)
    click.echo(f"As it stood at {dossier.at}:")
    print_report(report)


def _open(case: ClaimCase, confidential: bool) -> ClaimCase:
    """What may be shown of a case."""
    from claimtrack.report.redaction import redacted

    return case if confidential else redacted(case)


def _source(here: Here, key: str, confidential: bool, json_: bool) -> None:
    from claimtrack.report.redaction import redacted_source

    with here.desk() as desk:
        source = desk.sources.get(desk.find("source", key))
        copies = desk.sources.snapshots(source.id)
    shown = confidential or not source.confidential
    source = source if shown else redacted_source(source)
    if json_:
        print_json(of_kept(source, copies, shown=shown))
    else:
        print_source(source, copies, shown=shown)
