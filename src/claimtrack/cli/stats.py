"""`stats`: statistics on the desk's own work."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import click

from claimtrack.cli.here import Here, pass_here
from claimtrack.cli.options import as_json, embargoed_too
from claimtrack.cli.printing import Object, print_json, print_line, say, say_withheld
from claimtrack.text.phrases import counted

if TYPE_CHECKING:
    from claimtrack.desk.statistics import Figures


@click.command("stats")
@embargoed_too
@as_json
@pass_here
def stats_(here: Here, embargoed: bool, json_: bool) -> None:
    """Print statistics: claims, ratings, corrections, sign-offs, agreement between reviewers."""
    with here.desk() as desk:
        counts = desk.outside.figures(embargoed=embargoed)
    if counts.unmeasured:
        say(counts.unmeasured)
    say_withheld(counts.left_out, "article")
    if json_:
        print_json(_object(counts))
        return
    print_line(f"{counted(counts.articles, 'article')}, {counted(counts.claims, 'claim')} of ours")
    _counts("status", counts.by_status)
    _counts("rating", counts.by_rating)
    _counts("class", counts.by_class)
    _counts("reviewer", counts.by_reviewer)
    _counts("corrections", counts.corrections)
    print_line(f"sign-offs    {counts.yes} agreed, {counts.no} disagreed, {counts.settled} settled")
    _print_agreement(counts)


def _counts(name: str, counts: Mapping[str, int]) -> None:
    listed = ", ".join(f"{word} {count}" for word, count in counts.items())
    print_line(f"{name:<12} {listed or 'none'}")


def _print_agreement(counts: Figures) -> None:
    measured = counts.agreement
    if not counts.blind:
        print_line("agreement    no blind ratings yet: 'sign-off VERDICT --blind RATING'")
    if measured is None:
        return
    print_line(
        f"agreement    {counted(measured.items, 'verdict')} rated blind: "
        f"{measured.percent:.0f} % the same, Krippendorff's alpha {_figure(measured.alpha)}"
    )
    print_line(
        f"  by class   {measured.class_percent:.0f} % the same, "
        f"Krippendorff's alpha {_figure(measured.class_alpha)}"
    )
    for pair in measured.pairs:
        print_line(
            f"  {pair.one}, {pair.other}: {pair.items} rated by both, "
            f"{pair.percent:.0f} % the same, Cohen's kappa {_figure(pair.kappa)}"
        )


def _figure(value: float | None) -> str:
    return "not defined: every rating was the same" if value is None else f"{value:.2f}"


def _object(counts: Figures) -> Object:
    from msgspec import to_builtins

    return {
        "left_out": counts.left_out,
        "articles": counts.articles,
        "claims": counts.claims,
        "by_status": counts.by_status,
        "by_rating": counts.by_rating,
        "by_class": counts.by_class,
        "by_reviewer": counts.by_reviewer,
        "corrections": counts.corrections,
        "sign_offs": {"agreed": counts.yes, "disagreed": counts.no, "settled": counts.settled},
        "blind": counts.blind,
        "agreement": to_builtins(counts.agreement) if counts.agreement else None,
    }
