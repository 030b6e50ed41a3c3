"""Queries to writers, claimants, experts and the desk itself, and logged searches."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimtrack.desk.base import typed
from claimtrack.desk.embargo import NOTHING, Held
from claimtrack.desk.records import begin, case_to_change, last_hand
from claimtrack.errors import Refused, WrongUse
from claimtrack.model.article import Article
from claimtrack.model.case import ClaimCase
from claimtrack.model.claim import QueryTo
from claimtrack.model.listing import QueryRow
from claimtrack.text.clean import one_line
from claimtrack.text.moments import utc_moment

if TYPE_CHECKING:
    from claimtrack.desk.desk import Desk


class Queries:
    """Queries, their answers, and logged searches."""

    def __init__(self, desk: Desk) -> None:
        self._desk, self._store = desk, desk.store

    def add(
        self,
        claim: int,
        to: QueryTo,
        question: str,
        *,
        how: str = "",
        fix: str = "",
        when: str | None = None,
    ) -> int:
        """Record a question about a claim.

        Args:
            claim: the claim.
            to: whom it goes to. A query to the claimant is a request for comment.
            question: its words.
            how: how it was sent: email, phone, letter.
            fix: the wording proposed instead, if any.
            when: when it was asked, if before now; a day alone means its last second.

        Returns:
            The number of the query.

        Raises:
            NotFound: no such claim.
            Refused: this was asked already, of the same, and there is no answer yet.
            WrongUse: there are no words, or the time is none or lies in the future.
        """
        values = {
            "claim": claim,
            "addressee": to,
            "question": _words(question, "question"),
            "how": one_line(how) or None,
            "asked_at": self._past(when, "time of asking"),
            "asked_by": self._desk.reviewer,
            "proposed_fix": typed(fix) or None,
        }
        with self._desk.writing("ask") as writing:
            case = case_to_change(self._store, claim)
            _refuse_asked_twice(case, to, str(values["question"]))
            key = writing.insert("query", values)
            begin(writing, case)
        return key

    def answer(self, query: int, text: str, *, fix: str = "", when: str | None = None) -> None:
        """Record the answer to a query.

        Args:
            query: the query.
            text: the answer verbatim; "declined to comment" counts too.
            fix: the wording it proposes instead; empty: the one in the question stays.
            when: when it came, if before now; a day alone means its last second.

        Raises:
            NotFound: no such query.
            Refused: it already has an answer, and answers are not changed.
            WrongUse: there are no words, or the time is invalid, in the future or before the
                question was asked.
        """
        words, came = _words(text, "answer"), self._past(when, "time of the answer")
        with self._desk.writing("answer") as writing:
            (row,) = writing.rows("query", id=self._desk.find("query", query))
            if row["answered_at"] is not None:
                by = last_hand(self._store, "query", row["id"], "answered_at")
                noted = f" (noted by {by})" if by else ""
                raise Refused(f"Query {query} is already answered{noted}: ask again.")
            if came < row["asked_at"]:
                raise WrongUse(f"Query {query} was asked at {row['asked_at']}, after this answer.")
            proposed = typed(fix) or row["proposed_fix"]
            writing.update(
                "query", query, {"answer": words, "answered_at": came, "proposed_fix": proposed}
            )

    def log_search(self, claim: int, place: str, words: str, *, found: str = "") -> int:
        """Log a search made about a claim.

        Args:
            claim: the claim.
            place: where: an archive, a register, a search engine.
            words: the search words.
            found: what it turned up; empty: nothing.

        Returns:
            The number of the search.

        Raises:
            NotFound: no such claim.
            Refused: this search was already logged today, with the same result.
            WrongUse: it does not say where, or for which words.
        """
        values: dict[str, str | float | None] = {
            "claim": claim,
            "place": _words(one_line(place), "place of the search"),
            "words": _words(words, "search"),
            "found": typed(found),
        }
        with self._desk.writing("log search") as writing:
            case, today = case_to_change(self._store, claim), writing.at[:10]
            same = [one for one in writing.rows("search", **values) if one["at"][:10] == today]
            if same:
                raise Refused(
                    f"{same[0]['by']} already logged this search today: search {same[0]['id']}."
                )
            key = writing.insert("search", {**values, "at": writing.at, "by": writing.who})
            begin(writing, case)
        return key

    def listed(
        self, to: QueryTo | None = None, *, answered: bool = False, held: Held = NOTHING
    ) -> tuple[QueryRow, ...]:
        """Return the open queries, each with its claim and where that appears.

        Args:
            to: only those to this addressee; None: all.
            answered: include answered queries.
            held: articles of which no place is named.
        """
        with self._store.reading():
            cases = self._store.claims.cases(self._store.queries.claims(to, answered=answered))
            return tuple(
                row
                for case in cases
                for row in self._rows(held.without(case))
                if (to is None or row.query.to is to) and (answered or not row.query.answered_at)
            )

    def _rows(self, case: ClaimCase) -> Iterator[QueryRow]:
        place = case.appearances[0] if case.appearances else None
        article: Article | None = self._store.articles.get(place.article) if place else None
        for query in case.queries:
            yield QueryRow(query, case.claim, place, article)

    def _past(self, said: str | None, what: str) -> str:
        """Read a time in the past; today's date alone means now."""
        now = utc_moment(self._desk.moment(), "time")
        if said is None:
            return now
        when = utc_moment(said, what)
        if when[:10] == now[:10] and len(said.strip()) == len("2025-06-05"):
            return now
        if when > now:
            raise WrongUse(f"The {what} {said} is in the future.")
        return when


def _refuse_asked_twice(case: ClaimCase, to: QueryTo, question: str) -> None:
    """Refuse a question that is already open."""
    for query in case.queries:
        if (query.to, query.question, query.answered_at) == (to, question, None):
            raise Refused(
                f"{query.asked_by} has already asked this: query {query.id} has no answer yet."
            )


def _words(text: str, what: str) -> str:
    words = typed(text)
    if not words:
        raise WrongUse(f"The {what} cannot be empty.")
    return words
