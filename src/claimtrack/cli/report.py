"""`report`: the verdict report of articles, of a claim, of a sentence, or of the whole file."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimtrack.cli.here import Here, pass_here
from claimtrack.cli.options import confidential_too, embargoed_too, force
from claimtrack.cli.printing import print_report
from claimtrack.errors import WrongUse
from claimtrack.files import save
from claimtrack.report.formats import FORMATS
from claimtrack.text.partial import iso_date

if TYPE_CHECKING:
    from claimtrack.desk.desk import Desk
    from claimtrack.report.document import Document


@click.command("report")
@click.argument("articles", nargs=-1, metavar="[ARTICLE]...")
@click.option("--claim", "claim", metavar="ID", help="Report on one claim instead.")
@click.option("--dossier", metavar="SENTENCE|#CLAIM", help="Print the dossier behind it instead.")
@click.option("--at", metavar="DATE", help="The dossier as it stood at the end of that day.")
@click.option("--since", metavar="DATE", help="Only what was imported or judged since then.")
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="console")
@click.option("-o", "output", type=click.Path(path_type=Path), help="Write it to a file.")
@force
@confidential_too
@embargoed_too
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
    force: bool,
    confidential: bool,
    embargoed: bool,
) -> int:
    """Print the verdict report: what is cleared, what was checked and how, and what was not.

    Without an ARTICLE it covers the whole file. Confidential sources and notes are left out unless
    --confidential asks for them, and articles under embargo unless they are named.
    """
    if sum(map(bool, (articles, claim, dossier))) > 1:
        raise WrongUse("Name articles, --claim or --dossier: a report is about one of them.")
    if at and not dossier:
        raise WrongUse("--at goes with --dossier; 'show claim ID --at DATE' shows one claim.")
    with here.desk() as desk:
        report = _report(
            desk,
            articles,
            claim=claim,
            dossier=dossier,
            at=at,
            since=iso_date(since, "date") if since else "",
            confidential=confidential,
            embargoed=embargoed,
        )
        if output is not None:
            # While the desk is open, it is known which file must not be written over.
            save(output, partial(FORMATS[form].write, report), force=force)
            return 0
    print_report(report, form)
    return 0


def print_file(here: Here) -> int:
    """Print the report of the whole file, as the bare command does in a pipe."""
    with here.desk() as desk:
        report = _report(desk, ())
    print_report(report)
    return 0


def _report(
    desk: Desk,
    articles: tuple[str, ...],
    *,
    claim: str | None = None,
    dossier: str | None = None,
    at: str | None = None,
    since: str = "",
    confidential: bool = False,
    embargoed: bool = False,
) -> Document:
    reports = desk.reports
    if dossier:
        # `#12` and a claim's uid name a claim; `12` and a sentence's uid a sentence.
        if dossier.strip().startswith(("#", "c")):
            key = desk.find("claim", dossier)
            return reports.dossier(claim=key, at=at, confidential=confidential, embargoed=embargoed)
        key = desk.find("sentence", dossier)
        return reports.dossier(sentence=key, at=at, confidential=confidential, embargoed=embargoed)
    if claim:
        key = desk.find("claim", claim)
        return reports.claim(key, confidential=confidential, embargoed=embargoed)
    if articles:
        keys = [desk.find("article", article) for article in articles]
        return reports.articles(keys, confidential=confidential)
    return reports.file(since=since, confidential=confidential, embargoed=embargoed)
