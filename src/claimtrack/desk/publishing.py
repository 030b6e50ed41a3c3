"""An article as a whole: signing it off with what nobody checked, and publishing its check."""

from __future__ import annotations

import json

from claimtrack.desk.base import typed
from claimtrack.desk.retracting import sign_off_row
from claimtrack.desk.signing import Signing, mark_signed_off
from claimtrack.desk.whole import seen, unchecked_lines
from claimtrack.errors import Refused, WrongUse
from claimtrack.model.article import SentenceState
from claimtrack.model.case import ArticleCase, Block, Severity
from claimtrack.model.claim import ClaimStatus
from claimtrack.model.publication import ArticleSignOff, UncheckedLine
from claimtrack.model.verdict import Covers, SupersedeReason, Verdict
from claimtrack.text.clean import one_line

NAMED = 3
"""How many reasons a refusal names; the rest it counts."""


class Publishing(Signing):
    """What an editor does with a whole article."""

    def unchecked(self, article: int) -> tuple[UncheckedLine, ...]:
        """The lines of an article that nobody checked: undecided or skipped, boilerplate apart.

        Raises:
            NotFound: no such article.
        """
        return unchecked_lines(self.article_case(article))

    def sign_off_article(
        self, article: int, *, accepted: tuple[UncheckedLine, ...] = (), comment: str = ""
    ) -> ArticleSignOff:
        """Sign off an article as a whole: every verdict of others in it, and the lines left out.

        Args:
            article: the article.
            accepted: the lines nobody checked, as they were shown (see `unchecked`): each is
                accepted in this reviewer's name.
            comment: anything to add.

        Returns:
            What is on record now.

        Raises:
            NotFound: no such article.
            Refused: other lines are unchecked than those accepted, or something else than a
                missing sign-off blocks it, or a verdict of one's own has nobody else's.
        """
        case = self.article_case(article)
        self._refuse_unready(case)
        if set(accepted) != set(unchecked_lines(case)):
            count = len(unchecked_lines(case))
            raise Refused(
                f"{count} {'line is' if count == 1 else 'lines are'} not checked in article "
                f"{article}: whoever signs it off accepts each of them."
            )
        standing = [(claim, case.standing(claim)) for claim in case.claims]
        judged = [(claim, verdict) for claim, verdict in standing if verdict is not None]
        with self.writing("sign off article") as writing:
            for claim, verdict in judged:
                self._refuse_unless_as_seen(claim, verdict)
                if verdict.reviewer != self.reviewer and self.reviewer not in claim.signed_off_by:
                    row = sign_off_row(writing, claim, verdict, Covers.VERDICT, agrees=True)
                    row["seen_rating"] = self.rating_key(verdict)
                    writing.insert("sign_off", row)
                    if self.suffices(claim):
                        mark_signed_off(writing, claim)
            writing.insert(
                "article_sign_off",
                {
                    "article": article,
                    "by": writing.who,
                    "at": writing.at,
                    "comment": typed(comment),
                    "verdicts": json.dumps(seen(case)),
                    "accepted": json.dumps(
                        [[one.sentence, one.line, one.state, one.text] for one in accepted],
                        ensure_ascii=False,
                    ),
                },
            )
        return self.article_sign_offs(article)[-1]

    def article_sign_offs(self, article: int) -> tuple[ArticleSignOff, ...]:
        """The sign-offs of an article as a whole, oldest first, each with why it lapsed, if so."""
        return self.article_case(article).sign_offs

    def publish(self, article: int, url: str) -> tuple[int, ...]:
        """Put on record that our check of an article is out, with every verdict that stands in it.

        Args:
            article: the article.
            url: where the check can be read.

        Returns:
            The verdicts that are out now and were not before.

        Raises:
            NotFound: no such article.
            WrongUse: no address.
            Refused: a house rule blocks it, or lines are undecided that nobody has accepted.
        """
        address = one_line(url)
        if not address.lower().startswith(("http://", "https://")):
            raise WrongUse(f"'{url}' is no address: give where readers find the check.")
        case = self.article_case(article)
        blocking = [one for one in self.blocks(case) if one.severity is Severity.BLOCKS]
        if blocking:
            raise Refused(f"Article {article} is held back: {_named(blocking)}.")
        for claim in case.claims:
            if claim.verdict and claim.verdict.retraction_asked_at:
                raise Refused(f"The retraction of the verdict on #{claim.claim.id} is asked for.")
        self._refuse_undecided(case)
        with self.writing("publish") as writing:
            fresh = []
            for claim in case.claims:
                verdict = case.standing(claim)
                if verdict is None or verdict.published_on is not None:
                    continue
                out = {"published_on": writing.at[:10], "url": address}
                writing.update("verdict", verdict.id, out)
                writing.update("claim", claim.claim.id, {"status": _out(verdict)})
                fresh.append(verdict.id)
            writing.update("article", article, {"published_url": address})
        return tuple(fresh)

    def _refuse_unready(self, case: ArticleCase) -> None:
        """An article can be signed off when nothing but sign-offs is missing."""
        blocking = [
            one
            for one in self.blocks(case)
            if one.severity is Severity.BLOCKS and one.rule not in {"sign-off", "undecided"}
        ]
        if blocking:
            raise Refused(f"Article {case.article.id} cannot be signed off: {_named(blocking)}.")
        for claim in case.claims:
            verdict = case.standing(claim)
            if verdict is None:
                continue
            number = claim.claim.id
            if verdict.handed_in_at is None:
                raise Refused(f"The verdict on #{number} by {verdict.reviewer} is not handed in.")
            if claim.disagreements:
                raise Refused(f"{claim.disagreements[0].by} disagrees about #{number}: settle it.")
            if verdict.reviewer == self.reviewer and not claim.signed_off_by:
                raise Refused(f"The verdict on #{number} is yours: somebody else signs it off.")

    def _refuse_undecided(self, case: ArticleCase) -> None:
        """Lines nobody decided about hold an article back, unless an editor took them on."""
        undecided = [one for one in unchecked_lines(case) if one.state == SentenceState.UNDECIDED]
        if undecided and not case.taken_on:
            count = len(undecided)
            raise Refused(
                f"{count} {'line' if count == 1 else 'lines'} of article {case.article.id} "
                f"{'is' if count == 1 else 'are'} undecided: decide each, or have an editor "
                "sign off the article and accept them."
            )


def _out(verdict: Verdict) -> ClaimStatus:
    corrects = verdict.reason is SupersedeReason.OUR_ERROR
    return ClaimStatus.CORRECTED if corrects else ClaimStatus.PUBLISHED


def _named(blocks: list[Block]) -> str:
    """What blocks, in a few words."""
    words = [f"#{one.claim} {one.why}" if one.claim else one.why for one in blocks[:NAMED]]
    more = len(blocks) - NAMED
    return "; ".join(words) + (f"; and {more} more" if more > 0 else "")
