"""`send-back`: return a verdict to its reviewer."""

from __future__ import annotations

import click

from claimtrack.cli.here import Here, pass_here
from claimtrack.cli.printing import print_line
from claimtrack.errors import WrongUse


@click.command("send-back")
@click.argument("verdict", metavar="VERDICT")
@click.option("--why", required=True, help="What is wrong with it.")
@click.option("--evidence", metavar="ID", help="The piece of evidence concerned.")
@click.option(
    "--article", metavar="ID", help="The article of the passage, if the claim appears in several."
)
@click.option("--start", type=int, help="Or where the passage begins in the article's text.")
@click.option("--end", type=int, help="And where it ends.")
@pass_here
def send_back_(
    here: Here,
    verdict: str,
    why: str,
    evidence: str | None,
    article: str | None,
    start: int | None,
    end: int | None,
) -> None:
    """Send a handed-in VERDICT back to its reviewer, who can amend it again."""
    from claimtrack.desk.send_backs import Passage

    with here.desk() as desk:
        key = desk.find("verdict", verdict)
        passage = None
        if start is not None or end is not None:
            if start is None or end is None:
                raise WrongUse("A passage needs both --start and --end.")
            place = desk.find("article", article) if article else None
            passage = Passage(place, start, end)
        desk.send_backs.send_back(
            key,
            why,
            evidence=desk.find("evidence", evidence) if evidence else None,
            passage=passage,
        )
    print_line("sent back")
