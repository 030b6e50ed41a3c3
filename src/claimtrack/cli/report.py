"""`report`: the verdict report of articles, of a claim, of a sentence, or of the whole file."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimtrack.cli.here import Here, pass_here
from claimtrack.cli.options import confidential_too
from claimtrack.cli.printing import console
from claimtrack.errors import WrongUse
from claimtrack.text.partial import iso_date

if TYPE_CHECKING:
    from claimtrack.desk.desk import Desk
    from claimtrack.model.case import ClaimCase
    from claimtrack.report.console import Report


@click.command("report")
@click.argument("articles", nargs=-1, metavar="[ARTICLE]...")
@click.option("--claim", "claim", metavar="ID", help="The report of one claim instead.")
@click.option("--dossier", metavar="SENTENCE|#CLAIM", help="All that stood behind it instead.")
@click.option("--at", metavar="DATE", help="The dossier as it stood at the end of that day.")
@click.option("--since", metavar="DATE", help="Only what came in or was judged since then.")
@click.option("--format", "form", type=click.Choice(["console"]), default="console")
@click.option("-o", "output", type=click.Path(path_type=Path), help="Write it to a file.")
@confidential_too
@pass_here
def report_(
    here: Here,
    articles: tuple[str, ...],
    claim: str | None,
    dossier: str | None,
    at: str | None,
    since: str | None,
    form: str,
    output: Path | None,
    *,
    confidential: bool,
) -> int:
    """Print the verdict report: what is cleared, what was checked, on what, and what was not.

    Without an ARTICLE it is the report of the whole file. Confidential sources and notes are left
    out unless --confidential asks for them.
    """
    del form  # The others come with their own issue.
    if sum(map(bool, (articles, claim, dossier))) > 1:
        raise WrongUse("A report is of articles, of a claim, or a dossier: leave one of them in.")
    if at and not dossier:
        raise WrongUse("--at goes with --dossier; 'show claim ID --at DATE' shows one claim.")
    with here.desk() as desk:
        if dossier:
            report = _dossier(desk, dossier, at, confidential)
        elif claim:
            report = _of_claim(desk, claim, confidential)
        elif articles:
            keys = [desk.find("article", said) for said in articles]
            report = _of_articles(desk, keys, confidential)
        else:
            report = _of_file(desk, iso_date(since, "date") if since else "", confidential)
    _print(report, output)
    return 0


def print_file(here: Here) -> int:
    """Print the report of the whole file, as the bare command does in a pipe."""
    with here.desk() as desk:
        report = _of_file(desk, "", confidential=False)
    _print(report, None)
    return 0


def _of_articles(desk: Desk, keys: list[int], confidential: bool) -> Report:
    from claimtrack.report.console import file_report

    cases = [desk.articles.case(key) for key in keys]
    blocks = {case.article.id: desk.articles.blocks(case) for case in cases}
    return file_report(cases, blocks, as_of=desk.today(), confidential=confidential)


def _of_claim(desk: Desk, said: str, confidential: bool) -> Report:
    from claimtrack.report.console import claim_report

    case = desk.claims.case(desk.find("claim", said))
    blocks = desk.claims.blocks(case, desk.claims.kind(case))
    return claim_report(case, blocks, confidential=confidential)


def _dossier(desk: Desk, said: str, at: str | None, confidential: bool) -> Report:
    """`#12` and a claim's uid name a claim; `12` and a sentence's uid a sentence."""
    from claimtrack.report.console import dossier_report

    if said.strip().startswith(("#", "c")):
        found = desk.dossiers.gather(claim=desk.find("claim", said), at=at)
        return dossier_report(found, confidential=confidential)
    found = desk.dossiers.gather(sentence=desk.find("sentence", said), at=at)
    return dossier_report(found, confidential=confidential)


def _of_file(desk: Desk, since: str, confidential: bool) -> Report:
    """Everything on file that came in or was judged on or after `since` ('' is always)."""
    from claimtrack.report.console import file_report

    every = [desk.articles.case(row.article.id) for row in reversed(desk.articles.listed())]
    cases = [
        case for case in every if case.article.imported_at >= since or _judged(case.claims, since)
    ]
    loose = [case for case in desk.claims.loose() if not since or _judged([case], since)]
    blocks = {case.article.id: desk.articles.blocks(case) for case in cases}
    return file_report(cases, blocks, loose, as_of=desk.today(), confidential=confidential)


def _judged(claims: Iterable[ClaimCase], since: str) -> bool:
    return any(verdict.created_at >= since for case in claims for verdict in case.verdicts)


def _print(report: Report, output: Path | None) -> None:
    if output is None:
        console().print(report)
        return
    from claimtrack.report.saving import save_report

    save_report(report, output, overwrite=True)
