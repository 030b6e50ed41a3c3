"""Why a verdict replaces another, and what was out before it. Pure: values in, values out."""

from __future__ import annotations

from dataclasses import dataclass

from claimtrack.errors import Refused, Stale, WrongUse
from claimtrack.model.case import ClaimCase
from claimtrack.model.verdict import CorrectionLevel, Rating, SupersedeReason, Verdict


@dataclass(frozen=True, slots=True)
class Superseding:
    """Why a verdict replaces another, in words too, and how much an error of ours mattered."""

    reason: SupersedeReason | None = None
    why: str = ""
    level: CorrectionLevel | None = None

    @classmethod
    def of(cls, verdict: Verdict) -> Superseding:
        """Why a verdict that is on file replaced the one before it."""
        return cls(verdict.reason, verdict.reason_why, verdict.correction)

    def row(self) -> dict[str, object]:
        """The columns of a verdict."""
        return {"reason": self.reason, "reason_why": self.why, "correction": self.level}


def refuse_if_judged_since(case: ClaimCase, seen: ClaimCase) -> None:
    """A verdict replaces what its reviewer has seen, not what somebody else gave meanwhile.

    Args:
        case: the claim as it stands.
        seen: the claim as the reviewer was shown it.

    Raises:
        Stale: it was judged since.
    """
    then, now = seen.verdict, case.verdict
    if (then and (then.id, then.version)) == (now and (now.id, now.version)):
        return
    if now is None:
        raise Stale(f"The verdict on #{case.claim.id} was taken back meanwhile. Nothing is saved.")
    raise Stale(
        f"{now.reviewer} judged #{case.claim.id} meanwhile: {now.rating.label}, "
        f"as of {now.as_of}. “{now.rationale}” Nothing of yours is saved over that.",
        now.reviewer,
    )


def superseding(case: ClaimCase, rating: Rating, said: Superseding) -> Superseding:
    """Check why the current verdict is to be replaced, and fill in what follows from it.

    Where the current verdict is not handed in yet, what was said of it still holds, unless
    something else is said now. The level of an error follows from whether the rating changes.

    Args:
        case: the claim as it stands.
        rating: the rating that it is to have.
        said: what the reviewer says.

    Raises:
        Refused: a verdict that was handed in would go without a reason.
        WrongUse: a level that does not fit the reason or the rating.
    """
    current = case.verdict
    if current is not None and current.handed_in_at is None:
        before = Superseding.of(current)
        said = Superseding(
            said.reason or before.reason,
            said.why or before.why,
            said.level if said.reason or said.level else _fitting(before.level, case, rating),
        )
    handed_in = _handed_in(case)
    if said.reason is None:
        if handed_in is not None:
            raise Refused(
                f"The verdict on #{case.claim.id} was handed in: say why it is replaced "
                "(our error, new facts, clearer wording)."
            )
        if said.level is not None:
            raise WrongUse("Only an error of ours has a level of correction: give the reason too.")
        return said
    return Superseding(said.reason, said.why, _level(handed_in, rating, said))


def last_published(case: ClaimCase, verdict: Verdict) -> Verdict | None:
    """What readers saw last before a verdict: the nearest published one that it goes back to."""
    known = {one.id: one for one in case.verdicts}
    before = known.get(verdict.supersedes or 0)
    while before is not None and before.published_on is None:
        before = known.get(before.supersedes or 0)
    return before


def _handed_in(case: ClaimCase) -> Verdict | None:
    """The newest verdict that was handed in, at or before the current one."""
    standing = [one for one in case.verdicts if one.id > case.claim.set_aside]
    done = [one for one in standing if one.handed_in_at is not None]
    return done[-1] if done else None


def _fitting(
    level: CorrectionLevel | None, case: ClaimCase, rating: Rating
) -> CorrectionLevel | None:
    """A level said earlier, unless the rating by now says another."""
    before = _handed_in(case)
    return level if before is None or _changes(before, rating) == (level is _AFFECTS) else None


_AFFECTS = CorrectionLevel.AFFECTS_RATING


def _level(before: Verdict | None, rating: Rating, said: Superseding) -> CorrectionLevel | None:
    if said.reason is not SupersedeReason.OUR_ERROR:
        if said.level is not None:
            raise WrongUse(f"Only an error of ours has a level of correction, not {said.reason}.")
        return None
    changes = before is not None and _changes(before, rating)
    fits = _AFFECTS if changes else CorrectionLevel.MINOR
    if said.level is None or said.level is fits:
        return fits
    if said.level is CorrectionLevel.RETRACTION:
        raise WrongUse("A retraction puts no verdict in its place: retract the verdict instead.")
    state = "changes" if changes else "does not change"
    raise WrongUse(f"The rating {state}: the level of this correction is '{fits}'.")


def _changes(before: Verdict, rating: Rating) -> bool:
    return (before.rating.scale, before.rating.slug) != (rating.scale, rating.slug)
