"""Standalone wordings: what depends on context, what it may mean, where to split a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from claimtrack.desk.records import (
    add_wording,
    case_to_change,
    lapse,
    refuse_if_changed,
    some_words,
)
from claimtrack.errors import Refused
from claimtrack.model.article import Sentence
from claimtrack.model.claim import WordingKind
from claimtrack.text.languages.known import primary
from claimtrack.text.languages.recognised import language_of

if TYPE_CHECKING:
    from claimtrack.desk.desk import Desk
    from claimtrack.model.article import Sentence
    from claimtrack.model.case import ClaimCase
    from claimtrack.split.standalone import Dependent
    from claimtrack.store.writing import Writing


BEFORE = 8
"""How many sentences back to look for an antecedent."""


class Standalone(Struct, frozen=True):
    """What keeps a sentence from standing alone; spans count characters of the article's text.

    `parts` are the parts it could be split into, () for none; `proposed` is the sentence with every
    suggestion applied, or its text if there are none; `legal` says that it accuses someone.
    """

    sentence: Sentence
    dependents: tuple[Dependent, ...]
    parts: tuple[tuple[int, int], ...]
    proposed: str
    legal: bool


class Wordings:
    """The words of claims."""

    def __init__(self, desk: Desk) -> None:
        self._desk, self._store = desk, desk.store

    def standalone(self, sentence: int) -> Standalone:
        """Find what in a sentence depends on context, with what it may mean. Changes nothing.

        Raises:
            NotFound: there is no such sentence.
        """
        from claimtrack.split.compound import parts
        from claimtrack.split.standalone import dependent
        from claimtrack.split.worth import suggests_legal

        found = self._store.sentences.get(sentence)
        article = self._store.articles.get(found.article)
        earlier = [
            (one.start, one.end)
            for one in self._store.sentences.of(article)
            if one.end <= found.start and one.kind != "boilerplate"
        ]
        dependents: tuple[Dependent, ...] = ()
        if primary(article.language or "") == "en":
            dependents = tuple(
                dependent(
                    article.text,
                    (found.start, found.end),
                    earlier[-BEFORE:],
                    article.published_on,
                    speaker=found.claimant,
                )
            )
        return Standalone(
            sentence=found,
            dependents=dependents,
            parts=tuple(
                (found.start + start, found.start + end) for start, end in parts(found.text)
            ),
            proposed=_taken(found, dependents),
            legal=suggests_legal(found.reasons),
        )

    def readings(self, claim: int) -> tuple[Standalone, ...]:
        """Find what depends on context in each sentence that a claim appears in.

        Raises:
            NotFound: there is no such claim.
        """
        with self._store.reading():
            places = self._store.claims.case(claim).appearances
            return tuple(self.standalone(place.sentence) for place in places)

    def stand_alone(self, claim: int) -> str:
        """Apply the suggested standalone wording to a claim, and return it.

        Raises:
            NotFound: there is no such claim.
            Refused: it appears nowhere as a whole sentence, a reviewer has already reworded it, or
                nothing is suggested.
        """
        with self._desk.writing("edit wording") as writing:
            case = case_to_change(self._store, claim)
            proposed = self._proposed(case)
            if proposed is None:
                raise Refused(f"There is no suggested wording for #{claim} as it stands.")
            _reword(writing, case, some_words(proposed))
        return proposed

    def edit(self, claim: int, text: str, *, version: int | None = None) -> None:
        """Give a claim another canonical wording; the old one stays as a variant.

        Args:
            claim: the claim.
            text: its new words.
            version: the version the new words were written over.

        Raises:
            WrongUse: no words.
            Stale: another reviewer has changed the claim since.
        """
        words = some_words(text)
        with self._desk.writing("edit wording") as writing:
            case = case_to_change(self._store, claim)
            if words != case.claim.text:
                refuse_if_changed(writing, "claim", claim, version)
                _reword(writing, case, words)

    def _proposed(self, case: ClaimCase) -> str | None:
        """The wording that a claim's own sentence suggests, or None."""
        for place in case.appearances:
            found = self.standalone(place.sentence)
            if found.sentence.text == case.claim.text and found.proposed != case.claim.text:
                return found.proposed
        return None


def _reword(writing: Writing, case: ClaimCase, words: str) -> None:
    """Give a claim another canonical wording, beside those that it has."""
    claim, language = case.claim.id, language_of(words)
    writing.update("claim", claim, {"text": words})
    for row in writing.rows("wording", claim=claim, kind=WordingKind.CANONICAL):
        language = row["language"]
        writing.update("wording", row["id"], {"kind": WordingKind.VARIANT})
    for row in writing.rows("wording", claim=claim, text=words):
        writing.update("wording", row["id"], {"kind": WordingKind.CANONICAL})
    add_wording(writing, claim, words, WordingKind.CANONICAL, language)
    lapse(writing, case, "the wording was changed")


def _taken(sentence: Sentence, dependents: Sequence[Dependent]) -> str:
    """Return the sentence with every suggestion applied."""
    text, at = "", 0
    for one in dependents:
        if one.suggestion is None:
            continue
        start, end = one.start - sentence.start, one.end - sentence.start
        text += sentence.text[at:start] + one.suggestion
        at = end
    words = (text + sentence.text[at:]).strip()
    return words[:1].upper() + words[1:] if at else sentence.text
