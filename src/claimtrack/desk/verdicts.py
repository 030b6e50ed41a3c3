"""Verdicts: rating, amending, reaffirming, correcting, submitting, asking for a retraction."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from claimtrack.desk.base import typed
from claimtrack.desk.corrections import (
    Superseding,
    refuse_if_judged_since,
    refuse_unless_weighed,
    superseding,
)
from claimtrack.desk.records import (
    ARTICLE_CHANGED,
    MERGED,
    SOURCE_CHANGED,
    SOURCE_WITHDRAWN,
    case_to_change,
    lapse,
    last_hand,
    refuse,
    some_comment,
)
from claimtrack.errors import Refused, WrongUse
from claimtrack.model.claim import ClaimStatus
from claimtrack.model.verdict import SupersedeReason
from claimtrack.rules import refusals
from claimtrack.text.partial import earliest, iso_date

if TYPE_CHECKING:
    from claimtrack.desk.desk import Desk
    from claimtrack.model.case import ClaimCase
    from claimtrack.model.claim import Checked
    from claimtrack.model.verdict import CorrectionLevel, Verdict
    from claimtrack.store.writing import Writing

SETTLED = frozenset({ARTICLE_CHANGED, MERGED, SOURCE_CHANGED, SOURCE_WITHDRAWN})
"""Reasons for attention that end when the claim is judged again."""


class Verdicts:
    """Verdicts on claims, from the first rating to a retraction."""

    def __init__(self, desk: Desk) -> None:
        self._desk, self._store = desk, desk.store

    def get(self, key: int) -> Verdict:
        """Return a verdict.

        Raises:
            NotFound: it is not on file.
        """
        with self._store.reading():
            return self.with_case(key)[1]

    def with_case(self, key: int) -> tuple[ClaimCase, Verdict]:
        """Return the case of a verdict, and the verdict.

        Raises:
            NotFound: it is not on file.
        """
        case = self._store.claims.case(self._store.verdicts.claim_of(key))
        return case, next(one for one in case.verdicts if one.id == key)

    def rate(
        self,
        claim: int,
        rating: str,
        why: str,
        *,
        as_of: str | None = None,
        recheck_by: str | None = None,
        reason: SupersedeReason | None = None,
        reason_why: str = "",
        correction: CorrectionLevel | None = None,
        checked: Checked | None = None,
        seen: ClaimCase | None = None,
        over: int | None = None,
    ) -> int:
        """Give a verdict: a rating, its rationale, and the date it holds for.

        The reviewer's own verdict is amended until it is handed in; any other is superseded.

        Args:
            claim: the claim.
            rating: a rating of the claim's scale, by name.
            why: the rationale.
            as_of: the date it holds for; None: today.
            recheck_by: when it must be looked at again.
            reason: why a verdict that was handed in is replaced.
            reason_why: what was wrong or is new, in words for readers.
            correction: how much it mattered, where the error was ours.
            checked: for a quotation, whether it was said, is so, or both; None: as it was.
            seen: the case as the reviewer saw it; None: as it is now.
            over: another's verdict, not handed in, that this one is to replace; `seen` shows it
                as well.

        Returns:
            The number of the verdict.

        Raises:
            Stale: the verdict has changed since it was `seen`.
            WrongUse: an unknown rating, an invalid or future date, or a level of correction that
                does not fit the reason or the rating.
            Refused: older than its newest evidence, a handed-in verdict without a reason, or
                another's that was neither `seen` nor named.
        """
        said = Superseding(reason, typed(reason_why), correction)
        recheck = iso_date(recheck_by, "re-check date") if recheck_by else None
        with self._desk.writing("rate") as writing:
            case = self._as_seen(writing, claim, seen)
            if seen is None:
                refuse(refusals.replace(case, writing.who, over))
            values = self._values(case, rating, why, said, as_of) | {"recheck_by": recheck}
            return self._put(writing, case, values, checked)

    def correct(
        self,
        claim: int,
        what: str,
        *,
        rating: str | None = None,
        why: str | None = None,
        level: CorrectionLevel | None = None,
        as_of: str | None = None,
        recheck_by: str | None = None,
        seen: ClaimCase | None = None,
    ) -> int:
        """Replace a verdict because we made an error; this goes into the corrections log.

        Args:
            claim: the claim.
            what: what was wrong, in words for readers.
            rating: the right rating; None: unchanged.
            why: the right rationale; None: unchanged.
            level: how much it mattered; None: decided by whether the rating changes.
            as_of: the date it holds for; None: today.
            recheck_by: when it must be looked at again.
            seen: the case as the reviewer saw it; None: as it is now.

        Returns:
            The number of the new verdict.

        Raises:
            Stale: the verdict has changed since it was `seen`.
            WrongUse: `what` is empty, or the level does not fit.
            Refused: there is no verdict, or it is not handed in (amend it instead).
        """
        said = Superseding(
            SupersedeReason.OUR_ERROR,
            some_comment(what, "Say what was wrong: readers will see this."),
            level,
        )
        recheck = iso_date(recheck_by, "re-check date") if recheck_by else None
        with self._desk.writing("rate") as writing:
            case = self._as_seen(writing, claim, seen)
            refuse(refusals.correct(case))
            current = _standing(case)
            right = current.rationale if why is None else why
            values = self._values(case, rating or current.rating.slug, right, said, as_of)
            return self._put(writing, case, values | {"recheck_by": recheck}, None)

    def reaffirm(self, claim: int, *, seen: ClaimCase | None = None) -> int:
        """Make a new verdict of the current one, as of today, keeping its evidence.

        Args:
            claim: the claim.
            seen: the case as this person was shown it, where it was read before; None: as it is.

        Returns:
            The number of the new verdict.

        Raises:
            Refused: there is no verdict to reaffirm, its rating is not given any more, or it was
                reaffirmed today and nothing has come up since.
            Stale: the verdict is not as it was `seen`.
        """
        with self._desk.writing("reaffirm") as writing:
            case = self._as_seen(writing, claim, seen)
            refuse(refusals.reaffirm(case))
            refuse(refusals.reaffirm_again(case, writing.at[:10]))
            current = _standing(case)
            still = current.recheck_by and current.recheck_by >= self._desk.today()
            values: dict[str, object] = {
                "rating": self._store.scales.rating_key(current.rating.scale, current.rating.slug),
                "rationale": current.rationale,
                "as_of": self._as_of(case, None),
                "recheck_by": current.recheck_by if still else None,
            }
            if current.handed_in_at is None:
                values |= Superseding.of(current).row()
            return _judge(writing, case, values)

    def submit(self, claim: int, *, seen: ClaimCase | None = None) -> None:
        """Hand in the current verdict: from here on it is superseded, never amended.

        Args:
            claim: the claim.
            seen: the case as this person was shown it, where it was read before; None: as it is.

        Raises:
            Refused: there is none, or it is handed in already.
            Stale: the verdict is not as it was `seen`.
        """
        with self._desk.writing("hand in") as writing:
            case = case_to_change(self._store, claim)
            current = case.verdict
            by = last_hand(self._store, "verdict", current.id, "handed_in_at") if current else ""
            refuse(refusals.submit(case, by))
            self._as_seen(writing, claim, seen)
            _hand_in(writing, _standing(case))

    def submit_article(self, article: int) -> tuple[int, ...]:
        """Hand in all of the reviewer's own verdicts in an article, in one action.

        Returns:
            The claims.

        Raises:
            Refused: there is none.
        """
        with self._desk.writing("hand in") as writing:
            own = [
                case.verdict
                for case in self._desk.articles.case(article).claims
                if case.verdict is not None
                and case.verdict.reviewer == self._desk.reviewer
                and not refusals.submit(case)
            ]
            if not own:
                raise Refused(f"You have no verdict to hand in in article {article}.")
            for verdict in own:
                _hand_in(writing, verdict)
        return tuple(verdict.claim for verdict in own)

    def retract(self, verdict: int, why: str) -> None:
        """Ask for a verdict to be retracted; this takes effect once enough others sign it off.

        Raises:
            NotFound: no such verdict.
            WrongUse: no reason.
            Refused: it is not current, not handed in, or its retraction is already asked for.
        """
        words = some_comment(why, "Say why you are retracting it: readers will see this.")
        with self._desk.writing("ask for retraction") as writing:
            case, found = self.with_case(verdict)
            refuse(refusals.retract(case, found))
            asked = {
                "retraction_asked_by": writing.who,
                "retraction_asked_at": writing.at,
                "retracted_why": words,
            }
            writing.update("verdict", verdict, asked)

    def _as_seen(self, writing: Writing, claim: int, seen: ClaimCase | None) -> ClaimCase:
        """A case as it stands, which is as its reviewer was shown it.

        Raises:
            NotFound: it is not on file.
            Stale: somebody judged it since, or changed what a verdict stands on.
        """
        case = case_to_change(self._store, claim)
        if seen is not None:
            refuse_if_judged_since(case, seen)
            refuse_unless_weighed(case, seen, writing.who)
        return case

    def _values(
        self, case: ClaimCase, rating: str, why: str, said: Superseding, as_of: str | None
    ) -> dict[str, object]:
        """Return the columns of a verdict; `said` is why it replaces another."""
        chosen = self._desk.settings.rating(rating, self._desk.claims.kind(case))
        return {
            "rating": self._store.scales.rating_key(chosen.scale, chosen.slug),
            "rationale": typed(why),
            "as_of": self._as_of(case, as_of),
            **superseding(case, chosen, said).row(),
        }

    def _put(
        self,
        writing: Writing,
        case: ClaimCase,
        values: Mapping[str, object],
        checked: Checked | None,
    ) -> int:
        """Amend the reviewer's own verdict if it is not handed in, else insert a new one."""
        current = case.verdict
        own = current is not None and current.reviewer == writing.who
        if current is not None:
            amends = own and current.handed_in_at is None
            writing.action = "amend verdict" if amends else "supersede verdict"
        if checked is not None:
            writing.update("claim", case.claim.id, {"checked": checked})
        if own and current is not None and current.handed_in_at is None:
            writing.update("verdict", current.id, values)
            _lean(writing, current.id, case)
            lapse(writing, case, "the verdict was amended")
            return current.id
        return _judge(writing, case, values)

    def _as_of(self, case: ClaimCase, said: str | None) -> str:
        """Return the as-of date, checked against today and the evidence."""
        today = self._desk.today()
        as_of = iso_date(said, "as-of date") if said else today
        if as_of > today:
            raise WrongUse(f"The as-of date {as_of} is in the future: today is {today}.")
        for one in case.evidence:
            published = one.source.published_on
            if published and earliest(published) > as_of:
                raise Refused(
                    f"A verdict as of {as_of} cannot lean on evidence {one.id} "
                    f"({one.source.name}, {published}), which is newer: "
                    "change the date, or remove the evidence."
                )
        return as_of


