"""What undo may not do: leave a sign-off over something else, or take back what readers have seen.

Undo puts rows back and knows nothing of what they mean; this looks at the claims afterwards,
inside the same write.
"""

from __future__ import annotations

from collections.abc import Sequence

from claimtrack.desk.records import digest, lapse
from claimtrack.errors import Refused
from claimtrack.model.case import ClaimCase
from claimtrack.model.verdict import SignOff, Verdict
from claimtrack.store.writing import Writing


def look_after_undo(
    writing: Writing, before: Sequence[ClaimCase], after: Sequence[ClaimCase], why: str
) -> None:
    """Let sign-offs lapse that covered something else than is there now.

    Args:
        writing: the undo, or redo.
        before: the claims it touched, as they were.
        after: the same as they are now; what is not on file any more is left out.
        why: the reason that a lapsed sign-off keeps.

    Raises:
        Refused: a published verdict would be gone or changed, or one of its sign-offs.
    """
    now = {case.claim.id: case for case in after}
    for case in before:
        left = now.get(case.claim.id)
        _refuse_if_published(case, left)
        if left is not None:
            _lapse_what_differs(writing, left, why)


def _lapse_what_differs(writing: Writing, case: ClaimCase, why: str) -> None:
    current = case.verdict
    agreed = [one for one in case.sign_offs if _holds(one, current)]
    if current is None or not agreed:
        return
    same = all(one.digest == digest(case, current) for one in agreed)
    if same and current.handed_in_at is not None:
        return
    if current.published_on is not None:
        raise _published(case)
    lapse(writing, case, why)


def _holds(sign_off: SignOff, current: Verdict | None) -> bool:
    return (
        current is not None
        and sign_off.verdict == current.id
        and sign_off.agrees
        and sign_off.lapsed_at is None
    )


def _refuse_if_published(case: ClaimCase, left: ClaimCase | None) -> None:
    """Published work is corrected, never undone."""
    verdicts = {one.id: one for one in left.verdicts} if left is not None else {}
    signed = {one.id for one in left.sign_offs} if left is not None else set()
    for verdict in case.verdicts:
        if verdict.published_on is None:
            continue
        kept = verdicts.get(verdict.id)
        if kept is None or _public(kept) != _public(verdict):
            raise _published(case)
        if any(one.verdict == verdict.id and one.id not in signed for one in case.sign_offs):
            raise _published(case)


def _public(verdict: Verdict) -> tuple[object, ...]:
    """What readers have seen of a verdict."""
    return (
        verdict.rating,
        verdict.rationale,
        verdict.as_of,
        verdict.published_on,
        verdict.url,
        verdict.evidence,
    )


def _published(case: ClaimCase) -> Refused:
    return Refused(
        f"The verdict on #{case.claim.id} is published: it is corrected or retracted, never undone."
    )
