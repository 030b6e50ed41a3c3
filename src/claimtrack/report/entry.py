"""One claim in a report: its rating, its words, why, on what, by whom, and what others found.

Prints what is on file and compares nothing; a check by others is never dressed up as ours.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimtrack.model.case import ClaimCase
from claimtrack.model.claim import Appearance, Checked, Claim, ClaimStatus
from claimtrack.model.verdict import Rating, SupersedeReason, Verdict
from claimtrack.report.agreement import signed_lines
from claimtrack.report.evidence import evidence_lines
from claimtrack.report.outline import Line, Role, Section
from claimtrack.report.phrases import (
    RATIONALE,
    WORDING,
    day,
    dotted,
    listed,
    quoted,
    shown,
)

OPEN_GLYPH = "-"
_CHECKED = {
    Checked.SAID: "that it was said, not whether it is so",
    Checked.SO: "whether it is so, not that it was said",
    Checked.BOTH: "that it was said, and whether it is so",
}
_PLACES = 6


def entry(
    case: ClaimCase,
    verdict: Verdict | None,
    places: Sequence[Appearance] = (),
    publisher: str | None = None,
) -> Section:
    """Put one claim into words.

    Args:
        case: the claim with all that stands behind it.
        verdict: the verdict that counts here, or None for an open claim.
        places: where the claim appears in the article at hand, in order; none for a claim by
            itself.
        publisher: who published the article, for a claim that names no claimant.

    Returns:
        The lines of its entry, its heading first.
    """
    lines = [_heading(case.claim, verdict, places), *_wordings(case, places, publisher)]
    lines += _state(case, verdict)
    if verdict is not None:
        why = shown(verdict.rationale, RATIONALE) or "no reason given"
        lines.append(Line(Role.WHY, why, mark="Why:"))
    later = frozenset(one.id for one in case.evidence if case.came_later(one))
    lines += evidence_lines(case.evidence, verdict, later)
    if verdict is not None:
        lines += signed_lines(case, verdict)
    lines += _earlier(case, verdict)
    lines += _by_others(case)
    return tuple(lines)


def rating_mark(rating: Rating | None) -> str:
    """A rating's glyph and label as they stand at the head of an entry; open if there is none."""
    if rating is None:
        return f"{OPEN_GLYPH} OPEN"
    return f"{shown(rating.glyph, 2)} {shown(rating.label).upper()}"


def in_prose(rating: Rating) -> str:
    """A rating's label within a line of text."""
    label = shown(rating.label)
    return label[:1].lower() + label[1:]


def _heading(claim: Claim, verdict: Verdict | None, places: Sequence[Appearance]) -> Line:
    lines = list(dict.fromkeys(place.line for place in places))
    where = "line " if len(lines) == 1 else "lines " if lines else ""
    where += ", ".join(str(line) for line in lines[:_PLACES])
    if len(lines) > _PLACES:
        where += f" and {len(lines) - _PLACES} more"
    flags = ("legal flag" if claim.legal else "", "sensitive" if claim.sensitive else "")
    return Line(
        Role.RATING,
        "  ".join(part for part in (f"#{claim.id}", where, listed(flags)) if part),
        mark=rating_mark(verdict.rating if verdict else None),
        aside=f"as of {day(verdict.as_of)}" if verdict else "",
        colour=verdict.rating.colour if verdict else "",
    )


def _wordings(
    case: ClaimCase, places: Sequence[Appearance], publisher: str | None
) -> Iterator[Line]:
    """The words as they stand in the article, then the claim where it is put otherwise.

    Who claims it said so where it first appeared; words of another article that was linked later
    are not put into their mouth.
    """
    claim, first = case.claim, places[0] if places else None
    at_home = first is None or first.article == case.appearances[0].article
    by = (first.claimant if first else None) or (claim.claimant if at_home else None) or publisher
    said_on = (first.said_on if first else None) or claim.claimed_on
    attribution = listed((shown(by) if by else "", day(said_on) if said_on else ""))
    words = quoted(first.quote if first else claim.text)
    yield Line(Role.WORDING, f"{words} ({attribution})" if attribution else words)
    if first is not None and _bare(first.quote) != _bare(claim.text):
        yield Line(Role.WORDING, shown(claim.text, WORDING), mark="Claim:")


def _bare(text: str) -> str:
    """Words without the case, spacing and end marks in which a claim may differ from a quote."""
    return shown(text, WORDING).casefold().strip(" .,;:!?\"'“”‘’")


def _state(case: ClaimCase, verdict: Verdict | None) -> Iterator[Line]:
    """What a reader must know before the rest: open work and flags that ask for a look."""
    claim = case.claim
    if verdict is None:
        doing = claim.status.value if claim.status is not ClaimStatus.OPEN else ""
        owner = f"owner {shown(claim.owner)}" if claim.owner else ""
        known = case.verdict
        waiting = ""
        if known is not None:
            rated = f"{in_prose(known.rating)} as of {day(known.as_of)}"
            waiting = f"earlier verdict, {rated}, not reaffirmed here"
        stands = "" if case.evidence else "no evidence yet"
        yield Line(Role.SIGNED, dotted((waiting, doing, owner, stands)) or "no verdict yet")
    if claim.checked is not None:
        yield Line(Role.ASIDE, _CHECKED[claim.checked], mark="checked:")
    if claim.attention:
        yield Line(Role.ASIDE, shown(claim.attention, WORDING), mark="attention:")


def _earlier(case: ClaimCase, verdict: Verdict | None) -> Iterator[Line]:
    """Verdicts that no longer stand, newest first, each with the day and the reason it fell."""
    known = case.verdict
    for old in reversed(case.verdicts):
        if old is verdict or old is known:
            continue
        rated = f"{in_prose(old.rating)}, as of {day(old.as_of)}, by {shown(old.reviewer)}"
        yield Line(Role.ASIDE, f"{rated}; {_fell(old, case)}", mark="earlier:")


def _fell(old: Verdict, case: ClaimCase) -> str:
    if old.retracted_at is not None:
        why = shown(old.retracted_why or "", WORDING)
        return f"retracted {day(old.retracted_at)}" + (f": {why}" if why else "")
    after = next((new for new in case.verdicts if new.supersedes == old.id), None)
    if after is None:
        return "no longer current"
    fell = f"superseded {day(after.created_at)}"
    if after.reason is None:
        return fell
    fell = f"{fell}: {after.reason.value}"
    if after.reason is SupersedeReason.OUR_ERROR and after.correction is not None:
        fell += f" ({after.correction.value})"
    return f"{fell}: {shown(after.reason_why, WORDING)}" if after.reason_why.strip() else fell


def _by_others(case: ClaimCase) -> Iterator[Line]:
    for review in case.reviews:
        publisher = shown(review.publisher) if review.publisher else "another checker"
        label = f" says {quoted(review.label, 80)}" if review.label else " has checked this"
        date = day(review.date) if review.date else ""
        url = shown(review.url, WORDING) if review.url else ""
        yield Line(Role.ASIDE, listed((publisher + label, date, url)), mark="theirs:")
