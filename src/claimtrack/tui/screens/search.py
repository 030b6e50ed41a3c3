"""Search: type words one remembers and see, as you type, where on file they stand."""

from __future__ import annotations

from collections import Counter
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Input, OptionList, Static
from textual.worker import get_current_worker

from claimtrack.errors import ClaimtrackError
from claimtrack.model.finding import Hit, HitKind
from claimtrack.tui.command import Offered, bound
from claimtrack.tui.commands import listing
from claimtrack.tui.dialogs.claim import show_claim
from claimtrack.tui.dialogs.reading import ReadDialog
from claimtrack.tui.messages import Failed, HitsFound, OpenArticle
from claimtrack.tui.source_words import source_content
from claimtrack.tui.widgets.entry import Entry
from claimtrack.tui.widgets.match_list import MatchList
from claimtrack.tui.words import QUIET, dotted, highlighted, line, lines, short
from claimtrack.tui.work_screen import WorkScreen

_LIMIT = 50
"""How many hits of each kind are shown."""

_PAUSE = 0.12
"""Seconds after a key before the search begins."""


class SearchScreen(WorkScreen, inherit_bindings=False):
    """A field for words, and every text on file that holds them, one kind after the other."""

    VIEW = "GoToSearch"
    OFFERED: ClassVar[Offered] = (
        listing.Search,
        listing.FocusNext,
        listing.FocusPrevious,
        *WorkScreen.OFFERED,
    )
    BINDINGS: ClassVar[list[BindingType]] = bound(*OFFERED)
    DEFAULT_CSS = """
    SearchScreen {
        & #words { margin: 0 1; width: 1fr; background: $surface; }
        & #said { padding: 0 1; margin: 1 0; color: $text-accent; }
        & #hits { height: 1fr; }
    }
    """

    field = query_one("#words", Input)
    found = query_one("#hits", MatchList)

    def content(self) -> ComposeResult:
        """The field, how much was found, the hits."""
        about = "words you remember: of a claim, an article, a note, a source"
        yield Entry(id="words", placeholder=about, compact=True)
        yield Static("", id="said")
        yield MatchList(id="hits")

    def on_mount(self) -> None:
        """Begin with typing."""
        self._hits: tuple[Hit, ...] = ()
        self._answered = ""
        self.field.focus()

    def awaits(self, key: str) -> bool:
        """Whether a key is about what is still being looked for."""
        del key
        return self._answered != self.field.value

    def give_up(self) -> None:
        """Nothing waits any more for what could not be looked for."""
        self._answered = self.field.value

    def read(self) -> None:
        """Look again for what stands in the field."""
        self._look_for(self.field.value)

    @on(Input.Changed, "#words")
    def type_on(self, event: Input.Changed) -> None:
        """Look for what is typed, once the keys rest."""
        said = event.value
        self.set_timer(_PAUSE, lambda: self._look_for(said) if said == self.field.value else None)

    @on(Input.Submitted, "#words")
    def go_to_hits(self) -> None:
        """Go on to what was found."""
        self.found.focus()

    @on(HitsFound)
    def show_hits(self, message: HitsFound) -> None:
        """Show what was found, if it is still what stands in the field."""
        if message.words != self.field.value:
            return
        self._answered = message.words
        self._hits = message.hits
        self.found.fill(map(_row, message.hits))
        kinds = Counter(one.kind for one in message.hits)
        said = dotted(*(_counted(kind, number) for kind, number in kinds.items()))
        if message.words.strip() and not said:
            said = f"Nothing on file holds “{short(message.words, 40)}”: try fewer words."
        self.query_one("#said", Static).update(Content(said))

    @on(OptionList.OptionSelected)
    def open_hit(self, event: OptionList.OptionSelected) -> None:
        """Go to where the words stand."""
        hit = self._hits[event.option_index]
        if hit.kind is HitKind.ARTICLE:
            self.post_message(OpenArticle(hit.key, hit.sentence))
        elif hit.kind is HitKind.SOURCE:
            self._show_source(hit.key)
        else:
            self._show_claim(hit.key)

    def action_search(self) -> None:
        """Go to the field."""
        self.field.focus()

    def _show_source(self, key: int) -> None:
        with self.refusals():
            copies, impact = self.desk.sources.snapshots(key), self.desk.impact.of_source(key)
            words = source_content(self.desk.sources.get(key), copies, impact)
            self.app.push_screen(ReadDialog(f"Source #{key}", words))

    @work
    async def _show_claim(self, claim: int) -> None:
        with self.refusals():
            await show_claim(self, claim)

    @work(thread=True, exclusive=True, group="search")
    def _look_for(self, words: str) -> None:
        """Search with a desk of this thread's own."""
        worker = get_current_worker()
        try:
            with self.session.own_desk() as desk:
                hits = () if worker.is_cancelled else desk.search.find(words, limit=_LIMIT)
        except ClaimtrackError as error:
            self.post_message(Failed(error.message))
            return
        if not worker.is_cancelled:
            self.post_message(HitsFound(words, hits))


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
    head = line((f"{kind} #{hit.key}", "bold $text-accent"), (f"  {aside}" if aside else "", QUIET))
    return lines([head, highlighted(hit.text, hit.spans)])
