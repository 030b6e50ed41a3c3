"""Moving around an article and looking closer at a sentence. Nothing is decided here."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from claimtrack.desk.coverage import Mark
from claimtrack.errors import WrongUse
from claimtrack.model.article import Sentence, SentenceKind, SentenceState
from claimtrack.tui.command import Chapter, Command
from claimtrack.tui.marks import mark_of
from claimtrack.tui.shell.work_screen import WIDE

if TYPE_CHECKING:
    from claimtrack.tui.review.copy.view import ArticleView
    from claimtrack.tui.review.screen import ReviewScreen

Wanted = Callable[[Sentence], bool]
"""Which sentences are gone to."""


class _InCopy(Command["ArticleView"]):
    chapter = Chapter.MOVING

    def can(self, at: ArticleView) -> bool:
        """Where there are sentences."""
        return at.current is not None


class NextSentence(_InCopy):
    """Go to the next sentence."""

    id = "NextSentence"
    name = "Next sentence"
    keys = "down,j"

    def do(self, at: ArticleView) -> None:
        """Go to the next in sight."""
        at.step(1)


class PreviousSentence(_InCopy):
    """Go to the previous sentence."""

    id = "PreviousSentence"
    name = "Previous sentence"
    keys = "up,k"

    def do(self, at: ArticleView) -> None:
        """Go to the one before in sight."""
        at.step(-1)


class PageDown(_InCopy):
    """Go a screenful down."""

    id = "PageDown"
    name = "Page down"
    keys = "pagedown,ctrl+f"

    def do(self, at: ArticleView) -> None:
        """Go on by as many rows as are in sight."""
        at.turn_page(1)


class PageUp(_InCopy):
    """Go a screenful up."""

    id = "PageUp"
    name = "Page up"
    keys = "pageup,ctrl+b"

    def do(self, at: ArticleView) -> None:
        """Go back by as many rows as are in sight."""
        at.turn_page(-1)


class FirstSentence(_InCopy):
    """Go to the beginning of the article."""

    id = "FirstSentence"
    name = "First sentence"
    keys = "home"

    def do(self, at: ArticleView) -> None:
        """Go to its top."""
        at.go_to_first()


class LastSentence(_InCopy):
    """Go to the end of the article."""

    id = "LastSentence"
    name = "Last sentence"
    keys = "end"

    def do(self, at: ArticleView) -> None:
        """Go to its last sentence."""
        at.go_to_last()


class Boilerplate(Command["ArticleView"]):
    """Show or fold the boilerplate: menus, photo credits, advertising."""

    id = "Boilerplate"
    name = "Boilerplate"
    keys = "b"
    chapter = Chapter.MOVING

    def can(self, at: ArticleView) -> bool:
        """Where there is some."""
        return at.has_boilerplate

    def do(self, at: ArticleView) -> None:
        """Fold it, or show it."""
        at.folded = not at.folded


class NextUndecided(Command["ReviewScreen"]):
    """Go to the next sentence that is undecided or has changed since it was decided."""

    id = "NextUndecided"
    name = "Next undecided"
    keys = "u"
    footer = "Undecided"
    chapter = Chapter.MOVING

    def can(self, at: ReviewScreen) -> bool:
        """While one waits."""
        return any(map(_waits(at), at.case.sentences))

    def do(self, at: ReviewScreen) -> None:
        """Go there."""
        if not _go_to_next(at, _waits(at)):
            at.tell("Nothing else is undecided.")


class PreviousDecision(Command["ReviewScreen"]):
    """Go back to your last decision here, then to the one before that."""

    id = "PreviousDecision"
    name = "Previous decision"
    keys = "U"
    chapter = Chapter.MOVING

    def do(self, at: ReviewScreen) -> None:
        """Go to the sentence decided before the one the cursor is on, the last one first."""
        there = {one.id for one in at.case.sentences}
        order = [one for one in at.desk.sentences.decided(at.article) if one in there]
        if not order:
            raise WrongUse("You have decided nothing here yet.")
        here = at.copy_view.current
        place = order.index(here) + 1 if here in order else 0
        at.copy_view.go_to(order[place % len(order)])


class NextOpen(Command["ReviewScreen"]):
    """Go to the next claim that has no verdict here yet."""

    id = "NextOpen"
    name = "Next open"
    keys = "v"
    chapter = Chapter.MOVING

    def can(self, at: ReviewScreen) -> bool:
        """While a claim is open."""
        return at.case.coverage.open > 0

    def do(self, at: ReviewScreen) -> None:
        """Go there."""
        if not _go_to_next(at, _is_open(at)):
            at.tell("No other claim is open.")


class NextClaim(Command["ReviewScreen"]):
    """Go to the next sentence that has a claim."""

    id = "NextClaim"
    name = "Next claim"
    keys = "right_square_bracket"
    footer = "Claim"
    chapter = Chapter.MOVING

    def can(self, at: ReviewScreen) -> bool:
        """Where there are claims."""
        return at.case.coverage.claims > 0

    def do(self, at: ReviewScreen) -> None:
        """Go there."""
        _go_to_next(at, _holds_claim)


class PreviousClaim(Command["ReviewScreen"]):
    """Go to the previous sentence that has a claim."""

    id = "PreviousClaim"
    name = "Previous claim"
    keys = "left_square_bracket"
    chapter = Chapter.MOVING

    def can(self, at: ReviewScreen) -> bool:
        """Where there are claims."""
        return at.case.coverage.claims > 0

    def do(self, at: ReviewScreen) -> None:
        """Go there."""
        _go_to_next(at, _holds_claim, backwards=True)


class OtherClaim(Command["ReviewScreen"]):
    """Show the next claim of this sentence, if it has several."""

    id = "OtherClaim"
    name = "Other claim"
    keys = "tab"
    chapter = Chapter.MOVING

    def can(self, at: ReviewScreen) -> bool:
        """Where the sentence holds several."""
        return at.here is not None and len(at.here.claims) > 1

    def do(self, at: ReviewScreen) -> None:
        """Put it on the card."""
        at.card.show_next_claim()


class ShowCard(Command["ReviewScreen"]):
    """Show or hide the card of the sentence: reasons, matches, evidence, verdicts."""

    id = "ShowCard"
    name = "Show card"
    keys = "space"
    footer = "Card"
    chapter = Chapter.MOVING

    def do(self, at: ReviewScreen) -> None:
        """Show it or hide it; on a narrow screen it is hidden at first."""
        at.toggle_class("-no-card" if at.size.width >= WIDE else "-card")


def advance(at: ReviewScreen) -> None:
    """Go on to the next undecided sentence, from the top after the last; stay if none is."""
    if not _go_to_next(at, _is_undecided) and at.case.coverage.undecided == 0:
        at.tell("Every line is decided.")


def advance_to_open(at: ReviewScreen) -> None:
    """Go on to the next claim without a verdict; stay if there is none."""
    _go_to_next(at, _is_open(at))


def _go_to_next(at: ReviewScreen, wanted: Wanted, *, backwards: bool = False) -> bool:
    """Put the cursor on the next wanted sentence, around the end; whether there was one."""
    order = list(at.case.sentences)
    here = next((place for place, one in enumerate(order) if one is at.here), 0)
    around = order[here + 1 :] + order[:here]
    for one in reversed(around) if backwards else around:
        if wanted(one):
            at.copy_view.go_to(one.id)
            at.show_card()  # in the same frame
            return True
    return False


def _is_undecided(sentence: Sentence) -> bool:
    undecided = sentence.state is SentenceState.UNDECIDED
    return undecided and sentence.kind is not SentenceKind.BOILERPLATE


def _holds_claim(sentence: Sentence) -> bool:
    return bool(sentence.claims)


def _waits(at: ReviewScreen) -> Wanted:
    """Whether a sentence needs a decision: undecided, or changed since it was judged."""

    def waits(sentence: Sentence) -> bool:
        return _is_undecided(sentence) or (
            bool(sentence.claims) and mark_of(sentence, at.case, at.claims) is Mark.CHANGED
        )

    return waits


def _is_open(at: ReviewScreen) -> Wanted:
    """Whether a sentence holds a claim without a verdict that counts here."""

    def is_open(sentence: Sentence) -> bool:
        cases = [at.claims[key] for key in sentence.claims if key in at.claims]
        return any(at.case.standing(case) is None for case in cases)

    return is_open
