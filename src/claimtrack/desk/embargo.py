"""Embargoes of articles: who set them, until when, and what may leave the house meanwhile.

An embargo is a state of an article. While it holds, whatever is made for eyes outside the house
leaves the article out and says how many were; one that is asked for by its number is given, and
says that it is under embargo. Inside, everything is shown with its mark. `Embargo.held` is the one
place that all of them ask, and new formats have to.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import datetime
from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from claimtrack.desk.base import typed
from claimtrack.errors import Refused
from claimtrack.model.article import OPEN_ENDED
from claimtrack.model.claim import WordingKind
from claimtrack.store.actions import claims_of
from claimtrack.store.embargoes import Embargoes
from claimtrack.text.moments import embargo_moment, until

if TYPE_CHECKING:
    from claimtrack.desk.desk import Desk
    from claimtrack.model.article import Article
    from claimtrack.model.case import ClaimCase
    from claimtrack.model.claim import Appearance, ClaimRow
    from claimtrack.model.event import Dossier, Event

T = TypeVar("T")


class Held(Struct, frozen=True):
    """What is under embargo at a moment.

    `articles` are numbers, with how long each is held, in words; of an article in several revisions
    all are held. `claims`, in the same form, are those that appear in no other article.
    """

    articles: Mapping[int, str] = {}
    claims: Mapping[int, str] = {}

    def but(self, articles: Iterable[int]) -> Held:
        """The rest, where some articles were asked for by their numbers."""
        asked = set(articles)
        if not asked:
            return self
        rest = {key: words for key, words in self.articles.items() if key not in asked}
        return Held(rest)

    def outside(self, rows: Iterable[T], claim: Callable[[T], int]) -> tuple[tuple[T, ...], int]:
        """The rows that may leave the house, and how many may not.

        Args:
            rows: any rows about claims.
            claim: the claim that a row is about.
        """
        every = tuple(rows)
        free = tuple(row for row in every if claim(row) not in self.claims)
        return free, len(every) - len(free)

    def without(self, case: ClaimCase) -> ClaimCase:
        """A claim as the world may see it: without its places in articles that are held.

        Wordings go that stand nowhere else.
        """
        places, gone = self._free(case.appearances)
        if len(places) == len(case.appearances):
            return case
        wordings = tuple(
            one
            for one in case.wordings
            if one.kind is WordingKind.CANONICAL or one.text not in gone
        )
        return replace(case, appearances=places, wordings=wordings, remarks=())

    def marked(self, rows: tuple[ClaimRow, ...]) -> tuple[ClaimRow, ...]:
        """The lines of claims, those that are held with their mark."""
        if not self.claims:
            return rows
        return tuple(replace(one, embargo=self.claims.get(one.claim.id, "")) for one in rows)

    def held_in(self, article: int | None, claim: int | None = None) -> str:
        """How long words are held that stand in an article, or are about a claim.

        Returns:
            It in words; empty: they are not.
        """
        return self.articles.get(article or 0) or self.claims.get(claim or 0, "")

    def elsewhere(self, case: ClaimCase) -> ClaimCase:
        """The same for a claim as another article makes it.

        Whoever made it first, in an article that is held, is not said to have made it there.
        """
        seen = self.without(case)
        if seen is case or case.appearances[0].article not in self.articles:
            return seen
        return replace(seen, claim=replace(seen.claim, claimant=None))

    def events(self, events: Sequence[Event], case: ClaimCase) -> tuple[Event, ...]:
        """The events that tell nothing of articles that are held."""
        gone = {one.quote for one in case.appearances if one.article in self.articles}
        return tuple(one for one in events if not self._tells(one, gone))

    def dossier(self, found: Dossier) -> Dossier:
        """A dossier without articles that are held, unless its claims appear in no other."""
        if not self.articles or all(one.claim.id in self.claims for one in found.cases):
            return found
        free = [case for case in found.cases if case.claim.id not in self.claims]
        events: Sequence[Event] = found.history
        for case in free:
            events = self.events(events, case)
        kept = {key: one for key, one in found.articles.items() if key not in self.articles}
        return replace(
            found, articles=kept, cases=tuple(map(self.without, free)), history=tuple(events)
        )

    def _tells(self, event: Event, gone: AbstractSet[str]) -> bool:
        """Whether an event is about an article that is held, or has words that stand only there."""
        if event.entity == "article" and event.key in self.articles:
            return True
        for values in (event.before or {}, event.after or {}):
            if values.get("article") in self.articles:
                return True
            if event.entity == "wording" and values.get("text") in gone:
                return True
        return False

    def row(self, row: ClaimRow) -> ClaimRow:
        """The line of a claim as the world may see it; see `without`."""
        places, gone = self._free(row.appearances)
        if len(places) == len(row.appearances):
            return row
        wordings = tuple(one for one in row.wordings if one == row.claim.text or one not in gone)
        return replace(row, appearances=places, wordings=wordings)

    def _free(
        self, places: Iterable[Appearance]
    ) -> tuple[tuple[Appearance, ...], AbstractSet[str]]:
        """The places of a claim that are not held, and the words that stand only in the others."""
        every = tuple(places)
        free = tuple(one for one in every if one.article not in self.articles)
        return free, {one.quote for one in every} - {one.quote for one in free}


NOTHING = Held()
"""Where what is under embargo was asked for, too."""


class Embargo:
    """Setting and lifting embargoes, and what is held by them."""

    def __init__(self, desk: Desk) -> None:
        self._desk, self._store = desk, desk.store
        self._rows = Embargoes(desk.store.connection)

    def set(self, article: int, when: str, *, why: str = "", version: int | None = None) -> str:
        """Put an article under embargo, or change until when.

        Args:
            article: the article, in its newest revision.
            when: a moment with its time zone (see `embargo_moment`), or `open`: until it is lifted.
            why: the reason, such as who asked for it.
            version: the version of the article that was looked at.

        Returns:
            How long it holds, in words.

        Raises:
            NotFound: there is no such article.
            WrongUse: it is no moment with a time zone.
            Refused: there is a later revision, it is so already, or the moment is past.
            Stale: somebody changed the article since.
        """
        from claimtrack.desk.records import refuse
        from claimtrack.rules import refusals

        moment = moment_of(when)
        with self._desk.writing("set embargo") as writing:
            found, now = self._newest(article), self._desk.clock()
            refuse(refusals.embargo(found, moment, typed(why), now))
            values = {"embargo": moment, "embargo_why": typed(why)}
            writing.update("article", article, values, version=version)
        return until(moment)

    def lift(self, article: int, *, why: str = "", version: int | None = None) -> None:
        """Lift the embargo of an article before its time.

        Args:
            article: the article, in its newest revision.
            why: the reason.
            version: the version of the article that was looked at.

        Raises:
            NotFound: there is no such article.
            Refused: it is under no embargo, or there is a later revision.
            Stale: somebody changed the article since.
        """
        from claimtrack.desk.records import refuse
        from claimtrack.rules import refusals

        with self._desk.writing("lift embargo") as writing:
            found = self._newest(article)
            refuse(refusals.lift_embargo(found, self._desk.clock()))
            values = {"embargo": None, "embargo_why": typed(why)}
            writing.update("article", article, values, version=version)

    def held(self, *, embargoed: bool = False) -> Held:
        """What is under embargo now, by the desk's clock.

        Args:
            embargoed: what is under embargo was asked for: hold nothing back.
        """
        if embargoed:
            return NOTHING
        now: datetime = self._desk.clock()
        with self._store.reading():
            articles: dict[int, str] = {}
            for one in self._rows.articles():
                if one.is_embargoed(now):
                    words = until(one.embargo or OPEN_ENDED)
                    articles |= dict.fromkeys(self._rows.family([one.id]), words)
            if not articles:
                return NOTHING
            claims: dict[int, list[str]] = defaultdict(list)
            for claim, article in self._rows.only_there(articles):
                claims[claim].append(articles[article])
        return Held(
            articles, {key: ", ".join(dict.fromkeys(words)) for key, words in claims.items()}
        )

    def of_events(self, events: Sequence[Event]) -> dict[int, str]:
        """Which actions are about articles under embargo, or about claims that stand only there.

        Args:
            events: some of the log.

        Returns:
            How long what it is about is held, in words, by the group of each such action.
        """
        held = self.held()
        if not held.articles:
            return {}
        sentences = self._rows.sentences(held.articles)
        found: dict[int, str] = {}
        for event in events:
            values = {**(event.before or {}), **(event.after or {})}
            article = event.key if event.entity == "article" else values.get("article")
            if event.entity == "sentence":
                article = sentences.get(event.key)
            claims = claims_of(self._store.connection, event)
            words = held.held_in(article) or next(
                (held.claims[one] for one in claims if one in held.claims), ""
            )
            if words:
                found.setdefault(event.group, words)
        return found

    def _newest(self, article: int) -> Article:
        found = self._store.articles.get(article)
        newest = self._store.articles.revised_by(article)
        if newest != article:
            raise Refused(f"Article {article} has a later revision: article {newest} counts.")
        return found


def moment_of(when: str) -> str:
    """Read until when an embargo is to hold, as it is stored.

    Raises:
        WrongUse: it is neither `open` nor a moment with its time zone.
    """
    return OPEN_ENDED if when.strip().casefold() == OPEN_ENDED else embargo_moment(when)
