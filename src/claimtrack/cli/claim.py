"""`claim`: make claims, decide about sentences, edit wordings."""

from __future__ import annotations

import click

from claimtrack.cli.here import Here, pass_here
from claimtrack.cli.objects import of_claim
from claimtrack.cli.options import as_json
from claimtrack.cli.printing import print_json, print_line
from claimtrack.errors import WrongUse
from claimtrack.model.claim import ClaimStatus, ClaimType
from claimtrack.text.clean import clean


@click.group("claim")
def claim_() -> None:
    """Make claims, decide about sentences, edit wordings."""


@claim_.command("add")
@click.argument("text")
@click.option("--article", metavar="ID", help="The article it appears in.")
@click.option("--start", type=int, help="Where it begins in the article's text.")
@click.option("--end", type=int, help="Where it ends.")
@click.option("--claimant", metavar="NAME", help="Who claims it.")
@as_json
@pass_here
def add(
    here: Here,
    text: str,
    article: str | None,
    start: int | None,
    end: int | None,
    claimant: str | None,
    json_: bool,
) -> None:
    """Add a claim, with or without its place in an article."""
    with here.desk(create=True) as desk:
        place = desk.find("article", article) if article else None
        key = desk.claims.add(text, article=place, start=start, end=end, claimant=claimant)
        if json_:
            print_json(of_claim(desk.claims.card(key).row))
            return
    print_line(f"claim #{key}")


@claim_.command("searched")
@click.argument("claim", metavar="CLAIM")
@click.option("--where", "place", required=True, help="An archive, a register, a search engine.")
@click.option("--words", required=True, help="The words searched for.")
@click.option("--found", default="", help="What it turned up.  [default: nothing]")
@pass_here
def searched(here: Here, claim: str, place: str, words: str, found: str) -> None:
    """Log a search made for a CLAIM."""
    with here.desk() as desk:
        key = desk.queries.log_search(desk.find("claim", claim), place, words, found=found)
    print_line(f"search {key}")


@claim_.command("edit")
@click.argument("claims", nargs=-1, required=True, metavar="CLAIM...")
@click.option("--text", help="Its new canonical wording; the old one stays as a variant.")
@click.option("--claimant", metavar="NAME", help="Who claims it; '' if unknown.")
@click.option("--legal/--no-legal", default=None, help="Whether it needs a second sign-off.")
@click.option(
    "--type", "kind", type=click.Choice([*ClaimType, "none"]), help="Its type; 'none' clears it."
)
@click.option("--tag", "tags", multiple=True, metavar="TAG", help="Add a tag to each.")
@click.option("--untag", "untags", multiple=True, metavar="TAG", help="Remove a tag from each.")
@click.option(
    "--status",
    type=click.Choice(["open", "in progress"]),
    help="The status of each; other statuses are set by handing in and signing off.",
)
@pass_here
def edit(
    here: Here,
    claims: tuple[str, ...],
    text: str | None,
    claimant: str | None,
    legal: bool | None,
    kind: str | None,
    tags: tuple[str, ...],
    untags: tuple[str, ...],
    status: str | None,
) -> None:
    """Edit a claim; --tag, --untag and --status apply to several at once."""
    own = any(one is not None for one in (text, claimant, legal, kind))
    if not own and not tags and not untags and status is None:
        raise WrongUse(
            "Nothing to change: give --text, --claimant, --legal, --type, --tag, --untag or"
            " --status."
        )
    with here.desk() as desk:
        keys = list(dict.fromkeys(desk.find("claim", claim) for claim in claims))
        if own and len(keys) > 1:
            raise WrongUse("--text, --claimant, --legal and --type are for one claim at a time.")
        for key in keys:
            desk.claims.case(key)
        if text is not None:
            desk.wordings.edit(keys[0], text)
        if claimant is not None:
            desk.claims.set_claimant(keys[0], claimant)
        if legal is not None:
            desk.claims.flag_legal(keys[0], legal=legal)
        if kind is not None:
            desk.claims.set_type(keys[0], None if kind == "none" else ClaimType(kind))
        if tags or untags:
            desk.claims.tag(keys, tags, untags)
        if status is not None:
            desk.claims.set_status(keys, ClaimStatus(status))
    which = ", ".join(f"#{key}" for key in keys)
    print_line(f"{'claim' if len(keys) == 1 else 'claims'} {which} changed")


@claim_.command("accept")
@click.argument("sentence", metavar="SENTENCE")
@pass_here
def accept(here: Here, sentence: str) -> None:
    """Make a claim of a whole sentence."""
    with here.desk() as desk:
        print_line(f"claim #{desk.sentences.accept(desk.find('sentence', sentence))}")


