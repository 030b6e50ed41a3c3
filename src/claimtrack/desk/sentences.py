"""Sentences: deciding about each, linking known claims, fixing bad splits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimtrack.desk.matching import kept_match, open_suggestion, remembered
from claimtrack.desk.records import add_wording, appear, new_claim, refuse
from claimtrack.errors import NotFound, Refused, WrongUse
from claimtrack.model.article import SentenceKind, SentenceState
from claimtrack.model.claim import WordingKind
from claimtrack.model.suggestion import SuggestionState
from claimtrack.rules import refusals

if TYPE_CHECKING:
    from claimtrack.desk.desk import Desk
    from claimtrack.model.article import Article, Sentence
    from claimtrack.model.case import ClaimCase
    from claimtrack.model.match import Match
    from claimtrack.store.writing import Writing


class Sentences:
    """Decisions about sentences. `version` is that of the sentence as shown on screen."""

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
            found = self._store.sentences.get(sentence)
            refuse(refusals.accept(found))
            return self._claim_at(writing, found, (found.start, found.end), version)

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
            found = self._store.sentences.get(sentence)
            if not found.start <= start < end <= found.end:
                raise WrongUse("The selected words are not within the sentence: select again.")
            held = writing.rows("appearance", sentence=sentence, start=start, end=end)
            if held:
                raise Refused(f"These words are already claim #{held[0]['claim']}: select others.")
            return self._claim_at(writing, found, (start, end), version)

    def not_a_claim(self, sentence: int, *more: int, version: int | None = None) -> None:
        """Mark a sentence as having nothing to check: opinion, rhetoric, page furniture.

        Args:
            sentence: the sentence.
            more: other sentences to mark the same way; one undo reverses all of it.
            version: the version of the first sentence as shown on screen.

        Raises:
            Refused: one of them has claims; then nothing is decided.
            Stale: another reviewer has decided about it since.
        """
        self._decide((sentence, *more), SentenceState.NOT_A_CLAIM, "not a claim", version)

    def skip(self, sentence: int, *more: int, version: int | None = None) -> None:
        """Deliberately leave a checkable sentence unchecked; reports list it.

        Args:
            sentence: the sentence.
            more: other sentences to leave unchecked; one undo reverses all of it.
            version: the version of the first sentence as shown on screen.

        Raises:
            Refused: one of them has claims; then nothing is decided.
            Stale: another reviewer has decided about it since.
        """
        self._decide((sentence, *more), SentenceState.SKIPPED, "skip", version)

    def reopen(self, sentence: int, *, version: int | None = None) -> None:
        """Make a sentence undecided again; a boilerplate line becomes part of the text.

        Raises:
            Refused: the sentence has claims.
            Stale: another reviewer has decided about it since.
        """
        with self._desk.writing("reopen") as writing:
            found = self._free(sentence)
            changed: dict[str, str] = {"state": SentenceState.UNDECIDED}
            if found.kind is SentenceKind.BOILERPLATE:
                changed["kind"] = SentenceKind.BODY
            writing.update("sentence", sentence, changed, version=version)

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
        """
        with self._desk.writing("split") as writing:
            found = self._free(sentence)
            article = self._store.articles.get(found.article)
            first = article.text[found.start : at].rstrip()
            second = article.text[at : found.end].lstrip()
            if not found.start < at < found.end or not first.strip() or not second:
                raise WrongUse("Both halves need words: choose a place inside the sentence.")
            start = found.end - len(second)
            row = writing.rows("sentence", id=sentence)[0]
            writing.update("sentence", sentence, {"end": found.start + len(first)}, version=version)
            rest = {name: row[name] for name in row if name not in {"id", "uid", "version"}}
            key = writing.insert("sentence", {**rest, "start": start, "position": start})
            self._match_anew(writing, sentence, first, article.published_on)
            self._match_anew(writing, key, second, article.published_on)
            return key

    def join(self, sentence: int, *, version: int | None = None) -> None:
        """Join a sentence with the next one in its article.

        Raises:
            Refused: one of the two has claims, or there is no next one.
        """
        with self._desk.writing("join") as writing:
            found = self._free(sentence)
            article = self._store.articles.get(found.article)
            following = [s for s in self._store.sentences.of(article) if s.start >= found.end]
            if not following:
                raise Refused("This is the last sentence: there is no next one to join it with.")
            after = self._free(following[0].id)
            _forget(writing, after.id)
            writing.delete("sentence", after.id)
            writing.update("sentence", sentence, {"end": after.end}, version=version)
            joined = article.text[found.start : after.end]
            self._match_anew(writing, sentence, joined, article.published_on)

    def link(
        self,
        sentence: int,
        claim: int,
        *more: int,
        anyway: bool = False,
        version: int | None = None,
    ) -> None:
        """Record a sentence as an appearance of a known claim. This never ticks it.

        The claim's verdict was given without this place in view: it counts here only after a
        reviewer reaffirms it or rates the claim again.

        Args:
            sentence: the sentence.
            claim: the claim on file.
            more: other sentences to link; one undo reverses all of it.
            anyway: link even where a number, a name or the like differs.
            version: the version of the first sentence as shown on screen.

        Raises:
            Refused: the words differ materially and `anyway` is off, or it is already linked;
                then nothing is linked.
            Stale: another reviewer has decided about the sentence since.
        """
        with self._desk.writing("link") as writing:
            case = self._store.claims.case(claim)
            for key in (sentence, *more):
                found, article, match = self._linkable(key, claim, anyway=anyway)
                seen = version if key == sentence else None
                _link(writing, case, found, article, match, seen)

    def sight(self, article: int, claim: int) -> int:
        """Record a post as a sighting of a known claim by linking its nearest sentence.

        Returns:
            The number of the sentence.

        Raises:
            NotFound: no such article or claim, or no sentence in the article.
            Refused: the nearest sentence differs materially from the claim.
        """
        with self._desk.writing("link") as writing:
            case = self._store.claims.case(claim)
            sentences = self._store.sentences.of(self._store.articles.get(article))
            scored = [
                (match.score, -one.start, one.id)
                for one in sentences
                if (match := self._desk.matching.compare(one.text, claim)) is not None
            ]
            if not scored:
                raise NotFound(f"Article {article} has no sentence that could be claim #{claim}.")
            sentence = max(scored)[2]
            _link(writing, case, *self._linkable(sentence, claim, anyway=False), None)
        return sentence

    def reject(self, sentence: int, claim: int, *more: int) -> None:
        """Reject a suggested match; the rejection is remembered.

        Args:
            sentence: the sentence.
            claim: the claim that it does not make.
            more: other sentences to reject it for; one undo reverses all of it.

        Raises:
            NotFound: no such sentence or claim.
            Refused: one of the sentences is linked to the claim.
        """
        with self._desk.writing("reject match") as writing:
            for key in (sentence, *more):
                found = self._store.sentences.get(key)
                refuse(refusals.reject(found, claim))
                match = self._desk.matching.compare(found.text, claim)
                _settle(writing, found, claim, match, SuggestionState.REJECTED)

    def _linkable(
        self, sentence: int, claim: int, *, anyway: bool
    ) -> tuple[Sentence, Article, Match | None]:
        """Return a sentence, its article and its match with a claim, if it can be linked.

        Raises:
            Refused: it cannot be linked.
        """
        found = self._store.sentences.get(sentence)
        refuse(refusals.link(found, claim))
        article = self._store.articles.get(found.article)
        match = self._desk.matching.compare(found.text, claim, said_on=article.published_on)
        if match is not None and match.differences and not anyway:
            raise Refused(
                f"Not linked to #{claim}: {_in_words(match)}. If it is still the same claim,"
                " link it anyway (--anyway on the command line)."
            )
        return found, article, match

    def _match_anew(self, writing: Writing, sentence: int, text: str, said_on: str | None) -> None:
        """Replace the suggestions for a sentence whose words have changed."""
        _forget(writing, sentence)
        for one in self._desk.matching.suggestions_for(text, said_on=said_on):
            writing.insert("suggestion", open_suggestion(sentence, text, one))

    def _decide(
        self, sentences: tuple[int, ...], state: SentenceState, action: str, version: int | None
    ) -> None:
        with self._desk.writing(action) as writing:
            for sentence in sentences:
                self._free(sentence)
                seen = version if sentence == sentences[0] else None
                writing.update("sentence", sentence, {"state": state}, version=seen)

    def _free(self, sentence: int) -> Sentence:
        """Return a sentence that has no claims.

        Raises:
            Refused: it has some.
        """
        found = self._store.sentences.get(sentence)
        refuse(refusals.decide(found))
        return found

    def _claim_at(
        self, writing: Writing, found: Sentence, span: tuple[int, int], version: int | None
    ) -> int:
        article = self._store.articles.get(found.article)
        kind = found.type if span == (found.start, found.end) else None
        words = article.text[span[0] : span[1]]
        key = new_claim(writing, words, None, article.language, kind)
        appear(writing, key, article, found, span)
        changed = {"state": SentenceState.CLAIM}
        writing.update("sentence", found.id, changed, version=version)
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
    version: int | None,
) -> None:
    """Make one sentence an appearance of a claim."""
    claim, current = case.claim.id, case.verdict
    span = (found.start, found.end)
    appear(writing, claim, article, found, span, current.id if current else None)
    if match is None or not match.differences:
        # A wording with another figure must not make the next match look like agreement.
        add_wording(writing, claim, found.text, WordingKind.APPEARANCE, article.language)
    writing.update("sentence", found.id, {"state": SentenceState.CLAIM}, version=version)
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
