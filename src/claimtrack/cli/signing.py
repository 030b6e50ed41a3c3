"""`sign-off`, `send-back`, `resolve`, `retract`, `assign` and `publish`: what others make of it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from claimtrack.cli.here import Here, pass_here
from claimtrack.cli.printing import clipped, counted, say
from claimtrack.errors import WrongUse

if TYPE_CHECKING:
    from claimtrack.desk.desk import Desk
    from claimtrack.model.publication import UncheckedLine


@click.command("sign-off")
@click.argument("verdict", required=False, metavar="[VERDICT]")
@click.option("--look", is_flag=True, help="Only print what it stands on, without any rating.")
@click.option("--blind", metavar="RATING", help="Your own rating, given before seeing the first.")
@click.option("--disagree", is_flag=True, help="Say no; it needs a --comment.")
@click.option("--comment", default="")
@click.option("--article", metavar="ID", help="Sign off an article as a whole instead.")
@click.option(
    "--accept-unchecked",
    is_flag=True,
    help="With --article: accept each line that nobody checked, in your name.",
)
@pass_here
def sign_off_(
    here: Here,
    verdict: str | None,
    look: bool,
    blind: str | None,
    disagree: bool,
    comment: str,
    article: str | None,
    accept_unchecked: bool,
) -> int:
    """Agree to somebody else's VERDICT as it stands, or to a retraction that was asked for."""
    if bool(verdict) == bool(article):
        raise WrongUse("Name a verdict to sign off, or an --article.")
    with here.desk() as desk:
        if verdict:
            key = desk.find("verdict", verdict)
            if look:
                from claimtrack.report.console import write

                write(desk.reports.blind_claim(key), sys.stdout)
                return 0
            agrees = desk.sign_offs.sign_off(key, comment=comment, agrees=not disagree, blind=blind)
            click.echo(_said(desk, key, agrees=agrees, blind=blind))
            return 0
        if blind or disagree or look:
            raise WrongUse("An article is signed off as it is; disagree with a verdict in it.")
        key = desk.find("article", article or "")
        return _article(desk, key, comment, accept=accept_unchecked)


def _said(desk: Desk, verdict: int, *, agrees: bool, blind: str | None) -> str:
    """What became of a sign-off, in words; a blind one is told the first rating now."""
    found = desk.verdicts.get(verdict)
    if found.retracted_at:
        return f"verdict {verdict} is retracted"
    if found.retraction_asked_at:
        return f"you agree to the retraction of verdict {verdict}"
    said = "signed off" if agrees else "your disagreement is on record"
    return f"{found.reviewer} rated it {found.rating.slug}: {said}" if blind else said


def _article(desk: Desk, article: int, comment: str, *, accept: bool) -> int:
    lines = desk.articles.unchecked(article)
    for line in lines:
        click.echo(_line(line))
    if lines and not accept:
        noun = "line is" if len(lines) == 1 else "lines are"
        say(f"{len(lines)} {noun} not checked: --accept-unchecked accepts each in your name.")
        return 1
    done = desk.sign_offs.sign_off_article(article, accepted=lines, comment=comment)
    click.echo(
        f"article {article} signed off by {done.by}: {counted(len(done.verdicts), 'verdict')}, "
        f"{counted(len(done.accepted), 'line')} accepted unchecked"
    )
    return 0


def _line(line: UncheckedLine) -> str:
    return f"line {line.line} {line.state}: {clipped(line.text, 160)}"


@click.command("send-back")
@click.argument("verdict", metavar="VERDICT")
@click.option("--why", required=True, help="What is wrong with it.")
@click.option("--evidence", metavar="ID", help="The piece of evidence that this is about.")
@click.option("--article", metavar="ID", help="The article of the passage, where there are two.")
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
    """Give a handed-in VERDICT back to its reviewer, who can amend it again."""
    from claimtrack.desk.sign_offs import Passage

    with here.desk() as desk:
        key = desk.find("verdict", verdict)
        passage = None
        if start is not None or end is not None:
            if start is None or end is None:
                raise WrongUse("A passage needs both --start and --end.")
            place = desk.find("article", article) if article else _only_article(desk, key)
            passage = Passage(place, start, end)
        desk.sign_offs.send_back(
            key,
            why,
            evidence=desk.find("evidence", evidence) if evidence else None,
            passage=passage,
        )
    click.echo("sent back")


def _only_article(desk: Desk, verdict: int) -> int:
    """The one article that a verdict's claim appears in."""
    case = desk.claims.case(desk.verdicts.get(verdict).claim)
    places = {place.article for place in case.appearances}
    if len(places) != 1:
        raise WrongUse(f"The claim appears in {len(places)} articles: name one with --article.")
    return places.pop()


@click.command("resolve")
@click.argument("verdict", metavar="VERDICT")
@click.option("--note", required=True, help="How it was settled.")
@click.option("--of", "whose", metavar="NAME", help="Only the disagreement of this person.")
@pass_here
def resolve_(here: Here, verdict: str, note: str, whose: str | None) -> None:
    """Settle a disagreement about a VERDICT with a note; it stays on record."""
    with here.desk() as desk:
        names = desk.sign_offs.resolve(desk.find("verdict", verdict), note, whose=whose)
    click.echo(f"settled: {', '.join(names)}")


@click.command("retract")
@click.argument("verdict", metavar="VERDICT")
@click.option("--why", required=True, help="Why, in words for readers.")
@pass_here
def retract_(here: Here, verdict: str, why: str) -> None:
    """Ask for a VERDICT to be retracted; it is when two others have signed that off."""
    with here.desk() as desk:
        key = desk.find("verdict", verdict)
        desk.verdicts.retract(key, why)
    click.echo(f"retraction of verdict {key} asked for: two others sign it off with 'sign-off'")


@click.command("assign")
@click.argument("claims", nargs=-1, required=True, metavar="CLAIM...")
@click.argument("name")
@click.option("--note", default="", help="The state of play: what was done, what is open.")
@pass_here
def assign_(here: Here, claims: tuple[str, ...], name: str, note: str) -> None:
    """Hand each CLAIM to somebody, with its state of play; '' for nobody."""
    with here.desk() as desk:
        keys = list(dict.fromkeys(desk.find("claim", said) for said in claims))
        desk.claims.assign_all(keys, name, note=note)
        owner = desk.claims.case(keys[0]).claim.owner
    verb = "is" if len(keys) == 1 else "are"
    which = ", ".join(f"#{key}" for key in keys)
    click.echo(f"{which} {verb} {clipped(owner or 'nobody', 80)}'s")


@click.command("publish")
@click.argument("article", metavar="ARTICLE")
@click.option("--url", required=True, help="Where our check can be read.")
@pass_here
def publish_(here: Here, article: str, url: str) -> None:
    """Put on record that the check of an ARTICLE is out; refused while a house rule blocks it."""
    from claimtrack.cli.corrections import print_notice

    with here.desk() as desk:
        key = desk.find("article", article)
        fresh = desk.articles.publish(key, url)
        changed = [desk.corrections.made_by(verdict) for verdict in fresh]
    click.echo(f"article {key} published: {counted(len(fresh), 'new verdict')}")
    for change in changed:
        print_notice(change)
