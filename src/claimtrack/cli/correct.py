"""`correct`: correct an error of ours in a verdict."""

from __future__ import annotations

import click

from claimtrack.cli.here import Here, pass_here
from claimtrack.cli.printing import print_line, print_notice
from claimtrack.cli.verdict import LEVELS
from claimtrack.model.verdict import CorrectionLevel


@click.command("correct")
@click.argument("claim", metavar="CLAIM")
@click.option("--what", required=True, help="What was wrong, in words for readers.")
@click.option("--rating", help="The correct rating.  [default: unchanged]")
@click.option("--why", help="The correct rationale.  [default: unchanged]")
@click.option("--level", type=LEVELS, help="How much it mattered.")
@click.option("--as-of", metavar="DATE", help="The date it holds for.  [default: today]")
@click.option("--recheck-by", metavar="DATE", help="When it must be checked again.")
@pass_here
def correct_(
    here: Here,
    claim: str,
    what: str,
    rating: str | None,
    why: str | None,
    level: str | None,
    as_of: str | None,
    recheck_by: str | None,
) -> None:
    """Correct an error of ours in the verdict on a CLAIM; print the notice if it is published."""
    with here.desk() as desk:
        key = desk.verdicts.correct(
            desk.find("claim", claim),
            what,
            rating=rating,
            why=why,
            level=CorrectionLevel(level) if level else None,
            as_of=as_of,
            recheck_by=recheck_by,
        )
        change = desk.corrections.made_by(key)
    print_line(f"verdict {key}")
    print_notice(change)
