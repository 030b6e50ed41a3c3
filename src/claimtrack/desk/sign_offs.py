"""Sign-offs: agreeing with verdicts, disagreeing, settling that, agreeing to retractions."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from claimtrack.desk.base import typed
from claimtrack.desk.blinding import blinded
from claimtrack.desk.digests import digest, fingerprint, judged, seen_of, unchecked_lines
from claimtrack.desk.records import named, refuse, some_comment
from claimtrack.errors import NotFound, Refused, Stale, WrongUse
from claimtrack.model.case import Severity
from claimtrack.model.claim import ClaimStatus
from claimtrack.model.verdict import Covers
from claimtrack.rules import refusals
from claimtrack.text.phrases import counted

if TYPE_CHECKING:
    from claimtrack.desk.desk import Desk
    from claimtrack.model.case import ArticleCase, ClaimCase
    from claimtrack.model.publication import ArticleSignOff, UncheckedLine
    from claimtrack.model.verdict import Verdict
    from claimtrack.store.writing import Writing


class SignOffs:
    """Sign-offs of verdicts, of retractions and of whole articles."""

    def __init__(self, desk: Desk) -> None:
        self._desk, self._store = desk, desk.store

    def sign_off(
        self,
        verdict: int,
        *,
        comment: str = "",
        agrees: bool = True,
        blind: str | None = None,
        seen: ClaimCase | None = None,
    ) -> bool:
        """Agree or disagree with a verdict as it stands, as another reviewer.

        If its retraction has been asked for, the sign-off is about the retraction; with enough
        agreement the verdict is retracted.

        Args:
            verdict: the verdict.
            comment: anything to add; required for a disagreement, unless it is blind.
            agrees: whether the reviewer agrees; a no stays on record until it is settled.
            blind: the rating this reviewer gave before seeing the first; they agree if it is the
                same.
            seen: the case as the reviewer saw it; None: as it is now.

        Returns:
            Whether the reviewer agrees.

        Raises:
            NotFound: no such verdict.
            WrongUse: a disagreement without words, or an unknown rating.
            Refused: it is the reviewer's own, not handed in, not current or already signed off, or
                the rating is blind and the reviewer has already responded to the verdict.
            Stale: it has changed since it was `seen`.
        """
        with self._desk.writing("sign off") as writing:
            case, found = self._desk.verdicts.with_case(verdict)
            if seen is not None:
                _refuse_unless_seen(case, found, seen)
            refuse(refusals.sign_off(case, found, writing.who))
            if found.retraction_asked_at is not None:
                return self._sign_retraction(
                    writing, case, found, comment, agrees=agrees, blind=blind
                )
            row: dict[str, object] = {"seen_rating": self._rating_key(found)}
            if blind is not None:
                kind = self._desk.claims.kind(case)
                said = self._desk.settings.rating(blind, kind)
                refuse(refusals.rate_blind(case, found, writing.who))
                agrees = agrees and said.slug == found.rating.slug
                row["blind_rating"] = self._store.scales.rating_key(said.scale, said.slug)
            elif not agrees:
                some_comment(comment, "Say why you disagree.")
            writing.action = "sign off" if agrees else "disagree"
            row |= _row(writing, case, found, Covers.VERDICT, agrees=agrees, comment=comment)
            writing.insert("sign_off", row)
            if agrees and self._suffices(case):
                _mark_signed_off(writing, case)
        return agrees

    def blind_case(self, verdict: int) -> ClaimCase:
        """Return the case of a verdict without any rating, for a blind rating.

        Raises:
            NotFound: no such verdict.
        """
        with self._store.reading():
            case, _ = self._desk.verdicts.with_case(verdict)
        return blinded(case)

    def resolve(self, verdict: int, note: str, *, whose: str | None = None) -> tuple[str, ...]:
        """Settle disagreements on a verdict with a note; they stay on record.

        Args:
            verdict: the verdict.
            note: how it was settled.
            whose: only the disagreement of this reviewer.

        Returns:
            The reviewers whose disagreements are now settled.

        Raises:
            NotFound: nobody disagrees.
            WrongUse: the note is empty.
            Refused: the verdict is the reviewer's own: whoever disagrees, or a third person,
                has to settle it.
        """
        with self._desk.writing("resolve disagreement") as writing:
            case, found = self._desk.verdicts.with_case(verdict)
            words = some_comment(note, "Say how the disagreement was settled.")
            opened = [
                one
                for one in case.disagreements
                if one.verdict == verdict and whose in {None, one.by}
            ]
            if not opened and found.reviewer != writing.who:
                raise NotFound(_nothing_open(case, verdict, whose))
            refuse(refusals.resolve(case, found, writing.who))
            settled = {"resolution": words, "resolved_by": writing.who, "resolved_at": writing.at}
            for one in opened:
                writing.update("sign_off", one.id, settled)
            left = {one.id for one in case.disagreements} - {one.id for one in opened}
            ready = case.claim.status is ClaimStatus.READY
            if ready and not left and len(case.signed_off_by) >= self.wanted(case):
                _mark_signed_off(writing, case)
        return tuple(one.by for one in opened)

    def sign_off_article(
        self,
        article: int,
        *,
        accepted: tuple[UncheckedLine, ...] = (),
        comment: str = "",
        seen: ArticleCase | None = None,
    ) -> ArticleSignOff:
        """Sign off an article as a whole: every verdict by others in it, and the unchecked lines.

        Args:
            article: the article.
            accepted: the unchecked lines as they were shown (see `articles.unchecked`): each is
                accepted in this reviewer's name.
            comment: anything to add.
            seen: the article as this person was shown it, where it was read before; None: as it is.

        Returns:
            The sign-off as recorded.

        Raises:
            NotFound: no such article.
            Refused: other lines are unchecked than those accepted, or something else than a
                missing sign-off blocks it, or a verdict of one's own has nobody else's, or one's
                own sign-off of it still holds.
            Stale: a verdict in it, or what it stands on, is not as it was `seen`.
        """
        with self._desk.writing("sign off article") as writing:
            case = self._desk.articles.case(article)
            refuse(refusals.sign_off_article(case, writing.who))
            if seen is not None and seen_of(case) != seen_of(seen):
                raise Stale(
                    f"A verdict in article {article} has changed since you looked at it; "
                    "nothing was saved. Look at it again."
                )
            self._refuse_unready(case)
            if set(accepted) != set(unchecked_lines(case)):
                count = len(unchecked_lines(case))
                raise Refused(
                    f"{counted(count, 'line is', 'lines are')} not checked in article "
                    f"{article}: signing it off means accepting each of them."
                )
            for claim in case.claims:
                verdict = case.standing(claim)
                if verdict is None or writing.who in {verdict.reviewer, *claim.signed_off_by}:
                    continue
                row = _row(writing, claim, verdict, Covers.VERDICT, agrees=True)
                row["seen_rating"] = self._rating_key(verdict)
                writing.insert("sign_off", row)
                if self._suffices(claim):
                    _mark_signed_off(writing, claim)
            writing.insert(
                "article_sign_off",
                {
                    "article": article,
                    "by": writing.who,
                    "at": writing.at,
                    "comment": typed(comment),
                    "verdicts": json.dumps(
                        [
                            (number, verdict.id, digest(claim, verdict, writing.fresh_salt()))
                            for number, (claim, verdict) in judged(case).items()
                        ]
                    ),
                    "accepted": json.dumps(
                        [[one.sentence, one.line, one.state, one.text] for one in accepted],
                        ensure_ascii=False,
                    ),
                },
            )
        return self.of_article(article)[-1]

    def of_article(self, article: int) -> tuple[ArticleSignOff, ...]:
        """Return the sign-offs of a whole article, oldest first, with why each lapsed if it did."""
        return self._desk.articles.case(article).sign_offs

    def wanted(self, case: ClaimCase) -> int:
        """Return how many sign-offs the house rules require for the current verdict."""
        from claimtrack.rules.sign_offs import sign_offs_wanted

        return sign_offs_wanted(case, self._desk.settings.rules, self._desk.claims.kind(case))

    def retraction_wanted(self, case: ClaimCase) -> int:
        """Return how many other reviewers have to agree to a retraction."""
        from claimtrack.rules.sign_offs import retraction_wanted

        return retraction_wanted(self._desk.settings.rules, self._desk.claims.kind(case))

    def _sign_retraction(
        self,
        writing: Writing,
        case: ClaimCase,
        found: Verdict,
        comment: str,
        *,
        agrees: bool,
        blind: str | None,
    ) -> bool:
        """Agree to a retraction that was asked for, or refuse it."""
        if blind is not None:
            raise WrongUse("You can agree or disagree with a retraction, not rate it.")
        if not agrees:
            some_comment(comment, "Say why you disagree.")
        writing.action = "sign off retraction" if agrees else "refuse retraction"
        row = _row(writing, case, found, Covers.RETRACTION, agrees=agrees, comment=comment)
        writing.insert("sign_off", row)
        if not agrees:
            _let_it_stand(writing, case, found)
        elif len(case.retraction_signed_by) + 1 >= self.retraction_wanted(case):
            writing.update("verdict", found.id, {"retracted_at": writing.at})
            # The superseded verdict does not come back: no rating is ever set silently.
            fallen = {"set_aside": found.id, "status": ClaimStatus.RETRACTED}
            writing.update("claim", case.claim.id, fallen)
        return agrees

    def _suffices(self, case: ClaimCase) -> bool:
        """Whether a sign-off by this reviewer is all that a claim still needs."""
        settled = {one.by for one in case.disagreements} <= {self._desk.reviewer}
        return settled and len(case.signed_off_by) + 1 >= self.wanted(case)

    def _rating_key(self, verdict: Verdict) -> int | None:
        """Return the row number of a verdict's rating."""
        return self._store.scales.rating_key(verdict.rating.scale, verdict.rating.slug)

    def _refuse_unready(self, case: ArticleCase) -> None:
        """Refuse an article that lacks anything other than sign-offs."""
        blocking = [
            one
            for one in self._desk.articles.blocks(case)
            if one.severity is Severity.BLOCKS and one.rule not in {"sign-off", "undecided"}
        ]
        if blocking:
            raise Refused(f"Article {case.article.id} cannot be signed off: {named(blocking)}.")
        for claim in case.claims:
            verdict = case.standing(claim)
            if verdict is None:
                continue
            number = claim.claim.id
            if verdict.handed_in_at is None:
                raise Refused(
                    f"The verdict on #{number} by {verdict.reviewer} has not been handed in."
                )
            if claim.disagreements:
                raise Refused(
                    f"{claim.disagreements[0].by} disagrees about #{number}: settle that first."
                )
            if verdict.reviewer == self._desk.reviewer and not claim.signed_off_by:
                raise Refused(
                    f"The verdict on #{number} is your own: another reviewer has to sign it off."
                )


