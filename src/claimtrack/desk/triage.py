"""Triage: new material as a list that a reviewer can get through in a morning."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from claimtrack.desk.coverage import SUGGESTED
from claimtrack.desk.groups import groups
from claimtrack.desk.matching import remembered
from claimtrack.model.article import Article, ArticleKind, Sentence
from claimtrack.model.match import Difference, Match, MatchedClaim, Relation
from claimtrack.model.suggestion import SuggestionState
from claimtrack.model.verdict import NormalisedClass

if TYPE_CHECKING:
    from claimtrack.desk.desk import Desk
    from claimtrack.desk.embargo import Held


_NEARER = (Relation.SAME, Relation.VARIANT, Relation.CONTRADICTS, Relation.RELATED)


class TriageWhy(StrEnum):
    """Why a row is on the list, most pressing first."""

    REPEATS_FALSE = "repeats a claim rated false"
    CONTRADICTS = "contradicts a known claim"
    REPEATS = "repeats a known claim"
    RELATED = "related to a known claim"
    NEW = "new"


class TriageRow(Struct, frozen=True):
    """Sentences that say the same, and the claim on file they repeat or contradict, if any.

    The first sentence is the one most worth checking; `articles` runs beside `sentences`, and so
    does `embargoes`: until when each of them is under embargo, empty where it is not.
    """

    why: TriageWhy
    sentences: tuple[Sentence, ...]
    articles: tuple[Article, ...]
    match: MatchedClaim | None = None
    embargoes: tuple[str, ...] = ()

    @property
    def embargo(self) -> str:
        """Until when the words that are shown for it are under embargo; empty: they are not."""
        return self.embargoes[0]

    @property
    def check_worthiness(self) -> float:
        """The check-worthiness of the first sentence, 0..1."""
        return self.sentences[0].check_worthiness


class Triage:
    """The triage list."""

    def __init__(self, desk: Desk) -> None:
        self._desk, self._store = desk, desk.store

    def listed(self, *, article: int | None = None) -> tuple[TriageRow, ...]:
        """Return what is undecided in all articles (or in one), one row per claim made.

        It has everything that looks worth checking, or repeats or contradicts a claim on file.

        Raises:
            NotFound: there is no such article.
        """
        with self._store.reading():
            sentences = self._store.suggestions.undecided(0.0, article)
            place = {sentence.id: sentence for sentence in sentences}
            offered = self._stored(sentences)
            said_again = self._alike(sentences, offered)
            claims = {one.claim: one for found in offered.values() for one in found}
            shown = {
                one.match.claim: one for one in self._desk.matching.matched([*claims.values()], {})
            }
            known = {
                key: min(found, key=lambda one: _nearness(one, shown))
                for key, found in offered.items()
            }
            held = self._desk.embargo.held()
            titles = {one.id: one for one in self._store.articles.listed()}
            rows = [
                self._row([place[key] for key in members], known, shown, titles, held)
                for members in groups([*said_again, *_same_claim(known)])
            ]
        return tuple(sorted((row for row in rows if _worth_a_look(row)), key=_order))

    def _stored(self, sentences: Sequence[Sentence]) -> dict[int, list[Match]]:
        """Return the suggested claims of each sentence that are still open."""
        found = self._store.suggestions.of([sentence.id for sentence in sentences])
        offered: dict[int, list[Match]] = defaultdict(list)
        for key, suggestions in found.items():
            offered[key] += [
                Match(one.claim, "", one.score, one.relation, one.differences)
                for one in suggestions
                if one.state is SuggestionState.OPEN
            ]
        return {key: matches for key, matches in offered.items() if matches}

    def _alike(
        self, sentences: Sequence[Sentence], offered: dict[int, list[Match]]
    ) -> list[tuple[int, int]]:
        """Return pairs of sentences that say the same, by number; each is paired with itself.

        Adds to `offered` the matches with claims added after a sentence was matched.
        """
        from claimtrack.match.pairs import pairs

        upto = self._store.suggestions.matched_upto()
        newer = self._store.claims.after(min((upto[one.article] for one in sentences), default=0))
        texts = [one.text for one in sentences] + [text for _, text in newer]
        edges = [(one.id, one.id) for one in sentences]
        for pair in pairs(texts) if sentences else ():
            if pair.one >= len(sentences):
                continue  # two claims: duplicates, which is another list
            sentence = sentences[pair.one]
            if pair.other >= len(sentences):
                claim = newer[pair.other - len(sentences)][0]
                if claim > upto[sentence.article]:
                    self._learn(offered, sentence, claim, pair.relation, pair.differences)
            elif pair.relation is not Relation.CONTRADICTS:
                edges.append((sentence.id, sentences[pair.other].id))
        return edges

    def _learn(
        self,
        offered: dict[int, list[Match]],
        sentence: Sentence,
        claim: int,
        relation: Relation,
        differences: tuple[Difference, ...],
    ) -> None:
        """Add a match with a claim newer than the sentence, unless it was rejected."""
        if claim in self._store.suggestions.rejections(remembered(sentence.text)):
            return
        found = Match(claim, "", 0.0, relation, differences)
        offered.setdefault(sentence.id, []).append(found)

    def _row(
        self,
        members: Sequence[Sentence],
        known: Mapping[int, Match],
        shown: Mapping[int, MatchedClaim],
        articles: Mapping[int, Article],
        held: Held,
    ) -> TriageRow:
        ordered = sorted(members, key=lambda one: (-one.check_worthiness, one.article, one.start))
        matches = [known[one.id] for one in ordered if one.id in known]
        best = min(matches, key=lambda one: _nearness(one, shown), default=None)
        match = None
        if best is not None and best.claim in shown:
            match = replace(shown[best.claim], match=best)
        return TriageRow(
            why=_why(match),
            sentences=tuple(ordered),
            articles=tuple(articles[one.article] for one in ordered),
            match=match,
            embargoes=tuple(held.held_in(one.article) for one in ordered),
        )


def _why(match: MatchedClaim | None) -> TriageWhy:
    if match is None:
        return TriageWhy.NEW
    if match.match.relation is Relation.CONTRADICTS:
        return TriageWhy.CONTRADICTS
    if match.match.relation is Relation.RELATED:
        return TriageWhy.RELATED
    return TriageWhy.REPEATS_FALSE if _found_false(match) else TriageWhy.REPEATS


def _found_false(claim: MatchedClaim) -> bool:
    """Whether we or others rated a claim false; what a blind reader may not see does not count."""
    classes = {claim.class_, *(review.normalised for review in claim.reviews)}
    return NormalisedClass.FALSE in classes


def _worth_a_look(row: TriageRow) -> bool:
    """Whether a row is suggested, or repeats or contradicts a known claim.

    Every line of a draft has to be looked at, so there the score only sorts.
    """
    known = row.why not in {TriageWhy.NEW, TriageWhy.RELATED}
    draft = any(article.kind is ArticleKind.DRAFT for article in row.articles)
    return known or draft or row.check_worthiness >= SUGGESTED


def _nearness(match: Match, shown: Mapping[int, MatchedClaim]) -> tuple[bool, int, float]:
    """Order matches: a repeat of what was found false, then any repeat, then contradictions."""
    repeats = match.relation in {Relation.SAME, Relation.VARIANT}
    pressing = repeats and match.claim in shown and _found_false(shown[match.claim])
    return not pressing, _NEARER.index(match.relation), -match.score


def _same_claim(known: Mapping[int, Match]) -> Iterable[tuple[int, int]]:
    """Pair sentences that repeat the same claim, or contradict it in the same way."""
    beside: dict[object, list[int]] = defaultdict(list)
    for sentence, match in known.items():
        if match.relation is Relation.RELATED:
            continue
        contradicts = match.relation is Relation.CONTRADICTS
        said = tuple((one.kind, one.statement) for one in match.differences) if contradicts else ()
        beside[match.claim, said].append(sentence)
    for sentences in beside.values():
        yield from ((sentences[0], other) for other in sentences[1:])


def _order(row: TriageRow) -> tuple[int, float, int]:
    pressing = (TriageWhy.REPEATS_FALSE, TriageWhy.CONTRADICTS)
    tier = pressing.index(row.why) if row.why in pressing else len(pressing)
    return tier, -row.check_worthiness, row.sentences[0].id
