"""The responses to a verdict, in words: sign-offs, disagreements, returns, assignments."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from claimtrack.model.case import ClaimCase
from claimtrack.model.match import MatchedClaim
from claimtrack.model.verdict import Covers, Scale, SignOff, Verdict
from claimtrack.text.phrases import dotted, short
from claimtrack.tui.marks import rating_words, style
from claimtrack.tui.words import QUIET, heading, line

_DAY = 10
"""Characters of a moment that are its day."""


def signing(case: ClaimCase) -> Iterator[Content]:
    """The responses to the verdicts of a claim, newest first, then the assignments of the case."""
    for one in reversed(case.sign_offs):
        yield from _sign_off(one)
    for back in reversed(case.send_backs):
        about = f"evidence {back.evidence}" if back.evidence else ""
        about = f"“{short(back.quote, 100)}”" if back.quote else about
        said = (f"sent back by {short(back.by, 40)}, {back.at[:_DAY]}  ", "$text-warning")
        yield line(said, short(back.why, 400), (f"  {about}" if about else "", QUIET))
    for hand in reversed(case.handovers):
        to = f"assigned to {short(hand.to, 40)}" if hand.to else "unassigned"
        yield line(
            (f"{to} by {short(hand.by, 40)}, {hand.at[:_DAY]}  ", QUIET), short(hand.note, 300)
        )


def _sign_off(one: SignOff) -> Iterator[Content]:
    about = "the retraction" if one.covers is Covers.RETRACTION else f"verdict {one.verdict}"
    by, on = short(one.by, 40), one.at[:_DAY]
    if one.agrees:
        lapsed = f"lapsed: {short(one.lapsed_why or '', 200)}" if one.lapsed_at else ""
        if lapsed or one.comment or one.covers is Covers.RETRACTION:
            said = dotted(f"{by} agreed to {about}, {on}", lapsed)
            yield line((said, QUIET), f"  {short(one.comment, 300)}" if one.comment else "")
        return
    blind = f", rating it {one.blind_rating} blind" if one.blind_rating else ""
    open_ = one.resolved_at is None and one.lapsed_at is None
    yield line(
        (f"{by} disagrees with {about}, {on}{blind}  ", "$text-warning" if open_ else QUIET),
        short(one.comment, 400),
    )
    if one.resolved_at:
        settled = f"settled by {short(one.resolved_by or '', 40)}, {one.resolved_at[:_DAY]}  "
        yield line((f"  {settled}", QUIET), short(one.resolution or "", 400))


def life(verdict: Verdict) -> Iterator[Content]:
    """The life of a verdict: why it replaced another, where it is published, what is asked."""
    if verdict.reason:
        why = dotted(str(verdict.reason), str(verdict.correction or ""))
        yield line((f"replaced the one before: {why}  ", QUIET), short(verdict.reason_why, 400))
    if verdict.published_on:
        yield line((f"published {verdict.published_on}  {short(verdict.url or '', 120)}", QUIET))
    if verdict.retraction_asked_at and verdict.retracted_at is None:
        asked = f"! {short(verdict.retraction_asked_by or '', 40)} asks for its retraction  "
        yield line((asked, "$text-warning"), short(verdict.retracted_why or "", 400))


def precedents(found: tuple[MatchedClaim, ...], scale: Scale) -> Iterator[Content]:
    """How similar claims were rated, most similar first."""
    if not found:
        return
    yield from heading("PRECEDENTS", "  how similar claims were rated")
    known = {one.slug: one for one in scale.ratings}
    for one in found:
        rating = known.get(one.rating or "")
        rated = (rating_words(rating), style(rating)) if rating else short(one.rating or "", 20)
        yield line(
            (f"#{one.match.claim} ", "bold"),
            rated,
            (f"  {dotted(str(one.match.relation), one.as_of)}  ", QUIET),
            short(one.text, 160),
        )
