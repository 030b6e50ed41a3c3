"""The card beside the copy: which claim of the sentence is on it, and what is known like it.

It looks for known claims once the cursor rests, and keeps them until the file changes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from claimtrack.desk.coverage import left_out
from claimtrack.desk.desk import Desk
from claimtrack.desk.wordings import Standalone
from claimtrack.model.article import Sentence
from claimtrack.model.case import ArticleCase, ClaimCase
from claimtrack.model.match import MatchedClaim
from claimtrack.model.verdict import Scale
from claimtrack.tui.match_words import worth_showing
from claimtrack.tui.review.card import Card, card_content
from claimtrack.tui.review.claims import Wording
from claimtrack.tui.session import Session
from claimtrack.tui.widgets.lookup import Lookup

_PRECEDENTS = 3
"""How many similar claims are shown beside a verdict."""


class _Asked(NamedTuple):
    """A sentence, and the claim of it that is on the card."""

    sentence: int
    claim: int | None


class _Known(NamedTuple):
    """The known claims that a sentence repeats or contradicts.

    `precedents` are claims like the one on the card that have a rating of ours; `standing` says
    what keeps the sentence from standing alone.
    """

    asked: _Asked
    offered: tuple[MatchedClaim, ...]
    rejected: tuple[MatchedClaim, ...]
    precedents: tuple[MatchedClaim, ...]
    standing: Standalone | None


class CardPane(VerticalScroll, can_focus=False):
    """The card of one sentence.

    Args:
        session: the open desk.
        scale: the ratings of the article.
        id: its name on the screen.
    """

    @dataclass
    class Shown(Message):
        """A card is shown, or has more to show."""

        card: Card

    def __init__(self, session: Session, scale: Scale, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own
        super().__init__(id=id)
        self._session = session
        self._scale = scale
        self._case: ArticleCase | None = None
        self._claims: dict[int, ClaimCase] = {}
        self._sentence: Sentence | None = None
        self._which = 0
        self._known: dict[int, tuple[MatchedClaim, ...]] = {}
        self._precedents: dict[int, tuple[MatchedClaim, ...]] = {}
        self._standing: dict[int, Standalone] = {}
        self._rejected: dict[int, tuple[MatchedClaim, ...]] = {}
        self._lookup: Lookup[_Asked, _Known] = Lookup(
            self, session, _Asked(0, None), _find, self.take_known
        )

    def compose(self) -> ComposeResult:
        """The words."""
        yield Static(id="card-words")

    def take(self, case: ArticleCase) -> None:
        """Load an article, or its new state; known claims are looked up again."""
        self._case = case
        self._claims = {one.claim.id: one for one in case.claims}
        self._known.clear()
        self._precedents.clear()
        self._standing.clear()

    def judge_on(self, scale: Scale) -> None:
        """Use the rating labels of another scale from now on."""
        self._scale = scale

    def show(self, sentence: Sentence | None) -> None:
        """Show a sentence's card: from its top when it is another one than before."""
        before = self._sentence.id if self._sentence else None
        self._sentence = sentence
        if sentence is None or sentence.id != before:
            self._which = 0
            self.scroll_home(animate=False)
        self._show()

    def show_claim(self, claim: int) -> None:
        """Put a claim of the sentence on the card."""
        if self._sentence and claim in self._sentence.claims:
            self._which = self._sentence.claims.index(claim)
            self._show()

    def show_next_claim(self) -> None:
        """Put the next claim of the sentence on the card, wrapping around."""
        self._which += 1
        self.scroll_home(animate=False)
        self._show()

    @property
    def sentence(self) -> Sentence | None:
        """The sentence whose card this is."""
        return self._sentence

    @property
    def claim(self) -> ClaimCase | None:
        """The claim on the card."""
        claims = self._sentence.claims if self._sentence else ()
        return self._claims.get(claims[self._which % len(claims)]) if claims else None

    def known(self) -> tuple[MatchedClaim, ...]:
        """The known claims that the sentence may repeat, looked for at once if need be."""
        sentence = self._sentence
        if sentence is None:
            return ()
        if sentence.id not in self._known:
            found = self._session.desk.matching.sentence(sentence.id)
            self._keep(sentence, found.offered, found.rejected)
        return self._known[sentence.id]

    def scroll_by_half(self, sign: int) -> None:
        """Scroll by half of what is in sight: down with 1, up with -1."""
        self.scroll_relative(y=sign * max(1, self.size.height // 2), animate=False)

    def take_known(self, known: _Known) -> None:
        """Keep what was found, unless the cursor has gone on."""
        if self._sentence is not None and known.asked.sentence == self._sentence.id:
            self._keep(self._sentence, known.offered, known.rejected)
            if known.asked.claim is not None:
                self._precedents[known.asked.claim] = known.precedents
            if known.standing is not None:
                self._standing[self._sentence.id] = known.standing
            self._show()

    def _show(self) -> None:
        sentence, case, shown = self._sentence, self._case, self.claim
        if sentence is None or case is None:
            self._put(Content(""))
            return
        blocks = self._session.desk.claims.blocks(shown, case.article.kind) if shown else ()
        card = Card(
            sentence=sentence,
            case=case,
            scale=self._scale,
            matches=self._known.get(sentence.id),
            rejected=self._rejected.get(sentence.id, ()),
            claim=shown,
            which=self._which % max(1, len(sentence.claims)),
            blocks=blocks,
            precedents=self._precedents.get(shown.claim.id, ()) if shown else (),
            standing=self._standing.get(sentence.id),
            mends=Wording.key(self.app),
            left_out=left_out(sentence, self._claims) if shown else (),
        )
        self._put(card_content(card))
        self.post_message(self.Shown(card))
        about = shown.claim.id if shown else None
        if card.matches is None or (about is not None and about not in self._precedents):
            self._lookup.later(_Asked(sentence.id, about))

    def _put(self, words: Content) -> None:
        """Put words on the card; the screen is laid out again only where they need other room."""
        shown = self.query_one("#card-words", Static)
        width = shown.content_size.width
        rows = max(words.get_height({}, width), self.size.height) if width else 0
        shown.update(words, layout=not rows or rows != shown.size.height)

    def _keep(
        self,
        sentence: Sentence,
        matches: tuple[MatchedClaim, ...],
        rejected: tuple[MatchedClaim, ...],
    ) -> None:
        """Keep the known claims of a sentence, without those it holds already."""
        others = (one for one in matches if one.match.claim not in sentence.claims)
        self._known[sentence.id] = worth_showing(others)
        self._rejected[sentence.id] = rejected


def _find(desk: Desk, asked: _Asked) -> _Known:
    """Look for known claims, and how claims like the one on the card were rated."""
    found = desk.matching.sentence(asked.sentence)
    if asked.claim is None:
        return _Known(asked, found.offered, found.rejected, (), None)
    precedents = desk.matching.precedents(asked.claim, limit=_PRECEDENTS)
    standing = desk.wordings.standalone(asked.sentence)
    return _Known(asked, found.offered, found.rejected, precedents, standing)
