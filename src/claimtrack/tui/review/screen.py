"""An article under review: the annotated copy, the card of its current sentence, how far it is.

The screen reads the article, shows it, and says what is at hand: the sentence under the cursor and
the claim on the card. What is done with them stands in the commands that it lists.
"""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.content import Content
from textual.events import ScreenResume
from textual.getters import query_one
from textual.widgets import Static

from claimtrack.desk.articles import ReadArticle
from claimtrack.desk.blinding import blind_claims, blinded_article
from claimtrack.errors import WrongUse
from claimtrack.model.article import Article, Sentence
from claimtrack.model.case import ArticleCase, ClaimCase
from claimtrack.model.claim import AnchorState
from claimtrack.model.verdict import Scale, Verdict
from claimtrack.tui import everywhere
from claimtrack.tui.command import Offered, bound
from claimtrack.tui.dialogs.article_details import ArticleDetails
from claimtrack.tui.dialogs.embargo import Embargo
from claimtrack.tui.review import (
    article,
    claims,
    edit_evidence,
    evidence,
    history,
    moving,
    queries,
    sentences,
    sign_offs,
    verdicts,
)
from claimtrack.tui.review.card import peek
from claimtrack.tui.review.card_pane import CardPane
from claimtrack.tui.review.copy.passages import Passages
from claimtrack.tui.review.copy.view import ArticleView
from claimtrack.tui.review.legend import Legend
from claimtrack.tui.session import Session
from claimtrack.tui.shell.presence_words import here_too
from claimtrack.tui.shell.work_screen import WorkScreen


