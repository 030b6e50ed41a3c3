"""Choose words of a sentence with the arrow keys: for a part, and for a cut."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.reactive import var
from textual.widgets import Static

from claimtrack.tui.dialogs.dialog import Dialog
from claimtrack.tui.review.word_spans import Selection

_AROUND = 500
"""Characters shown on either side of the selection: a sentence may be a whole book."""


class WordsDialog(Dialog[bool]):
    """The base of both dialogs for choosing words.

    Args:
        heading: what for.
        text: the sentence.
        hint: the keys.
        offered: where the sentence could be taken apart, from and to in characters; a key goes
            from one to the next.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,h", "move(-1)", "Back"),
        Binding("right,l", "move(1)", "On"),
        Binding("up,k", "move(-8)", "Further back"),
        Binding("down,j", "move(8)", "Further on"),
        Binding("o", "offered", "Next offered"),
        Binding("enter", "record", "Record"),
    ]

    chosen: var[Selection] = var(Selection.of("-"), init=False)

    def __init__(
        self, heading: str, text: str, hint: str, offered: Sequence[tuple[int, int]] = ()
    ) -> None:
        super().__init__(heading, f"{hint}   o offered" if offered else hint)
        self._offered = tuple(offered)
        self._next = 0
        self.set_reactive(WordsDialog.chosen, Selection.of(text))

    def body(self) -> ComposeResult:
        """The sentence."""
        yield Static(self._shown(), id="words")

    def watch_chosen(self) -> None:
        """Show what is chosen."""
        self.query_one("#words", Static).update(self._shown())

    def action_move(self, by: int) -> None:
        """Move by words."""
        self.chosen = self.chosen.move(by)

    def action_offered(self) -> None:
        """Choose the next offer, wrapping around."""
        if self._offered:
            self.chosen = self.chosen.around(*self._offered[self._next])
            self._next = (self._next + 1) % len(self._offered)

    def action_record(self) -> None:
        """Do it."""
        raise NotImplementedError

    def marked(self) -> tuple[int, int]:
        """Which characters to mark."""
        return self.chosen.span

    def _shown(self) -> Content:
        start, end = self.marked()
        text = self.chosen.text
        left, right = max(0, start - _AROUND), min(len(text), max(end, start) + _AROUND)
        return Content.assemble(
            "…" if left else "",
            text[left:start],
            (text[start:end][: _AROUND * 4], "bold reverse"),
            text[end:right],
            "…" if right < len(text) else "",
        )


class PartDialog(WordsDialog):
    """Words of a sentence, to make a claim of or to say something about.

    Args:
        text: the sentence.
        record: is given the characters from and to, counted in the sentence.
        offered: the parts it could be taken apart into.
        chosen: the characters chosen at first, from and to; None: the first word.
        heading: what they are chosen for.
        does: what Enter does then.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("shift+right,plus,L", "grow(1)", "Grow"),
        Binding("shift+left,minus,H", "grow(-1)", "Shrink"),
        Binding("shift+down,J", "grow(8)", "Grow by much"),
        Binding("shift+up,K", "grow(-8)", "Shrink by much"),
        Binding("end", "everything", "To the end"),
    ]

    def __init__(
        self,
        text: str,
        record: Callable[[int, int], object],
        offered: Sequence[tuple[int, int]] = (),
        chosen: tuple[int, int] | None = None,
        heading: str = "Which words are the claim?",
        does: str = "makes the claim",
    ) -> None:
        super().__init__(
            heading,
            text,
            f"← → move   + - (shift+arrows) grow, shrink   end to the end   enter {does}",
            offered,
        )
        if chosen is not None:
            self.set_reactive(WordsDialog.chosen, Selection.of(text).around(*chosen))
        self._record = record

    def action_grow(self, by: int) -> None:
        """Grow or shrink the selection."""
        self.chosen = self.chosen.grow(by)

    def action_everything(self) -> None:
        """Select to the end."""
        self.chosen = self.chosen.everything()

    def action_record(self) -> None:
        """Make the claim."""
        self.attempt(self._make)

    def _make(self) -> bool:
        self._record(*self.chosen.span)
        return True


class CutDialog(WordsDialog):
    """The word at which the second half of a sentence begins.

    Args:
        text: the sentence.
        record: cuts before this character of it.
        offered: the parts it could be taken apart into; the cut is before the second and so on.
    """

    def __init__(
        self,
        text: str,
        record: Callable[[int], object],
        offered: Sequence[tuple[int, int]] = (),
    ) -> None:
        super().__init__(
            "Where does the second sentence begin?",
            text,
            "← → ↑ ↓ move   enter cuts   esc cancels",
            [part for part in offered if part[0] > 0],
        )
        self.set_reactive(WordsDialog.chosen, Selection.of(text).move(1))
        self._record = record

    def marked(self) -> tuple[int, int]:
        """The word at which the second half begins."""
        chosen = self.chosen
        return chosen.words[chosen.first]

    def action_record(self) -> None:
        """Cut."""
        self.attempt(self._cut)

    def _cut(self) -> bool:
        self._record(self.chosen.start)
        return True
