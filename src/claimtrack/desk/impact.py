"""What leans on a source or a claim."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from msgspec import Struct

from claimtrack.desk.records import leaning
from claimtrack.model.article import Article
from claimtrack.model.case import ClaimCase
from claimtrack.model.claim import Claim
from claimtrack.model.verdict import Verdict

if TYPE_CHECKING:
    from claimtrack.desk.desk import Desk


class LeaningVerdict(Struct, frozen=True):
    """A verdict that leans on a source through this evidence; or one on the claim in question."""

    verdict: Verdict
    claim: Claim
    current: bool
    evidence: tuple[int, ...] = ()


class LeaningArticle(Struct, frozen=True):
    """An article in which the claims appear; `embargo` says until when it is under embargo."""

    article: Article
    claims: tuple[int, ...]
    embargo: str = ""


class Dependents(Struct, frozen=True):
    """What leans on a source or a claim.

    `claims` are all the claims it is evidence for, judged or not; `verdicts` run from oldest to
    newest, including superseded ones; `reports` are the addresses where they were published. The
    ratings of `hidden` claims are not shown, because the reviewer reads them blind. `embargoes` are
    claims that appear only in articles under embargo, and until when.
    """

    kind: str
    key: int
    claims: tuple[Claim, ...]
    verdicts: tuple[LeaningVerdict, ...]
    articles: tuple[LeaningArticle, ...]
    reports: tuple[str, ...]
    hidden: frozenset[int] = frozenset()
    embargoes: Mapping[int, str] = {}


class Impact:
    """What leans on what. Nothing here changes a byte."""

    def __init__(self, desk: Desk) -> None:
        self._desk, self._store = desk, desk.store

    def of_source(self, source: int) -> Dependents:
        """Every claim, verdict, article and report that leans on a source.

        Raises:
            NotFound: there is no such source.
        """
        with self._store.reading():
            self._store.sources.get(source)
            cases = self._store.claims.cases(self._store.sources.leaning(source))
            return self._impact("source", source, cases)

    def of_claim(self, claim: int) -> Dependents:
        """Every verdict on a claim, and the articles and reports it stands in.

        Raises:
            NotFound: there is no such claim.
        """
        with self._store.reading():
            return self._impact("claim", claim, [self._store.claims.case(claim)])

    def _impact(self, kind: str, key: int, cases: Iterable[ClaimCase]) -> Dependents:
        source = key if kind == "source" else None
        claims: list[Claim] = []
        verdicts: list[LeaningVerdict] = []
        places: dict[int, list[int]] = defaultdict(list)
        for case in cases:
            claims.append(case.claim)
            for verdict in case.verdicts:
                held = leaning(case, verdict, source) if source is not None else ()
                if held or source is None:
                    current = verdict == case.verdict
                    verdicts.append(LeaningVerdict(verdict, case.claim, current, held))
            for article in dict.fromkeys(place.article for place in case.appearances):
                places[article].append(case.claim.id)
        under = self._desk.embargo.held()
        articles = [
            LeaningArticle(self._store.articles.get(key), tuple(held), under.held_in(key))
            for key, held in sorted(places.items())
        ]
        addresses = [one.verdict.url for one in verdicts]
        addresses += [one.article.published_url for one in articles]
        return Dependents(
            kind,
            key,
            tuple(claims),
            tuple(verdicts),
            tuple(articles),
            tuple(dict.fromkeys(address for address in addresses if address)),
            embargoes={one.id: under.claims[one.id] for one in claims if one.id in under.claims},
            hidden=self._desk.hidden(case.claim.id for case in cases),
        )
