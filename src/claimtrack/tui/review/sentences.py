"""The first pass: what is a claim, what is not, and repairing sentences that were split wrongly.

Each decision is one key and goes on to the next undecided sentence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimtrack.errors import WrongUse
from claimtrack.model.article import SentenceKind, SentenceState
from claimtrack.rules import refusals
from claimtrack.tui.command import Chapter, Command
from claimtrack.tui.dialogs.link import LinkDialog, agreed
from claimtrack.tui.match_words import nothing_found
from claimtrack.tui.review.choose_words import CutDialog, PartDialog
from claimtrack.tui.review.moving import advance

if TYPE_CHECKING:
    from claimtrack.model.article import Sentence
    from claimtrack.model.match import MatchedClaim
    from claimtrack.tui.review.screen import ReviewScreen


class Accept(Command["ReviewScreen"]):
    """Make a claim of the whole sentence and go on to the next undecided one."""

    id = "Accept"
    name = "Accept"
    keys = "a"
    footer = "Accept"
    chapter = Chapter.SORTING

    def can(self, at: ReviewScreen) -> bool:
        """Where the sentence holds no claim."""
        return at.here is not None and not refusals.accept(at.here)

    def do(self, at: ReviewScreen) -> None:
        """Make the claim and go on."""
        at.desk.sentences.accept(at.sentence.id, version=at.sentence.version)
        at.show_changes()
        advance(at)


class NotAClaim(Command["ReviewScreen"]):
    """Decide that nothing checkable is claimed here (opinion, rhetoric) and go on."""

    id = "NotAClaim"
    name = "Not a claim"
    keys = "n"
    footer = "Not"
    chapter = Chapter.SORTING

    def can(self, at: ReviewScreen) -> bool:
        """Where the sentence holds no claim."""
        return at.here is not None and not refusals.decide(at.here)

    def do(self, at: ReviewScreen) -> None:
        """Decide it and go on."""
        at.desk.sentences.not_a_claim(at.sentence.id, version=at.sentence.version)
        at.show_changes()
        advance(at)


class Skip(Command["ReviewScreen"]):
    """Leave a checkable sentence unchecked, deliberately, and go on; the report lists it."""

    id = "Skip"
    name = "Skip"
    keys = "s"
    footer = "Skip"
    chapter = Chapter.SORTING

    def can(self, at: ReviewScreen) -> bool:
        """Where the sentence holds no claim."""
        return at.here is not None and not refusals.decide(at.here)

    def do(self, at: ReviewScreen) -> None:
        """Skip it and go on."""
        at.desk.sentences.skip(at.sentence.id, version=at.sentence.version)
        at.show_changes()
        advance(at)


class Reopen(Command["ReviewScreen"]):
    """Make the sentence undecided again."""

    id = "Reopen"
    name = "Reopen"
    keys = "t"
    chapter = Chapter.SORTING

    def can(self, at: ReviewScreen) -> bool:
        """Where it was decided that it holds no claim, or that it is boilerplate."""
        here = at.here
        if here is None or refusals.decide(here):
            return False
        decided = here.state in (SentenceState.NOT_A_CLAIM, SentenceState.SKIPPED)
        return decided or here.kind is SentenceKind.BOILERPLATE

    def do(self, at: ReviewScreen) -> None:
        """Take the decision back."""
        at.desk.sentences.reopen(at.sentence.id, version=at.sentence.version)
        at.show_changes()


class Part(Command["ReviewScreen"]):
    """Make a claim of some words, those dragged over if any; a sentence can hold several."""

    id = "Part"
    name = "Part"
    keys = "p"
    chapter = Chapter.SORTING

    def can(self, at: ReviewScreen) -> bool:
        """Where there is a sentence."""
        return at.here is not None

    async def do(self, at: ReviewScreen) -> None:
        """Ask which words, and put their claim on the card."""
        sentence = at.sentence

        def make(start: int, end: int) -> None:
            begin = sentence.start + start
            at.desk.sentences.part(
                sentence.id, begin, sentence.start + end, version=sentence.version
            )

        dialog = PartDialog(sentence.text, make, _parts(at, sentence), at.copy_view.dragged)
        if await at.app.push_screen_wait(dialog):
            at.show_changes()
            at.card.show_claim(max(at.sentence.claims, default=0))


class Split(Command["ReviewScreen"]):
    """Cut the sentence in two at a word."""

    id = "Split"
    name = "Split"
    keys = "x"
    chapter = Chapter.SORTING

    def can(self, at: ReviewScreen) -> bool:
        """Where the sentence holds no claim, and several words."""
        here = at.here
        return here is not None and not refusals.decide(here) and len(here.text.split()) > 1

    async def do(self, at: ReviewScreen) -> None:
        """Ask where, and stay with the first half."""
        sentence = at.sentence

        def cut(where: int) -> None:
            place = sentence.start + where
            at.desk.sentences.split(sentence.id, place, version=sentence.version)

        dialog = CutDialog(sentence.text, cut, _parts(at, sentence))
        if await at.app.push_screen_wait(dialog):
            at.show_changes()
            at.copy_view.go_to(sentence.id)


class Join(Command["ReviewScreen"]):
    """Join the sentence with the next one."""

    id = "Join"
    name = "Join"
    keys = "J,plus"
    chapter = Chapter.SORTING

    def can(self, at: ReviewScreen) -> bool:
        """Where there is a next sentence, and neither holds a claim."""
        if at.here is None:
            return False
        order = at.case.sentences
        both = order[(place := order.index(at.here)) : place + 2]
        return len(both) > 1 and not any(map(refusals.decide, both))

    def do(self, at: ReviewScreen) -> None:
        """Join them."""
        at.desk.sentences.join(at.sentence.id, version=at.sentence.version)
        at.show_changes()


class Reject(Command["ReviewScreen"]):
    """Say that the nearest known claim is another one; it is not offered here again."""

    id = "Reject"
    name = "Reject"
    keys = "d"
    chapter = Chapter.SORTING

    def can(self, at: ReviewScreen) -> bool:
        """Where a claim like it is known."""
        return at.here is not None and bool(at.card.known())

    def do(self, at: ReviewScreen) -> None:
        """Reject the nearest."""
        claim = _known(at)[0].match.claim
        at.desk.suggestions.reject(at.sentence.id, claim)
        at.tell(f"Not #{claim}: it is not offered for this sentence again.")
        at.show_changes()


class Link(Command["ReviewScreen"]):
    """Say that the sentence repeats a claim on file. Its earlier verdict does not tick it."""

    id = "Link"
    name = "Link"
    keys = "l"
    footer = "Link"
    chapter = Chapter.SORTING

    def can(self, at: ReviewScreen) -> bool:
        """Where a claim like it is known."""
        return at.here is not None and bool(at.card.known())

    async def do(self, at: ReviewScreen) -> None:
        """Ask which, looking at the differences where there are any."""
        sentence, known = at.sentence, _known(at)
        chosen = await at.app.push_screen_wait(LinkDialog(sentence.text, known, at.scale))
        if chosen is None or not await agreed(at, sentence.text, chosen, at.scale):
            return
        anyway = bool(chosen.match.differences)
        at.desk.suggestions.link(
            sentence.id, chosen.match.claim, anyway=anyway, version=sentence.version
        )
        at.show_changes()
        at.card.show_claim(chosen.match.claim)


def _known(at: ReviewScreen) -> tuple[MatchedClaim, ...]:
    """The known claims that the sentence may repeat.

    Raises:
        WrongUse: there is none.
    """
    known = at.card.known()
    if not known:
        raise WrongUse(nothing_found(at.desk.matching.searched()))
    return known


def _parts(at: ReviewScreen, sentence: Sentence) -> tuple[tuple[int, int], ...]:
    """Where a sentence could be taken apart, in its own characters."""
    parts = at.desk.wordings.standalone(sentence.id).parts
    return tuple((start - sentence.start, end - sentence.start) for start, end in parts)