class ReviewScreen(WorkScreen, inherit_bindings=False):
    """Reviewing an article: sorting its sentences, checking its claims, signing them off.

    Args:
        session: the open desk.
        article: which article.
    """

    VIEW = "GoToArticle"
    OFFERED: ClassVar[Offered] = (
        sentences.Accept,
        sentences.NotAClaim,
        sentences.Skip,
        sentences.Link,
        sentences.Reject,
        sentences.Part,
        sentences.Split,
        sentences.Join,
        sentences.Reopen,
        verdicts.Rate,
        claims.Wording,
        claims.Claimant,
        verdicts.Reaffirm,
        claims.LegalFlag,
        evidence.AddEvidence,
        evidence.RepeatSource,
        edit_evidence.EditEvidence,
        claims.Note,
        edit_evidence.KeepPage,
        claims.ClaimImpact,
        queries.AskQuery,
        queries.Answer,
        queries.LogSearch,
        queries.SaidOrSo,
        verdicts.HandIn,
        verdicts.HandInAll,
        sign_offs.SignOff,
        sign_offs.Disagree,
        sign_offs.ReadBlind,
        sign_offs.SendBack,
        sign_offs.Settle,
        sign_offs.Assign,
        article.SignOffArticle,
        article.Publish,
        verdicts.Correct,
        verdicts.Retract,
        moving.NextUndecided,
        moving.NextOpen,
        moving.PreviousDecision,
        history.History,
        ArticleDetails,
        Embargo,
        moving.NextClaim,
        moving.PreviousClaim,
        moving.OtherClaim,
        moving.ShowCard,
        everywhere.CardDown,
        everywhere.CardUp,
        *WorkScreen.OFFERED,
    )
    BINDINGS: ClassVar[list[BindingType]] = bound(*OFFERED)
    DEFAULT_CSS = """
    ReviewScreen {
        & #work { height: 1fr; layout: horizontal; }
        & #copy { width: 3fr; max-width: 110; height: 1fr; padding: 0 0 0 1; }
        & #card {
            width: 2fr;
            height: 1fr;
            padding: 0 0 0 1;
            border-left: solid $quiet-bar;
            scrollbar-size-vertical: 1;
        }
        & #peek, & #status { height: 1; padding: 0 1; }
        & #status { background: $boost; text-style: bold; }
        &.-wide #peek { display: none; }
        &.-wide.-no-card #card { display: none; }
        &.-narrow #work { layout: vertical; }
        &.-narrow #copy { width: 100%; }
        &.-narrow #card { display: none; }
        &.-narrow.-card #peek { display: none; }
        &.-narrow.-card #card {
            display: block;
            width: 100%;
            height: auto;
            max-height: 62%;
            border-left: none;
            border-top: solid $quiet-bar;
            padding: 0;
        }
        & #card-words { padding: 0 1; }
        &.-wide #card-words { min-height: 100%; }
    }
    """

    copy_view = query_one("#copy", ArticleView)
    card = query_one("#card", CardPane)

    def __init__(self, session: Session, article: int) -> None:
        super().__init__(session)
        self.article = self.in_sight = article
        """The article, by its number."""
        self._start_at: int | None = None
        self._was: ReadArticle | None = None
        self._passages = Passages()
        self.case: ArticleCase
        self._sentences: dict[int, Sentence] = {}
        self.claims: dict[int, ClaimCase] = {}
        """The claims by their number, as far as they may be seen."""
        self.hidden: frozenset[int] = frozenset()
        """The claims whose rating is hidden, because their verdicts are read blind."""
        self._orphans: tuple[int, ...] = ()

    def content(self) -> ComposeResult:
        """The copy beside the card; below them how far it is, and what the digits mean."""
        shown = self.desk.articles.get(self.article)
        self.scale: Scale = self.desk.settings.scale(shown.kind)
        self._orphans = self._left_behind(shown)
        with Container(id="work"):
            yield ArticleView(id="copy")
            yield CardPane(self.session, self.scale, id="card")
        yield Static(id="peek")
        yield Static(id="status")
        yield Legend(self.scale)

    def on_mount(self) -> None:
        """Focus the copy."""
        self.copy_view.focus()

    def start_at(self, sentence: int) -> None:
        """Put the cursor on a sentence, now or once the article has been read."""
        self._start_at = sentence
        if self._sentences:
            self.copy_view.go_to(sentence)

    def read(self) -> None:
        """Read the article again and show its changes; the cursor goes to what changed."""
        before = self._sentences
        self._was = self.desk.articles.read(self.article, self._was)
        case = self._was.case
        self.hidden = blind_claims(case, self.desk.reviewer) if self.session.blind else frozenset()
        self.case = blinded_article(case, self.hidden)
        self._follow_scale()
        self._sentences = {one.id: one for one in self.case.sentences}
        self.claims = {one.claim.id: one for one in self.case.claims}
        self.card.take(self.case)
        self.copy_view.show(self._passages.of(self.case), article.header(self.case, self._orphans))
        self._show_status()
        if self._start_at is not None:
            self.copy_view.go_to(self._start_at)
            self._start_at = None
        elif before:
            self._follow(before)
        self.show_card()

    @on(ScreenResume)
    def show_company(self) -> None:
        """Show who else has the file, and this article, open."""
        super().show_company()
        if self._sentences:
            self._show_status()

    def on_resize(self) -> None:
        """Show as much of the progress as there is room for."""
        if self._sentences:
            self._show_status()

    def _show_status(self) -> None:
        held = self.desk.embargo.held().articles.get(self.article, "")
        told = article.status(
            self.case, self.size.width - 2, len(self.hidden), self._company(), held
        )
        self.query_one("#status", Static).update(Content(told), layout=False)

    @property
    def here(self) -> Sentence | None:
        """The sentence under the cursor; None in an article without any."""
        return self._sentences.get(self.copy_view.current or 0)

    @property
    def sentence(self) -> Sentence:
        """The sentence under the cursor.

        Raises:
            WrongUse: the article has none.
        """
        if self.here is None:
            raise WrongUse("This article has no sentences.")
        return self.here

    @property
    def shown(self) -> ClaimCase | None:
        """The claim on the card; None where the sentence holds none."""
        return self.card.claim

    @property
    def claim(self) -> ClaimCase:
        """The claim on the card.

        Raises:
            WrongUse: the sentence holds none.
        """
        if self.shown is None:
            raise WrongUse("This sentence has no claim yet: a accepts it, p takes a part of it.")
        return self.shown

    @property
    def claim_in_full(self) -> ClaimCase:
        """The claim on the card, for what would show or use its rating.

        Raises:
            WrongUse: the sentence holds none, or its rating is hidden.
        """
        if self.claim.claim.id in self.hidden:
            raise WrongUse("You read it blind: rate it with a digit to see the first rating.")
        return self.claim

    @property
    def verdict(self) -> Verdict:
        """The current verdict on the claim of the card.

        Raises:
            WrongUse: there is none, or it is hidden.
        """
        verdict = self.claim_in_full.verdict
        if verdict is None:
            raise WrongUse("There is no verdict yet.")
        return verdict

    def scroll_card(self, by: int) -> None:
        """Scroll the card by halves of what is in sight."""
        self.card.scroll_by_half(by)

    def show_card(self) -> None:
        """Show the card of the current sentence."""
        self.card.show(self.here)

    @on(ArticleView.Moved)
    def show_current(self) -> None:
        """Show the card of the sentence the cursor has come to, if it is not there already."""
        if self.card.sentence is not self.here:
            self.show_card()
        self.session.sentence = self.copy_view.current

    @on(CardPane.Shown)
    def show_peek(self, message: CardPane.Shown) -> None:
        """Show the card's gist on one line, where there is no room for the card."""
        self.query_one("#peek", Static).update(peek(message.card), layout=False)

    def _company(self) -> str:
        return here_too(self.session.others, self.desk.reviewer, self.article)

    def _left_behind(self, article: Article) -> tuple[int, ...]:
        """The claims of the revision before whose words are gone from this one."""
        if article.revision_of is None:
            return ()
        return tuple(
            one.claim.id
            for one in self.desk.articles.case(article.revision_of).claims
            if any(
                place.state is AnchorState.ORPHAN and place.article == article.revision_of
                for place in one.appearances
            )
        )

    def _follow_scale(self) -> None:
        """Keep the digits in line with the scale in use, also when another reviewer changes it."""
        scale = self.desk.settings.scale(self.case.article.kind)
        if scale != self.scale:
            self.scale = scale
            self.card.judge_on(scale)
            self.query_one(Legend).judge_on(scale)

    def _follow(self, before: dict[int, Sentence]) -> None:
        """Move the cursor to the sentence that changed, unless it is already there."""
        changed = [
            key
            for key, one in self._sentences.items()
            if (had := before.get(key)) is not one and had != one
        ]
        if changed and self.copy_view.current not in changed:
            self.copy_view.go_to(changed[0])
