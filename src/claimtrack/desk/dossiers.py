"""Dossiers: everything behind a claim or a sentence at any moment, from the event log alone."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING

from msgspec.structs import replace

from claimtrack.errors import NotFound
from claimtrack.model.article import Article
from claimtrack.model.case import ClaimCase
from claimtrack.model.event import Dossier, Event, Names
from claimtrack.store.past import Past, read_past
from claimtrack.text.moments import utc_moment

if TYPE_CHECKING:
    from claimtrack.desk.desk import Desk


class Dossiers:
    """The past, as the log recorded it."""

    def __init__(self, desk: Desk) -> None:
        self._desk, self._store = desk, desk.store

    def history(self, claim: int) -> tuple[Event, ...]:
        """Return everything that happened to a claim and its records, oldest first."""
        return self._store.events.of_claim(claim)

    def names(self, events: Iterable[Event]) -> Names:
        """Return the names behind the numbers in some events, and the confidential rows."""
        told = tuple(events)
        return Names(self._store.events.names(told), self._store.sources.secret_rows(told))

    def case_at(self, claim: int, at: str) -> ClaimCase:
        """Return a claim with everything that belonged to it then.

        Args:
            claim: the claim.
            at: a day (its last second), or a day and a time.

        Raises:
            NotFound: it was not on file then.
            WrongUse: `at` is not a valid time.
        """
        return self.gather(claim=claim, at=at).cases[0]

    def gather(
        self, *, claim: int | None = None, sentence: int | None = None, at: str | None = None
    ) -> Dossier:
        """Gather the dossier of a claim, or of every claim in a sentence.

        Args:
            claim: the claim.
            sentence: the sentence, instead.
            at: a day (its last second), or a day and a time; None: now.

        Raises:
            NotFound: it was not on file then.
            WrongUse: `at` is not a valid time.
        """
        moment = utc_moment(at or self._desk.moment(), "time")
        with self._store.reading():
            past = Past(self._store.connection, moment)
            claims = (claim,) if claim is not None else past.claims_of(sentence or 0)
            for one in claims:
                past.take_claim(one)
            if sentence is not None:
                past.take_sentence(sentence)
            with read_past(past) as then:
                cases = then.claims.cases(claims)
                self._refuse_absent(claim, sentence, cases, past, moment)
                keys = {place.article for case in cases for place in case.appearances}
                if sentence is not None:
                    keys.add(past.rows["sentence", sentence]["article"])
                found: dict[int, Article] = {key: then.articles.get(key) for key in sorted(keys)}
                line = next(
                    (
                        one
                        for article in found.values()
                        for one in then.sentences.of(article)
                        if one.id == sentence
                    ),
                    None,
                )
                leaned = {item.source.id for case in cases for item in case.evidence}
                snapshots = {key: then.sources.snapshots(key) for key in sorted(leaned)}
            events = {
                event.id: event
                for one in claims
                for event in self._store.events.of_claim(one, past.last_event)
            }
            history = tuple(events[number] for number in sorted(events))
            names = self.names(history)
        cases = tuple(_secret_by_now(case, names.secret) for case in cases)
        return Dossier(moment, cases, found, snapshots, history, names, past.last_event, line)

    def _refuse_absent(
        self,
        claim: int | None,
        sentence: int | None,
        cases: tuple[ClaimCase, ...],
        past: Past,
        moment: str,
    ) -> None:
        if claim is not None and not cases:
            self._store.claims.get(claim)  # Raises if it is not on file now either.
            raise NotFound(f"Claim #{claim} was not on file yet at {moment}.")
        if sentence is not None:
            held = past.rows.get(("sentence", sentence))
            article = past.rows.get(("article", held["article"])) if held else None
            if article is None or article["removed_at"] is not None:
                raise NotFound(f"There was no sentence {sentence} on file at {moment}.")


def _secret_by_now(case: ClaimCase, secret: AbstractSet[str]) -> ClaimCase:
    """Return a past case in which everything now confidential is confidential too."""
    note = case.claim.note_confidential or case.claim.uid in secret
    return replace(
        case,
        claim=replace(case.claim, note_confidential=note),
        evidence=tuple(
            replace(item, source=replace(item.source, confidential=True))
            if item.uid in secret or item.source.uid in secret
            else item
            for item in case.evidence
        ),
    )
