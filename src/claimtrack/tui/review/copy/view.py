"""The article as annotated copy: every sentence with its mark, one of them current.

It draws only the rows in sight, so that an article of thousands of sentences or of one endless
line stays quick. It moves a cursor over sentences and says where it is; it decides nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.binding import BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import var
from textual.strip import Strip

from claimtrack.tui.command import Offered, bound
from claimtrack.tui.review import moving
from claimtrack.tui.review.copy.page import Page, PageRow, RowKind, set_page
from claimtrack.tui.review.copy.passages import Passage
from claimtrack.tui.review.copy.pointing import GUTTER, Pointed

_AHEAD = 4
"""A fourth of the rows shows what comes after the sentence under the cursor."""


class ArticleView(Pointed, can_focus=True):
    """An annotated copy with a cursor on one of its sentences."""

    OFFERED: ClassVar[Offered] = (
        moving.NextSentence,
        moving.PreviousSentence,
        moving.PageDown,
        moving.PageUp,
        moving.FirstSentence,
        moving.LastSentence,
        moving.Boilerplate,
    )
    BINDINGS: ClassVar[list[BindingType]] = bound(*OFFERED)
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"copy--{name}"
        for name in (
            *(
                "plain",
                "suggested",
                "claim",
                "skipped",
                "aside",
                "open",
                "current",
                "bar",
                "dragged",
            ),
            *("title", "green", "cyan", "yellow", "magenta", "red", "blue"),
        )
    }
    DEFAULT_CSS = """
    ArticleView {
        overflow-x: hidden;
        scrollbar-size-vertical: 1;
        & .copy--suggested { color: $text; }
        & .copy--claim { color: $text; }
        & .copy--open { text-style: underline; }
        & .copy--aside { color: $text-muted; }
        & .copy--skipped { color: $text-muted; text-style: italic; }
        & .copy--dragged { text-style: reverse; }
        & .copy--title { text-style: bold; }
        & .copy--bar { color: $rating-blue; text-style: bold; }
        & .copy--current { background: $reading-cursor; }
        &:ansi .copy--current { text-style: reverse; }
        & .copy--green { color: $rating-green; }
        & .copy--cyan { color: $rating-cyan; }
        & .copy--yellow { color: $rating-yellow; }
        & .copy--magenta { color: $rating-magenta; }
        & .copy--red { color: $rating-red; }
        & .copy--blue { color: $rating-blue; }
    }
    """

    folded: var[bool] = var(default=True, init=False)
    """Whether boilerplate is folded into one line."""

    @dataclass
    class Moved(Message):
        """The cursor went to another sentence."""

        sentence: int

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._passages: tuple[Passage, ...] = ()
        self._header: tuple[str, str] = ("", "")
        self._page = Page((), {})
        self._at = 0

    @property
    def current(self) -> int | None:
        """The sentence under the cursor, or None in an empty article."""
        return self._passages[self._at].id if self._passages else None

    @property
    def dragged(self) -> tuple[int, int] | None:
        """The characters of the current sentence that the mouse was dragged over, from and to."""
        return self.dragged_in(self._at)

    def show(self, passages: Sequence[Passage], header: tuple[str, str]) -> None:
        """Show an article, or what has become of it; the cursor stays on its sentence.

        Args:
            passages: its sentences.
            header: its title, empty where the text has it, and a line about where it is from.
        """
        stood_on = self.current
        self._passages = tuple(passages)
        self._header = header
        self.let_go()
        places = {passage.id: at for at, passage in enumerate(self._passages)}
        if stood_on in places:
            self._at = places[stood_on]
        self._at = min(self._at, max(0, len(self._passages) - 1))
        self._set()
        if self._passages and self._hidden(self._at):
            self.step(1) or self.step(-1)
        if self.current != stood_on:
            self._say()

    def go_to(self, sentence: int) -> None:
        """Put the cursor on a sentence."""
        for at, passage in enumerate(self._passages):
            if passage.id == sentence:
                self._go(at)

    @property
    def has_boilerplate(self) -> bool:
        """Whether some of it can be folded."""
        return any(passage.folds for passage in self._passages)

    def render_line(self, y: int) -> Strip:
        """One row of the copy, `y` rows below the top of what is in sight."""
        at = self.scroll_offset.y + y
        base = self.rich_style
        width = self.scrollable_content_region.width
        if at >= len(self._page.rows):
            return Strip.blank(width, base)
        kind, words, pieces = self._page.rows[at]
        current = any(piece.sentence == self._at for piece in pieces)
        bar = self._look("bar") if current else base
        segments = [Segment("▌ " if current else "  ", bar)]
        if kind is not RowKind.TEXT:
            name = "title" if kind is RowKind.TITLE else "aside"
            segments.append(Segment(words, self._look(name)))
        for piece in pieces:
            passage = self._drawn(piece.sentence)
            if piece.is_mark:
                mark = self._mark_style(self._passages[piece.sentence])
                segments.append(Segment(piece.text, mark))
            else:
                segments.extend(
                    Segment(text, self._style(passage, name, piece.sentence == self._at))
                    for text, name in passage.cut(piece.start, piece.text)
                )
        return Strip(segments).adjust_cell_length(width, base)

    def step(self, by: int) -> bool:
        """Move on by sentences in sight; whether there was one."""
        at = self._at + by
        while 0 <= at < len(self._passages):
            if not self._hidden(at):
                self._go(at)
                return True
            at += by
        self._at = min(max(self._at, 0), max(0, len(self._passages) - 1))
        return False

    def turn_page(self, by: int) -> None:
        """Go a screenful down with 1, up with -1."""
        self._leap(by * (self.scrollable_content_region.height - 1))

    def go_to_first(self) -> None:
        """Go to the beginning."""
        self._at = -1
        if self.step(1):
            self.scroll_to(y=0, animate=False, force=True)

    def go_to_last(self) -> None:
        """Go to the end."""
        self._at = len(self._passages)
        self.step(-1)

    def watch_folded(self) -> None:
        """Lay the page out again, the cursor on something in sight."""
        self._set()
        if self._passages and self._hidden(self._at):
            self.step(1) or self.step(-1)
        self._reveal()

    def on_resize(self) -> None:
        """Lay the page out again for another width."""
        self._set()
        self._reveal()

    def row_at(self, at: int) -> PageRow | None:
        """A row of the page."""
        return self._page.rows[at] if 0 <= at < len(self._page.rows) else None

    def pointed(self, sentence: int) -> None:
        """Put the cursor on the sentence that was clicked."""
        self._go(sentence)

    def _set(self) -> None:
        width = self.scrollable_content_region.width
        if width <= GUTTER:
            return
        room = width - GUTTER - 1
        shows = moving.Boilerplate.key(self.app)
        self._page = set_page(self._passages, self._header, room, folded=self.folded, shows=shows)
        self.virtual_size = Size(width, len(self._page.rows))
        self.refresh()

    def _hidden(self, at: int) -> bool:
        return self.folded and self._passages[at].folds

    def _leap(self, rows: int) -> None:
        """Move the cursor by rows."""
        top, bottom = self._page.where.get(self._at, (0, 0))
        target = bottom + rows if rows > 0 else top + rows
        target = min(max(target, 0), len(self._page.rows) - 1)
        step = 1 if rows > 0 else -1
        while 0 <= target < len(self._page.rows):
            if pieces := self._page.rows[target].pieces:
                self._go(pieces[0].sentence)
                return
            target += step

    def _go(self, at: int) -> None:
        self._at = at
        self._reveal()
        self.refresh()
        self._say()

    def _reveal(self) -> None:
        """Scroll so that the current sentence is in sight, and more of what comes than was."""
        top, bottom = self._page.where.get(self._at, (0, 0))
        room = self.scrollable_content_region.height
        height = min(bottom - top + 1, max(1, room - 2))
        around = Region(0, max(0, top - 1), 1, min(room, height + 1 + max(1, room // _AHEAD)))
        self.scroll_to_region(around, animate=False, force=True, x_axis=False)

    def _drawn(self, at: int) -> Passage:
        """A passage as it is drawn: with what was dragged over in it."""
        passage = self._passages[at]
        dragged = self.dragged_in(at)
        return passage.over(*dragged, "dragged") if dragged and at == self._at else passage

    def _say(self) -> None:
        if (sentence := self.current) is not None:
            self.post_message(self.Moved(sentence))

    def _look(self, name: str) -> Style:
        return self.get_component_rich_style(f"copy--{name}")

    def _mark_style(self, passage: Passage) -> Style:
        name = passage.spans[0][2] if passage.spans else passage.tint
        style = self._look(name if name != "open" else "claim")
        quiet = passage.tint in ("plain", "aside", "skipped")
        return style + (Style(dim=True) if quiet else Style(bold=True))

    def _style(self, passage: Passage, name: str, current: bool) -> Style:
        style = self._look(name)
        if name not in ("plain", passage.tint):
            style = self._look(passage.tint) + self.get_component_rich_style(
                f"copy--{name}", partial=True
            )
        if passage.bold:
            style += Style(bold=True)
        if current:
            style += self.get_component_rich_style("copy--current", partial=True)
        return style
