"""Matching a statement against everything on file: candidates from the store, ranked by match."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from msgspec.structs import replace

from claimtrack.desk.base import HIDDEN, MODEL
from claimtrack.match.candidates import LEAST, beyond, choose, telling_words
from claimtrack.match.match import match
from claimtrack.match.mending import doubtful, mended
from claimtrack.model.match import (
    FAIR,
    Candidate,
    Match,
    MatchedClaim,
    Rejection,
    Relation,
    Searched,
)
from claimtrack.text.fold import fold
from claimtrack.text.languages.recognised import language_of
from claimtrack.text.partial import full_day

if TYPE_CHECKING:
    from claimtrack.desk.desk import Desk
    from claimtrack.desk.meaning import Meaning
    from claimtrack.match.encoder import Encoder
    from claimtrack.model.article import Sentence
    from claimtrack.model.match import MatchedClaim
    from claimtrack.model.suggestion import SentenceMatches


POOL = 100
"""How many candidates are ranked: 50 lose .7 points of MAP@5 on posts and save 9 ms (measured)."""


PACK = 32
"""Statements sent to a process at once: sending costs little compared with matching."""

KEPT = 3
"""How many matches are stored for a sentence on import."""


REMEMBERED = 4_000
"""How many characters of a sentence are remembered, to recognise it elsewhere."""


class Matching:
    """Finding known claims."""

    def __init__(self, desk: Desk) -> None:
        self._desk, self._store = desk, desk.store
        self._read_by: tuple[Encoder, Meaning] | None = None

    def match(
        self,
        statement: str,
        *,
        limit: int = 5,
        minimum: float = 0.0,
        said_on: str | None = None,
    ) -> tuple[MatchedClaim, ...]:
        """Return the claims on file that a statement may repeat or contradict, best first.

        A claim that was rejected for exactly these words is included, marked as rejected.

        Args:
            statement: a sentence, a post, anything anyone said.
            limit: how many at most.
            minimum: leave out scores (0 to 100) below this, but never a contradiction or a repeat.
            said_on: the day it was said, YYYY-MM-DD; tells what "last year" means.
        """
        with self._looking():
            ranked = self._ranked(statement, limit, said_on)
            found = [one for one in ranked if _shown(one, minimum)]
            return self.matched(found, self._store.suggestions.rejections(remembered(statement)))

    def article(
        self, article: int, *, limit: int = 5, minimum: float = 0.0
    ) -> Iterator[SentenceMatches]:
        """Match each sentence of an article except boilerplate.

        A claim rejected for a sentence is not offered for it again; if it would have been among
        the offers, it is listed separately.

        Raises:
            NotFound: there is no such article.
        """
        from claimtrack.model.article import SentenceKind

        on_file = self._store.articles.get(article)
        for sentence in self._store.sentences.of(on_file):
            if sentence.kind is not SentenceKind.BOILERPLATE:
                yield self._offers(sentence, on_file.published_on, limit, minimum)

    def sentence(self, sentence: int, *, limit: int = 5, minimum: float = 0.0) -> SentenceMatches:
        """Match one sentence; see `article`.

        Raises:
            NotFound: there is no such sentence.
        """
        found = self._store.sentences.get(sentence)
        said_on = self._store.articles.get(found.article).published_on
        return self._offers(found, said_on, limit, minimum)

    def matched(
        self, matches: Sequence[Match], rejected: Mapping[int, Rejection]
    ) -> tuple[MatchedClaim, ...]:
        """Add to matches what is shown of their claims; a hidden rating is `HIDDEN`."""
        found = self._store.matches.matched(matches, rejected)
        # A cold match loads what embargoes take only where there is one.
        held = self._desk.embargo.held().claims if self._store.matches.any_embargo() else {}
        if held:
            found = tuple(replace(one, embargo=held.get(one.match.claim, "")) for one in found)
        hidden = self._desk.hidden(one.claim for one in matches)
        if not hidden:
            return found
        return tuple(
            replace(one, rating=HIDDEN, class_=None) if one.match.claim in hidden else one
            for one in found
        )

    def _offers(
        self, sentence: Sentence, said_on: str | None, limit: int, minimum: float
    ) -> SentenceMatches:
        from claimtrack.model.suggestion import SentenceMatches

        with self._looking():
            here = self._store.suggestions.rejected_here(sentence.id)
            elsewhere = self._store.suggestions.rejections(remembered(sentence.text))
            ranked = self._ranked(sentence.text, limit + len(here), said_on)
            shown = self.matched(
                [one for one in ranked if _shown(one, minimum)], {**elsewhere, **here}
            )
        offered = [one for one in shown if one.match.claim not in here][:limit]
        refused = [one for one in shown[:limit] if one.match.claim in here]
        return SentenceMatches(sentence, tuple(offered), tuple(refused))

    def compare(self, statement: str, claim: int, *, said_on: str | None = None) -> Match | None:
        """Compare a statement with one claim, whatever else is on file.

        Args:
            statement: what was said.
            claim: the claim.
            said_on: the day it was said, YYYY-MM-DD.

        Returns:
            The match with the best of the claim's wordings; None where either has no words.
        """
        case = self._store.claims.case(claim)
        wordings = tuple(wording.text for wording in case.wordings)
        words = self._store.candidates.frequencies(telling_words(statement))
        chosen = choose(words, self._store.candidates.total())
        candidates = [Candidate(claim, wordings, 1.0)]
        if self._meaning:
            candidates = self._meaning.measured(statement, candidates)
        found = match(statement, candidates, dict(chosen), said_on=full_day(said_on))
        return found[0] if found else None

    def searched(self) -> Searched:
        """Return how much a match searches."""
        return self._store.candidates.searched()

    def without_vectors(self) -> int:
        """Count the claims the desk's model has not read yet; 0 without a model."""
        return self._meaning.lacking() if self._meaning else 0

    @property
    def by_meaning(self) -> bool:
        """Whether it is to be matched by meaning too; whether that can be done here is another."""
        # Asked of the store: the settings take long to load, and most desks match by words alone.
        return self._desk.own_encoder is not None or bool(self._store.settings.get(MODEL))

    @property
    def without_model(self) -> str:
        """Why the model that the settings ask for is not used here; empty: it is, or none is."""
        if self._desk.own_encoder or not self.by_meaning:
            return ""
        return self._desk.settings.without_model

    def make_vectors(self) -> Iterator[int]:
        """Let the desk's model read the claims it has not read yet; do nothing without a model.

        Every match does this first; calling it directly shows the progress.

        Yields:
            How many claims were read since the last time; those are on file.

        Raises:
            BadInput: the desk's model folder has no model that can be run.
            FileTrouble: the file cannot be written to.
        """
        if self._meaning:
            yield from self._meaning.read_claims()

    def suggestions_for(self, statement: str, *, said_on: str | None = None) -> tuple[Match, ...]:
        """Return the matches worth keeping with a sentence until it is decided.

        They are the best three, and whatever their rank those with claims that were found false.
        """
        with self._looking():
            ranked = self._ranked(statement, KEPT, said_on, pressing=True)
        return tuple(
            one for one in ranked if one.relation is not Relation.RELATED or one.score >= FAIR
        )

    def _ranked(
        self,
        statement: str,
        limit: int,
        said_on: str | None = None,
        *,
        without: int | None = None,
        pressing: bool = False,
    ) -> tuple[Match, ...]:
        """Rank the claims on file beside a statement; `without` one, which is the statement's own.

        A claim would lead all others by itself and leave none of them a chance. With `pressing`,
        claims found false that the statement repeats or contradicts come on top of the limit.
        """
        store = self._store.candidates
        total = store.total()
        words = store.frequencies(telling_words(statement))
        stand_for = [
            stem
            for word in doubtful(words)
            for stem in mended(word, dict(words)[word], store.lookalikes(word))
        ]
        chosen = choose(words, total, instead=stand_for)
        common = beyond(words, total, chosen)
        candidates = store.find(
            chosen, POOL, common=common, also=store.worded(statement), least=LEAST
        )
        if self._meaning:
            candidates = self._meaning.joined(statement, candidates, POOL)
        if without is not None:
            candidates = [one for one in candidates if one.claim != without]
        idf, day = dict([*chosen, *common]), full_day(said_on)
        false = self._store.matches.found_false(candidates) if pressing else frozenset()
        return match(statement, candidates, idf, limit, day, false)

    @property
    def _meaning(self) -> Meaning | None:
        """What the desk's model knows, where the desk has one; loaded by nobody else."""
        encoder = self._desk.encoder
        if encoder is None:
            return None
        if (
            self._desk.looks
            and self._desk.own_encoder is None
            and self._store.vectors.lacking(encoder.digest)
        ):
            return None  # what is only looked at gets no vectors
        if self._read_by is None or self._read_by[0] is not encoder:
            from claimtrack.desk.meaning import Meaning

            self._read_by = encoder, Meaning(self._desk, encoder)
        return self._read_by[1]

    @contextmanager
    def _looking(self) -> Iterator[None]:
        """Several questions about one moment, all claims having been read by the desk's model."""
        if self._meaning and not self._store.connection.in_transaction:
            for _ in self._meaning.read_claims():
                pass
        with self._store.reading():
            yield

    def match_many(
        self,
        statements: Iterable[str],
        *,
        limit: int = 5,
        minimum: float = 0.0,
        said_on: str | None = None,
        jobs: int = 1,
    ) -> Iterator[tuple[str, tuple[MatchedClaim, ...]]]:
        """Match many statements, yielding each with its matches in the order given.

        Args:
            statements: read one by one with one job, so that a stream is answered as it arrives.
            limit: how many matches for each at most.
            minimum: leave out scores (0 to 100) below this.
            said_on: the day they were said, YYYY-MM-DD.
            jobs: processes; more than one reads ahead.
        """
        if jobs > 1:
            from claimtrack.desk.processes import opener, shared_out

            for _ in self.make_vectors():
                pass
            told = (opener(self._desk), (limit, minimum, said_on))
            yield from shared_out(_match, statements, jobs=jobs, pack=PACK, begin=_begin, told=told)
            return
        for statement in statements:
            yield (
                statement,
                self.match(statement, limit=limit, minimum=minimum, said_on=said_on),
            )

    def precedents(self, claim: int, *, limit: int = 5) -> tuple[MatchedClaim, ...]:
        """Return claims with a visible rating of ours that bear on this one, most similar first.

        They repeat it, contradict it, or have at least a fair score beside it.

        Raises:
            NotFound: no such claim.
        """
        text = self._store.claims.get(claim).text
        with self._looking():
            ranked = self._ranked(text, POOL, without=claim)
            near = [one for one in ranked if _shown(one, FAIR)]
            rated = [one for one in self.matched(near, {}) if one.rating not in {None, HIDDEN}]
        return tuple(rated[:limit])

    def statements(self, said: str) -> tuple[str, ...]:
        """Split typed or pasted text into the sentences to match."""
        from claimtrack.split.sentences import sentences

        spans = sentences(said, 0, len(said), language_of(said))
        return tuple(said[start:end] for start, end in spans)


def _shown(match: Match, minimum: float) -> bool:
    """Whether a match is shown: a contradiction or a repeat is, however low its score."""
    return match.score >= minimum or match.relation is not Relation.RELATED


def remembered(statement: str) -> str:
    """Return the form of a statement under which decisions are remembered: folded and cut."""
    return fold(statement[:REMEMBERED])


class _Process:
    """What a matching process works with, set once when it starts."""

    desk: Desk
    asked: tuple[int, float, str | None]
    """The limit, the minimum score, and the day the statements were said."""


def _begin(again: Callable[[], Desk], asked: tuple[int, float, str | None]) -> None:
    _Process.desk, _Process.asked = again(), asked


def _match(pack: list[str]) -> list[tuple[str, tuple[MatchedClaim, ...]]]:
    match, (limit, minimum, said_on) = _Process.desk.matching.match, _Process.asked
    return [(said, match(said, limit=limit, minimum=minimum, said_on=said_on)) for said in pack]
