"""Show whether a source has the words quoted, as they are typed."""

from __future__ import annotations

from textual.widgets import Static

from claimtrack.desk.copies import FoundQuote
from claimtrack.desk.desk import Desk
from claimtrack.model.evidence import QuoteCheck
from claimtrack.tui.card.evidence import quote_check
from claimtrack.tui.session import Session
from claimtrack.tui.widgets.lookup import Lookup
from claimtrack.tui.words import lines

_Asked = tuple[int, str]
"""A source, and the words that it is to have."""

_NOTHING: _Asked = (0, "")


class QuoteLine(Static):
    """The check of a quote; empty if no copy of its source is kept.

    Args:
        session: the open desk, whose copies are looked through; they may be long.
    """

    DEFAULT_CSS = """
    QuoteLine { margin-left: 12; height: auto; display: none; }
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        # Recording the evidence says what is wrong; until then nothing is known of the quote.
        self._lookup: Lookup[_Asked, FoundQuote] = Lookup(
            self, session, _NOTHING, _find, self.tell, lambda _why: None
        )

    def look(self, source: int | None, quote: str) -> None:
        """Look for the words in the copies of a source once typing pauses."""
        asked = _NOTHING if source is None or not quote.strip() else (source, quote)
        if asked == self._lookup.question:
            return
        self.display = False
        if asked == _NOTHING:
            self._lookup.stop()
            self._lookup.question = asked
        else:
            self._lookup.later(asked)

    def tell(self, found: FoundQuote) -> None:
        """Show what was found."""
        if found.check is not QuoteCheck.NOT_CHECKED:
            self.update(lines(quote_check(found.check, found.differing)))
            self.display = True


def _find(desk: Desk, asked: _Asked) -> FoundQuote:
    return desk.archive.look_for_quote(*asked)
