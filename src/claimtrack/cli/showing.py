"""`claimtrack show`: one card."""

from __future__ import annotations

import click

from claimtrack.cli.here import Here, as_json, pass_here
from claimtrack.cli.objects import of_article_case, of_case, of_source
from claimtrack.cli.printing import console, day, print_json
from claimtrack.errors import WrongUse


@click.command("show")
@click.argument("what", type=click.Choice(["article", "claim", "source"]))
@click.argument("key", metavar="ID")
@click.option("--at", metavar="DATE", help="A claim as it stood at the end of that day.")
@as_json
@pass_here
def show_(here: Here, what: str, key: str, at: str | None, json_: bool) -> None:
    """Show one article, claim or source."""
    if at and what != "claim":
        raise WrongUse("--at is for claims: 'report --dossier SENTENCE --at DATE' shows the rest.")
    if at:
        _past_claim(here, key, at, json_)
        return
    {"article": _article, "claim": _claim, "source": _source}[what](here, key, json_)


def _article(here: Here, key: str, json_: bool) -> None:
    with here.desk() as desk:
        case = desk.article_case(desk.find("article", key))
        rows = desk.rows_of(case)
    if json_:
        print_json(of_article_case(case, rows))
        return
    from rich.text import Text

    from claimtrack.desk import mark

    out = console()
    out.print(Text(case.article.title, style="bold"))
    about = (case.article.publisher, case.article.author, day(case.article.published_on))
    out.print(Text(" · ".join(part for part in about if part), style="dim"))
    for sentence in case.sentences:
        held = " ".join(f"#{claim}" for claim in sentence.claims)
        line = Text(f"{sentence.id:>5}  {mark(sentence, case):<12} {held:<6} ", style="dim")
        line.append(sentence.text, style="not dim")
        out.print(line, soft_wrap=True)


def _claim(here: Here, key: str, json_: bool) -> None:
    with here.desk() as desk:
        case = desk.claim_case(desk.find("claim", key))
        blocks = desk.claim_blocks(case, desk.kind_of(case))
        row = desk.row_of(case)
        events = desk.history(case.claim.id)
        names = desk.names(events)
    if json_:
        print_json(of_case(case, row, blocks))
        return
    from claimtrack.report import claim_report, history_lines

    console().print(claim_report(case, blocks, tuple(history_lines(events, names))))


def _past_claim(here: Here, key: str, at: str, json_: bool) -> None:
    """A claim as it stood; which house rules it broke then is not said."""
    with here.desk() as desk:
        dossier = desk.dossier(claim=desk.find("claim", key), at=at)
        (case,) = dossier.cases
        row = desk.row_of(case)
    if json_:
        print_json({"at": dossier.at, **of_case(case, row, ())})
        return
    from claimtrack.report import claim_report, history_lines

    history = tuple(history_lines(dossier.history, dossier.names))
    click.echo(f"As it stood at {dossier.at}:")
    console().print(claim_report(case, (), history))


def _source(here: Here, key: str, json_: bool) -> None:
    with here.desk() as desk:
        source = desk.store.sources.get(desk.find("source", key))
    if json_:
        print_json(of_source(source))
        return
    from rich.text import Text

    out = console()
    out.print(Text(source.title, style="bold"))
    facts = {
        "id": f"{source.id} ({source.uid})",
        "kind": f"{source.kind}, {source.rank}",
        "publisher": source.publisher,
        "address": source.url,
        "archived": source.archived_url,
        "published": day(source.published_on),
        "state": source.state,
        "evidence": str(source.evidence),
        "note": source.note,
    }
    for name, value in facts.items():
        if value:
            out.print(Text(f"{name:<10} {value}"), soft_wrap=True)
