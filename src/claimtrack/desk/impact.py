"""Withdrawing: what leans on a source or a claim, and taking trust away from a source.

A withdrawn source is not one whose page is gone: the page of a withdrawn source may well be there,
and a page that is gone may have said the truth.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from claimtrack.desk.base import DeskBase, typed
from claimtrack.desk.records import SOURCE_WITHDRAWN, lapse
from claimtrack.errors import Refused, WrongUse
from claimtrack.model.article import Article
from claimtrack.model.case import ClaimCase
from claimtrack.model.claim import Claim
from claimtrack.model.evidence import SourceState
from claimtrack.model.verdict import Verdict


@dataclass(frozen=True, slots=True)
class LeaningVerdict:
    """A verdict that leans on a source, by this evidence; or one on the claim that is asked for."""

    verdict: Verdict
    claim: Claim
    current: bool
    evidence: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class LeaningArticle:
    """An article in which such claims appear."""

    article: Article
    claims: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Impact:
    """What leans on a source or a claim.

    `claims` are all it is evidence to, judged or not; `verdicts` run from oldest to newest, those
    superseded since among them; `reports` are the addresses at which such verdicts were published.
    Of the claims that are `hidden` no rating is shown: they are read blind.
    """

    kind: str
    key: int
    claims: tuple[Claim, ...]
    verdicts: tuple[LeaningVerdict, ...]
    articles: tuple[LeaningArticle, ...]
    reports: tuple[str, ...]
    hidden: frozenset[int] = frozenset()


class Withdrawing(DeskBase):
    """Trust in sources, and what hangs on it."""

    def impact_of_source(self, source: int) -> Impact:
        """Every claim, verdict, article and report that leans on a source.

        Raises:
            NotFound: there is no such source.
        """
        with self.store.reading():
            self.store.sources.get(source)
            cases = self.store.claims.cases(self.store.sources.leaning(source))
            return self._impact("source", source, cases)

    def impact_of_claim(self, claim: int) -> Impact:
        """Every verdict on a claim, and the articles and reports it stands in.

        Raises:
            NotFound: there is no such claim.
        """
        with self.store.reading():
            return self._impact("claim", claim, [self.store.claims.case(claim)])

    def withdraw_source(self, source: int, why: str) -> Impact:
        """Take trust away from a source: it counts for nothing, and what leans on it is flagged.

        Sign-offs of verdicts that lean on it lapse. One undo takes all of it back.

        Args:
            source: the source.
            why: what is wrong with it.

        Returns:
            What leans on it.

        Raises:
            NotFound: there is no such source.
            WrongUse: no reason is given.
            Refused: it was withdrawn already.
        """
        said = typed(why)
        if not said:
            raise WrongUse("Say why the source is withdrawn.")
        now = self.store.sources.get(source)
        if now.state is SourceState.WITHDRAWN:
            raise Refused(f"Source {source} was withdrawn already.")
        with self.writing("withdraw source") as writing:
            state = {"state": SourceState.WITHDRAWN, "state_at": writing.at, "state_why": said}
            writing.update("source", source, state)
            flag = f"source {source} was withdrawn: {said}"
            for case in self.store.claims.cases(self.store.sources.leaning(source)):
                if case.verdict is not None and _leans(case, case.verdict, source):
                    lapse(writing, case, flag)
                attention = {"attention": SOURCE_WITHDRAWN, "attention_why": flag}
                writing.update("claim", case.claim.id, attention)
        return self.impact_of_source(source)

    def restore_source(self, source: int) -> None:
        """Trust a withdrawn source again, or say that its page is there again.

        Claims flagged for it alone are no longer; sign-offs that lapsed stay lapsed.

        Raises:
            NotFound: there is no such source.
            Refused: nothing is wrong with it.
        """
        now = self.store.sources.get(source)
        if now.state is SourceState.AVAILABLE:
            raise Refused(f"Source {source} is available: there is nothing to restore.")
        with self.writing("restore source") as writing:
            state = {"state": SourceState.AVAILABLE, "state_at": writing.at, "state_why": None}
            writing.update("source", source, state)
            for case in self.store.claims.cases(self.store.sources.leaning(source)):
                others = any(one.source.state is SourceState.WITHDRAWN for one in case.evidence)
                if case.claim.attention == SOURCE_WITHDRAWN and not others:
                    none = {"attention": None, "attention_why": None}
                    writing.update("claim", case.claim.id, none)

    def mark_unavailable(self, source: int, why: str = "") -> None:
        """Say that the page of a source is gone; what it said counts as before.

        Raises:
            NotFound: there is no such source.
            Refused: it was withdrawn, or is unavailable already.
        """
        now = self.store.sources.get(source)
        if now.state is not SourceState.AVAILABLE:
            raise Refused(f"Source {source} is {now.state} already.")
        with self.writing("source unavailable") as writing:
            state = {
                "state": SourceState.UNAVAILABLE,
                "state_at": writing.at,
                "state_why": typed(why) or None,
            }
            writing.update("source", source, state)

    def _impact(self, kind: str, key: int, cases: Iterable[ClaimCase]) -> Impact:
        source = key if kind == "source" else None
        claims: list[Claim] = []
        verdicts: list[LeaningVerdict] = []
        places: dict[int, list[int]] = defaultdict(list)
        for case in cases:
            claims.append(case.claim)
            for verdict in case.verdicts:
                held = _leans(case, verdict, source) if source is not None else ()
                if held or source is None:
                    current = verdict == case.verdict
                    verdicts.append(LeaningVerdict(verdict, case.claim, current, held))
            for article in dict.fromkeys(place.article for place in case.appearances):
                places[article].append(case.claim.id)
        articles = [
            LeaningArticle(self.store.articles.get(article), tuple(held))
            for article, held in sorted(places.items())
        ]
        addresses = [one.verdict.url for one in verdicts]
        addresses += [one.article.published_url for one in articles]
        return Impact(
            kind,
            key,
            tuple(claims),
            tuple(verdicts),
            tuple(articles),
            tuple(dict.fromkeys(address for address in addresses if address)),
            hidden=self.hidden(case.claim.id for case in cases),
        )


def _leans(case: ClaimCase, verdict: Verdict, source: int) -> tuple[int, ...]:
    """The evidence from a source that a verdict leans on."""
    return tuple(
        one.id for one in case.evidence if one.source.id == source and one.id in verdict.evidence
    )