def _standing(case: ClaimCase) -> Verdict:
    """Return the current verdict of a claim known to have one."""
    if case.verdict is None:  # pragma: no cover - every caller asks a predicate first
        raise Refused(f"#{case.claim.id} has no verdict.")
    return case.verdict


def _hand_in(writing: Writing, verdict: Verdict) -> None:
    writing.update("verdict", verdict.id, {"handed_in_at": writing.at})
    writing.update("claim", verdict.claim, {"status": ClaimStatus.READY})


def _judge(writing: Writing, case: ClaimCase, values: Mapping[str, object]) -> int:
    """Insert a new verdict that supersedes the current one."""
    current = case.verdict
    verdict = writing.insert(
        "verdict",
        {
            **values,
            "claim": case.claim.id,
            "reviewer": writing.who,
            "created_at": writing.at,
            "supersedes": current.id if current else None,
        },
    )
    _lean(writing, verdict, case)
    if case.claim.attention in SETTLED:
        writing.update("claim", case.claim.id, {"attention": None, "attention_why": None})
    lapse(writing, case, "the claim was judged again")
    writing.update("claim", case.claim.id, {"status": ClaimStatus.IN_PROGRESS})
    return verdict


def _lean(writing: Writing, verdict: int, case: ClaimCase) -> None:
    """Link a verdict to all the evidence on file when it was made."""
    held = {row["evidence"] for row in writing.rows("verdict_evidence", verdict=verdict)}
    for one in case.evidence:
        if one.id not in held:
            writing.insert("verdict_evidence", {"verdict": verdict, "evidence": one.id})
