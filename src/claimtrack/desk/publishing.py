"""An article as a whole: signing it off with what nobody checked, and publishing its check."""

from __future__ import annotations

import json
from dataclasses import replace

from claimtrack.desk.base import typed
from claimtrack.desk.records import digest
from claimtrack.desk.retracting import sign_off_row
from claimtrack.desk.signing import Signing, mark_signed_off
from claimtrack.errors import Refused, WrongUse
from claimtrack.model import (
    ArticleCase,
    ArticleSignOff,
    Block,
    ClaimStatus,
    Covers,
    SentenceKind,
    SentenceState,
    Severity,
    SupersedeReason,
    UncheckedLine,
    Verdict,
)
from claimtrack.text.clean import one_line

NAMED = 3
"""How many reasons a refusal names; the rest it counts."""

NOT_CHECKED = frozenset({SentenceState.UNDECIDED, SentenceState.SKIPPED})


class Publishing(Signing):
    """What an editor does with a whole article."""

    def unchecked(self, article: int) -> tuple[UncheckedLine, ...]:
        """The lines of an article that nobody checked: undecided or skipped, boilerplate apart.

        Raises:
            NotFound: no such article.
        """
        return _unchecked(self.article_case(article))

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
        if set(accepted) != set(_unchecked(case)):
            count = len(_unchecked(case))
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
                    "verdicts": json.dumps(_seen(case)),
                    "accepted": json.dumps(
                        [[one.sentence, one.line, one.state, one.text] for one in accepted],
                        ensure_ascii=False,
                    ),
                },
            )
        return self.article_sign_offs(article)[-1]

    def article_sign_offs(self, article: int) -> tuple[ArticleSignOff, ...]:
        """The sign-offs of an article as a whole, oldest first, each with why it lapsed, if so."""
        found = self.store.agreeing.of_article(article)
        if not found:
            return ()
        case = self.article_case(article)
        return tuple(replace(one, lapsed_why=_lapsed(one, case)) for one in found)

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
        undecided = {one.sentence for one in _unchecked(case) if one.state == "undecided"}
        standing = [one for one in self.article_sign_offs(case.article.id) if not one.lapsed_why]
        if undecided and not standing:
            count = len(undecided)
            raise Refused(
                f"{count} {'line' if count == 1 else 'lines'} of article {case.article.id} "
                f"{'is' if count == 1 else 'are'} undecided: decide each, or have an editor "
                "sign off the article and accept them."
            )


def _unchecked(case: ArticleCase) -> tuple[UncheckedLine, ...]:
    return tuple(
        UncheckedLine(one.uid, one.line, str(one.state), one.text)
        for one in case.sentences
        if one.state in NOT_CHECKED and one.kind is not SentenceKind.BOILERPLATE
    )


def _seen(case: ArticleCase) -> list[tuple[int, int, str]]:
    """For each judged claim of an article the verdict that stands, and a digest of all of it."""
    return [
        (claim.claim.id, verdict.id, digest(claim, verdict))
        for claim in case.claims
        if (verdict := case.standing(claim)) is not None
    ]


def _lapsed(sign_off: ArticleSignOff, case: ArticleCase) -> str:
    """Why a sign-off of the whole does not hold any more; empty while all is as it was."""
    now = {claim: (verdict, seen) for claim, verdict, seen in _seen(case)}
    for claim, verdict, seen in sign_off.verdicts:
        if claim not in now:
            return f"#{claim} has no verdict here any more"
        if now[claim] != (verdict, seen):
            return f"#{claim} was changed or judged again"
    new = set(now) - {claim for claim, _, _ in sign_off.verdicts}
    if new:
        return f"#{min(new)} was judged since"
    if {one.sentence for one in _unchecked(case)} != {one.sentence for one in sign_off.accepted}:
        return "other lines are unchecked now"
    return ""


def _out(verdict: Verdict) -> ClaimStatus:
    corrects = verdict.reason is SupersedeReason.OUR_ERROR
    return ClaimStatus.CORRECTED if corrects else ClaimStatus.PUBLISHED


def _named(blocks: list[Block]) -> str:
    """What blocks, in a few words."""
    words = [f"#{one.claim} {one.why}" if one.claim else one.why for one in blocks[:NAMED]]
    more = len(blocks) - NAMED
    return "; ".join(words) + (f"; and {more} more ('claimtrack check')" if more > 0 else "")
