"""Match: type a statement and see, as you type, which known claims it repeats or contradicts.

Of a paragraph, each sentence is matched by itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.events import ScreenResume
from textual.getters import query_one
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option
from textual.worker import get_current_worker

from claimtrack.errors import ClaimtrackError, NotFound, WrongUse
from claimtrack.model.article import Sentence
from claimtrack.model.match import MatchedClaim
from claimtrack.text.clean import one_line
from claimtrack.tui.command import Command, Offered, bound
from claimtrack.tui.commands import listing, matching, sorting
from claimtrack.tui.dialogs.claim import show_claim
from claimtrack.tui.dialogs.link import agreed
from claimtrack.tui.match_words import both_sides, nothing_found, worth_showing
from claimtrack.tui.messages import Failed, StatementsMatched
from claimtrack.tui.widgets.entry import Entry
from claimtrack.tui.widgets.match_list import MatchList
from claimtrack.tui.words import counted, line, short
from claimtrack.tui.work_screen import WorkScreen

_LIMIT = 8
_MOST = 40
"""How many sentences of a long text are matched."""

_PAUSE = 0.12
"""Seconds after a key before the search begins."""


class MatchScreen(WorkScreen, inherit_bindings=False):
    """A field for a statement, and the claims it is near to, best first."""

    VIEW = "GoToMatch"
    OFFERED: ClassVar[Offered] = (
        listing.Search,
        matching.NewClaim,
        sorting.Link,
        listing.FocusNext,
        listing.FocusPrevious,
        *WorkScreen.OFFERED,
    )
    BINDINGS: ClassVar[list[BindingType]] = bound(*OFFERED)
    DEFAULT_CSS = """
    MatchScreen {
        & #statement { margin: 0 1; width: 1fr; background: $surface; }
        & #said { padding: 0 1; margin: 1 0; color: $text-accent; }
        & #matches { height: 1fr; }
    }
    """

    field = query_one("#statement", Input)
    found = query_one("#matches", MatchList)

    def content(self) -> ComposeResult:
        """The field, what was searched, the matches."""
        yield Entry(id="statement", placeholder="a statement or a paragraph", compact=True)
        yield Static("", id="said")
        yield MatchList(id="matches")

    def on_mount(self) -> None:
        """Begin with typing."""
        self._rows: list[tuple[str, MatchedClaim | None]] = []
        self._taken = ""
        self._answered = ""
        self.field.focus()

    def awaits(self, key: str) -> bool:
        """Whether a key is about what is still being matched."""
        del key
        return self._answered != self.field.value

    def give_up(self) -> None:
        """Nothing waits any more for what could not be looked for."""
        self._answered = self.field.value

    def read(self) -> None:
        """Match again what stands in the field."""
        self._match(self.field.value)

    @on(Input.Changed, "#statement")
    def type_on(self, event: Input.Changed) -> None:
        """Match what is typed, once the keys rest."""
        said = event.value
        self.set_timer(_PAUSE, lambda: self._match(said) if said == self.field.value else None)

    @on(Input.Submitted, "#statement")
    def go_to_matches(self) -> None:
        """Go on to what was found."""
        self.found.focus()

    @on(StatementsMatched)
    def show_matches(self, message: StatementsMatched) -> None:
        """Show what was found, if it is still what stands in the field."""
        if message.said != self.field.value:
            return
        self._answered = message.said
        self._rows = list(_rows(message.found))
        self.found.fill(self._option(statement, match) for statement, match in self._rows)
        known = counted(message.searched.claims, "claim")
        count = sum(match is not None for _, match in self._rows)
        if not message.found:
            said = f"{known} on file to match against"
        elif count:
            said = f"{counted(count, 'match', 'matches')} among {known}"
        else:
            said = nothing_found(message.searched)
        self.query_one("#said", Static).update(Content(said))

    @on(OptionList.OptionSelected)
    def open_claim(self, event: OptionList.OptionSelected) -> None:
        """Show a claim's card."""
        match = self._rows[event.option_index][1]
        if match is not None:
            self._show(match.match.claim)

    def can(self, command: type[Command]) -> bool:
        """Whether a command can be done now."""
        if command is sorting.Link:
            return self._linkable() is not None
        if command is matching.NewClaim:
            return bool(self.field.value.strip())
        return super().can(command)

    def action_new_claim(self) -> None:
        """Put the sentence at the cursor on file, or what stands in the field."""
        here = self.found.highlighted
        said = self.field.value.strip() if here is None else self._rows[here][0]
        with self.writing():
            self.tell(f"On file as claim #{self.desk.claims.add(said)}.")

    @work
    async def action_link(self) -> None:
        """Link the sentence at hand to the match at the cursor, if that sentence was matched."""
        with self.refusals():
            found = self._linkable()
            if found is None:
                raise WrongUse("Only the sentence that the article stands at is linked from here.")
            sentence, chosen = found
            if await agreed(self, sentence.text, chosen, self.desk.settings.scale()):
                anyway = bool(chosen.match.differences)
                with self.writing():
                    self.desk.sentences.link(sentence.id, chosen.match.claim, anyway=anyway)
                    self.tell(f"Linked to #{chosen.match.claim}: m in the article reaffirms it.")

    @on(ScreenResume)
    def take_sentence(self) -> None:
        """The field begins with the sentence that the article stands at, unless it was typed in."""
        at_hand = self._at_hand()
        if at_hand is not None and self.field.value in {"", self._taken}:
            self._taken = one_line(at_hand.text)
            self.field.value = self._taken
            self.field.select_all()

    def _at_hand(self) -> Sentence | None:
        """The sentence that the article stands at."""
        if self.session.sentence is None:
            return None
        try:
            return self.desk.sentences.get(self.session.sentence)
        except NotFound:
            return None

    def _linkable(self) -> tuple[Sentence, MatchedClaim] | None:
        """The sentence at hand and the match at the cursor, if it is that sentence's match."""
        here = self.found.highlighted
        statement, match = ("", None) if here is None else self._rows[here]
        at_hand = None if match is None else self._at_hand()
        if at_hand is None or match is None or one_line(at_hand.text) != one_line(statement):
            return None
        return (at_hand, match) if match.match.claim not in at_hand.claims else None

    def action_search(self) -> None:
        """Go to the field."""
        self.field.focus()

    @work
    async def _show(self, claim: int) -> None:
        with self.refusals():
            await show_claim(self, claim)

    def _option(self, statement: str, match: MatchedClaim | None) -> Content | Option:
        if match is None:
            return Option(line((short(statement, 200), "bold $text-accent")), disabled=True)
        return both_sides(statement, match, self.desk.settings.scale())

    @work(thread=True, exclusive=True, group="match")
    def _match(self, said: str) -> None:
        """Match with a desk of this thread's own; a search nobody waits for stops."""
        worker = get_current_worker()
        found = []
        try:
            with self.session.own_desk() as desk:
                for one in desk.matching.statements(said)[:_MOST]:
                    if worker.is_cancelled:
                        return
                    found.append((one, worth_showing(desk.match(one, limit=_LIMIT))))
                searched = desk.matching.searched()
        except ClaimtrackError as error:
            self.post_message(Failed(error.message))
            return
        if not worker.is_cancelled:
            self.post_message(StatementsMatched(said, tuple(found), searched))


def _rows(
    found: tuple[tuple[str, tuple[MatchedClaim, ...]], ...],
) -> Iterator[tuple[str, MatchedClaim | None]]:
    """Each match with its sentence; where there are several sentences, each under its own."""
    for statement, matches in found:
        if len(found) > 1:
            yield statement, None
        yield from ((statement, one) for one in matches)
