"""What others make of a verdict: agreeing, disagreeing, sending back, settling, retracting."""

from __future__ import annotations

from dataclasses import dataclass

from claimtrack.desk.blinding import HIDDEN, blinded
from claimtrack.desk.matching import Matching
from claimtrack.desk.records import digest, lapse, some_comment
from claimtrack.desk.retracting import Retracting, sign_off_row
from claimtrack.errors import NotFound, Refused, Stale, WrongUse
from claimtrack.model.case import ClaimCase
from claimtrack.model.claim import ClaimStatus
from claimtrack.model.match import MatchedClaim
from claimtrack.model.verdict import Covers, Verdict
from claimtrack.store.writing import Writing

POOL = 100
"""How many matches are looked through for precedents."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Some characters of an article's text."""

    article: int
    start: int
    end: int


class Signing(Retracting, Matching):
    """Sign-off and what stands beside it."""

    def sign_off(
        self,
        verdict: int,
        *,
        comment: str = "",
        agrees: bool = True,
        blind: str | None = None,
        seen: ClaimCase | None = None,
    ) -> bool:
        """Agree or disagree to a verdict as it stands, as somebody else than its reviewer.

        Where a retraction was asked for, it is the retraction that is agreed to; with enough
        agreement the verdict is retracted.

        Args:
            verdict: the verdict.
            comment: anything to add; a disagreement needs it, unless it is blind.
            agrees: a no stays on record until it is settled.
            blind: the rating that this person gave before seeing the first; whether it is the
                same says whether they agree.
            seen: the case as this person was shown it, where it was read before; None: as it is.

        Returns:
            Whether it is a yes.

        Raises:
            NotFound: no such verdict.
            WrongUse: a disagreement without words, or an unknown rating.
            Refused: it is one's own, not handed in, not current, signed off already, or a blind
                rating by somebody who has said something about it already.
            Stale: it is not as it was `seen`.
        """
        case, found = self._verdict(verdict)
        if seen is not None:
            _refuse_unless_seen(case, found, seen)
        if found.retraction_asked_at is not None:
            return self.sign_retraction(case, found, comment, agrees=agrees, blind=blind)
        self._may_sign(case, found)
        said = self._rating(case, blind) if blind is not None else None
        if said is not None:
            if any(one.verdict == verdict and one.by == self.reviewer for one in case.sign_offs):
                raise Refused(f"You know verdict {verdict} already: a blind rating comes first.")
            agrees = agrees and said.slug == found.rating.slug
        elif not agrees:
            some_comment(comment, "Say why you disagree.")
        with self.writing("sign off" if agrees else "disagree") as writing:
            self._refuse_unless_as_seen(case, found)
            row = sign_off_row(writing, case, found, Covers.VERDICT, agrees=agrees, comment=comment)
            row["seen_rating"] = self.rating_key(found)
            if said is not None:
                row["blind_rating"] = self.store.scales.rating_key(said.scale, said.slug)
            writing.insert("sign_off", row)
            if agrees and self.suffices(case):
                mark_signed_off(writing, case)
        return agrees

    def blind_case(self, verdict: int) -> ClaimCase:
        """The case of a verdict without any rating, for somebody who is to rate it blind.

        Raises:
            NotFound: no such verdict.
        """
        with self.store.reading():
            case, _ = self._verdict(verdict)
        return blinded(case)

    def resolve(self, verdict: int, note: str, *, whose: str | None = None) -> tuple[str, ...]:
        """Settle disagreements on a verdict with a note; they stay on record.

        Args:
            verdict: the verdict.
            note: how it was settled.
            whose: only the disagreement of this person.

        Returns:
            Whose disagreements are settled now.

        Raises:
            NotFound: nobody disagrees.
            WrongUse: the note is empty.
            Refused: the verdict is one's own: who disagrees settles it, or a third person.
        """
        case, found = self._verdict(verdict)
        if found.reviewer == self.reviewer:
            raise Refused(
                "The verdict is yours: who disagrees with it settles that, or a third person."
            )
        words = some_comment(note, "Say how the disagreement was settled.")
        opened = [
            one for one in case.disagreements if one.verdict == verdict and whose in {None, one.by}
        ]
        if not opened:
            raise NotFound(
                f"Nobody{'' if whose is None else f' named {whose}'} disagrees with "
                f"verdict {verdict}, or it is settled."
            )
        with self.writing("resolve disagreement") as writing:
            for one in opened:
                writing.update(
                    "sign_off",
                    one.id,
                    {"resolution": words, "resolved_by": writing.who, "resolved_at": writing.at},
                )
            left = {one.id for one in case.disagreements} - {one.id for one in opened}
            ready = case.claim.status is ClaimStatus.READY
            if ready and not left and len(case.signed_off_by) >= self.sign_offs_wanted(case):
                mark_signed_off(writing, case)
        return tuple(one.by for one in opened)

    def send_back(
        self,
        verdict: int,
        why: str,
        *,
        evidence: int | None = None,
        passage: Passage | None = None,
    ) -> None:
        """Give a handed-in verdict back to its reviewer, who can amend it again.

        Args:
            verdict: the verdict.
            why: what is wrong with it.
            evidence: the piece of evidence that the comment hangs on.
            passage: or the words of an article that it hangs on.

        Raises:
            NotFound: no such verdict, or no such evidence on its claim.
            WrongUse: no words, both a passage and evidence, or a passage outside of its article.
            Refused: it is one's own, not handed in, superseded or published.
        """
        case, found = self._verdict(verdict)
        words = some_comment(why, "Say why it is sent back.")
        if found.reviewer == self.reviewer:
            raise Refused("This verdict is yours: undo takes back that it was handed in.")
        if found.handed_in_at is None:
            raise Refused(f"Verdict {verdict} is not handed in: {found.reviewer} is still at it.")
        if case.verdict != found:
            raise Refused(f"Verdict {verdict} was superseded: look at the current one.")
        if found.published_on is not None:
            raise Refused(f"Verdict {verdict} is published: it is corrected, not sent back.")
        anchor = self._anchor(case, evidence, passage)
        with self.writing("send back") as writing:
            writing.insert(
                "send_back",
                {"verdict": verdict, "by": writing.who, "at": writing.at, "why": words, **anchor},
            )
            writing.update("verdict", verdict, {"handed_in_at": None})
            lapse(writing, case, f"sent back by {writing.who}")
            writing.update("claim", case.claim.id, {"status": ClaimStatus.SENT_BACK})

    def verdict(self, key: int) -> Verdict:
        """One verdict.

        Raises:
            NotFound: it is not on file.
        """
        with self.store.reading():
            return self._verdict(key)[1]

    def precedents(self, claim: int, *, limit: int = 5) -> tuple[MatchedClaim, ...]:
        """Similar claims that have a rating of ours which may be seen, most similar first.

        Raises:
            NotFound: no such claim.
        """
        text = self.store.claims.get(claim).text
        found = self.match(text, limit=POOL)
        rated = [
            one for one in found if one.rating not in {None, HIDDEN} and one.match.claim != claim
        ]
        return tuple(rated[:limit])

    def rating_key(self, verdict: Verdict) -> int | None:
        """The number of a verdict's rating."""
        return self.store.scales.rating_key(verdict.rating.scale, verdict.rating.slug)

    def suffices(self, case: ClaimCase) -> bool:
        """Whether one more sign-off, by this reviewer, is all that a claim waits for."""
        settled = {one.by for one in case.disagreements} <= {self.reviewer}
        return settled and len(case.signed_off_by) + 1 >= self.sign_offs_wanted(case)

    def sign_offs_wanted(self, case: ClaimCase) -> int:
        """How many sign-offs the house rules ask for before the current verdict counts."""
        from claimtrack.rules.sign_offs import sign_offs_wanted

        return sign_offs_wanted(case, self.rules, self.kind_of(case))

    def _may_sign(self, case: ClaimCase, found: Verdict) -> None:
        if found.reviewer == self.reviewer:
            raise Refused("Nobody signs off their own verdict: ask a second person.")
        if found.handed_in_at is None:
            raise Refused(f"Verdict {found.id} is not handed in: {found.reviewer} is still at it.")
        if case.verdict != found:
            raise Refused(f"Verdict {found.id} was superseded: sign off the current one.")
        if self.reviewer in case.signed_off_by:
            raise Refused(f"You have signed off verdict {found.id} already.")

    def _anchor(
        self, case: ClaimCase, evidence: int | None, passage: Passage | None
    ) -> dict[str, object]:
        """What a comment hangs on, as columns."""
        if evidence is not None and passage is not None:
            raise WrongUse("A comment hangs on a piece of evidence or on a passage, not on both.")
        if evidence is not None and all(one.id != evidence for one in case.evidence):
            raise NotFound(f"#{case.claim.id} has no evidence {evidence}.")
        if passage is None:
            return {"evidence": evidence}
        text = self.store.articles.get(passage.article).text
        if not 0 <= passage.start < passage.end <= len(text):
            raise WrongUse(
                f"Article {passage.article} has {len(text)} characters: "
                f"{passage.start} to {passage.end} does not lie within them."
            )
        return {
            "article": passage.article,
            "start": passage.start,
            "end": passage.end,
            "quote": text[passage.start : passage.end],
        }


def _refuse_unless_seen(case: ClaimCase, found: Verdict, seen: ClaimCase) -> None:
    """A sign-off covers what was seen, not what has become of it since.

    Raises:
        Stale: it is not as it was seen.
    """
    then = next((one for one in seen.verdicts if one.id == found.id), None)
    if (
        then is None
        or then.retraction_asked_at != found.retraction_asked_at
        or digest(seen, then) != digest(case, found)
    ):
        raise Stale(
            f"Verdict {found.id} or what it stands on was changed since you looked at it; "
            "nothing was saved. Look at it again."
        )


def mark_signed_off(writing: Writing, case: ClaimCase) -> None:
    """Give a claim the status that enough sign-offs make."""
    settled = {"status": ClaimStatus.SIGNED_OFF, "attention": None, "attention_why": None}
    writing.update("claim", case.claim.id, settled)
