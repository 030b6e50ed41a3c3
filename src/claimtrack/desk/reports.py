"""Reports: their facts are gathered here and made into a document by `report`.

A face asks for a report and hands the document to a format; it assembles nothing itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from msgspec import Struct

from claimtrack.model.case import ClaimCase
from claimtrack.report.article import ArticleFacts, article_document
from claimtrack.report.claim import ClaimFacts, claim_document
from claimtrack.report.corrections import corrections_document
from claimtrack.report.document import Document, Edition, signed_with
from claimtrack.report.dossier import dossier_document
from claimtrack.report.file import file_document
from claimtrack.report.queries import queries_document

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
        return self._signed(article_document(self._facts(article), self._edition(confidential)))

    def articles(self, articles: Iterable[int], *, confidential: bool = False) -> Document:
        """The report on several articles, in the order given.

        Raises:
            NotFound: one of them is not on file.
        """
        facts = [self._facts(article) for article in articles]
        return self._signed(file_document(facts, (), self._edition(confidential)))

    def file(self, *, since: str = "", confidential: bool = False) -> Document:
        """The report on the whole file, the oldest article first.

        Args:
            since: a day, ISO 8601: only what was imported or judged on or after it; empty: all.
            confidential: include confidential material.
        """
        every = [self._facts(row.article.id) for row in reversed(self._desk.articles.listed())]
        facts = [
            one
            for one in every
            if one.case.article.imported_at >= since or _judged(one.case.claims, since)
        ]
        loose = [one for one in self._desk.claims.loose() if not since or _judged([one], since)]
        return self._signed(file_document(facts, loose, self._edition(confidential)))

    def claim(self, claim: int, *, history: bool = False, confidential: bool = False) -> Document:
        """The report on one claim by itself, with everything that happened to it if asked for.

        Raises:
            NotFound: it is not on file.
        """
        case = self._desk.claims.case(claim)
        blocks = self._desk.claims.blocks(case, self._desk.claims.kind(case))
        events = self._desk.dossiers.history(claim) if history else ()
        facts = ClaimFacts(case, blocks, events, self._desk.dossiers.names(events))
        return self._signed(claim_document(facts, self._edition(confidential)))

    def past_claim(self, claim: int, at: str, *, confidential: bool = False) -> PastClaim:
        """The report on one claim as it stood, without the house rules it broke then.

        Raises:
            NotFound: it was not on file then.
            WrongUse: `at` is not a valid time.
        """
        dossier = self._desk.dossiers.gather(claim=claim, at=at)
        facts = ClaimFacts(dossier.cases[0], (), dossier.history, dossier.names)
        report = self._signed(claim_document(facts, self._edition(confidential)))
        return PastClaim(dossier.at, report)

    def blind_claim(self, verdict: int) -> Document:
        """The report on the claim of a verdict without any rating, for a blind sign-off.

        Raises:
            NotFound: no such verdict.
        """
        facts = ClaimFacts(self._desk.sign_offs.blind_case(verdict))
        return self._signed(claim_document(facts, self._edition(confidential=False)))

    def dossier(
        self,
        *,
        claim: int | None = None,
        sentence: int | None = None,
        at: str | None = None,
        confidential: bool = False,
    ) -> Document:
        """The dossier of a claim, or of every claim in a sentence.

        Args:
            claim: the claim.
            sentence: the sentence, instead.
            at: a day (its last second), or a day and a time; None: now.
            confidential: include confidential material, except in the history.

        Raises:
            NotFound: it was not on file then.
            WrongUse: `at` is not a valid time.
        """
        found = self._desk.dossiers.gather(claim=claim, sentence=sentence, at=at)
        return self._signed(dossier_document(found, self._edition(confidential)))

    def corrections(
        self, *, since: str | None = None, until: str | None = None, updates: bool = False
    ) -> Document | None:
        """The corrections log of a period; None where there are none.

        Raises:
            WrongUse: an invalid date.
        """
        found = self._desk.corrections.listed(since=since, until=until, updates=updates)
        if not found:
            return None
        return self._signed(corrections_document(found, since=since, until=until))

    def queries(self, to: QueryTo | None = None, *, answered: bool = False) -> Document | None:
        """The open queries as lists to send, one for each addressee; None where there are none."""
        rows = self._desk.queries.listed(to, answered=answered)
        return self._signed(queries_document(rows)) if rows else None

    def _signed(self, document: Document) -> Document:
        """The document with the head of the log, by which it can be held to the file later."""
        return signed_with(document, self._desk.chain.head())

    def _facts(self, article: int) -> ArticleFacts:
        case = self._desk.articles.case(article)
        return ArticleFacts(case, self._desk.articles.blocks(case))

    def _edition(self, confidential: bool) -> Edition:
        return Edition(self._desk.today(), confidential=confidential)


def _judged(claims: Iterable[ClaimCase], since: str) -> bool:
    return any(verdict.created_at >= since for case in claims for verdict in case.verdicts)
