"""The verdict on a claim in words: the one that stands, who agreed to it, those before it."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from claimtrack.model import ClaimCase, Verdict
from claimtrack.tui.marks import rating_words, style
from claimtrack.tui.words import QUIET, dotted, heading, line, short


def verdicts(case: ClaimCase, here: Verdict | None) -> Iterator[Content]:
    """The verdicts on a claim, `here` being the one that counts at this place."""
    current = case.verdict
    yield from heading("VERDICT")
    if current is None:
        yield line(("none yet", QUIET))
        return
    if here is None:
        yield line(("made before this place was linked; m reaffirms it", "$text-warning"))
    yield from _verdict(current)
    signed = ", ".join(short(name, 40) for name in case.signed_off_by)
    stands = "handed in" if current.handed_in_at else "not handed in"
    yield line((dotted(stands, f"signed off by {signed}" if signed else ""), QUIET))
    for one in reversed(case.verdicts):
        if one.id != current.id:
            state = "retracted" if one.retracted_at else "superseded"
            said = dotted(rating_words(one.rating), f"as of {one.as_of}", one.reviewer)
            yield line((f"{state}  {short(said, 120)}", QUIET))


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
