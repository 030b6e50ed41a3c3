"""`show`: one article, claim or source as a card."""

from __future__ import annotations

import click

from claimtrack.cli.cards import (
    of_article_card,
    of_claim_card,
    of_source_card,
    print_article,
    print_source,
)
from claimtrack.cli.here import Here, pass_here
from claimtrack.cli.options import as_json, confidential_too
from claimtrack.cli.printing import print_json, print_line, print_report
from claimtrack.errors import WrongUse


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
        card = desk.articles.card(desk.find("article", key))
    if json_:
        print_json(of_article_card(card))
    else:
        print_article(card.case, card.embargo)


def _claim(here: Here, key: str, confidential: bool, json_: bool) -> None:
    with here.desk() as desk:
        claim = desk.find("claim", key)
        if json_:
            print_json(of_claim_card(desk.claims.card(claim, confidential=confidential)))
            return
        report = desk.reports.claim(claim, history=True, confidential=confidential, embargoed=True)
    print_report(report)


def _past_claim(here: Here, key: str, at: str, confidential: bool, json_: bool) -> None:
    """Show a claim as it stood, without the house rules it broke then."""
    with here.desk() as desk:
        claim = desk.find("claim", key)
        if json_:
            card = desk.claims.card(claim, at=at, confidential=confidential)
            print_json({"at": card.at, **of_claim_card(card)})
            return
        past = desk.reports.past_claim(claim, at, confidential=confidential)
    print_line(f"As it stood at {past.at}:")
    print_report(past.report)


def _source(here: Here, key: str, confidential: bool, json_: bool) -> None:
    with here.desk() as desk:
        card = desk.sources.card(desk.find("source", key), confidential=confidential)
    if json_:
        print_json(of_source_card(card))
    else:
        print_source(card)
