"""Cases: everything about an article or a claim that rules and reports need, in one value."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from claimtrack.model.article import Article, Coverage, Remark, Sentence
    from claimtrack.model.claim import Appearance, Claim, Query, Search, Wording
    from claimtrack.model.evidence import Evidence
    from claimtrack.model.publication import ArticleSignOff
    from claimtrack.model.review import PublishedReview
    from claimtrack.model.suggestion import Suggestion
    from claimtrack.model.verdict import Handover, SendBack, SignOff, Verdict


def withdrawn(source: int) -> str:
    """What is kept with claims and sign-offs when a source is withdrawn: which, and no reason.

    No words are copied out of a row that may be, or may become, confidential.
    """
    return f"source {source} was withdrawn"


class Severity(StrEnum):
    """Whether a broken house rule blocks publication."""

    BLOCKS = "blocks"
    WARNS = "warns"


class Block(Struct, frozen=True):
    """A broken house rule: which, for which claim (None: the article), why, and how to fix it."""

    rule: str
    severity: Severity
    why: str
    mend: str
    claim: int | None = None
    sentence: int | None = None


class ClaimCase(Struct, frozen=True):
    """One claim with everything that belongs to it. Verdicts run from oldest to newest.

    `remarks` are the writers' own links, comments and footnotes beside its appearances: suggested
    sources, never evidence by themselves.
    """

    claim: Claim
    wordings: tuple[Wording, ...] = ()
    appearances: tuple[Appearance, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    sign_offs: tuple[SignOff, ...] = ()
    queries: tuple[Query, ...] = ()
    searches: tuple[Search, ...] = ()
    reviews: tuple[PublishedReview, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    remarks: tuple[Remark, ...] = ()
    send_backs: tuple[SendBack, ...] = ()
    handovers: tuple[Handover, ...] = ()

    @property
    def verdict(self) -> Verdict | None:
        """The current verdict: the newest neither retracted nor set aside by a merge, or None."""
        standing = [
            verdict
            for verdict in self.verdicts
            if verdict.retracted_at is None
            and verdict.id > self.claim.set_aside
            and not verdict.beside
        ]
        return standing[-1] if standing else None

    @property
    def signed_off_by(self) -> tuple[str, ...]:
        """Who has agreed to the current verdict, lapsed sign-offs left out."""
        return self._agreed("verdict")

    @property
    def retraction_signed_by(self) -> tuple[str, ...]:
        """Who has agreed to the retraction that was asked for of the current verdict."""
        return self._agreed("retraction")

    @property
    def disagreements(self) -> tuple[SignOff, ...]:
        """Every no that is still open, also to a verdict that was superseded since.

        It is settled by a resolution, by a yes to the current verdict, or by one's own verdict.
        """
        current = self.verdict
        if current is None:
            return ()
        settled = {*self.signed_off_by, current.reviewer}
        beside = {verdict.id for verdict in self.verdicts if verdict.beside}
        return tuple(
            sign_off
            for sign_off in self.sign_offs
            if not sign_off.agrees
            and sign_off.covers == "verdict"
            and sign_off.resolved_at is None
            and sign_off.verdict > self.claim.set_aside
            and sign_off.verdict not in beside
            and sign_off.by not in settled
        )

    @property
    def said_on(self) -> str:
        """The first day on which this was claimed, possibly partial; empty: not known."""
        days = [place.said_on for place in self.appearances if place.said_on]
        return min([*days, *([self.claim.claimed_on] if self.claim.claimed_on else [])], default="")

    @property
    def attention_why(self) -> str | None:
        """Why the claim asks for attention, with the reason why a source was withdrawn.

        That reason is in the row of the source alone; where it is confidential, it is not told.
        """
        why = self.claim.attention_why
        for item in self.evidence:
            source = item.source
            if why == withdrawn(source.id) and source.state_why and not item.secret:
                return f"{why}: {source.state_why}"
        return why

    def came_later(self, evidence: Evidence) -> bool:
        """Whether evidence was published after the claim was made: it may not have been knowable.

        A partial date counts as later only where the whole of it is.
        """
        said, published = self.said_on, evidence.source.published_on or ""
        shared = min(len(said), len(published))
        return published[:shared] > said[:shared]

    def _agreed(self, covers: str) -> tuple[str, ...]:
        current = self.verdict
        return tuple(
            sign_off.by
            for sign_off in self.sign_offs
            if current is not None
            and sign_off.verdict == current.id
            and sign_off.covers == covers
            and sign_off.agrees
            and sign_off.lapsed_at is None
        )


class ArticleCase(Struct, frozen=True):
    """One article with its sentences and the cases of its claims, in order of appearance."""

    article: Article
    sentences: tuple[Sentence, ...]
    claims: tuple[ClaimCase, ...]
    coverage: Coverage
    sign_offs: tuple[ArticleSignOff, ...] = ()

    @property
    def taken_on(self) -> ArticleSignOff | None:
        """The newest sign-off of the article as a whole that still holds: its unchecked lines too.

        None if there is none.
        """
        standing = [one for one in self.sign_offs if not one.lapsed_why]
        return standing[-1] if standing else None

    def standing(self, case: ClaimCase) -> Verdict | None:
        """The verdict that ticks `case` in this article, or None.

        A verdict that stood before a sentence was linked to the claim does not count here until
        somebody reaffirms it: no rating is ever inherited.
        """
        current = case.verdict
        if current is None:
            return None
        here = [place for place in case.appearances if place.article == self.article.id]
        seen = all(current.id > (place.judged_before or 0) for place in here)
        return current if seen else None
