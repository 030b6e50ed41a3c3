"""Who stands behind a verdict in a report: who agreed, who did not, and what was sent back.

A disagreement is printed for as long as the verdict is, settled or not.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimtrack.model.case import ClaimCase
from claimtrack.model.verdict import Covers, SendBack, SignOff, Verdict
from claimtrack.report.outline import Line, Role
from claimtrack.report.phrases import WORDING, day, dotted, listed, quoted, shown


def signed_lines(case: ClaimCase, verdict: Verdict) -> Iterator[Line]:
    """Put into words who gave a verdict and what others made of it.

    Args:
        case: the claim with all that stands behind it.
        verdict: the verdict that counts.

    Yields:
        Who gave it and who agreed; then each no, each sign-off that lapsed, a retraction that was
        asked for, and what was sent back.
    """
    yield _signed(case, verdict)
    yield from _sign_offs_beside(case, verdict)
    if verdict.retraction_asked_at is not None and verdict.retracted_at is None:
        by = listed(shown(name) for name in dict.fromkeys(case.retraction_signed_by))
        agreed = f", {by} agreed" if by else ""
        who = shown(verdict.retraction_asked_by or "")
        why = shown(verdict.retracted_why or "", WORDING)
        yield Line(Role.WARNING, f"{who} asks for its retraction{agreed}: {why}")
    for one in case.send_backs:
        if one.verdict == verdict.id:
            yield Line(Role.ASIDE, _sent_back(one, case), mark="sent back:")


def _signed(case: ClaimCase, verdict: Verdict) -> Line:
    by = list(dict.fromkeys(case.signed_off_by))
    agreed = f"signed off by {listed(shown(name) for name in by)}" if by else "not signed off"
    return Line(
        Role.SIGNED,
        dotted(
            (
                f"verdict by {shown(verdict.reviewer)}",
                agreed,
                "" if verdict.handed_in_at else "not handed in",
                f"re-check by {day(verdict.recheck_by)}" if verdict.recheck_by else "",
                f"published {day(verdict.published_on)}" if verdict.published_on else "",
            )
        ),
    )


def _sign_offs_beside(case: ClaimCase, verdict: Verdict) -> Iterator[Line]:
    """Each no, also to a verdict before this one; lapsed sign-offs, unless they agree again."""
    agrees_now = set(case.signed_off_by)
    last: dict[str, SignOff] = {}
    for one in case.sign_offs:
        if one.covers is Covers.RETRACTION:
            continue
        if not one.agrees:
            yield Line(Role.ASIDE, _no(one, verdict))
        elif one.verdict == verdict.id:
            last[one.by] = one
    for by, one in last.items():
        if one.lapsed_at is not None and by not in agrees_now:
            why = shown(one.lapsed_why or "", WORDING)
            words = f"sign-off by {shown(by)} lapsed {day(one.lapsed_at)}"
            yield Line(Role.ASIDE, f"{words}: {why}" if why else words)


def _no(one: SignOff, verdict: Verdict) -> str:
    """A disagreement in words: whose, with what, why, and how it was settled."""
    words = f"{shown(one.by)} did not agree"
    if one.verdict != verdict.id:
        words += f" with an earlier verdict, {one.seen_rating or 'unrated'}"
    words += f", {day(one.at)}"
    if one.blind_rating is not None:
        words += f", and rated it {shown(one.blind_rating)} without seeing it"
    if one.comment:
        words += f": {shown(one.comment, WORDING)}"
    if one.resolved_at is None:
        return words
    settled = shown(one.resolution or "", WORDING)
    return f"{words} · settled by {shown(one.resolved_by or '')}, {day(one.resolved_at)}: {settled}"


def _sent_back(one: SendBack, case: ClaimCase) -> str:
    words = f"{shown(one.by)}, {day(one.at)}: {shown(one.why, WORDING)}"
    if one.evidence is not None:
        here = any(item.id == one.evidence for item in case.evidence)
        gone = "" if here else ", removed since"
        return f"{words} (evidence {one.evidence}{gone})"
    return f"{words} ({quoted(one.quote, 80)})" if one.quote else words
