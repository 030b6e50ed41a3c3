"""What all screens of one run share: the open desk, and how often the file has changed.

A desk belongs to the thread that opened it: workers ask the session for one of their own.
"""

from __future__ import annotations

from claimtrack.desk.desk import Desk
from claimtrack.desk.presence import Presence, Present
from claimtrack.desk.sources import NewSource
from claimtrack.tui.intake import Tally, Wanted


class Session:
    """An open desk with what a person at it remembers between screens.

    Args:
        desk: the desk of the thread that draws.
    """

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.edition = 0
        """Grows with every change of the file, by us or by others; a screen compares it."""
        self.article: int | None = None
        """The current article."""
        self.sentence: int | None = None
        """The sentence under the cursor of the article that was read last."""
        self.last_source: int | NewSource | None = None
        """The source last used for evidence."""
        self.importing: Tally | None = None
        """The progress of the import; None while none is running."""
        self.asked_for: Wanted | None = None
        """The last import that failed, to be corrected and tried again."""
        self.others: tuple[Present, ...] = ()
        """Who else is at the file."""
        self.presence = Presence(desk.path, desk.reviewer)
        self._seen = desk.changes()

    @property
    def blind(self) -> bool:
        """Whether ratings that could be signed off are hidden, to be rated before being seen."""
        return self.desk.reads_blind

    @blind.setter
    def blind(self, blind: bool) -> None:
        self.desk.reads_blind = blind

    def changed(self) -> None:
        """Note that something was written here."""
        self.edition += 1

    def look(self) -> bool:
        """Whether another process has written to the file since the last look."""
        seen = self.desk.changes()
        if seen == self._seen:
            return False
        self._seen = seen
        self.edition += 1
        return True

    def meet(self, article: int | None) -> bool:
        """Say which article is looked at here; whether somebody else came, moved or went."""
        if self.desk.looks:
            return False  # nothing is left beside the file, not even that somebody looks at it
        self.presence.at(article)
        before, self.others = self.others, self.presence.others()
        return self.others != before

    def own_desk(self) -> Desk:
        """A desk of its own for another thread; use it in a `with`."""
        desk = Desk(
            self.desk.path,
            reviewer=self.desk.reviewer,
            create=False,
            reach=self.desk.own_reach,
            look=self.desk.looks,
        )
        desk.reads_blind = self.desk.reads_blind
        return desk
