"""Reports: their facts are gathered here and made into a document by `report`.

A face asks for a report and hands the document to a format; it assembles nothing itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from claimtrack.desk.embargo import NOTHING, Held
from claimtrack.model.case import ClaimCase
from claimtrack.report.article import ArticleFacts, article_document
from claimtrack.report.claim import ClaimFacts, claim_document
from claimtrack.report.corrections import corrections_document
from claimtrack.report.document import Document, Edition, left_out_of, signed_with
from claimtrack.report.dossier import dossier_document
from claimtrack.report.file import file_document
from claimtrack.report.queries import queries_document
from claimtrack.text.phrases import withheld

if TYPE_CHECKING:
    from claimtrack.desk.desk import Desk
    from claimtrack.model.claim import QueryTo


class PastClaim(Struct, frozen=True):
    """The report on a claim as it stood at a time."""

    at: str
    report: Document


class Reports:
    """The reports of a desk. None of them changes anything.

    Confidential material is left out unless `confidential` is set.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def article(self, article: int, *, confidential: bool = False) -> Document:
        """The report on one article.

        Raises:
            NotFound: it is not on file.
        """
        held = self._desk.embargo.held()
        facts = self._facts(article, held.but([article]))
        return self._signed(article_document(facts, self._edition(confidential, held)))

    def articles(self, articles: Iterable[int], *, confidential: bool = False) -> Document:
        """The report on several articles, in the order given.

        Raises:
            NotFound: one of them is not on file.
        """
        keys, held = tuple(articles), self._desk.embargo.held()
        facts = [self._facts(article, held.but(keys)) for article in keys]
        return self._signed(file_document(facts, (), self._edition(confidential, held)))

    def file(
        self, *, since: str = "", confidential: bool = False, embargoed: bool = False
    ) -> Document:
        """The report on the whole file, the oldest article first.

        Args:
            since: a day, ISO 8601: only what was imported or judged on or after it; empty: all.
            confidential: include confidential material.
            embargoed: include what is under embargo, which is otherwise left out and counted.
        """
        held = self._desk.embargo.held()
        out = NOTHING if embargoed else held
        keys = [row.article.id for row in reversed(self._desk.articles.listed())]
        every = [self._facts(key, out) for key in keys if key not in out.articles]
        facts = [
            one
            for one in every
            if one.case.article.imported_at >= since or _judged(one.case.claims, since)
        ]
        loose = [one for one in self._desk.claims.loose() if not since or _judged([one], since)]
        left_out = sum(key in out.articles for key in keys)
        edition = self._edition(confidential, held, left_out)
        document = file_document(facts, loose, edition)
        return self._signed(left_out_of(document, withheld(left_out, "article")))

    def claim(
        self,
        claim: int,
        *,
        history: bool = False,
        confidential: bool = False,
        embargoed: bool = False,
    ) -> Document:
        """The report on one claim by itself, with everything that happened to it if asked for.

        Args:
            claim: the claim. One that appears in articles under embargo alone says so.
            history: include everything that happened to it.
            confidential: include confidential material.
            embargoed: include its places in articles under embargo, and the history of them.

        Raises:
            NotFound: it is not on file.
        """
        case, held = self._desk.claims.case(claim), self._desk.embargo.held()
        blocks = self._desk.claims.blocks(case, self._desk.claims.kind(case))
        events = self._desk.dossiers.history(claim) if history else ()
        out = NOTHING if embargoed or claim in held.claims else held
        seen = out.without(case)
        facts = ClaimFacts(
            seen,
            blocks,
            out.events(events, case),
            self._desk.dossiers.names(events),
            _embargo(case, seen, held),
        )
        return self._signed(claim_document(facts, self._edition(confidential, held)))

    def past_claim(self, claim: int, at: str, *, confidential: bool = False) -> PastClaim:
        """The report on one claim as it stood, without the house rules it broke then.

        Raises:
            NotFound: it was not on file then.
            WrongUse: `at` is not a valid time.
        """
        dossier = self._desk.dossiers.gather(claim=claim, at=at)
        facts = ClaimFacts(dossier.cases[0], (), dossier.history, dossier.names)
        edition = self._edition(confidential, self._desk.embargo.held())
        report = self._signed(claim_document(facts, edition))
        return PastClaim(dossier.at, report)

    def blind_claim(self, verdict: int) -> Document:
        """The report on the claim of a verdict without any rating, for a blind sign-off.

        Raises:
            NotFound: no such verdict.
        """
        facts = ClaimFacts(self._desk.sign_offs.blind_case(verdict))
        edition = self._edition(confidential=False, held=self._desk.embargo.held())
        return self._signed(claim_document(facts, edition))

    def dossier(
        self,
        *,
        claim: int | None = None,
        sentence: int | None = None,
        at: str | None = None,
        confidential: bool = False,
        embargoed: bool = False,
    ) -> Document:
        """The dossier of a claim, or of every claim in a sentence.

        Of a claim that other articles make too, its places in those under embargo are left out; a
        sentence is asked for with its article.

        Args:
            claim: the claim.
            sentence: the sentence, instead.
            at: a day (its last second), or a day and a time; None: now.
            confidential: include confidential material, except in the history.
            embargoed: include its places in articles under embargo.

        Raises:
            NotFound: it was not on file then.
            WrongUse: `at` is not a valid time.
        """
        found = self._desk.dossiers.gather(claim=claim, sentence=sentence, at=at)
        held = self._desk.embargo.held()
        out = NOTHING if embargoed else held.but([found.sentence.article] if found.sentence else [])
        seen = out.dossier(found)
        left_out = len(found.articles) - len(seen.articles)
        document = dossier_document(seen, self._edition(confidential, held, left_out))
        return self._signed(left_out_of(document, withheld(left_out, "article")))

    def corrections(
        self,
        *,
        since: str | None = None,
        until: str | None = None,
        updates: bool = False,
        embargoed: bool = False,
    ) -> Document | None:
        """The corrections log of a period; None where there are none.

        Raises:
            WrongUse: an invalid date.
        """
        found = self._desk.outside.corrections(
            since=since, until=until, updates=updates, embargoed=embargoed
        )
        if not (found.rows or found.left_out):
            return None
        document = corrections_document(found.rows, since=since, until=until)
        return self._signed(left_out_of(document, withheld(found.left_out, "correction")))

    def queries(
        self, to: QueryTo | None = None, *, answered: bool = False, embargoed: bool = False
    ) -> Document | None:
        """The open queries as lists to send, one for each addressee; None where there are none."""
        found = self._desk.outside.queries(to, answered=answered, embargoed=embargoed)
        if not (found.rows or found.left_out):
            return None
        document = queries_document(found.rows)
        return self._signed(left_out_of(document, withheld(found.left_out, "query")))

    def _signed(self, document: Document) -> Document:
        """The document with the head of the log, by which it can be held to the file later."""
        return signed_with(document, self._desk.chain.head())

    def _facts(self, article: int, out: Held) -> ArticleFacts:
        """The facts behind the report on an article, without places in articles that are out."""
        case = self._desk.articles.case(article)
        blocks = self._desk.articles.blocks(case)
        claims = tuple(out.elsewhere(one) for one in case.claims)
        return ArticleFacts(replace(case, claims=claims), blocks)

    def _edition(self, confidential: bool, held: Held, left_out: int = 0) -> Edition:
        return Edition(
            self._desk.today(), confidential=confidential, held=held.articles, left_out=left_out
        )


def _embargo(case: ClaimCase, seen: ClaimCase, held: Held) -> str:
    """What the report on a claim says of embargoes."""
    if until := held.claims.get(case.claim.id):
        return f"UNDER EMBARGO {until}: it appears in no other article"
    return withheld(len(case.appearances) - len(seen.appearances), "appearance")


def _judged(claims: Iterable[ClaimCase], since: str) -> bool:
    return any(verdict.created_at >= since for case in claims for verdict in case.verdicts)
