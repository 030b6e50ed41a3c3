"""Sentences: deciding about each, linking known claims, fixing bad splits."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from claimtrack.desk.matching import kept_match, open_suggestion, remembered
from claimtrack.desk.records import (
    add_wording,
    appear,
    case_to_change,
    claim_to_change,
    last_hand,
    new_claim,
    refuse,
    refuse_if_changed,
)
from claimtrack.errors import NotFound, Refused, WrongUse
from claimtrack.model.article import SentenceKind, SentenceState
from claimtrack.model.claim import WordingKind
from claimtrack.model.suggestion import SuggestionState
from claimtrack.rules import refusals

if TYPE_CHECKING:
    from claimtrack.desk.base import Versions
    from claimtrack.desk.desk import Desk
    from claimtrack.model.article import Article, Sentence
    from claimtrack.model.case import ClaimCase
    from claimtrack.model.match import Match
    from claimtrack.store.writing import Writing


class Sentences:
    """Decisions about sentences. `version` is that of the sentence as it was on screen.

    Where several are decided about at once, `versions` are those of all that were on screen.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk, self._store = desk, desk.store

    def get(self, key: int) -> Sentence:
        """Return a sentence.

        Raises:
            NotFound: it is not on file.
        """
        return self._store.sentences.get(key)

    def decided(self, article: int) -> tuple[int, ...]:
        """Return the sentences of an article this reviewer decided or judged, newest first."""
        return self._store.events.decided(self._desk.reviewer, article)

    def accept(self, sentence: int, *, version: int | None = None) -> int:
        """Make a claim of a whole sentence.

        Returns:
            The number of the claim.

        Raises:
            Refused: the sentence already has a claim.
            Stale: another reviewer has decided about the sentence since.
        """
        with self._desk.writing("accept") as writing:
            found = self._as_shown(writing, sentence, version)
            refuse(refusals.accept(found, self._by(writing, found)))
            return self._claim_at(writing, found, (found.start, found.end))

    def part(self, sentence: int, start: int, end: int, *, version: int | None = None) -> int:
        """Make a claim of some words of a sentence; a sentence can have several.

        Args:
            sentence: the sentence.
            start: where the words begin in the article's text, in characters.
            end: where they end.
            version: the version of the sentence as shown on screen.

        Returns:
            The number of the claim.

        Raises:
            WrongUse: the words do not lie within the sentence.
            Refused: exactly these words are already a claim.
            Stale: another reviewer has decided about the sentence since.
        """
        with self._desk.writing("part") as writing:
            found = self._as_shown(writing, sentence, version)
            if not found.start <= start < end <= found.end:
                raise WrongUse("The selected words are not within the sentence: select again.")
            held = writing.rows("appearance", sentence=sentence, start=start, end=end)
            if held:
                by = last_hand(self._store, "appearance", held[0]["id"])
                refuse(refusals.again(held[0]["claim"], "select others", by))
            return self._claim_at(writing, found, (start, end))

    def not_a_claim(
        self,
        sentence: int,
        *more: int,
        version: int | None = None,
        versions: Versions | None = None,
    ) -> None:
        """Decide that a sentence claims nothing checkable: opinion, rhetoric, furniture.

        Args:
            sentence: the sentence.
            more: others of which the same is true; one undo takes all of it back.
            version: the version of the first sentence that was on screen.
            versions: those of all of them, instead.

        Raises:
            Refused: one of them has claims; then nothing is decided.
            Stale: another reviewer has decided about it since.
        """
        shown = {sentence: version, **(versions or {})}
        self._decide((sentence, *more), SentenceState.NOT_A_CLAIM, "not a claim", shown)

    def skip(
        self,
        sentence: int,
        *more: int,
        version: int | None = None,
        versions: Versions | None = None,
    ) -> None:
        """Leave a checkable sentence unchecked, deliberately; reports list it.

        Args:
            sentence: the sentence.
            more: others that are left unchecked with it; one undo takes all of it back.
            version: the version of the first sentence that was on screen.
            versions: those of all of them, instead.

        Raises:
            Refused: one of them has claims; then nothing is decided.
            Stale: another reviewer has decided about it since.
        """
        shown = {sentence: version, **(versions or {})}
        self._decide((sentence, *more), SentenceState.SKIPPED, "skip", shown)

    def reopen(self, sentence: int, *, version: int | None = None) -> None:
        """Make a sentence undecided again; a boilerplate line becomes part of the text.

        Raises:
            Refused: the sentence has claims.
            Stale: another reviewer has decided about it since.
        """
        with self._desk.writing("reopen") as writing:
            found = self._free(writing, sentence, version)
            changed: dict[str, str] = {"state": SentenceState.UNDECIDED}
            if found.kind is SentenceKind.BOILERPLATE:
                changed["kind"] = SentenceKind.BODY
            writing.update("sentence", sentence, changed)

    def dismiss(self, article: int) -> int:
        """Deliberately leave everything still undecided in an article unchecked.

        Returns:
            How many sentences that was; one undo reverses all of it.

        Raises:
            NotFound: there is no such article.
            Refused: nothing in it is undecided.
        """
        with self._desk.writing("dismiss") as writing:
            left = [
                sentence
                for sentence in self._store.sentences.of(self._store.articles.get(article))
                if sentence.state is SentenceState.UNDECIDED
                and sentence.kind is not SentenceKind.BOILERPLATE
            ]
            if not left:
                raise Refused(f"Article {article} has no undecided lines: nothing to dismiss.")
            for sentence in left:
                writing.update("sentence", sentence.id, {"state": SentenceState.SKIPPED})
        return len(left)

    def split(self, sentence: int, at: int, *, version: int | None = None) -> int:
        """Cut a sentence in two.

        Args:
            sentence: an undecided sentence.
            at: where the second one begins in the article's text; white space around the cut
                belongs to neither.
            version: the version of the sentence as shown on screen.

        Returns:
            The number of the second sentence.

        Raises:
            Refused: the sentence has claims.
            WrongUse: one side of the cut would be empty.
            Stale: somebody decided about the sentence since.
        """
        with self._desk.writing("split") as writing:
            found = self._free(writing, sentence, version)
            article = self._store.articles.get(found.article)
            first = article.text[found.start : at].rstrip()
            second = article.text[at : found.end].lstrip()
            if not found.start < at < found.end or not first.strip() or not second:
                raise WrongUse("Both halves need words: choose a place inside the sentence.")
            start = found.end - len(second)
            row = writing.rows("sentence", id=sentence)[0]
            writing.update("sentence", sentence, {"end": found.start + len(first)})
            rest = {name: row[name] for name in row if name not in {"id", "uid", "version"}}
            key = writing.insert("sentence", {**rest, "start": start, "position": start})
            self._match_anew(writing, sentence, first, article.published_on)
            self._match_anew(writing, key, second, article.published_on)
            return key

    def join(self, sentence: int, *, version: int | None = None) -> None:
        """Join a sentence with the next one in its article.

        Raises:
            Refused: one of the two holds claims, or there is no next one.
            Stale: somebody decided about the sentence since.
        """
        with self._desk.writing("join") as writing:
            found = self._free(writing, sentence, version)
            article = self._store.articles.get(found.article)
            following = [s for s in self._store.sentences.of(article) if s.start >= found.end]
            if not following:
                raise Refused("This is the last sentence: there is no next one to join it with.")
            after = self._free(writing, following[0].id)
            _forget(writing, after.id)
            writing.delete("sentence", after.id)
            writing.update("sentence", sentence, {"end": after.end})
            joined = article.text[found.start : after.end]
            self._match_anew(writing, sentence, joined, article.published_on)

    def link(
        self,
        sentence: int,
        claim: int,
        *more: int,
        anyway: bool = False,
        version: int | None = None,
        versions: Versions | None = None,
    ) -> None:
        """Record a sentence as an appearance of a known claim. This never ticks it.

        The claim's verdict was given without this place in view: it counts here only after a
        reviewer reaffirms it or rates the claim again.

        Args:
            sentence: the sentence.
            claim: the claim on file.
            more: other sentences to link; one undo reverses all of it.
            anyway: link even where a number, a name or the like differs.
            version: the version of the first sentence that was on screen.
            versions: those of all of them, instead.

        Raises:
            Refused: the words differ materially and `anyway` is off, or it is already linked;
                then nothing is linked.
            Stale: another reviewer has decided about the sentence since.
        """
        shown = {sentence: version, **(versions or {})}
        with self._desk.writing("link") as writing:
            case = case_to_change(self._store, claim)
            for key in dict.fromkeys((sentence, *more)):
                found = self._as_shown(writing, key, shown.get(key))
                _link(writing, case, found, *self._linkable(writing, found, claim, anyway=anyway))

    def sight(self, article: int, claim: int) -> int:
        """Record a post as a sighting of a known claim by linking its nearest sentence.

        Returns:
            The number of the sentence.

        Raises:
            NotFound: no such article or claim, or no sentence in the article.
            Refused: the nearest sentence differs materially from the claim.
        """
        with self._desk.writing("link") as writing:
            case = case_to_change(self._store, claim)
            sentences = self._store.sentences.of(self._store.articles.get(article))
            scored = [
                (match.score, -one.start, one.id)
                for one in sentences
                if (match := self._desk.matching.compare(one.text, claim)) is not None
            ]
            if not scored:
                raise NotFound(f"Article {article} has no sentence that could be claim #{claim}.")
            found = self._store.sentences.get(max(scored)[2])
            _link(writing, case, found, *self._linkable(writing, found, claim, anyway=False))
        return found.id

    def reject(self, sentence: int, claim: int, *more: int) -> None:
        """Reject a suggested match; the rejection is remembered.

        What somebody has said so of before stays as they said it.

        Args:
            sentence: the sentence.
            claim: the claim that it does not make.
            more: other sentences to reject it for; one undo reverses all of it.

        Raises:
            NotFound: no such sentence or claim.
            Refused: one of the sentences is linked to the claim, or all of it was said before.
        """
        with self._desk.writing("reject match") as writing:
            claim_to_change(self._store, claim)
            for key in (sentence, *more):
                found = self._store.sentences.get(key)
                refuse(refusals.reject(found, claim, self._by(writing, found, claim)))
                if not self._rejected_by(writing, key, claim):
                    match = self._desk.matching.compare(found.text, claim)
                    _settle(writing, found, claim, match, SuggestionState.REJECTED)
            if not writing.changed:
                by = self._rejected_by(writing, sentence, claim)
                raise Refused(f"{by} has already said that this is not #{claim}.")

    def _rejected_by(self, writing: Writing, sentence: int, claim: int) -> str | None:
        """Who has said that a sentence is not a claim, or None."""
        kept = writing.rows("suggestion", sentence=sentence, claim=claim)
        rejected = kept and kept[0]["state"] == SuggestionState.REJECTED
        return kept[0]["decided_by"] if rejected else None

    def _linkable(
        self, writing: Writing, found: Sentence, claim: int, *, anyway: bool
    ) -> tuple[Article, Match | None]:
        """A sentence's article and how it stands to a claim, if it can be linked to it.

        Raises:
            Refused: it cannot be linked.
        """
        refuse(refusals.link(found, claim, self._by(writing, found, claim)))
        article = self._store.articles.get(found.article)
        match = self._desk.matching.compare(found.text, claim, said_on=article.published_on)
        if match is not None and match.differences and not anyway:
            raise Refused(
                f"Not linked to #{claim}: {_in_words(match)}. If it is still the same claim,"
                " link it anyway (--anyway on the command line)."
            )
        return article, match

    def _match_anew(self, writing: Writing, sentence: int, text: str, said_on: str | None) -> None:
        """Replace the suggestions for a sentence whose words have changed."""
        _forget(writing, sentence)
        for one in self._desk.matching.suggestions_for(text, said_on=said_on):
            writing.insert("suggestion", open_suggestion(sentence, text, one))

    def _decide(
        self,
        sentences: tuple[int, ...],
        state: SentenceState,
        action: str,
        shown: Mapping[int, int | None],
    ) -> None:
        with self._desk.writing(action) as writing:
            for sentence in dict.fromkeys(sentences):
                self._free(writing, sentence, shown.get(sentence))
                writing.update("sentence", sentence, {"state": state})

    def _as_shown(self, writing: Writing, sentence: int, version: int | None) -> Sentence:
        """A sentence as it stands, which is as it was on screen.

        Raises:
            NotFound: it is not on file.
            Stale: somebody decided about it since.
        """
        found = self._store.sentences.get(sentence)
        refuse_if_changed(writing, "sentence", sentence, version)
        return found

    def _free(self, writing: Writing, sentence: int, version: int | None = None) -> Sentence:
        """A sentence that holds no claims.

        Raises:
            Refused: it holds some.
            Stale: somebody decided about it since.
        """
        found = self._as_shown(writing, sentence, version)
        refuse(refusals.decide(found, self._by(writing, found)))
        return found

    def _by(self, writing: Writing, found: Sentence, claim: int | None = None) -> str:
        """Who put a claim (None: the newest) on a sentence; empty where none is on it."""
        held = writing.rows("appearance", sentence=found.id) if found.claims else []
        keys = [row["id"] for row in held if claim in {None, row["claim"]}]
        return last_hand(self._store, "appearance", keys[-1]) if keys else ""

    def _claim_at(self, writing: Writing, found: Sentence, span: tuple[int, int]) -> int:
        article = self._store.articles.get(found.article)
        kind = found.type if span == (found.start, found.end) else None
        words = article.text[span[0] : span[1]]
        key = new_claim(writing, words, None, article.language, kind)
        appear(writing, key, article, found, span)
        writing.update("sentence", found.id, {"state": SentenceState.CLAIM})
        return key


