"""The verdict on a claim in words: the one that stands, who agreed to it, those before it."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from claimtrack.model.case import ClaimCase
from claimtrack.model.verdict import Verdict
from claimtrack.tui.card.sign_offs import life, signing
from claimtrack.tui.marks import rating_words, style
from claimtrack.tui.words import QUIET, dotted, heading, line, short


def verdicts(case: ClaimCase, here: Verdict | None) -> Iterator[Content]:
    """The verdicts on a claim, `here` being the one that counts at this place."""
    current = case.verdict
    yield from heading("VERDICT")
    if current is None:
        yield line(("none yet", QUIET))
        yield from signing(case)
        yield from _earlier(case, None)
        return
    if here is None:
        yield line(("made before this place was linked; m reaffirms it", "$text-warning"))
    yield from _verdict(current)
    signed = ", ".join(short(name, 40) for name in case.signed_off_by)
    stands = "handed in" if current.handed_in_at else "not handed in"
    yield line((dotted(stands, f"signed off by {signed}" if signed else ""), QUIET))
    yield from life(current)
    yield from signing(case)
    yield from _earlier(case, current)


def _earlier(case: ClaimCase, current: Verdict | None) -> Iterator[Content]:
    """The verdicts that do not stand, newest first; what they said stays readable."""
    for one in reversed(case.verdicts):
        if current is None or one.id != current.id:
            gone = one.retracted_at is not None
            said = dotted(rating_words(one.rating), f"as of {one.as_of}", one.reviewer)
            if one.beside:
                yield line(("beside ours  ", "$text-warning"), (short(said, 120), QUIET))
                yield line((f"  {short(one.whence, 160)}", "$text-warning"))
            else:
                yield line((f"{'retracted' if gone else 'superseded'}  {short(said, 120)}", QUIET))
            words = (one.retracted_why or "") if gone else one.rationale
            if words:
                yield line((f"  {short(words, 200)}", QUIET))


def _verdict(verdict: Verdict) -> Iterator[Content]:
    yield line(
        (rating_words(verdict.rating), f"bold {style(verdict.rating)}"),
        (f"  as of {verdict.as_of}", ""),
        (f"  by {short(verdict.reviewer, 40)}", QUIET),
    )
    if verdict.rationale:
        yield Content(short(verdict.rationale))
    if verdict.recheck_by:
        yield line((f"re-check by {verdict.recheck_by}", QUIET))
