"""Verdicts: rating, amending, reaffirming, handing in and signing off."""

from __future__ import annotations

from collections.abc import Mapping

from claimtrack.desk.base import typed
from claimtrack.desk.reading import Reading
from claimtrack.desk.records import ARTICLE_CHANGED, MERGED, digest, lapse
from claimtrack.errors import Refused, WrongUse
from claimtrack.model import (
    ArticleKind,
    ClaimCase,
    ClaimStatus,
    CorrectionLevel,
    Rating,
    SupersedeReason,
    Verdict,
)
from claimtrack.store import Writing
from claimtrack.text.partial import earliest, iso_date

SETTLED = frozenset({ARTICLE_CHANGED, MERGED})
"""What asks for attention until somebody has judged the claim again."""


class Judging(Reading):
    """Verdicts, from the first to the signed-off one."""

    def rate(
        self,
        claim: int,
        rating: str,
        why: str,
        *,
        as_of: str | None = None,
        recheck_by: str | None = None,
        reason: SupersedeReason | None = None,
        correction: CorrectionLevel | None = None,
    ) -> int:
        """Give a verdict: a rating, its rationale, and the date it holds for.

        One's own verdict that is not handed in yet is amended; any other stays and is superseded.

        Args:
            claim: the claim.
            rating: a rating of the claim's scale, by name.
            why: the rationale.
            as_of: the date it holds for; None: today.
            recheck_by: when it must be looked at again.
            reason: why a verdict that was handed in is replaced.
            correction: how much it mattered, where the error was ours.

        Returns:
            The number of the verdict.

        Raises:
            WrongUse: an unknown rating, a date that is none or lies in the future.
            Refused: older than its newest evidence, or a handed-in verdict without a reason.
        """
        case = self.store.claims.case(claim)
        chosen = self._rating(case, rating)
        values = {
            "rating": self.store.scales.rating_key(chosen.scale, chosen.slug),
            "rationale": typed(why),
            "as_of": self._as_of(case, as_of),
            "recheck_by": iso_date(recheck_by, "re-check date") if recheck_by else None,
        }
        current = case.verdict
        own = current is not None and current.reviewer == self.reviewer
        if current is not None and own and current.handed_in_at is None:
            with self.writing("amend verdict") as writing:
                writing.update("verdict", current.id, values)
                _lean(writing, current.id, case)
                lapse(writing, case, "the verdict was amended")
            return current.id
        if current is not None and current.handed_in_at is not None and reason is None:
            raise Refused(
                f"The verdict on #{claim} was handed in: say why it is replaced "
                "(our error, new facts, clearer wording)."
            )
        action = "rate" if current is None else "supersede verdict"
        values |= {"reason": reason, "correction": correction}
        with self.writing(action) as writing:
            return _judge(writing, case, values)

    def reaffirm(self, claim: int) -> int:
        """Make a new verdict of the current one, as of today, keeping its evidence.

        Returns:
            The number of the new verdict.

        Raises:
            Refused: there is no verdict to reaffirm.
        """
        case = self.store.claims.case(claim)
        current = case.verdict
        if current is None:
            raise Refused(f"#{claim} has no verdict to reaffirm: rate it.")
        still = current.recheck_by and current.recheck_by >= self.today()
        values = {
            "rating": self.store.scales.rating_key(current.rating.scale, current.rating.slug),
            "rationale": current.rationale,
            "as_of": self._as_of(case, None),
            "recheck_by": current.recheck_by if still else None,
        }
        with self.writing("reaffirm") as writing:
            return _judge(writing, case, values)

    def hand_in(self, claim: int) -> None:
        """Hand in the current verdict: from here on it is superseded, never amended.

        Raises:
            Refused: there is none, or it is handed in already.
        """
        case = self.store.claims.case(claim)
        current = case.verdict
        if current is None or current.handed_in_at is not None:
            state = "has no verdict" if current is None else "is handed in already"
            raise Refused(f"#{claim} {state}: nothing to hand in.")
        with self.writing("hand in") as writing:
            writing.update("verdict", current.id, {"handed_in_at": writing.at})
            writing.update("claim", claim, {"status": ClaimStatus.READY})

    def sign_off(self, verdict: int, *, comment: str = "") -> None:
        """Agree to a verdict as it stands, as somebody else than its reviewer.

        Raises:
            NotFound: no such verdict.
            Refused: it is one's own, not handed in, not current, or signed off already.
        """
        case, found = self._verdict(verdict)
        if found.reviewer == self.reviewer:
            raise Refused("Nobody signs off their own verdict: ask a second person.")
        if found.handed_in_at is None:
            raise Refused(f"Verdict {verdict} is not handed in: {found.reviewer} is still at it.")
        if case.verdict != found:
            raise Refused(f"Verdict {verdict} was superseded: sign off the current one.")
        if self.reviewer in case.signed_off_by:
            raise Refused(f"You have signed off verdict {verdict} already.")
        with self.writing("sign off") as writing:
            writing.insert(
                "sign_off",
                {
                    "verdict": verdict,
                    "by": writing.who,
                    "at": writing.at,
                    "agrees": 1,
                    "comment": typed(comment),
                    "digest": digest(case, found),
                },
            )
            needed = 2 if case.claim.legal else 1
            if len(case.signed_off_by) + 1 >= needed:
                settled = {
                    "status": ClaimStatus.SIGNED_OFF,
                    "attention": None,
                    "attention_why": None,
                }
                writing.update("claim", case.claim.id, settled)

    def kind_of(self, case: ClaimCase) -> ArticleKind:
        """The kind of the articles a claim appears in: a draft makes its scale the editorial one.

        A claim that appears in a draft and elsewhere is judged like any published one.
        """
        kinds = {self.store.articles.get(place.article).kind for place in case.appearances}
        return ArticleKind.DRAFT if kinds == {ArticleKind.DRAFT} else ArticleKind.ARTICLE

    def _verdict(self, verdict: int) -> tuple[ClaimCase, Verdict]:
        case = self.store.claims.case(self.store.claims.of_verdict(verdict))
        return case, next(one for one in case.verdicts if one.id == verdict)

    def _rating(self, case: ClaimCase, slug: str) -> Rating:
        return self.rating(slug, self.kind_of(case))

    def _as_of(self, case: ClaimCase, said: str | None) -> str:
        """The as-of date, checked against today and the evidence."""
        as_of = iso_date(said, "as-of date") if said else self.today()
        if as_of > self.today():
            raise WrongUse(f"The as-of date {as_of} lies in the future: today is {self.today()}.")
        for one in case.evidence:
            published = one.source.published_on
            if published and earliest(published) > as_of:
                raise Refused(
                    f"A verdict as of {as_of} cannot lean on evidence {one.id} "
                    f"({one.source.name}, {published}), which is newer: "
                    "move the date, or remove the evidence."
                )
        return as_of


def _judge(writing: Writing, case: ClaimCase, values: Mapping[str, object]) -> int:
    """Put a new verdict on file over the one that stands."""
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
    """Tie a verdict to all the evidence that was there when it was made."""
    held = {row["evidence"] for row in writing.rows("verdict_evidence", verdict=verdict)}
    for one in case.evidence:
        if one.id not in held:
            writing.insert("verdict_evidence", {"verdict": verdict, "evidence": one.id})
