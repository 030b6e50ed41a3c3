"""Retracting a verdict: somebody asks, two others agree. Nothing is retracted by one hand."""

from __future__ import annotations

from claimtrack.desk.base import typed
from claimtrack.desk.judging import Judging
from claimtrack.desk.records import digest, some_comment
from claimtrack.errors import Refused, Stale, WrongUse
from claimtrack.model.case import ClaimCase
from claimtrack.model.claim import ClaimStatus
from claimtrack.model.verdict import Covers, Verdict
from claimtrack.store.writing import Writing


class Retracting(Judging):
    """Taking a verdict back in public."""

    def retract(self, verdict: int, why: str) -> None:
        """Ask for a verdict to be retracted; it is when enough others have signed that off.

        Raises:
            NotFound: no such verdict.
            WrongUse: no reason.
            Refused: it is not current, not handed in, or it is asked for already.
        """
        case, found = self._verdict(verdict)
        words = some_comment(why, "Say why it is retracted: readers are told.")
        if case.verdict != found:
            raise Refused(f"Verdict {verdict} does not stand any more: nothing to retract.")
        if found.handed_in_at is None:
            raise Refused(f"Verdict {verdict} is not handed in: amend it instead.")
        if found.retraction_asked_at is not None:
            raise Refused(
                f"{found.retraction_asked_by} has asked for verdict {verdict} to be retracted "
                "already: sign it off."
            )
        with self.writing("ask for retraction") as writing:
            writing.update(
                "verdict",
                verdict,
                {
                    "retraction_asked_by": writing.who,
                    "retraction_asked_at": writing.at,
                    "retracted_why": words,
                },
            )

    def sign_retraction(
        self, case: ClaimCase, found: Verdict, comment: str, *, agrees: bool, blind: str | None
    ) -> bool:
        """Agree to a retraction that was asked for, or refuse it; what `sign_off` then means."""
        if blind is not None:
            raise WrongUse("A retraction is agreed to or not; nobody rates it.")
        if found.retracted_at is not None or case.verdict != found:
            raise Refused(f"Verdict {found.id} does not stand any more: nothing to sign off.")
        if found.retraction_asked_by == self.reviewer:
            raise Refused("You asked for this retraction: two others sign it off.")
        if self.reviewer in case.retraction_signed_by:
            raise Refused(f"You have signed off the retraction of verdict {found.id} already.")
        if not agrees:
            some_comment(comment, "Say why you disagree.")
        with self.writing("sign off retraction" if agrees else "refuse retraction") as writing:
            self._refuse_unless_as_seen(case, found)
            row = sign_off_row(
                writing, case, found, Covers.RETRACTION, agrees=agrees, comment=comment
            )
            writing.insert("sign_off", row)
            if not agrees:
                _let_it_stand(writing, case, found)
            elif len(case.retraction_signed_by) + 1 >= self.retraction_wanted(case):
                writing.update("verdict", found.id, {"retracted_at": writing.at})
                # What it superseded does not rise again by itself: no rating is set silently.
                fallen = {"set_aside": found.id, "status": ClaimStatus.RETRACTED}
                writing.update("claim", case.claim.id, fallen)
        return agrees

    def retraction_wanted(self, case: ClaimCase) -> int:
        """How many others the house rules ask for before a verdict is retracted."""
        from claimtrack.rules.agreement import retraction_wanted

        return retraction_wanted(self.rules, self.kind_of(case))

    def _verdict(self, verdict: int) -> tuple[ClaimCase, Verdict]:
        case = self.store.claims.case(self.store.verdicts.claim_of(verdict))
        return case, next(one for one in case.verdicts if one.id == verdict)

    def _refuse_unless_as_seen(self, case: ClaimCase, found: Verdict) -> None:
        """Inside a write: what is to be signed must still be what was read before it.

        Raises:
            Stale: somebody was quicker.
        """
        now, verdict = self._verdict(found.id)
        if now.verdict != case.verdict or digest(now, verdict) != digest(case, found):
            raise Stale(
                f"Verdict {found.id} or what it stands on was changed since it was read; "
                "nothing was saved. Look at it again."
            )


def sign_off_row(
    writing: Writing,
    case: ClaimCase,
    found: Verdict,
    covers: Covers,
    *,
    agrees: bool,
    comment: str = "",
) -> dict[str, object]:
    """A sign-off as columns, with a digest of what it covers."""
    return {
        "verdict": found.id,
        "by": writing.who,
        "at": writing.at,
        "agrees": int(agrees),
        "covers": covers,
        "comment": typed(comment),
        "digest": digest(case, found),
    }


def _let_it_stand(writing: Writing, case: ClaimCase, found: Verdict) -> None:
    """Drop what was asked for, and the agreement it had."""
    nobody = {"retraction_asked_by": None, "retraction_asked_at": None, "retracted_why": None}
    writing.update("verdict", found.id, nobody)
    for one in case.sign_offs:
        if one.verdict == found.id and one.covers is Covers.RETRACTION and one.lapsed_at is None:
            refused = {"lapsed_at": writing.at, "lapsed_why": "the retraction was refused"}
            writing.update("sign_off", one.id, refused)
