"""Moving about in an article: to what is undecided, open, claimed, decided; and looking closer."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import work

from claimtrack.desk.coverage import Mark
from claimtrack.errors import WrongUse
from claimtrack.model.article import Sentence, SentenceKind, SentenceState
from claimtrack.report.document import Document
from claimtrack.tui.command import Command, Offered
from claimtrack.tui.commands import desk, moving
from claimtrack.tui.dialogs.article_details import mend_article
from claimtrack.tui.dialogs.history import HistoryDialog
from claimtrack.tui.marks import mark_of
from claimtrack.tui.screens.article import ArticleScreen
from claimtrack.tui.words import short
from claimtrack.tui.work_screen import WIDE


class MovingScreen(ArticleScreen):
    """Going from sentence to sentence, and looking closer at one. Nothing is decided here."""

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
            order = [
                one for one in self.desk.sentences.decided(self._article) if one in self._sentences
            ]
            if not order:
                raise WrongUse("You have decided nothing here yet.")
            here = self.copy_view.current
            at = order.index(here) + 1 if here in order else 0
            self.copy_view.go_to(order[at % len(order)])

    def action_history(self) -> None:
        """Show what happened to the claim."""
        with self.refusals():
            claim = self.claim_in_full.claim
            events = self.desk.dossiers.history(claim.id)

            def dossier(day: str) -> Document:
                return self.desk.reports.dossier(claim=claim.id, at=day or None)

            heading = f"#{claim.id}: {short(claim.text, 100)}"
            names = self.desk.dossiers.names(events)
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

    def _open(self, sentence: Sentence) -> bool:
        cases = [self._claims[key] for key in sentence.claims if key in self._claims]
        return any(self.case.standing(case) is None for case in cases)


def _holds_claim(sentence: Sentence) -> bool:
    return bool(sentence.claims)
