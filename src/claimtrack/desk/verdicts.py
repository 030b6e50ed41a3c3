"""Verdicts: rating, amending, reaffirming, correcting and handing in."""

from __future__ import annotations

from collections.abc import Mapping

from claimtrack.desk.base import typed
from claimtrack.desk.reading import Reading
from claimtrack.desk.records import (
    ARTICLE_CHANGED,
    MERGED,
    SOURCE_CHANGED,
    SOURCE_WITHDRAWN,
    lapse,
)
from claimtrack.desk.superseding import Superseding, refuse_if_judged_since, superseding
from claimtrack.errors import Refused, WrongUse
from claimtrack.model.article import ArticleKind
from claimtrack.model.case import ClaimCase
from claimtrack.model.claim import Checked, ClaimStatus
from claimtrack.model.verdict import CorrectionLevel, Rating, SupersedeReason, Verdict
from claimtrack.store.writing import Writing
from claimtrack.text.partial import earliest, iso_date

SETTLED = frozenset({ARTICLE_CHANGED, MERGED, SOURCE_CHANGED, SOURCE_WITHDRAWN})
"""What asks for attention until somebody has judged the claim again."""


class Judging(Reading):
    """Verdicts, from the first to the one that is handed in."""

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
            reason_why: what was wrong or is new, in words for readers.
            correction: how much it mattered, where the error was ours.
            checked: for a quotation, whether it was said, is so, or both; None: as it was.
            seen: the case as this person was shown it, where it was read before; None: as it is.

        Returns:
            The number of the verdict.

        Raises:
            Stale: the verdict is not as it was `seen`.
            WrongUse: an unknown rating, a date that is none or lies in the future, or a level of
                correction that does not fit the reason or the rating.
            Refused: older than its newest evidence, or a handed-in verdict without a reason.
        """
        case = self.store.claims.case(claim)
        if seen is not None:
            refuse_if_judged_since(case, seen)
        chosen = self._rating(case, rating)
        values: dict[str, object] = {
            "rating": self.store.scales.rating_key(chosen.scale, chosen.slug),
            "rationale": typed(why),
            "as_of": self._as_of(case, as_of),
            "recheck_by": iso_date(recheck_by, "re-check date") if recheck_by else None,
        }
        said = Superseding(reason, typed(reason_why), correction)
        values |= superseding(case, chosen, said).row()
        current = case.verdict
        amends = (
            current is not None
            and current.reviewer == self.reviewer
            and current.handed_in_at is None
        )
        action = "rate" if current is None else "supersede verdict"
        with self.writing("amend verdict" if amends else action) as writing:
            if checked is not None:
                writing.update("claim", claim, {"checked": checked})
            if amends and current is not None:
                writing.update("verdict", current.id, values)
                _lean(writing, current.id, case)
                lapse(writing, case, "the verdict was amended")
                return current.id
            return _judge(writing, case, values)

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
    ) -> int:
        """Replace a verdict because of an error of ours; it enters the corrections log.

        Args:
            claim: the claim.
            what: what was wrong, in words for readers.
            rating: the right rating; None: it was right already.
            why: the right rationale; None: it was right already.
            level: how much it mattered; None: whether the rating changes says it.
            as_of: the date it holds for; None: today.
            recheck_by: when it must be looked at again.

        Returns:
            The number of the verdict that corrects it.

        Raises:
            WrongUse: `what` is empty, or the level does not fit.
            Refused: there is no verdict, or it is not handed in: then it is amended.
        """
        if not typed(what):
            raise WrongUse("Say what was wrong: readers are told.")
        current = self.store.claims.case(claim).verdict
        if current is None or current.handed_in_at is None:
            state = "no verdict" if current is None else "a verdict that is not handed in: amend it"
            raise Refused(f"#{claim} has {state}. There is nothing to correct.")
        return self.rate(
            claim,
            rating or current.rating.slug,
            current.rationale if why is None else why,
            as_of=as_of,
            recheck_by=recheck_by,
            reason=SupersedeReason.OUR_ERROR,
            reason_why=what,
            correction=level,
        )

    def reaffirm(self, claim: int) -> int:
        """Make a new verdict of the current one, as of today, keeping its evidence.

        Returns:
            The number of the new verdict.

        Raises:
            Refused: there is no verdict to reaffirm, or its rating is not given any more.
        """
        case = self.store.claims.case(claim)
        current = case.verdict
        if current is None:
            raise Refused(f"#{claim} has no verdict to reaffirm: rate it.")
        if current.rating.retired:
            raise Refused(f"'{current.rating.slug}' is retired: judge #{claim} afresh.")
        still = current.recheck_by and current.recheck_by >= self.today()
        values: dict[str, object] = {
            "rating": self.store.scales.rating_key(current.rating.scale, current.rating.slug),
            "rationale": current.rationale,
            "as_of": self._as_of(case, None),
            "recheck_by": current.recheck_by if still else None,
        }
        if current.handed_in_at is None:
            values |= Superseding.of(current).row()
        with self.writing("reaffirm") as writing:
            return _judge(writing, case, values)

    def check_quotation(
        self, claim: int, checked: Checked | None, *, version: int | None = None
    ) -> None:
        """Say what is checked of a quotation: that it was said, that it is so, or both.

        Sign-offs lapse: they covered something else.

        Args:
            claim: the claim.
            checked: what is checked; None: nothing is said of it.
            version: the version of the claim that was looked at.

        Raises:
            NotFound: no such claim.
            Stale: somebody changed it since.
        """
        case = self.store.claims.case(claim)
        if case.claim.checked == checked:
            return
        with self.writing("say what is checked") as writing:
            writing.update("claim", claim, {"checked": checked}, version=version)
            lapse(writing, case, "what is checked of the quotation was changed")

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
            _hand_in(writing, current)

    def hand_in_article(self, article: int) -> tuple[int, ...]:
        """Hand in all of one's own verdicts in an article, in one action.

        Returns:
            The claims.

        Raises:
            Refused: there is none.
        """
        found = [
            (case.claim.id, case.verdict)
            for case in self.article_case(article).claims
            if case.verdict is not None
            and case.verdict.reviewer == self.reviewer
            and case.verdict.handed_in_at is None
        ]
        if not found:
            raise Refused(f"Nothing of yours in article {article} waits to be handed in.")
        with self.writing("hand in") as writing:
            for _, verdict in found:
                _hand_in(writing, verdict)
        return tuple(claim for claim, _ in found)

    def kind_of(self, case: ClaimCase) -> ArticleKind:
        """The kind of the articles a claim appears in: a draft makes its scale the editorial one.

        A claim that appears in a draft and elsewhere is judged like any published one.
        """
        kinds = {self.store.articles.get(place.article).kind for place in case.appearances}
        return ArticleKind.DRAFT if kinds == {ArticleKind.DRAFT} else ArticleKind.ARTICLE

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


def _hand_in(writing: Writing, verdict: Verdict) -> None:
    writing.update("verdict", verdict.id, {"handed_in_at": writing.at})
    writing.update("claim", verdict.claim, {"status": ClaimStatus.READY})


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
