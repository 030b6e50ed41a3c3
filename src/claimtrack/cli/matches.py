"""Matches as a person reads them: the relation first, then what is known, then what differs."""

from __future__ import annotations

from collections.abc import Sequence

from rich.padding import Padding
from rich.text import Text

from claimtrack.cli.printing import ROW, console
from claimtrack.model.match import DENIES_FALSE, MatchedClaim, Rejection, Relation, Searched, band
from claimtrack.model.suggestion import SentenceMatches
from claimtrack.text.clean import level
from claimtrack.text.phrases import counted, day, listed, short

STYLES = {
    Relation.SAME: "bold green",
    Relation.VARIANT: "bold cyan",
    Relation.CONTRADICTS: "bold red",
    Relation.RELATED: "bold",
}


def print_matches(statement: str, matches: Sequence[MatchedClaim], searched: Searched) -> None:
    """Print the matches of one statement; when there are none, what was searched."""
    out = console()
    out.print(Text(f"“{short(statement, ROW)}”", style="italic"))
    if not matches:
        out.print(_nothing(searched))
    elif (rejection := matches[0].rejected) is not None:
        out.print(f"  The nearest claim was rejected for these words by {_who(rejection)}.")
    for match in matches:
        out.print(Padding(_match(match), (0, 0, 0, 2)))
    out.print()


def print_sentence(matches: SentenceMatches, searched: Searched) -> None:
    """Print the matches of one sentence of an article, and what was rejected for it."""
    out = console()
    sentence = matches.sentence
    out.print(Text(f"{sentence.id}  “{short(sentence.text, ROW)}”", style="italic"))
    for refused in matches.rejected:
        if (rejection := refused.rejected) is not None:
            out.print(f"  #{refused.match.claim} was rejected here by {_who(rejection)}.")
    if not matches.offered and not matches.rejected:
        out.print(_nothing(searched))
    for shown in matches.offered:
        out.print(Padding(_match(shown), (0, 0, 0, 2)))
    out.print()


def _who(rejection: Rejection) -> str:
    """Return who rejected a match, and when."""
    return f"{short(rejection.by, ROW)}, {day(rejection.at)}"


def _nothing(searched: Searched) -> str:
    newest = f", the newest of {day(searched.newest)}" if searched.newest else ""
    return f"  No match among {counted(searched.claims, 'claim')}{newest}."


def _match(shown: MatchedClaim) -> Text:
    match = shown.match
    text = Text(match.relation.upper(), style=STYLES[match.relation])
    # A score beside a contradiction, or beside any difference, would be read as agreement.
    if match.relation is not Relation.CONTRADICTS and not match.differences:
        text.append(f" {match.score:.0f} {band(match.score)}", style="dim")
    text.append(f"  #{match.claim}  {_standing(shown)}", style="not bold")
    text.append("\n  ")
    text.append_text(_marked(shown))
    if shown.embargo:
        text.append(f"\n  {short(shown.embargo_words, ROW)}", style="yellow")
    if shown.contradicts_a_false_claim:
        text.append(f"\n  {DENIES_FALSE}", style="yellow")
    for difference in match.differences:
        ours = short(difference.statement or "nothing", ROW)
        theirs = short(difference.claim or "nothing", ROW)
        text.append(f"\n  {difference.kind} differs: {ours} here, {theirs} on file", style="yellow")
    if match.why:
        text.append(f"\n  no more than related: {match.why}", style="dim")
    if shown.rejected is not None:
        text.append(f"\n  rejected for these words by {_who(shown.rejected)}", style="yellow")
    for review in shown.reviews:
        label = short(review.label or "no rating", ROW)
        by = listed(short(review.publisher or "another checker", ROW), day(review.date, ""))
        text.append(f"\n  checked by others: {label} ({by})", style="dim")
    return text


def _standing(shown: MatchedClaim) -> str:
    """Return our rating with its age, and whether it is signed off."""
    if shown.rating is None:
        return "no verdict of ours"
    signed = "signed off" if shown.signed_off else "not signed off"
    recheck = f" · re-check by {day(shown.recheck_by)}" if shown.recheck_by else ""
    return f"{shown.rating} as of {day(shown.as_of)} · {signed}{recheck}"


def _marked(shown: MatchedClaim) -> Text:
    """The wording that matched, with the differing words marked."""
    match = shown.match
    text = Text("“" + level(match.wording[:2000]) + "”")
    for difference in match.differences:
        if difference.claim_span is not None:
            text.stylize(
                "bold underline", difference.claim_span[0] + 1, difference.claim_span[1] + 1
            )
    if shown.claimant:
        text.append(f" ({short(shown.claimant, ROW)})", style="dim")
    return text
