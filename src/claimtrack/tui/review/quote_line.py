"""Show whether a source has the words quoted, as they are typed."""

from __future__ import annotations

from dataclasses import dataclass

from textual import on, work
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Static
from textual.worker import get_current_worker

from claimtrack.desk.copies import FoundQuote
from claimtrack.errors import ClaimtrackError
from claimtrack.model.evidence import QuoteCheck
from claimtrack.tui.card.evidence import quote_check
from claimtrack.tui.session import Session
from claimtrack.tui.words import lines

_PAUSE = 0.2
"""Seconds after a key before the copies are looked through."""


class QuoteLine(Static):
    """The check of a quote; empty if no copy of its source is kept.

    Args:
        session: the open desk. A long copy is read by a worker with a desk of its own.
    """

    DEFAULT_CSS = """
    QuoteLine { margin-left: 12; height: auto; display: none; }
    """

    @dataclass
    class Seen(Message):
        """A worker looked for some words in the copies of a source."""

        asked: tuple[int, str]
        found: FoundQuote

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._asked: tuple[int, str] | None = None
        self._timer: Timer | None = None

    def look(self, source: int | None, quote: str) -> None:
        """Look for the words in the copies of a source once typing pauses."""
        asked = None if source is None or not quote.strip() else (source, quote)
        if asked == self._asked:
            return
        self._asked = asked
        self.display = False
        if self._timer is not None:
            self._timer.stop()
        if asked is not None:
            self._timer = self.set_timer(_PAUSE, lambda: self._search(asked))

    @work(thread=True, exclusive=True)
    def _search(self, asked: tuple[int, str]) -> None:
        worker = get_current_worker()
        try:
            with self._session.own_desk() as desk:
                found = desk.archive.look_for_quote(*asked)
        except ClaimtrackError:
            # Recording the evidence says what is wrong; until then nothing is known of the quote.
            return
        if not worker.is_cancelled:
            self.post_message(self.Seen(asked, found))

    @on(Seen)
    def tell(self, message: Seen) -> None:
        """Show what was found, unless something else is quoted by now."""
        message.stop()
        if message.asked == self._asked and message.found.check is not QuoteCheck.NOT_CHECKED:
            self.update(lines(quote_check(message.found.check, message.found.differing)))
            self.display = True
