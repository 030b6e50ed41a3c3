"""What `claims --duplicates` prints: groups of claims that are probably the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from claimtrack.cli.lists import print_objects
from claimtrack.cli.objects import of_difference
from claimtrack.cli.printing import ROW, Object, console, say
from claimtrack.text.phrases import day, short

if TYPE_CHECKING:
    from claimtrack.desk.duplicates import Duplicate, DuplicateGroup
    from claimtrack.model.case import ClaimCase


def print_duplicates(groups: tuple[DuplicateGroup, ...], *, json_: bool) -> None:
    """Print each group of claims, with the relation of each pair."""
    if json_:
        print_objects(map(_object, groups))
        return
    out = console()
    for group in groups:
        for case in group.claims:
            out.print(Text(f"#{case.claim.id}  {_standing(case)}\n  {short(case.claim.text, ROW)}"))
        for pair in group.pairs:
            out.print(Text(f"  {_pair(pair)}", style="bold"))
        out.print()
    if groups:
        say("'claimtrack claim merge A B' merges two, 'claim distinct A B' keeps them apart.")
    else:
        say("No two claims on file look the same.")


def _standing(case: ClaimCase) -> str:
    current = case.verdict
    if current is None:
        return "no verdict of ours"
    return f"{current.rating.slug} as of {day(current.as_of)}"


def _pair(pair: Duplicate) -> str:
    relation = f"#{pair.claim} and #{pair.other}: {pair.relation}"
    differing = (
        f"{difference.kind}: {difference.statement or 'none'} / {difference.claim or 'none'}"
        for difference in pair.differences
    )
    return "; ".join([relation, *differing])


def _object(group: DuplicateGroup) -> Object:
    return {
        "claims": [
            {
                "id": case.claim.id,
                "uid": case.claim.uid,
                "text": case.claim.text,
                "rating": case.verdict.rating.slug if case.verdict else None,
                "as_of": case.verdict.as_of if case.verdict else None,
            }
            for case in group.claims
        ],
        "pairs": [
            {
                "claim": pair.claim,
                "other": pair.other,
                "relation": pair.relation,
                "differences": [of_difference(one) for one in pair.differences],
            }
            for pair in group.pairs
        ],
    }
