"""The last line of every screen: the keys that matter here, and what they do.

One widget that draws one line. Textual's own footer makes a widget for each key, and makes them
all again whenever the focus moves; that took a fifth of the time of opening a screen.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget

from claimtrack.tui.command import keymap_of, offered
from claimtrack.tui.shell.help import Help

_GAP = " "
_MORE = Binding("question_mark", "help", "More", tooltip="Show all keys and commands.")


class KeyLine(Widget):
    """Keys and their labels; a click presses the key."""

    DEFAULT_CSS = """
    KeyLine {
        dock: bottom;
        height: 1;
        background: $footer-background;
        color: $footer-foreground;
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[Binding, ...] = ()

    def on_mount(self) -> None:
        """Hear of it when other keys come within reach."""
        self.screen.bindings_updated_signal.subscribe(self, self._take)
        self._take(self.screen)

    def render(self) -> Content:
        """The keys side by side."""
        return Content(_GAP).join(words for _, words in self._entries())

    def on_click(self, event: events.Click) -> None:
        """Press the key that was clicked."""
        if binding := self._at(event.x):
            self.app.simulate_key(binding.key)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Explain the key under the mouse."""
        binding = self._at(event.x)
        self.tooltip = Content(self._told(binding)) if binding and binding.tooltip else None

    def _told(self, binding: Binding) -> str:
        """What a key does, and what it would do now where that can be said."""
        found = (one().now(node) for node, one in offered(self.screen) if one.id == binding.id)
        now = next(found, "")
        return f"{binding.description}: {now}. {binding.tooltip}" if now else binding.tooltip

    def _take(self, screen: Screen[object]) -> None:
        if screen is not self.screen or not self.is_attached:
            return
        shown: dict[str, Binding] = {}
        for _, binding, enabled, _ in screen.active_bindings.values():
            if binding.show and enabled:
                shown.setdefault(binding.action, binding)
        if self._shown != (now := self._in_order(shown.values())):
            self._shown = now
            self.refresh()

    def _in_order(self, shown: Iterable[Binding]) -> tuple[Binding, ...]:
        """Put custom keys where the default ones would stand; Textual puts them last."""
        own = keymap_of(self.app)
        if not own:
            return tuple(shown)
        within_reach = offered(self.app.focused or self.screen)
        places = {one.id: place for place, (_, one) in enumerate(within_reach)}
        return tuple(sorted(shown, key=lambda one: places.get(one.id or "", len(places))))

    def _entries(self) -> list[tuple[Binding, Content]]:
        """The keys that there is room for; where some are left out, the last tells of help."""
        every = [(binding, self._words(binding)) for binding in self._shown]
        if _width(every) <= self.size.width:
            return every
        key = keymap_of(self.app).get(Help.id, _MORE.key).split(",")[0]
        binding = _MORE.with_key(key)
        more = (binding, self._words(binding))
        while every and _width([*every, more]) > self.size.width:
            every.pop()
        return [*every, more]

    def _words(self, binding: Binding) -> Content:
        key = self.app.get_key_display(binding)
        return Content.assemble((key, "bold $footer-key-foreground"), " ", binding.description)

    def _at(self, x: int) -> Binding | None:
        for binding, words in self._entries():
            if x < words.cell_length:
                return binding if x >= 0 else None
            x -= words.cell_length + len(_GAP)
        return None


def _width(entries: Sequence[tuple[Binding, Content]]) -> int:
    return sum(words.cell_length + len(_GAP) for _, words in entries) - len(_GAP)
