"""The first pass over an article: what is a claim, what is not, and mending bad splits."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import ClassVar

from textual import work

from claimtrack.errors import WrongUse
from claimtrack.model.article import SentenceKind, SentenceState
from claimtrack.tui.command import Command, Offered
from claimtrack.tui.commands import sorting
from claimtrack.tui.dialogs.choose_words import CutDialog, PartDialog
from claimtrack.tui.dialogs.link import LinkDialog, agreed
from claimtrack.tui.match_words import nothing_found
from claimtrack.tui.screens.moving import MovingScreen


class SortingScreen(MovingScreen):
    """Deciding about sentences. Each decision is one key and goes on to the next undecided."""

    OFFERED: ClassVar[Offered] = (
        sorting.Accept,
        sorting.NotAClaim,
        sorting.Skip,
        sorting.Link,
        sorting.Reject,
        sorting.Part,
        sorting.Split,
        sorting.Join,
        sorting.Reopen,
    )

    def can(self, command: type[Command]) -> bool:
        """Whether a command can be done now."""
        if command not in SortingScreen.OFFERED:
            return super().can(command)
        return bool(self._sentences) and self._sortable(command)

    def action_accept(self) -> None:
        """Make a claim of the sentence and go on."""
        with self._deciding():
            self.desk.sentences.accept(self.sentence.id, version=self.sentence.version)

    def action_not_a_claim(self) -> None:
        """Decide that the sentence claims nothing and go on."""
        with self._deciding():
            self.desk.sentences.not_a_claim(self.sentence.id, version=self.sentence.version)

    def action_skip(self) -> None:
        """Leave the sentence unchecked and go on."""
        with self._deciding():
            self.desk.sentences.skip(self.sentence.id, version=self.sentence.version)

    def action_reopen(self) -> None:
        """Make the sentence undecided again."""
        with self.writing():
            self.desk.sentences.reopen(self.sentence.id, version=self.sentence.version)

    def action_join(self) -> None:
        """Join the sentence with the next."""
        with self.writing():
            self.desk.sentences.join(self.sentence.id, version=self.sentence.version)

    @work
    async def action_part(self) -> None:
        """Make a claim of some words."""
        with self.refusals():
            one = self.sentence

            def make(start: int, end: int) -> None:
                begin = one.start + start
                self.desk.sentences.part(one.id, begin, one.start + end, version=one.version)

            dialog = PartDialog(one.text, make, self._parts(), self.copy_view.dragged)
            if await self.app.push_screen_wait(dialog):
                self.session.changed()
                self.catch_up()
                self.card.show_claim(max(self.sentence.claims, default=0))

    @work
    async def action_split(self) -> None:
        """Cut the sentence in two."""
        with self.refusals():
            one = self.sentence

            def cut(at: int) -> None:
                self.desk.sentences.split(one.id, one.start + at, version=one.version)

            if await self.app.push_screen_wait(CutDialog(one.text, cut, self._parts())):
                self.session.changed()
                self.catch_up()
                self.copy_view.go_to(one.id)

    @work
    async def action_link(self) -> None:
        """Link the sentence to a known claim, looking at the differences where there are any."""
        with self.refusals():
            one, known = self.sentence, self.card.known()
            if not known:
                raise WrongUse(nothing_found(self.desk.matching.searched()))
            chosen = await self.app.push_screen_wait(LinkDialog(one.text, known, self.scale))
            if chosen is None or not await agreed(self, one.text, chosen, self.scale):
                return
            anyway = bool(chosen.match.differences)
            with self.writing():
                self.desk.sentences.link(
                    one.id, chosen.match.claim, anyway=anyway, version=one.version
                )
            self.card.show_claim(chosen.match.claim)

    def action_reject(self) -> None:
        """Say that the nearest known claim is another one."""
        with self.writing():
            known = self.card.known()
            if not known:
                raise WrongUse(nothing_found(self.desk.matching.searched()))
            claim = known[0].match.claim
            self.desk.sentences.reject(self.sentence.id, claim)
            self.tell(f"Not #{claim}: it is not offered for this sentence again.")

    def _parts(self) -> tuple[tuple[int, int], ...]:
        """Where the sentence could be taken apart, in its own characters."""
        one = self.sentence
        parts = self.desk.wordings.standalone(one.id).parts
        return tuple((start - one.start, end - one.start) for start, end in parts)

    def _sortable(self, command: type[Command]) -> bool:
        """Whether the current sentence allows it."""
        one = self.sentence
        if command is sorting.Reopen:
            decided = one.state in (SentenceState.NOT_A_CLAIM, SentenceState.SKIPPED)
            return decided or one.kind is SentenceKind.BOILERPLATE
        able: dict[type[Command], Callable[[], bool]] = {
            sorting.Link: lambda: bool(self.card.known()),
            sorting.Reject: lambda: bool(self.card.known()),
            sorting.Join: self._joinable,
            sorting.Split: lambda: not one.claims and len(one.text.split()) > 1,
            sorting.Part: lambda: True,
        }
        return able.get(command, lambda: not one.claims)()

    def _joinable(self) -> bool:
        """Whether there is a next sentence, and neither holds a claim."""
        order = self.case.sentences
        at = order.index(self.sentence)
        return at + 1 < len(order) and not order[at].claims and not order[at + 1].claims

    @contextmanager
    def _deciding(self) -> Iterator[None]:
        """Decide about the sentence, show what has become of it, and go on."""
        with self.refusals():
            yield
            self.session.changed()
            self.catch_up()
            self.advance()
