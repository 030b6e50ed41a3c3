"""An article under review: the annotated copy, the card of its current sentence, how far it is.

This part reads and moves; what is decided stands in `sorting` and in `review`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Container
from textual.content import Content
from textual.events import ScreenResume
from textual.getters import query_one
from textual.widgets import Static

from claimtrack.desk import Mark, ReadArticle, blind_claims, blinded_article
from claimtrack.errors import WrongUse
from claimtrack.model import (
    AnchorState,
    Article,
    ArticleCase,
    ClaimCase,
    Dossier,
    Scale,
    Sentence,
    SentenceKind,
    SentenceState,
)
from claimtrack.tui.article_words import header, status
from claimtrack.tui.card import peek
from claimtrack.tui.command import Command, Offered
from claimtrack.tui.commands import desk, moving
from claimtrack.tui.dialogs.article_details import mend_article
from claimtrack.tui.dialogs.history import HistoryDialog
from claimtrack.tui.marks import mark_of
from claimtrack.tui.passages import Passages
from claimtrack.tui.presence_words import here_too
from claimtrack.tui.session import Session
from claimtrack.tui.widgets.article_view import ArticleView
from claimtrack.tui.widgets.card_pane import CardPane
from claimtrack.tui.widgets.legend import Legend
from claimtrack.tui.words import short
from claimtrack.tui.work_screen import WIDE, WorkScreen


class ArticleScreen(WorkScreen):
    """Reading an article and moving about in it.

    Args:
        session: the open desk.
        article: which article.
    """

    VIEW = "GoToArticle"
    OFFERED: ClassVar[Offered] = (
        moving.NextUndecided,
        moving.NextOpen,
        moving.PreviousDecision,
        moving.History,
        desk.ArticleDetails,
        moving.NextClaim,
        moving.PreviousClaim,
        moving.OtherClaim,
        moving.ShowCard,
        moving.CardDown,
        moving.CardUp,
    )
    DEFAULT_CSS = """
    ArticleScreen {
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
        self._article = self.in_sight = article
        self._start_at: int | None = None
        self._was: ReadArticle | None = None
        self._passages = Passages()
        self.case: ArticleCase
        self._sentences: dict[int, Sentence] = {}
        self._claims: dict[int, ClaimCase] = {}
        self.hidden: frozenset[int] = frozenset()
        """The claims whose rating is hidden, because their verdicts are read blind."""
        self._orphans: tuple[int, ...] = ()

    def content(self) -> ComposeResult:
        """The copy beside the card; below them how far it is, and what the digits mean."""
        article = self.desk.article(self._article)
        self.scale: Scale = self.desk.scale(article.kind)
        self._orphans = self._left_behind(article)
        with Container(id="work"):
            yield ArticleView(id="copy")
            yield CardPane(self.session, self.scale, id="card")
        yield Static(id="peek")
        yield Static(id="status")
        yield Legend(self.scale)

    def on_mount(self) -> None:
        """Give the keys to the copy."""
        self.copy_view.focus()

    def start_at(self, sentence: int) -> None:
        """Put the cursor on a sentence, now or once the article has been read."""
        self._start_at = sentence
        if self._sentences:
            self.copy_view.go_to(sentence)

    def read(self) -> None:
        """Read the article and show what has become of it; the cursor goes where it changed."""
        before = self._sentences
        self._was = self.desk.read_article(self._article, self._was)
        case = self._was.case
        self.hidden = blind_claims(case, self.desk.reviewer) if self.session.blind else frozenset()
        self.case = blinded_article(case, self.hidden)
        self._follow_scale()
        self._sentences = {one.id: one for one in self.case.sentences}
        self._claims = {one.claim.id: one for one in self.case.claims}
        self.card.take(self.case)
        self.copy_view.show(self._passages.of(self.case), header(self.case, self._orphans))
        self._show_status()
        if self._start_at is not None:
            self.copy_view.go_to(self._start_at)
            self._start_at = None
        elif before:
            self._follow(before)
        self.show_card()

    @on(ScreenResume)
    def show_company(self) -> None:
        """Show who else is at the file, and at this article."""
        super().show_company()
        if self._sentences:
            self._show_status()

    def on_resize(self) -> None:
        """Say as much of how far it is as there is room for."""
        if self._sentences:
            self._show_status()

    def _show_status(self) -> None:
        told = status(self.case, self.size.width - 2, len(self.hidden), self._company())
        self.query_one("#status", Static).update(Content(told), layout=False)

    def can(self, command: type[Command]) -> bool:
        """Whether a command can be done now."""
        if command is moving.NextUndecided:
            return any(map(self._waits, self.case.sentences))
        if command is moving.NextOpen:
            return self.case.coverage.open > 0
        if command in (moving.NextClaim, moving.PreviousClaim):
            return self.case.coverage.claims > 0
        if command is moving.History:
            shown = self.card.claim
            return shown is not None and shown.claim.id not in self.hidden
        if command is moving.OtherClaim:
            return len(self.sentence.claims) > 1 if self._sentences else False
        return super().can(command)

    @property
    def sentence(self) -> Sentence:
        """The sentence under the cursor.

        Raises:
            WrongUse: the article has none.
        """
        found = self._sentences.get(self.copy_view.current or 0)
        if found is None:
            raise WrongUse("This article has no sentences.")
        return found

    @property
    def claim(self) -> ClaimCase:
        """The claim on the card.

        Raises:
            WrongUse: the sentence holds none.
        """
        shown = self.card.claim
        if shown is None:
            raise WrongUse("This sentence holds no claim yet: a accepts it, p takes a part of it.")
        return shown

    @property
    def claim_in_full(self) -> ClaimCase:
        """The claim on the card, for what would show or use its rating.

        Raises:
            WrongUse: the sentence holds none, or its rating is hidden.
        """
        shown = self.claim
        if shown.claim.id in self.hidden:
            raise WrongUse("You read it blind: a digit rates it, then the first rating is shown.")
        return shown

    def show_card(self) -> None:
        """Show the card of the current sentence."""
        self.card.show(self._sentences.get(self.copy_view.current or 0))

    @on(ArticleView.Moved)
    def show_current(self) -> None:
        """Show the card of the sentence the cursor has come to, if it is not there already."""
        if self.card.sentence is not self._sentences.get(self.copy_view.current or 0):
            self.show_card()

    @on(CardPane.Shown)
    def show_peek(self, message: CardPane.Shown) -> None:
        """Show the card's gist on one line, where there is no room for the card."""
        self.query_one("#peek", Static).update(peek(message.card), layout=False)

    def advance(self) -> None:
        """Go on to the next undecided sentence, from the top after the last; stay if none is."""
        if not self._to(self._undecided, 1) and self.case.coverage.undecided == 0:
            self.tell("Every line is decided.")

    def advance_to_open(self) -> None:
        """Go on to the next claim without a verdict; stay if there is none."""
        self._to(self._open, 1)

    def action_next_undecided(self) -> None:
        """Go to the next sentence that is undecided, or changed since it was judged."""
        if not self._to(self._waits, 1):
            self.tell("Nothing else is undecided.")

    def action_next_open(self) -> None:
        """Go to the next claim without a verdict."""
        if not self._to(self._open, 1):
            self.tell("No other claim is open.")

    def action_previous_decision(self) -> None:
        """Go to the sentence decided before the one the cursor is on, the last one first."""
        with self.refusals():
            order = [one for one in self.desk.decided(self._article) if one in self._sentences]
            if not order:
                raise WrongUse("You have decided nothing here yet.")
            here = self.copy_view.current
            at = order.index(here) + 1 if here in order else 0
            self.copy_view.go_to(order[at % len(order)])

    def action_history(self) -> None:
        """Show what happened to the claim."""
        with self.refusals():
            claim = self.claim_in_full.claim
            events = self.desk.history(claim.id)

            def dossier(day: str) -> Dossier:
                return self.desk.dossier(claim=claim.id, at=day or None)

            heading = f"#{claim.id}: {short(claim.text, 100)}"
            names = self.desk.names(events)
            self.app.push_screen(HistoryDialog(heading, events, names, dossier))

    @work
    async def action_article_details(self) -> None:
        """Say what is known of the article."""
        with self.refusals():
            await mend_article(self, self._article)

    def action_next_claim(self) -> None:
        """Go to the next sentence that holds a claim."""
        self._to(_holds_claim, 1)

    def action_previous_claim(self) -> None:
        """Go to the sentence before that holds a claim."""
        self._to(_holds_claim, -1)

    def action_other_claim(self) -> None:
        """Show the next claim of this sentence."""
        self.card.show_next_claim()

    def action_show_card(self) -> None:
        """Show or hide the card."""
        self.toggle_class("-no-card" if self.size.width >= WIDE else "-card")

    def action_card_down(self) -> None:
        """Scroll the card down."""
        self.card.scroll_by_half(1)

    def action_card_up(self) -> None:
        """Scroll the card up."""
        self.card.scroll_by_half(-1)

    def _company(self) -> str:
        return here_too(self.session.others, self.desk.reviewer, self._article)

    def _to(self, wanted: Callable[[Sentence], bool], by: int) -> bool:
        """Put the cursor on the next wanted sentence, around the end; whether there was one."""
        order = list(self.case.sentences)
        here = next((at for at, one in enumerate(order) if one.id == self.copy_view.current), 0)
        around = order[here + 1 :] + order[:here]
        for one in around if by > 0 else reversed(around):
            if wanted(one):
                self.copy_view.go_to(one.id)
                self.show_card()  # in the same frame
                return True
        return False

    def _undecided(self, sentence: Sentence) -> bool:
        return (
            sentence.state is SentenceState.UNDECIDED
            and sentence.kind is not SentenceKind.BOILERPLATE
        )

    def _waits(self, sentence: Sentence) -> bool:
        """Whether a person has to look at it: undecided, or changed since it was judged."""
        return self._undecided(sentence) or (
            bool(sentence.claims) and mark_of(sentence, self.case, self._claims) is Mark.CHANGED
        )

    def _left_behind(self, article: Article) -> tuple[int, ...]:
        """The claims of the revision before whose words are gone from this one."""
        if article.revision_of is None:
            return ()
        return tuple(
            one.claim.id
            for one in self.desk.article_case(article.revision_of).claims
            if any(
                place.state is AnchorState.ORPHAN and place.article == article.revision_of
                for place in one.appearances
            )
        )

    def _open(self, sentence: Sentence) -> bool:
        cases = [self._claims[key] for key in sentence.claims if key in self._claims]
        return any(self.case.standing(case) is None for case in cases)

    def _follow_scale(self) -> None:
        """The digits stand for the ratings of the scale in use, whoever chose it meanwhile."""
        scale = self.desk.scale(self.case.article.kind)
        if scale != self.scale:
            self.scale = scale
            self.card.judge_on(scale)
            self.query_one(Legend).judge_on(scale)

    def _follow(self, before: dict[int, Sentence]) -> None:
        """Put the cursor on what has changed, unless it is there already."""
        changed = [
            key
            for key, one in self._sentences.items()
            if (had := before.get(key)) is not one and had != one
        ]
        if changed and self.copy_view.current not in changed:
            self.copy_view.go_to(changed[0])


def _holds_claim(sentence: Sentence) -> bool:
    return bool(sentence.claims)