def _forget(writing: Writing, sentence: int) -> None:
    """Drop the suggestions for a sentence whose words have changed; the log keeps them."""
    for row in writing.rows("suggestion", sentence=sentence):
        writing.delete("suggestion", row["id"])


def _link(
    writing: Writing,
    case: ClaimCase,
    found: Sentence,
    article: Article,
    match: Match | None,
) -> None:
    """Make one sentence an appearance of a claim."""
    claim, current = case.claim.id, case.verdict
    span = (found.start, found.end)
    appear(writing, claim, article, found, span, current.id if current else None)
    if match is None or not match.differences:
        # A wording with another figure must not make the next match look like agreement.
        add_wording(writing, claim, found.text, WordingKind.APPEARANCE, article.language)
    writing.update("sentence", found.id, {"state": SentenceState.CLAIM})
    _settle(writing, found, claim, match, SuggestionState.CONFIRMED)


def _in_words(match: Match) -> str:
    """Write the differences of a match in words."""
    return "; ".join(
        f"{one.kind}: '{one.statement or '–'}' here, '{one.claim or '–'}' there"
        for one in match.differences
    )


def _settle(
    writing: Writing, sentence: Sentence, claim: int, match: Match | None, state: SuggestionState
) -> None:
    """Record a reviewer's decision about a match, replacing any earlier one."""
    values = {
        **kept_match(match),
        "statement": remembered(sentence.text),
        "state": state,
        "decided_by": writing.who,
        "decided_at": writing.at,
    }
    known = writing.rows("suggestion", sentence=sentence.id, claim=claim)
    if known:
        writing.update("suggestion", known[0]["id"], values)
    else:
        writing.insert("suggestion", {"sentence": sentence.id, "claim": claim, **values})
