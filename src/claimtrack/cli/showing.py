"""`claimtrack show`: one card."""

from __future__ import annotations

import sys

import click

from claimtrack.cli.here import Here, as_json, confidential_too, pass_here
from claimtrack.cli.objects import of_article_case, of_case, of_source
from claimtrack.cli.printing import console, day, print_json
from claimtrack.cli.source_objects import of_snapshot
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
    else:
        {"claim": _claim, "source": _source}[what](here, key, confidential, json_)


def _article(here: Here, key: str, json_: bool) -> None:
    with here.desk() as desk:
        case = desk.articles.case(desk.find("article", key))
        rows = desk.claims.rows(case)
    if json_:
        print_json(of_article_case(case, rows))
        return
    from rich.text import Text

    from claimtrack.desk.coverage import mark

    out = console()
    out.print(Text(case.article.title, style="bold"))
    about = (case.article.publisher, case.article.author, day(case.article.published_on))
    out.print(Text(" · ".join(part for part in about if part), style="dim"))
    for sentence in case.sentences:
        held = " ".join(f"#{claim}" for claim in sentence.claims)
        line = Text(f"{sentence.id:>5}  {mark(sentence, case):<12} {held:<6} ", style="dim")
        line.append(sentence.text, style="not dim")
        out.print(line, soft_wrap=True)


def _claim(here: Here, key: str, confidential: bool, json_: bool) -> None:
    from claimtrack.report.console import write
    from claimtrack.report.redaction import redacted

    with here.desk() as desk:
        claim = desk.find("claim", key)
        if json_:
            case = desk.claims.case(claim)
            shown = case if confidential else redacted(case)
            blocks = desk.claims.blocks(case, desk.claims.kind(case))
            print_json(of_case(shown, desk.claims.row(case), blocks))
            return
        report = desk.reports.claim(claim, history=True, confidential=confidential)
    write(report, sys.stdout)


def _past_claim(here: Here, key: str, at: str, confidential: bool, json_: bool) -> None:
    """A claim as it stood; which house rules it broke then is not said."""
    with here.desk() as desk:
        dossier = desk.dossiers.gather(claim=desk.find("claim", key), at=at)
        (case,) = dossier.cases
        row = desk.claims.row(case)
        report = desk.reports.past_claim(dossier, confidential=confidential)
    from claimtrack.report.console import write
    from claimtrack.report.redaction import redacted

    if json_:
        shown = case if confidential else redacted(case)
        print_json({"at": dossier.at, **of_case(shown, row, ())})
        return
    click.echo(f"As it stood at {dossier.at}:")
    write(report, sys.stdout)


def _source(here: Here, key: str, confidential: bool, json_: bool) -> None:
    from claimtrack.report.redaction import redacted_source

    with here.desk() as desk:
        source = desk.sources.get(desk.find("source", key))
        copies = desk.sources.snapshots(source.id)
    open_ = confidential or not source.confidential
    source = source if open_ else redacted_source(source)
    if json_:
        held = [of_snapshot(one, shown=open_) for one in copies]
        print_json({**of_source(source), "note": source.note, "copies": held})
        return
    from rich.text import Text

    out = console()
    out.print(Text(source.title, style="bold"))
    why = f": {source.state_why}" if source.state_why else ""
    facts = {
        "id": f"{source.id} ({source.uid})",
        "kind": f"{source.kind}, {source.rank}{', CONFIDENTIAL' if source.confidential else ''}",
        "publisher": source.publisher,
        "address": source.url,
        "archived": source.archived_url,
        "published": day(source.published_on),
        "state": f"{source.state}{why}",
        "evidence": str(source.evidence),
        "note": source.note,
    }
    for name, value in facts.items():
        if value:
            out.print(Text(f"{name:<10} {value}"), soft_wrap=True)
    for number, one in enumerate(copies, 1):
        told = f"{one.origin}, sha256 {one.sha256}" if open_ else ""
        kept = "" if one.stored else ", only its hash is kept"
        line = f"copy {number:<5} {day(one.kept_at)} by {one.kept_by}, {one.size:,} bytes{kept}"
        out.print(Text(f"{line}  {told}".rstrip()), soft_wrap=True)
