"""Sentences: deciding about each, fixing bad splits."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from claimtrack.desk.records import (
    appear,
    claimed_by,
    last_hand,
    new_claim,
    refuse,
    sentence_to_change,
)
from claimtrack.desk.suggestions import forget, suggest_anew
from claimtrack.errors import Refused, WrongUse
from claimtrack.model.article import SentenceKind, SentenceState
from claimtrack.rules import refusals

if TYPE_CHECKING:
    from claimtrack.desk.base import Versions
    from claimtrack.desk.desk import Desk
    from claimtrack.model.article import Sentence
    from claimtrack.store.writing import Writing

Span = tuple[int, int]
"""Where some words begin and end in the text of their article, in characters."""


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

    def around(self, article: int, start: int | None, end: int | None) -> tuple[Sentence, Span]:
        """Return the sentence around a span of an article, and the span.

        Raises:
            NotFound: there is no such article.
            WrongUse: the span lies outside the article or in no one sentence.
        """
        on_file = self._store.articles.get(article)
        if start is None or end is None:
            raise WrongUse("A place in an article needs both --start and --end.")
        if not 0 <= start < end <= len(on_file.text):
            raise WrongUse(
                f"Article {article} has {len(on_file.text)} characters: "
                f"{start} to {end} is out of range."
            )
        for sentence in self._store.sentences.of(on_file):
            if sentence.start <= start and end <= sentence.end:
                return sentence, (start, end)
        raise WrongUse(
            f"Characters {start} to {end} of article {article} are not within one sentence: "
            f"'claimtrack show article {article} --json' prints the spans."
        )

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
            found = sentence_to_change(self._store, writing, sentence, version)
            refuse(refusals.accept(found, claimed_by(self._store, writing, found)))
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
            found = sentence_to_change(self._store, writing, sentence, version)
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
            suggest_anew(writing, self._desk, sentence, first, article.published_on)
            suggest_anew(writing, self._desk, key, second, article.published_on)
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
            forget(writing, after.id)
            writing.delete("sentence", after.id)
            writing.update("sentence", sentence, {"end": after.end})
            joined = article.text[found.start : after.end]
            suggest_anew(writing, self._desk, sentence, joined, article.published_on)

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

    def _free(self, writing: Writing, sentence: int, version: int | None = None) -> Sentence:
        """A sentence that holds no claims.

        Raises:
            Refused: it holds some.
            Stale: somebody decided about it since.
        """
        found = sentence_to_change(self._store, writing, sentence, version)
        refuse(refusals.decide(found, claimed_by(self._store, writing, found)))
        return found

    def _claim_at(self, writing: Writing, found: Sentence, span: tuple[int, int]) -> int:
        article = self._store.articles.get(found.article)
        kind = found.type if span == (found.start, found.end) else None
        words = article.text[span[0] : span[1]]
        key = new_claim(writing, words, None, article.language, kind)
        appear(writing, key, article, found, span)
        writing.update("sentence", found.id, {"state": SentenceState.CLAIM})
        return key
