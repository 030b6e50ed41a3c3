"""The command palette, made of the commands themselves; it hides what cannot be done now."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from claimtrack.tui.command import Command, Offers, offered


class Commands(Provider):
    """Every command within reach that can be done now."""

    async def discover(self) -> Hits:
        """All of them, before anything is typed."""
        for command, run in self._within_reach():
            yield DiscoveryHit(_shown(command, Content(command.words())), run, help=command.tells())

    async def search(self, query: str) -> Hits:
        """Those whose words match what was typed."""
        matcher = self.matcher(query)
        for command, run in self._within_reach():
            score = matcher.match(command.words())
            if score > 0:
                words = _shown(command, Content.from_text(matcher.highlight(command.words())))
                yield Hit(score, words, run, text=command.words(), help=command.tells())

    def _within_reach(self) -> Iterator[tuple[type[Command], Callable[[], Awaitable[bool]]]]:
        for node, command in offered(self.focused or self.screen):
            single = len(command.bindings()) == 1
            if single and isinstance(node, Offers) and node.can(command):
                yield command, partial(self.app.run_action, command.action(), node)


def _shown(command: type[Command], words: Content) -> Content:
    return Content.assemble(words, "  ", (command.key_words(), "dim"))
