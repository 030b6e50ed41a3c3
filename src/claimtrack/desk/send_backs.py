"""Send-backs: verdicts returned to their reviewers, with what is wrong and where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from claimtrack.desk.records import lapse, refuse, some_comment
from claimtrack.errors import NotFound, WrongUse
from claimtrack.model.claim import ClaimStatus
from claimtrack.rules import refusals

if TYPE_CHECKING:
    from claimtrack.desk.desk import Desk
    from claimtrack.model.case import ClaimCase


class Passage(Struct, frozen=True):
    """Some characters of an article's text; None: the only article that the claim appears in."""

    article: int | None
    start: int
    end: int


class SendBacks:
    """Verdicts that go back to their reviewers."""

    def __init__(self, desk: Desk) -> None:
        self._desk, self._store = desk, desk.store

    def send_back(
        self,
        verdict: int,
        why: str,
        *,
        evidence: int | None = None,
        passage: Passage | None = None,
    ) -> None:
        """Send a handed-in verdict back to its reviewer, who can then amend it again.

        Args:
            verdict: the verdict.
            why: what is wrong with it.
            evidence: the piece of evidence that the comment is about.
            passage: the words of an article that it is about, instead.

        Raises:
            NotFound: no such verdict, or no such evidence on its claim.
            WrongUse: no words, both a passage and evidence, a passage outside of its article, or of
                no article where the claim does not appear in exactly one.
            Refused: it is the reviewer's own, not handed in, superseded or published.
        """
        words = some_comment(why, "Say why you are sending it back.")
        with self._desk.writing("send back") as writing:
            case, found = self._desk.verdicts.with_case(verdict)
            refuse(refusals.send_back(case, found, writing.who))
            anchor = self._anchor(case, evidence, passage)
            writing.insert(
                "send_back",
                {"verdict": verdict, "by": writing.who, "at": writing.at, "why": words, **anchor},
            )
            writing.update("verdict", verdict, {"handed_in_at": None})
            lapse(writing, case, f"sent back by {writing.who}")
            writing.update("claim", case.claim.id, {"status": ClaimStatus.SENT_BACK})

    def _anchor(
        self, case: ClaimCase, evidence: int | None, passage: Passage | None
    ) -> dict[str, object]:
        """Return the columns for what a comment is about."""
        if evidence is not None and passage is not None:
            raise WrongUse("A comment is about a piece of evidence or about a passage, not both.")
        if evidence is not None and all(one.id != evidence for one in case.evidence):
            raise NotFound(f"#{case.claim.id} has no evidence {evidence}.")
        if passage is None:
            return {"evidence": evidence}
        article = _only_article(case) if passage.article is None else passage.article
        text = self._store.articles.get(article).text
        if not 0 <= passage.start < passage.end <= len(text):
            raise WrongUse(
                f"Article {article} has {len(text)} characters: "
                f"{passage.start} to {passage.end} is out of range."
            )
        return {
            "article": article,
            "start": passage.start,
            "end": passage.end,
            "quote": text[passage.start : passage.end],
        }


def _only_article(case: ClaimCase) -> int:
    """The one article that a claim appears in.

    Raises:
        WrongUse: there is none, or there are several.
    """
    places = {place.article for place in case.appearances}
    if len(places) != 1:
        raise WrongUse(f"The claim appears in {len(places)} articles: name one with --article.")
    return places.pop()
