"""Who stands behind a verdict in a report: who agreed, who did not, and what was sent back.

A disagreement is printed for as long as the verdict is, settled or not.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimtrack.model.case import ClaimCase
from claimtrack.model.verdict import Covers, SendBack, SignOff, Verdict
from claimtrack.report.document import (
    Day,
    Paragraph,
    Person,
    Quote,
    Text,
    Tone,
    Words,
    dotted,
    listed,
    text,
)
from claimtrack.text.phrases import WORDING


def signed(case: ClaimCase, verdict: Verdict) -> Iterator[Paragraph]:
    """Say who gave a verdict and who signed it off or disagreed.

    Args:
        case: the claim with all that stands behind it.
        verdict: the verdict that counts.

    Yields:
        Who gave it and who agreed; then each no, each sign-off that lapsed, a retraction that was
        asked for, and what was sent back.
    """
    yield Paragraph(_signed(case, verdict), tone=Tone.QUIET)
    for words in _sign_offs_beside(case, verdict):
        yield Paragraph(words, tone=Tone.QUIET)
    if verdict.retraction_asked_at is not None and verdict.retracted_at is None:
        yield Paragraph(_asked(case, verdict), tone=Tone.WARNING)
    for one in case.send_backs:
        if one.verdict == verdict.id:
            yield Paragraph(_sent_back(one, case), ("sent back:",), Tone.QUIET)


def _signed(case: ClaimCase, verdict: Verdict) -> Text:
    by = listed(*(Person(name) for name in dict.fromkeys(case.signed_off_by)))
    return dotted(
        text("verdict by ", Person(verdict.reviewer)),
        text("signed off by ", by) if case.signed_off_by else "not signed off",
        "" if verdict.handed_in_at else "not handed in",
        text("re-check by ", Day(verdict.recheck_by)) if verdict.recheck_by else "",
        text("published ", Day(verdict.published_on)) if verdict.published_on else "",
    )


def _sign_offs_beside(case: ClaimCase, verdict: Verdict) -> Iterator[Text]:
    """List every disagreement, with earlier verdicts too, and lapsed sign-offs not renewed."""
    agrees_now = set(case.signed_off_by)
    last: dict[str, SignOff] = {}
    for one in case.sign_offs:
        if one.covers is Covers.RETRACTION:
            continue
        if not one.agrees:
            yield _no(one, verdict)
        elif one.verdict == verdict.id:
            last[one.by] = one
    for by, one in last.items():
        if one.lapsed_at is not None and by not in agrees_now:
            why = text(": ", Words(one.lapsed_why, WORDING)) if one.lapsed_why else ()
            yield text("sign-off by ", Person(by), " lapsed ", Day(one.lapsed_at), why)


def _no(one: SignOff, verdict: Verdict) -> Text:
    """Describe a disagreement: whose, with what, why, and how it was settled."""
    words = text(Person(one.by), " did not agree")
    if one.verdict != verdict.id:
        words = text(words, f" with an earlier verdict, {one.seen_rating or 'unrated'}")
    words = text(words, ", ", Day(one.at))
    if one.blind_rating is not None:
        words = text(words, ", and rated it ", Words(one.blind_rating), " without seeing it")
    if one.comment:
        words = text(words, ": ", Words(one.comment, WORDING))
    if one.resolved_at is None:
        return words
    by, why = Person(one.resolved_by or ""), Words(one.resolution or "", WORDING)
    return text(words, " · settled by ", by, ", ", Day(one.resolved_at), ": ", why)


def _asked(case: ClaimCase, verdict: Verdict) -> Text:
    """Describe a retraction that others have yet to agree to."""
    by = listed(*(Person(name) for name in dict.fromkeys(case.retraction_signed_by)))
    return text(
        Person(verdict.retraction_asked_by or ""),
        " asks for its retraction",
        text(", ", by, " agreed") if by else (),
        ": ",
        Words(verdict.retracted_why or "", WORDING),
    )


def _sent_back(one: SendBack, case: ClaimCase) -> Text:
    words = text(Person(one.by), ", ", Day(one.at), ": ", Words(one.why, WORDING))
    if one.evidence is not None:
        here = any(item.id == one.evidence for item in case.evidence)
        return text(words, f" (evidence {one.evidence}{'' if here else ', removed since'})")
    return text(words, " (", Quote(one.quote, 80), ")") if one.quote else words
