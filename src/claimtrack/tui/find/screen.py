"""Find: type words you remember and see, as you type, where on file they are."""

from __future__ import annotations

from collections import Counter
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Input, OptionList, Static

from claimtrack.desk.desk import Desk
from claimtrack.model.finding import Hit, HitKind
from claimtrack.tui import everywhere
from claimtrack.tui.command import Offered, bound
from claimtrack.tui.dialogs.claim import show_claim
from claimtrack.tui.dialogs.source import show_source
from claimtrack.tui.marks import EMBARGO
from claimtrack.tui.messages import OpenArticle
from claimtrack.tui.session import Session
from claimtrack.tui.shell.work_screen import WorkScreen
from claimtrack.tui.terminal.entry import Entry
from claimtrack.tui.widgets.lookup import Lookup
from claimtrack.tui.widgets.match_list import MatchList
from claimtrack.tui.words import QUIET, dotted, highlighted, line, lines, short

_LIMIT = 50
"""How many hits of each kind are shown."""


class FindScreen(WorkScreen, inherit_bindings=False):
    """A field for words, and every text on file that holds them, one kind after the other."""

    VIEW = "GoToSearch"
    OFFERED: ClassVar[Offered] = (
        everywhere.Search,
        everywhere.FocusNext,
        everywhere.FocusPrevious,
        *WorkScreen.OFFERED,
    )
    BINDINGS: ClassVar[list[BindingType]] = bound(*OFFERED)
    DEFAULT_CSS = """
    FindScreen {
        & #words { margin: 0 1; width: 1fr; background: $surface; }
        & #said { padding: 0 1; margin: 1 0; color: $text-accent; }
        & #hits { height: 1fr; }
    }
    """

    field = query_one("#words", Input)
    found = query_one("#hits", MatchList)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.lookup: Lookup[str, tuple[Hit, ...]] = Lookup(self, session, "", _find, self.show_hits)
        self._hits: tuple[Hit, ...] = ()

    def content(self) -> ComposeResult:
        """The field, how much was found, the hits."""
        about = "words you remember from a claim, article, note or source"
        yield Entry(id="words", placeholder=about, compact=True)
        yield Static("", id="said")
        yield MatchList(id="hits")

    def on_mount(self) -> None:
        """Focus the field."""
        self.field.focus()

    def read(self) -> None:
        """Search again for what is in the field."""
        self.lookup.again()

    @on(Input.Changed, "#words")
    def type_on(self, event: Input.Changed) -> None:
        """Search for what is typed, once typing pauses."""
        self.lookup.later(event.value)

    @on(Input.Submitted, "#words")
    def go_to_hits(self) -> None:
        """Move to the results."""
        self.found.focus()

    def show_hits(self, hits: tuple[Hit, ...]) -> None:
        """Show what was found."""
        self._hits = hits
        self.found.fill(map(_row, hits))
        kinds = Counter(one.kind for one in hits)
        said = dotted(*(_counted(kind, number) for kind, number in kinds.items()))
        if self.lookup.question.strip() and not said:
            said = f"Nothing on file holds “{short(self.lookup.question, 40)}”: try fewer words."
        self.query_one("#said", Static).update(Content(said))

    @on(OptionList.OptionSelected)
    def open_hit(self, event: OptionList.OptionSelected) -> None:
        """Go to the place where the words are."""
        hit = self._hits[event.option_index]
        if hit.kind is HitKind.ARTICLE:
            self.post_message(OpenArticle(hit.key, hit.sentence))
        elif hit.kind is HitKind.SOURCE:
            self._show_source(hit.key)
        else:
            show_claim(self, hit.key)

    def _show_source(self, key: int) -> None:
        with self.refusals():
            show_source(self, key)


def _find(desk: Desk, words: str) -> tuple[Hit, ...]:
    return desk.search.find(words, limit=_LIMIT)


_NOUNS = {
    HitKind.CLAIM: ("claim", "claims"),
    HitKind.ARTICLE: ("line of an article", "lines of articles"),
    HitKind.NOTE: ("note", "notes"),
    HitKind.SOURCE: ("source", "sources"),
}


def _counted(kind: HitKind, number: int) -> str:
    more = " or more" if number >= _LIMIT else ""
    return f"{number}{more} {_NOUNS[kind][number != 1]}"


def _row(hit: Hit) -> Content:
    """What it is, and its words with those looked for marked."""
    kind = "Note on claim" if hit.kind is HitKind.NOTE else hit.kind.value.capitalize()
    about = "" if hit.about == hit.text else short(hit.about, 80)
    aside = dotted(about, "confidential" if hit.secret else None)
    mark = (EMBARGO, "$text-warning") if hit.embargo else ""
    head = line(
        mark, (f"{kind} #{hit.key}", "bold $text-accent"), (f"  {aside}" if aside else "", QUIET)
    )
    return lines([head, highlighted(hit.text, hit.spans)])
