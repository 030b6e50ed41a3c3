"""A choice among a few words in a line: a letter or an arrow chooses, and one is marked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Generic, TypeGuard, TypeVar

from msgspec import Struct
from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

T = TypeVar("T")

_GAP = "  "


class Option(Struct, Generic[T], frozen=True):
    """One of the choices: its key, its words, their style, and what it stands for.

    One without a key ("") is come to with the arrow keys.
    """

    key: str
    words: str
    value: T
    style: str = ""


class Choice(Widget, Generic[T], can_focus=True):
    """One of some options, or none yet.

    Args:
        options: what there is to choose from.
        chosen: which of them is chosen at first, counted from 0; None: none.
        id: its name in the dialog.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "move(-1)", "Previous", show=False),
        Binding("right", "move(1)", "Next", show=False),
        Binding("enter", "submit", "Record", show=False),
    ]
    DEFAULT_CSS = """
    Choice { height: auto; width: 1fr; }
    Choice:focus { background: $surface; }
    """

    chosen: reactive[int | None] = reactive(None, layout=True)

    class Chosen(Message):
        """An option was chosen by its key."""

    class Submitted(Message):
        """Enter was pressed: the choice stands."""

    def __init__(
        self,
        options: Sequence[Option[T]],
        chosen: int | None = None,
        *,
        id: str | None = None,  # noqa: A002 - Textual's own name
    ) -> None:
        super().__init__(id=id)
        self._options = tuple(options)
        self.set_reactive(Choice.chosen, chosen)

    @property
    def value(self) -> T | None:
        """What is chosen stands for."""
        return None if self.chosen is None else self._options[self.chosen].value

    def has(self, option: object) -> TypeGuard[int]:
        """Whether something is the number of an option, counted from 0."""
        return isinstance(option, int) and 0 <= option < len(self._options)

    def words_of(self, option: int) -> str:
        """An option in words, by its number counted from 0."""
        return self._options[option].words

    def render(self) -> Content:
        """The options side by side; the chosen one in brackets and reversed."""
        return Content("\n").join(self._rows(self.content_size.width))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many rows as the options take."""
        del container, viewport
        return len(self._rows(width))

    def on_key(self, event: events.Key) -> None:
        """Choose by letter or digit."""
        for at, one in enumerate(self._options):
            if event.character == one.key:
                self.chosen = at
                event.stop()
                self.post_message(self.Chosen())

    def action_move(self, by: int) -> None:
        """Choose the next or previous option."""
        start = -1 if self.chosen is None else self.chosen
        self.chosen = min(max(start + by, 0), len(self._options) - 1)

    def action_submit(self) -> None:
        """Submit the choice."""
        self.post_message(self.Submitted())

    def _rows(self, width: int) -> list[Content]:
        """The options in rows of a width; none is broken in two."""
        rows: list[list[Content]] = [[]]
        used = 0
        for at, option in enumerate(self._options):
            words = self._words(option, chosen=at == self.chosen)
            if rows[-1] and used + words.cell_length > width:
                rows.append([])
                used = 0
            rows[-1].append(words)
            used += words.cell_length + len(_GAP)
        return [Content(_GAP).join(row) for row in rows]

    def _words(self, option: Option[T], *, chosen: bool) -> Content:
        if chosen:
            said = f"{option.key} {option.words}".strip()
            return Content.assemble((f"[{said}]", f"bold reverse {option.style}"))
        between = " " if option.key else ""
        return Content.assemble((option.key, "bold"), between, (option.words, option.style))
