"""Help with wordings that stand alone: what cannot, what it may mean, where a sentence comes apart.

Everything here is an offer. Nothing is rewritten until a person says so, and then it is an ordinary
change of wording, with the old words kept as a variant.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimtrack.desk.claiming import Claiming
from claimtrack.errors import Refused

if TYPE_CHECKING:
    from claimtrack.model.article import Sentence
    from claimtrack.split.standalone import Dependent

BEFORE = 8
"""How many sentences back an antecedent is looked for."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What keeps a sentence from standing alone, in the characters of the article's text.

    `parts` are where it could be taken apart, () for nowhere; `proposed` is the sentence with every
    suggestion taken, equal to its text where there is none; `legal` says that it accuses somebody.
    """

    sentence: Sentence
    dependents: tuple[Dependent, ...]
    parts: tuple[tuple[int, int], ...]
    proposed: str
    legal: bool


class Rewording(Claiming):
    """Making wordings stand alone."""

    def standing(self, sentence: int) -> Standing:
        """What in a sentence cannot stand alone, with what it may mean. Changes nothing.

        Raises:
            NotFound: there is no such sentence.
        """
        from claimtrack.split.compound import parts
        from claimtrack.split.standalone import dependent
        from claimtrack.split.worth import suggests_legal

        found = self.store.sentences.get(sentence)
        article = self.store.articles.get(found.article)
        earlier = [
            (one.start, one.end)
            for one in self.store.sentences.of(article)
            if one.end <= found.start and one.kind != "boilerplate"
        ]
        dependents: tuple[Dependent, ...] = ()
        if article.language == "en":
            dependents = tuple(
                dependent(
                    article.text,
                    (found.start, found.end),
                    earlier[-BEFORE:],
                    article.published_on,
                    speaker=found.claimant,
                )
            )
        return Standing(
            sentence=found,
            dependents=dependents,
            parts=tuple(
                (found.start + start, found.start + end) for start, end in parts(found.text)
            ),
            proposed=_taken(found, dependents),
            legal=suggests_legal(found.reasons),
        )

    def stand_alone(self, claim: int) -> str:
        """Give a claim the wording that its sentence's suggestions come to; returns it.

        Raises:
            NotFound: there is no such claim.
            Refused: it appears nowhere as a whole sentence, its wording is somebody's own already,
                or nothing is suggested.
        """
        case = self.store.claims.case(claim)
        for place in case.appearances:
            found = self.standing(place.sentence)
            if found.sentence.text == case.claim.text and found.proposed != case.claim.text:
                self.edit_wording(claim, found.proposed, version=case.claim.version)
                return found.proposed
        raise Refused(f"Nothing is suggested for the wording of #{claim} as it stands.")


def _taken(sentence: Sentence, dependents: Sequence[Dependent]) -> str:
    """The sentence with every suggestion in its place."""
    text, at = "", 0
    for one in dependents:
        if one.suggestion is None:
            continue
        start, end = one.start - sentence.start, one.end - sentence.start
        text += sentence.text[at:start] + one.suggestion
        at = end
    words = (text + sentence.text[at:]).strip()
    return words[:1].upper() + words[1:] if at else sentence.text
