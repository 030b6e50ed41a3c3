"""The command palette, made of the commands themselves; it hides what cannot be done now."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from claimtrack.tui.command import AnyCommand, keymap_of, offered

Reach = tuple[AnyCommand, str, str, Callable[[], Awaitable[bool]]]
"""A command within reach, its words, what it would do now, and what runs it."""


class Commands(Provider):
    """Every command within reach that can be done now."""

    async def discover(self) -> Hits:
        """All of them, before anything is typed."""
        for command, words, now, run in self._within_reach():
            shown = self._shown(command, Content(words), now)
            yield DiscoveryHit(shown, run, help=command.tells())

    async def search(self, query: str) -> Hits:
        """Those whose words match what was typed."""
        matcher = self.matcher(query)
        for command, words, now, run in self._within_reach():
            score = matcher.match(words)
            if score > 0:
                shown = self._shown(command, Content.from_text(matcher.highlight(words)), now)
                yield Hit(score, shown, run, text=words, help=command.tells())

    def _within_reach(self) -> Iterator[Reach]:
        for node, command in offered(self.focused or self.screen):
            if command().can(node):
                for binding in command.bindings():
                    words = command.name if binding.id == command.id else binding.description
                    run = partial(self.app.run_action, binding.action, node)
                    yield command, words, command().now(node), run

    def _shown(self, command: AnyCommand, words: Content, now: str) -> Content:
        """The words, with what it would do now; help is read as markup, so that is no place."""
        told = f": {now}" if now else ""
        keys = command.key_words(keymap_of(self.app))
        return Content.assemble(words, told, "  ", (keys, "dim"))
