"""Merging two claims: what becomes of both is shown before it is done."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from textual.content import Content

from claimtrack.model.case import ClaimCase
from claimtrack.tui.dialogs.confirm import Confirm
from claimtrack.tui.marks import rating_words, style
from claimtrack.tui.words import counted, dotted, line, lines, short

if TYPE_CHECKING:
    from claimtrack.tui.shell.work_screen import WorkScreen


async def merge(screen: WorkScreen, keep: int, other: int) -> None:
    """Show what merging two claims comes to; do it when that is agreed to.

    Raises:
        NotFound: one of them is not on file.
    """
    kept, gone = screen.desk.claims.case(keep), screen.desk.claims.case(other)
    question = f"Make one claim of #{keep} and #{other}?"
    if await screen.app.push_screen_wait(Confirm(question, lines(_becomes(kept, gone)))):
        apart = screen.desk.duplicates.merge(keep, other)
        judge = " They were rated differently: judge it again." if apart else ""
        screen.tell(f"Merged #{other} into #{keep}.{judge}")
        screen.show_changes()


def _becomes(kept: ClaimCase, gone: ClaimCase) -> Iterator[Content]:
    yield line(("stays   ", "dim"), _described(kept))
    yield line(("goes    ", "dim"), _described(gone))
    yield Content("")
    takes = dotted(
        "its wording as a variant",
        counted(len(gone.appearances), "place") if gone.appearances else "",
        f"{len(gone.evidence)} of evidence" if gone.evidence else "",
        counted(len(gone.verdicts), "verdict") if gone.verdicts else "",
        f"{len(gone.reviews)} checked by others" if gone.reviews else "",
    )
    yield Content(f"#{kept.claim.id} takes over from #{gone.claim.id}: {takes}")
    ratings = {case.verdict.rating.slug for case in (kept, gone) if case.verdict}
    if len(ratings) > 1:
        yield line(
            ("They are rated differently: no verdict will stand, so judge again.", "$text-warning")
        )
    elif ratings:
        yield Content("The verdict that stands ticks only the places it was made for.")
    if kept.signed_off_by or gone.signed_off_by:
        yield line(("Sign-offs lapse.", "$text-warning"))
    yield line(("z undoes it.", "dim"))


def _described(case: ClaimCase) -> Content:
    verdict = case.verdict
    rated = (rating_words(verdict.rating), style(verdict.rating)) if verdict else "not rated"
    return line((f"#{case.claim.id} ", "bold"), rated, f"  {short(case.claim.text, 200)}")
