"""Sign-offs in a report: who agreed, who did not, and what was sent back.

A disagreement is printed as long as the verdict is, settled or not.
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
        Who gave it and who agreed; then each disagreement, each lapsed sign-off, a requested
        retraction, and what was sent back.
    """
    yield Paragraph(_signed(case, verdict), tone=Tone.QUIET)
    for words in _sign_offs_beside(case, verdict):
        yield Paragraph(words, tone=Tone.QUIET)
    if verdict.retraction_asked_at is not None and verdict.retracted_at is None:
        yield Paragraph(_asked(case, verdict), tone=Tone.WARNING)
    for send_back in case.send_backs:
        if send_back.verdict == verdict.id:
            yield Paragraph(_sent_back(send_back, case), ("sent back:",), Tone.QUIET)


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
    for sign_off in case.sign_offs:
        if sign_off.covers is Covers.RETRACTION:
            continue
        if not sign_off.agrees:
            seen = next((one for one in case.verdicts if one.id == sign_off.verdict), None)
            yield _no(sign_off, verdict, seen)
        elif sign_off.verdict == verdict.id:
            last[sign_off.by] = sign_off
    for by, sign_off in last.items():
        if sign_off.lapsed_at is not None and by not in agrees_now:
            why = text(": ", Words(sign_off.lapsed_why, WORDING)) if sign_off.lapsed_why else ()
            yield text("sign-off by ", Person(by), " lapsed ", Day(sign_off.lapsed_at), why)


def _no(disagreement: SignOff, verdict: Verdict, seen: Verdict | None) -> Text:
    """Describe a disagreement: whose, with what, why, and how it was settled."""
    words = text(Person(disagreement.by), " did not agree")
    if seen is not None and seen.beside:
        of = text(" by ", Person(seen.reviewer), ", ", disagreement.seen_rating or "unrated")
        words = text(words, " with the verdict beside ours", of)
    elif disagreement.verdict != verdict.id:
        words = text(words, f" with an earlier verdict, {disagreement.seen_rating or 'unrated'}")
    words = text(words, ", ", Day(disagreement.at))
    if disagreement.blind_rating is not None:
        words = text(
            words, ", and rated it ", Words(disagreement.blind_rating), " without seeing it"
        )
    if disagreement.comment:
        words = text(words, ": ", Words(disagreement.comment, WORDING))
    if disagreement.resolved_at is None:
        return words
    by, why = Person(disagreement.resolved_by or ""), Words(disagreement.resolution or "", WORDING)
    return text(words, " · settled by ", by, ", ", Day(disagreement.resolved_at), ": ", why)


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


def _sent_back(send_back: SendBack, case: ClaimCase) -> Text:
    words = text(Person(send_back.by), ", ", Day(send_back.at), ": ", Words(send_back.why, WORDING))
    if send_back.evidence is not None:
        here = any(item.id == send_back.evidence for item in case.evidence)
        return text(words, f" (evidence {send_back.evidence}{'' if here else ', removed since'})")
    return text(words, " (", Quote(send_back.quote, 80), ")") if send_back.quote else words
