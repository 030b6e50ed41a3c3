"""`verdict`: rate a claim."""

from __future__ import annotations

import click

from claimtrack.cli.here import Here, pass_here
from claimtrack.cli.options import one_of
from claimtrack.cli.printing import print_line, print_notice
from claimtrack.model.claim import Checked
from claimtrack.model.verdict import CorrectionLevel, SupersedeReason

LEVELS = one_of(level for level in CorrectionLevel if level is not CorrectionLevel.RETRACTION)


@click.command("verdict")
@click.argument("claim", metavar="CLAIM")
@click.argument("rating")
@click.option("--why", required=True, help="The rationale.")
@click.option("--as-of", metavar="DATE", help="The date it holds for.  [default: today]")
@click.option("--recheck-by", metavar="DATE", help="When it must be checked again.")
@click.option(
    "--reason",
    type=one_of(SupersedeReason),
    help="Why it replaces a verdict that was handed in.",
)
@click.option("--reason-why", default="", help="What was wrong or is new, in words for readers.")
@click.option(
    "--correction-level",
    "--correction",
    "level",
    type=LEVELS,
    help="How much an error of ours mattered.  [default: by whether the rating changes]",
)
@click.option(
    "--checked",
    type=one_of(Checked),
    help="What was checked of a quotation: that it was said, that it is true, or both.",
)
@click.option(
    "--over", type=int, metavar="VERDICT", help="Another's verdict, not handed in, to replace."
)
@pass_here
def verdict_(
    here: Here,
    claim: str,
    rating: str,
    why: str,
    as_of: str | None,
    recheck_by: str | None,
    reason: str | None,
    reason_why: str,
    level: str | None,
    checked: str | None,
    over: int | None,
) -> None:
    """Rate a CLAIM. A handed-in verdict is superseded with a --reason, another's with --over."""
    with here.desk() as desk:
        key = desk.verdicts.rate(
            desk.find("claim", claim),
            rating,
            why,
            as_of=as_of,
            recheck_by=recheck_by,
            reason=SupersedeReason(reason) if reason else None,
            reason_why=reason_why,
            correction=CorrectionLevel(level) if level else None,
            checked=Checked(checked) if checked else None,
            over=over,
        )
        change = desk.corrections.made_by(key)
    print_line(f"verdict {key}")
    print_notice(change)
