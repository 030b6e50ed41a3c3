"""The first pass: deciding about each sentence, and mending sentences that were split wrongly."""

from __future__ import annotations

from claimtrack.desk.matching import Matching, open_suggestion
from claimtrack.desk.records import appear, new_claim
from claimtrack.errors import Refused, WrongUse
from claimtrack.model.article import Sentence, SentenceKind, SentenceState
from claimtrack.store.writing import Writing


class Sorting(Matching):
    """Decisions about sentences. `version` is that of the sentence as it was on screen."""

    def accept(self, sentence: int, *, version: int | None = None) -> int:
        """Make a claim of a whole sentence.

        Returns:
            The number of the claim.

        Raises:
            Refused: the sentence holds a claim already.
            Stale: somebody decided about the sentence since.
        """
        found = self.store.sentences.get(sentence)
        if found.claims:
            held = ", ".join(f"#{key}" for key in found.claims)
            raise Refused(f"This sentence holds {held} already: select words for another in it.")
        return self._claim_at(found, (found.start, found.end), "accept", version)

    def part(self, sentence: int, start: int, end: int, *, version: int | None = None) -> int:
        """Make a claim of some words of a sentence; a sentence can hold several.

        Args:
            sentence: the sentence.
            start: where the words begin in the article's text, in characters.
            end: where they end.
            version: the version of the sentence that was on screen.

        Returns:
            The number of the claim.

        Raises:
            WrongUse: the words do not lie within the sentence.
            Stale: somebody decided about the sentence since.
        """
        found = self.store.sentences.get(sentence)
        if not found.start <= start < end <= found.end:
            raise WrongUse("The selected words do not lie within the sentence: select again.")
        return self._claim_at(found, (start, end), "part", version)

    def not_a_claim(self, sentence: int, *more: int, version: int | None = None) -> None:
        """Decide that a sentence claims nothing checkable: opinion, rhetoric, furniture.

        Args:
            sentence: the sentence.
            more: others of which the same is true; one undo takes all of it back.
            version: the version of the first sentence that was on screen.

        Raises:
            Refused: one of them holds claims; nothing is decided then.
            Stale: somebody decided about it since.
        """
        self._decide((sentence, *more), SentenceState.NOT_A_CLAIM, "not a claim", version)

    def skip(self, sentence: int, *more: int, version: int | None = None) -> None:
        """Leave a checkable sentence unchecked, deliberately; reports list it.

        Args:
            sentence: the sentence.
            more: others that are left unchecked with it; one undo takes all of it back.
            version: the version of the first sentence that was on screen.

        Raises:
            Refused: one of them holds claims; nothing is decided then.
            Stale: somebody decided about it since.
        """
        self._decide((sentence, *more), SentenceState.SKIPPED, "skip", version)

    def reopen(self, sentence: int, *, version: int | None = None) -> None:
        """Make a sentence undecided again; a boilerplate line becomes part of the text.

        Raises:
            Refused: the sentence holds claims.
            Stale: somebody decided about it since.
        """
        found = self._free(sentence)
        with self.writing("reopen") as writing:
            changed: dict[str, str] = {"state": SentenceState.UNDECIDED}
            if found.kind is SentenceKind.BOILERPLATE:
                changed["kind"] = SentenceKind.BODY
            writing.update("sentence", sentence, changed, version=version)

    def split_sentence(self, sentence: int, at: int, *, version: int | None = None) -> int:
        """Cut a sentence in two.

        Args:
            sentence: an undecided sentence.
            at: where the second one begins in the article's text; white space around the cut
                belongs to neither.
            version: the version of the sentence that was on screen.

        Returns:
            The number of the second sentence.

        Raises:
            Refused: the sentence holds claims.
            WrongUse: one side of the cut would be empty.
        """
        found = self._free(sentence)
        article = self.store.articles.get(found.article)
        text = article.text
        first = text[found.start : at].rstrip()
        second = text[at : found.end].lstrip()
        if not found.start < at < found.end or not first.strip() or not second:
            raise WrongUse("Both halves need words: choose a cut inside the sentence.")
        start = found.end - len(second)
        with self.writing("split") as writing:
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
            Refused: one of the two holds claims, or there is no next one.
        """
        found = self._free(sentence)
        article = self.store.articles.get(found.article)
        following = [s for s in self.store.sentences.of(article) if s.start >= found.end]
        if not following:
            raise Refused("This is the last sentence: there is none to join it with.")
        after = self._free(following[0].id)
        with self.writing("join") as writing:
            _forget(writing, after.id)
            writing.delete("sentence", after.id)
            writing.update("sentence", sentence, {"end": after.end}, version=version)
            joined = article.text[found.start : after.end]
            self._match_anew(writing, sentence, joined, article.published_on)

    def _match_anew(self, writing: Writing, sentence: int, text: str, said_on: str | None) -> None:
        """Suggest claims for a sentence whose words have changed: it is another statement now."""
        _forget(writing, sentence)
        for one in self.suggestions_for(text, said_on=said_on):
            writing.insert("suggestion", open_suggestion(sentence, text, one))

    def _decide(
        self, sentences: tuple[int, ...], state: SentenceState, action: str, version: int | None
    ) -> None:
        for sentence in sentences:
            self._free(sentence)
        with self.writing(action) as writing:
            for sentence in sentences:
                seen = version if sentence == sentences[0] else None
                writing.update("sentence", sentence, {"state": state}, version=seen)

    def _free(self, sentence: int) -> Sentence:
        """A sentence that holds no claims.

        Raises:
            Refused: it holds some.
        """
        found = self.store.sentences.get(sentence)
        if found.claims:
            held = ", ".join(f"#{key}" for key in found.claims)
            raise Refused(f"This sentence holds {held}: undo that first.")
        return found

    def _claim_at(
        self, found: Sentence, span: tuple[int, int], action: str, version: int | None
    ) -> int:
        article = self.store.articles.get(found.article)
        with self.writing(action) as writing:
            kind = found.type if span == (found.start, found.end) else None
            words = article.text[span[0] : span[1]]
            key = new_claim(writing, words, None, article.language, kind)
            appear(writing, key, article, found, span)
            changed = {"state": SentenceState.CLAIM}
            writing.update("sentence", found.id, changed, version=version)
        return key


def _forget(writing: Writing, sentence: int) -> None:
    """Drop what was suggested for words that stand so no longer; the log keeps it."""
    for row in writing.rows("suggestion", sentence=sentence):
        writing.delete("suggestion", row["id"])
