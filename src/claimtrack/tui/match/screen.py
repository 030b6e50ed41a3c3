"""Match: type a statement and see, as you type, which known claims it repeats or contradicts.

Each sentence of a paragraph is matched separately.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.events import ScreenResume
from textual.getters import query_one
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option
from textual.worker import get_current_worker

from claimtrack.desk.desk import Desk
from claimtrack.errors import NotFound
from claimtrack.model.article import Sentence
from claimtrack.model.match import MatchedClaim, Searched
from claimtrack.text.clean import one_line
from claimtrack.tui import everywhere
from claimtrack.tui.command import Offered, bound
from claimtrack.tui.dialogs.claim import show_claim
from claimtrack.tui.match import commands
from claimtrack.tui.match_words import both_sides, nothing_found, worth_showing
from claimtrack.tui.session import Session
from claimtrack.tui.shell.work_screen import WorkScreen
from claimtrack.tui.terminal.entry import Entry
from claimtrack.tui.widgets.lookup import Lookup
from claimtrack.tui.widgets.match_list import MatchList
from claimtrack.tui.words import counted, line, short

_LIMIT = 8
_MOST = 40
"""How many sentences of a long text are matched."""


class _Matched(NamedTuple):
    """The known claims that each sentence of a statement is near to."""

    sentences: tuple[tuple[str, tuple[MatchedClaim, ...]], ...]
    searched: Searched


class MatchScreen(WorkScreen, inherit_bindings=False):
    """A field for a statement, and the claims it is near to, best first."""

    VIEW = "GoToMatch"
    OFFERED: ClassVar[Offered] = (
        everywhere.Search,
        commands.NewClaim,
        commands.Link,
        everywhere.FocusNext,
        everywhere.FocusPrevious,
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

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.lookup: Lookup[str, _Matched] = Lookup(self, session, "", _match, self.show_matches)
        self._rows: list[tuple[str, MatchedClaim | None]] = []
        self._taken = ""

    def content(self) -> ComposeResult:
        """The field, what was searched, the matches."""
        yield Entry(id="statement", placeholder="a statement or a paragraph", compact=True)
        yield Static("", id="said")
        yield MatchList(id="matches")

    def on_mount(self) -> None:
        """Focus the field."""
        self.field.focus()

    def read(self) -> None:
        """Match again what is in the field."""
        self.lookup.again()

    @on(Input.Changed, "#statement")
    def type_on(self, event: Input.Changed) -> None:
        """Match what is typed, once typing pauses."""
        if event.value != self.lookup.question:
            self.lookup.later(event.value)

    @on(Input.Submitted, "#statement")
    def go_to_matches(self) -> None:
        """Move to the results."""
        self.found.focus()

    def show_matches(self, matched: _Matched) -> None:
        """Show what was found."""
        self._rows = list(_rows(matched.sentences))
        self.found.fill(self._option(statement, match) for statement, match in self._rows)
        known = counted(matched.searched.claims, "claim")
        count = sum(match is not None for _, match in self._rows)
        if not matched.sentences:
            said = f"{known} on file to match against"
        elif count:
            said = f"{counted(count, 'match', 'matches')} among {known}"
        else:
            said = nothing_found(matched.searched)
        self.query_one("#said", Static).update(Content(said))

    @on(OptionList.OptionSelected)
    def open_claim(self, event: OptionList.OptionSelected) -> None:
        """Show a claim's card."""
        match = self._rows[event.option_index][1]
        if match is not None:
            show_claim(self, match.match.claim)

    @on(ScreenResume)
    def take_sentence(self) -> None:
        """The field begins with the sentence that the article stands at, unless it was typed in."""
        at_hand = self._at_hand()
        if at_hand is not None and self.field.value in {"", self._taken}:
            self._taken = one_line(at_hand.text)
            self.field.value = self._taken
            # Not only when the field says so: a key behind this one is about these matches.
            self.lookup.later(self._taken)
            self.field.select_all()

    def _at_hand(self) -> Sentence | None:
        """The sentence that the article stands at."""
        if self.session.sentence is None:
            return None
        try:
            return self.desk.sentences.get(self.session.sentence)
        except NotFound:
            return None

    @property
    def statement(self) -> str:
        """The sentence at the cursor, or what stands in the field."""
        here = self.found.highlighted
        return self.field.value.strip() if here is None else self._rows[here][0]

    def linkable(self) -> tuple[Sentence, MatchedClaim] | None:
        """The current sentence and the match at the cursor, if it is that sentence's match."""
        here = self.found.highlighted
        statement, match = ("", None) if here is None else self._rows[here]
        at_hand = None if match is None else self._at_hand()
        if at_hand is None or match is None or one_line(at_hand.text) != one_line(statement):
            return None
        return (at_hand, match) if match.match.claim not in at_hand.claims else None

    def _option(self, statement: str, match: MatchedClaim | None) -> Content | Option:
        if match is None:
            return Option(line((short(statement, 200), "bold $text-accent")), disabled=True)
        return both_sides(statement, match, self.desk.settings.scale())


def _match(desk: Desk, said: str) -> _Matched:
    """Match what was said, sentence by sentence; a search nobody waits for stops."""
    worker = get_current_worker()
    sentences = []
    for one in desk.matching.statements(said)[:_MOST]:
        if worker.is_cancelled:
            break
        sentences.append((one, worth_showing(desk.match(one, limit=_LIMIT))))
    return _Matched(tuple(sentences), desk.matching.searched())


def _rows(
    found: tuple[tuple[str, tuple[MatchedClaim, ...]], ...],
) -> Iterator[tuple[str, MatchedClaim | None]]:
    """Each match with its sentence; where there are several sentences, each under its own."""
    for statement, matches in found:
        if len(found) > 1:
            yield statement, None
        yield from ((statement, one) for one in matches)