@claim_.command("not-a-claim")
@click.argument("sentences", nargs=-1, required=True, metavar="SENTENCE...")
@pass_here
def not_a_claim(here: Here, sentences: tuple[str, ...]) -> None:
    """Mark sentences as making no checkable claim."""
    with here.desk() as desk:
        desk.sentences.not_a_claim(*(desk.find("sentence", sentence) for sentence in sentences))
    print_line(f"not a claim: {len(sentences)}")


@claim_.command("skip")
@click.argument("sentences", nargs=-1, required=True, metavar="SENTENCE...")
@pass_here
def skip(here: Here, sentences: tuple[str, ...]) -> None:
    """Leave checkable sentences unchecked; reports list them."""
    with here.desk() as desk:
        desk.sentences.skip(*(desk.find("sentence", sentence) for sentence in sentences))
    print_line(f"skipped: {len(sentences)}")


@claim_.command("split")
@click.argument("sentence", metavar="SENTENCE")
@click.argument("at", type=int)
@pass_here
def split(here: Here, sentence: str, at: int) -> None:
    """Split a sentence in two at character AT of the article's text."""
    with here.desk() as desk:
        key = desk.sentences.split(desk.find("sentence", sentence), at)
    print_line(f"sentence {key} is the second half")


@claim_.command("join")
@click.argument("sentence", metavar="SENTENCE")
@pass_here
def join(here: Here, sentence: str) -> None:
    """Join a sentence with the next one."""
    with here.desk() as desk:
        desk.sentences.join(desk.find("sentence", sentence))
    print_line("joined")


@claim_.command("link")
@click.argument("sentence", metavar="SENTENCE")
@click.argument("claim", metavar="CLAIM")
@click.option("--anyway", is_flag=True, help="Link even where a number or a name differs.")
@pass_here
def link(here: Here, sentence: str, claim: str, anyway: bool) -> None:
    """Link a SENTENCE to the known CLAIM it repeats; this alone never ticks it."""
    with here.desk() as desk:
        key = desk.find("claim", claim)
        desk.suggestions.link(desk.find("sentence", sentence), key, anyway=anyway)
    print_line(f"linked to #{key}; its verdict counts here once it is reaffirmed")


@claim_.command("standalone")
@click.argument("claim", metavar="CLAIM")
@click.option("--accept", is_flag=True, help="Use the proposed wording.")
@pass_here
def standalone(here: Here, claim: str, accept: bool) -> None:
    """Show which words of a CLAIM cannot stand alone, and the wording proposed instead."""
    with here.desk() as desk:
        key = desk.find("claim", claim)
        if accept:
            print_line(f"#{key} now reads: {clean(desk.wordings.stand_alone(key))}")
            return
        readings = desk.wordings.readings(key)
    for reading in readings:
        for word in reading.dependents:
            meant = f" ({word.suggestion}?)" if word.suggestion else ""
            print_line(f"{clean(word.word)}{clean(meant)}: {word.why}")
        if reading.proposed != reading.sentence.text:
            print_line(f"proposed: {clean(reading.proposed)}")
        for start, end in reading.parts:
            at = reading.sentence.start
            print_line(f"part: {clean(reading.sentence.text[start - at : end - at])}")


@claim_.command("reject")
@click.argument("sentence", metavar="SENTENCE")
@click.argument("claim", metavar="CLAIM")
@pass_here
def reject(here: Here, sentence: str, claim: str) -> None:
    """Reject a CLAIM for a SENTENCE; it is not offered for that sentence again."""
    with here.desk() as desk:
        key = desk.find("claim", claim)
        desk.suggestions.reject(desk.find("sentence", sentence), key)
    print_line(f"not #{key}: it is not offered for this sentence again")


@claim_.command("merge")
@click.argument("claim", metavar="CLAIM")
@click.argument("other", metavar="OTHER")
@pass_here
def merge(here: Here, claim: str, other: str) -> None:
    """Merge OTHER into CLAIM, which keeps everything; OTHER is taken off file."""
    with here.desk() as desk:
        keep, gone = desk.find("claim", claim), desk.find("claim", other)
        apart = desk.duplicates.merge(keep, gone)
    print_line(f"#{gone} was merged into #{keep}; 'claimtrack undo' takes it back")
    if apart:
        print_line(f"they were rated differently: #{keep} has no verdict until it is judged again")


@claim_.command("distinct")
@click.argument("claim", metavar="CLAIM")
@click.argument("other", metavar="OTHER")
@pass_here
def distinct(here: Here, claim: str, other: str) -> None:
    """Keep two claims apart; they are not listed as duplicates again."""
    with here.desk() as desk:
        one, two = desk.find("claim", claim), desk.find("claim", other)
        desk.duplicates.distinct(one, two)
    print_line(f"#{one} and #{two} are distinct")