def _nothing_open(case: ClaimCase, verdict: int, whose: str | None) -> str:
    """Why there is no disagreement to settle."""
    settled = [
        f"{signed.resolved_by} has already settled that of {signed.by}"
        for signed in case.sign_offs
        if signed.verdict == verdict and signed.resolved_by and whose in {None, signed.by}
    ]
    nobody = f"Nobody{'' if whose is None else f' named {whose}'} disagrees with verdict {verdict}"
    return f"{nobody} any more: {settled[-1]}." if settled else f"{nobody}, or it is settled."


def _refuse_unless_seen(case: ClaimCase, found: Verdict, seen: ClaimCase) -> None:
    """Refuse to sign off a verdict that has changed since the reviewer saw it.

    Raises:
        Stale: it has changed.
    """
    then = next((one for one in seen.verdicts if one.id == found.id), None)
    if (
        then is None
        or then.retraction_asked_at != found.retraction_asked_at
        or fingerprint(seen, then) != fingerprint(case, found)
    ):
        raise Stale(
            f"Verdict {found.id} or what it stands on has changed since you looked at it; "
            "nothing was saved. Look at it again."
        )


def _mark_signed_off(writing: Writing, case: ClaimCase) -> None:
    """Set the status of a claim that has enough sign-offs."""
    settled = {"status": ClaimStatus.SIGNED_OFF, "attention": None, "attention_why": None}
    writing.update("claim", case.claim.id, settled)


def _row(
    writing: Writing,
    case: ClaimCase,
    found: Verdict,
    covers: Covers,
    *,
    agrees: bool,
    comment: str = "",
) -> dict[str, object]:
    """Return the columns of a sign-off, with a digest of what it covers."""
    return {
        "verdict": found.id,
        "by": writing.who,
        "at": writing.at,
        "agrees": int(agrees),
        "covers": covers,
        "comment": typed(comment),
        "digest": digest(case, found, writing.fresh_salt()),
    }


def _let_it_stand(writing: Writing, case: ClaimCase, found: Verdict) -> None:
    """Drop the request to retract a verdict, and let the agreement to it lapse."""
    nobody = {"retraction_asked_by": None, "retraction_asked_at": None, "retracted_why": None}
    writing.update("verdict", found.id, nobody)
    for one in case.sign_offs:
        if one.verdict == found.id and one.covers is Covers.RETRACTION and one.lapsed_at is None:
            refused = {"lapsed_at": writing.at, "lapsed_why": "the retraction was refused"}
            writing.update("sign_off", one.id, refused)
