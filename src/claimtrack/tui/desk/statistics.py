"""Figures about the desk's own work, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from textual.content import Content

from claimtrack.desk.desk import Desk
from claimtrack.desk.statistics import Agreement, Figures
from claimtrack.text.phrases import counted, short
from claimtrack.tui.command import Chapter, Command
from claimtrack.tui.dialogs.reading import ReadDialog
from claimtrack.tui.words import QUIET, line, lines

if TYPE_CHECKING:
    from claimtrack.tui.desk.screen import DeskScreen

_LABEL = 13


class ShowStatistics(Command["DeskScreen"]):
    """Show counts for the whole file, and how far reviewers agree."""

    id = "Statistics"
    name = "Statistics"
    keys = "dollar_sign"
    chapter = Chapter.DESK

    def do(self, at: DeskScreen) -> None:
        """Show them."""
        at.app.push_screen(ReadDialog("The whole file", statistics_content(at.desk)))


def statistics_content(desk: Desk) -> Content:
    """The counts over the whole file, then how far reviewers agree."""
    found = desk.statistics.figures()
    agreement = [Content(found.unmeasured)] if found.unmeasured else _agreement(found.agreement)
    return lines([*_counts(found), *agreement])


def _counts(found: Figures) -> Iterator[Content]:
    yield Content(f"{counted(found.articles, 'article')}, {counted(found.claims, 'claim')} of ours")
    yield _row("status", found.by_status)
    yield _row("rating", found.by_rating)
    yield _row("class", found.by_class)
    yield _row("reviewer", found.by_reviewer)
    yield _row("corrections", found.corrections)
    said = {"agreed": found.yes, "disagreed": found.no, "settled": found.settled}
    yield _row("sign-offs", said)


def _agreement(measured: Agreement | None) -> Iterator[Content]:
    if measured is None:
        yield line((f"{'agreement':<{_LABEL}}", QUIET), "no blind ratings yet (B in review)")
        return
    yield line(
        (f"{'agreement':<{_LABEL}}", QUIET),
        f"{counted(measured.items, 'verdict')} rated blind: {measured.percent:.0f} % the same, "
        f"Krippendorff's alpha {_figure(measured.alpha)}",
    )
    for pair in measured.pairs:
        yield line(
            " " * _LABEL,
            f"{short(pair.one, 40)}, {short(pair.other, 40)}: {pair.items} rated by both, "
            f"{pair.percent:.0f} % the same, Cohen's kappa {_figure(pair.kappa)}",
        )


def _row(name: str, counts: Mapping[str, int]) -> Content:
    said = ", ".join(f"{short(word, 60)} {count}" for word, count in counts.items())
    return line((f"{name:<{_LABEL}}", QUIET), said or "none")


def _figure(value: float | None) -> str:
    return "not defined" if value is None else f"{value:.2f}"
