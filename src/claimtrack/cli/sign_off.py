"""`sign-off`: agree to another reviewer's verdict, or sign off a whole article."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from claimtrack.cli.here import Here, pass_here
from claimtrack.cli.printing import print_line, print_report, say
from claimtrack.errors import WrongUse
from claimtrack.text.phrases import counted, short

if TYPE_CHECKING:
    from claimtrack.desk.desk import Desk
    from claimtrack.model.publication import UncheckedLine


@click.command("sign-off")
@click.argument("verdict", required=False, metavar="[VERDICT]")
@click.option("--look", is_flag=True, help="Only print what it rests on, without any rating.")
@click.option("--blind", metavar="RATING", help="Your own rating, given before seeing the first.")
@click.option("--disagree", is_flag=True, help="Disagree; this needs a --comment.")
@click.option("--comment", default="")
@click.option("--article", metavar="ID", help="Sign off an article as a whole instead.")
@click.option(
    "--accept-unchecked",
    is_flag=True,
    help="With --article: accept each unchecked line, in your name.",
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
    """Agree to another reviewer's VERDICT as it stands, or to its requested retraction."""
    if bool(verdict) == bool(article):
        raise WrongUse("Name a verdict to sign off, or an --article.")
    with here.desk() as desk:
        if verdict:
            key = desk.find("verdict", verdict)
            if look:
                print_report(desk.reports.blind_claim(key))
                return 0
            agrees = desk.sign_offs.sign_off(key, comment=comment, agrees=not disagree, blind=blind)
            print_line(_outcome(desk, key, agrees=agrees, blind=blind))
            return 0
        if blind or disagree or look:
            raise WrongUse("An article is signed off as it is; disagree with a verdict in it.")
        key = desk.find("article", article or "")
        return _article(desk, key, comment, accept=accept_unchecked)


def _outcome(desk: Desk, verdict: int, *, agrees: bool, blind: str | None) -> str:
    """Describe the outcome of a sign-off; after a blind one, reveal the first rating."""
    given = desk.verdicts.get(verdict)
    if given.retracted_at:
        return f"verdict {verdict} is retracted"
    if given.retraction_asked_at:
        return f"you agree to the retraction of verdict {verdict}"
    outcome = "signed off" if agrees else "your disagreement is on record"
    return f"{given.reviewer} rated it {given.rating.slug}: {outcome}" if blind else outcome


def _article(desk: Desk, article: int, comment: str, *, accept: bool) -> int:
    lines = desk.articles.unchecked(article)
    for line in lines:
        print_line(_line(line))
    if lines and not accept:
        many = counted(len(lines), "line is", "lines are")
        say(f"{many} not checked: --accept-unchecked accepts each in your name.")
        return 1
    done = desk.sign_offs.sign_off_article(article, accepted=lines, comment=comment)
    print_line(
        f"article {article} signed off by {done.by}: {counted(len(done.verdicts), 'verdict')}, "
        f"{counted(len(done.accepted), 'line')} accepted unchecked"
    )
    return 0


def _line(line: UncheckedLine) -> str:
    return f"line {line.line} {line.state}: {short(line.text, 160)}"
