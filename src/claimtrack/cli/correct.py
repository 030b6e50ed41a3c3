"""`correct`: correct an error of ours in a verdict."""

from __future__ import annotations

import click

from claimtrack.cli.here import Here, pass_here
from claimtrack.cli.printing import print_notice
from claimtrack.cli.verdict import LEVELS
from claimtrack.model.verdict import CorrectionLevel


@click.command("correct")
@click.argument("claim", metavar="CLAIM")
@click.option("--what", required=True, help="What was wrong, in words for readers.")
@click.option("--rating", help="The right rating.  [default: it was right]")
@click.option("--why", help="The right rationale.  [default: it was right]")
@click.option("--level", type=LEVELS, help="How much it mattered.")
@click.option("--as-of", metavar="DATE", help="The date it holds for.  [default: today]")
@click.option("--recheck-by", metavar="DATE", help="When it must be looked at again.")
@pass_here
def correct_(here: Here, /, claim: str, what: str, level: str | None, **said: str | None) -> None:
    """Correct the verdict on a CLAIM: an error of ours. Prints the notice, if it was published."""
    with here.desk() as desk:
        key = desk.verdicts.correct(
            desk.find("claim", claim),
            what,
            level=CorrectionLevel(level) if level else None,
            **said,
        )
        change = desk.corrections.made_by(key)
    click.echo(f"verdict {key}")
    print_notice(change)
