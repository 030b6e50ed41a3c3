"""Making claims and mending them: their wording, their claimant, their notes."""

from __future__ import annotations

from claimtrack.desk.base import DeskBase, typed
from claimtrack.desk.records import (
    add_wording,
    appear,
    claimant_key,
    lapse,
    new_claim,
    some_words,
)
from claimtrack.errors import WrongUse
from claimtrack.model.article import Sentence, SentenceState
from claimtrack.model.claim import ClaimType, WordingKind


class Claiming(DeskBase):
    """Claims and their words."""

    def add_claim(
        self,
        text: str,
        *,
        article: int | None = None,
        start: int | None = None,
        end: int | None = None,
        claimant: str | None = None,
    ) -> int:
        """Put a claim on file, at a place in an article or (no article) at none.

        Args:
            text: the claim in words that can stand alone.
            article: where it appears; then `start` and `end` too.
            start: where it begins in the article's text, in characters.
            end: where it ends.
            claimant: who claims it.

        Returns:
            The number of the claim.

        Raises:
            NotFound: no such article.
            WrongUse: no words, or a span that lies outside the article or in no one sentence.
        """
        if article is None:
            if start is not None or end is not None:
                raise WrongUse("A span needs its article: add --article.")
            with self.writing("add claim") as writing:
                return new_claim(writing, text, claimant, "en")
        sentence, span = self._place(article, start, end)
        on_file = self.store.articles.get(article)
        with self.writing("add claim") as writing:
            key = new_claim(writing, text, claimant, on_file.language)
            appear(writing, key, on_file, sentence, span)
            writing.update("sentence", sentence.id, {"state": SentenceState.CLAIM})
            return key

    def edit_wording(self, claim: int, text: str, *, version: int | None = None) -> None:
        """Give a claim another canonical wording; the old one stays as a variant.

        Args:
            claim: the claim.
            text: its new words.
            version: the version the new words were written over.

        Raises:
            WrongUse: no words.
            Stale: somebody changed the claim since.
        """
        words = some_words(text)
        case = self.store.claims.case(claim)
        if words == case.claim.text:
            return
        with self.writing("edit wording") as writing:
            writing.update("claim", claim, {"text": words}, version=version)
            language = "en"
            for row in writing.rows("wording", claim=claim, kind=WordingKind.CANONICAL):
                language = row["language"]
                writing.update("wording", row["id"], {"kind": WordingKind.VARIANT})
            for row in writing.rows("wording", claim=claim, text=words):
                writing.update("wording", row["id"], {"kind": WordingKind.CANONICAL})
            add_wording(writing, claim, words, WordingKind.CANONICAL, language)
            lapse(writing, case, "the wording was changed")

    def set_claimant(self, claim: int, name: str, *, version: int | None = None) -> None:
        """Say who claims it; an empty name takes the claimant away.

        Raises:
            Stale: somebody changed the claim since.
        """
        case = self.store.claims.case(claim)
        with self.writing("set claimant") as writing:
            key = claimant_key(writing, name)
            writing.update("claim", claim, {"claimant": key}, version=version)
            lapse(writing, case, "the claimant was changed")

    def note(
        self, claim: int, text: str, *, confidential: bool | None = None, version: int | None = None
    ) -> None:
        """Keep a note on a claim in place of the one before, which the log keeps.

        Args:
            claim: the claim.
            text: the note.
            confidential: keep it out of every report; None: as it was.
            version: the version the note was written over.

        Raises:
            Stale: somebody changed the claim since.
        """
        values: dict[str, str | int] = {"note": typed(text)}
        if confidential is not None:
            values["note_confidential"] = int(confidential)
        with self.writing("note") as writing:
            writing.update("claim", claim, values, version=version)

    def set_type(self, claim: int, kind: ClaimType | None, *, version: int | None = None) -> None:
        """Say what sort of statement a claim is; None: not known.

        Raises:
            Stale: somebody changed the claim since.
        """
        if self.store.claims.get(claim).type == kind:
            return
        with self.writing("say what it is") as writing:
            writing.update("claim", claim, {"type": kind}, version=version)

    def flag_legal(self, claim: int, *, legal: bool) -> None:
        """Set or clear the legal flag, which asks for a second sign-off."""
        with self.writing("flag legal" if legal else "clear legal flag") as writing:
            writing.update("claim", claim, {"legal": int(legal)})

    def _place(
        self, article: int, start: int | None, end: int | None
    ) -> tuple[Sentence, tuple[int, int]]:
        """The sentence around a span, and the span."""
        on_file = self.store.articles.get(article)
        if start is None or end is None:
            raise WrongUse("A place in an article needs both --start and --end.")
        if not 0 <= start < end <= len(on_file.text):
            raise WrongUse(
                f"Article {article} has {len(on_file.text)} characters: "
                f"{start} to {end} does not lie within them."
            )
        for sentence in self.store.sentences.of(on_file):
            if sentence.start <= start and end <= sentence.end:
                return sentence, (start, end)
        raise WrongUse(
            f"Characters {start} to {end} of article {article} do not lie within one sentence: "
            f"'claimtrack show article {article} --json' prints the spans."
        )
