"""`verdict`, `reaffirm`, `correct`, `submit`, `due` and `precedents`: judging claims, and again."""

from __future__ import annotations

import click

from claimtrack.cli.corrections import print_notice
from claimtrack.cli.here import Here, as_json, pass_here
from claimtrack.cli.objects import of_claim, of_match
from claimtrack.cli.printing import clipped, day, print_json, print_table
from claimtrack.errors import WrongUse
from claimtrack.model.claim import Checked
from claimtrack.model.verdict import CorrectionLevel, SupersedeReason

LEVELS = click.Choice([str(one) for one in CorrectionLevel if one != CorrectionLevel.RETRACTION])


@click.command("verdict")
@click.argument("claim", metavar="CLAIM")
@click.argument("rating")
@click.option("--why", required=True, help="The rationale.")
@click.option("--as-of", metavar="DATE", help="The date it holds for.  [default: today]")
@click.option("--recheck-by", metavar="DATE", help="When it must be looked at again.")
@click.option(
    "--reason",
    type=click.Choice([str(one) for one in SupersedeReason]),
    help="Why it replaces a verdict that was handed in.",
)
@click.option("--reason-why", default="", help="What was wrong or is new, in words for readers.")
@click.option(
    "--correction-level",
    "--correction",
    "level",
    type=LEVELS,
    help="How much an error of ours mattered.  [default: whether the rating changes]",
)
@click.option(
    "--checked",
    type=click.Choice([str(one) for one in Checked]),
    help="Of a quotation: that it was said, that it is so, or both.",
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
) -> None:
    """Give a verdict on a CLAIM. A handed-in verdict is superseded, with a --reason."""
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
        )
        change = desk.corrections.made_by(key)
    click.echo(f"verdict {key}")
    print_notice(change)


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


@click.command("reaffirm")
@click.argument("claim", metavar="CLAIM")
@pass_here
def reaffirm_(here: Here, claim: str) -> None:
    """Make a new verdict of the current one, as of today, keeping its evidence."""
    with here.desk() as desk:
        click.echo(f"verdict {desk.verdicts.reaffirm(desk.find('claim', claim))}")


@click.command("submit")
@click.argument("claims", nargs=-1, metavar="[CLAIM]...")
@click.option("--article", metavar="ID", help="All verdicts of yours in this article.")
@pass_here
def submit_(here: Here, claims: tuple[str, ...], article: str | None) -> None:
    """Hand in verdicts for sign-off; from then on they are superseded, never amended."""
    if bool(claims) == bool(article):
        raise WrongUse("Name claims to hand in, or an --article.")
    with here.desk() as desk:
        if article:
            count = len(desk.verdicts.submit_article(desk.find("article", article)))
        else:
            count = len(claims)
            for claim in claims:
                desk.verdicts.submit(desk.find("claim", claim))
    click.echo(f"handed in: {count}")


@click.command("due")
@click.option("--until", metavar="DATE", help="Re-check dates up to then.  [default: today]")
@as_json
@pass_here
def due_(here: Here, until: str | None, json_: bool) -> None:
    """List what must be looked at again, and why: the longest overdue first."""
    with here.desk() as desk:
        rows = desk.queue.due(until=until)
    if json_:
        for one in rows:
            print_json({**of_claim(one.row), "due": one.on or None, "why": list(one.why)})
        return
    print_table(
        ("id", "claim", "rating", "as of", "due", "why"),
        (
            (
                f"#{one.row.claim.id}",
                clipped(one.row.claim.text, 120),
                one.row.rating or "–",
                day(one.row.as_of),
                day(one.on),
                clipped("; ".join(one.why)),
            )
            for one in rows
        ),
        wide=1,
        empty="Nothing is due.",
    )


@click.command("precedents")
@click.argument("claim", metavar="CLAIM")
@click.option("-k", "limit", type=click.IntRange(1), default=5, show_default=True)
@as_json
@pass_here
def precedents_(here: Here, claim: str, limit: int, json_: bool) -> None:
    """Show how claims similar to a CLAIM were rated."""
    with here.desk() as desk:
        found = desk.matching.precedents(desk.find("claim", claim), limit=limit)
    if json_:
        for one in found:
            print_json(of_match(one))
        return
    print_table(
        ("id", "claim", "relation", "rating", "as of", "status"),
        (
            (
                f"#{one.match.claim}",
                clipped(one.text, 160),
                one.match.relation,
                one.rating or "–",
                day(one.as_of),
                one.status,
            )
            for one in found
        ),
        wide=1,
        empty="No similar claim on file has a rating of ours.",
    )
