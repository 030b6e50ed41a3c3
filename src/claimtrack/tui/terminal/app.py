"""The app for terminals: where Textual's behaviour does not fit our work.

Made for Textual 8.2.8, of which each of these can go when its test in `test_tui_terminal_patches`
fails: keys in turn (see `in_turn`), rows that cannot drive the terminal (see `rows`), notices that
are not read as markup and cannot freeze the app (see `notices`), and a fault that does not print
the words at hand.
"""

from __future__ import annotations

from collections.abc import Awaitable, Sequence

from textual import events
from textual.app import App
from textual.dom import DOMNode
from textual.filter import LineFilter
from textual.notifications import Notify, SeverityLevel

from claimtrack.tui.terminal.in_turn import Followed, InTurn
from claimtrack.tui.terminal.notices import Notice
from claimtrack.tui.terminal.rows import Literal


class TerminalApp(App[None]):
    """The part of an app that is about the terminal and not about the work."""

    def __init__(self) -> None:
        super().__init__()
        self._keys_in_turn = InTurn(self, super().on_event)
        self._literal = Literal()

    @property
    def busy_with_keys(self) -> bool:
        """Whether keys were pressed that have not yet done what they do."""
        return self._keys_in_turn.busy

    def run_command(self, at: DOMNode, doing: Awaitable[None]) -> None:
        """Run a command in a worker of the widget that offers it; the next keys wait for it."""

        async def finished() -> None:
            try:
                await doing
            finally:
                self.call_later(self._keys_in_turn.look_again)

        self._keys_in_turn.await_command(at.run_worker(finished()))

    async def on_event(self, event: events.Event) -> None:
        """Pass an event on; a key, when it is its turn."""
        if isinstance(event, events.Key | events.Paste):
            await self._keys_in_turn.take(event)
        else:
            await super().on_event(event)

    async def on_followed(self, message: Followed) -> None:
        """Let the next key go, unless the last one is still at work."""
        message.stop()
        await self._keys_in_turn.arrived(message)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual's own, and the guard against words that would drive the terminal."""
        return (self._literal, *super().get_line_filters())

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = False,
    ) -> None:
        """Show a message for a while, its words as they are unless markup is asked for."""
        seconds = self.NOTIFICATION_TIMEOUT if timeout is None else timeout
        self.post_message(Notify(Notice(message, title, severity, seconds, markup=markup)))

    @property
    def fault(self) -> Exception | None:
        """The error that ended the app, if the user did not quit it."""
        return self._exception

    def _fatal_error(self) -> None:
        """End. Textual would print where, with the words at hand; that goes into a log instead."""
        self._close_messages_no_wait()
