"""Resolve what is typed to a source on file, else list similar sources."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import on, work
from textual.content import Content
from textual.message import Message
from textual.widgets import Static
from textual.worker import get_current_worker

from claimtrack.errors import ClaimtrackError
from claimtrack.model.evidence import Source
from claimtrack.tui.card.sources import in_a_line
from claimtrack.tui.session import Session
from claimtrack.tui.words import lines, short

_ENOUGH, _SHOWN = 2, 3
"""Letters typed before sources are looked up, and how many of them are shown."""

_PAUSE = 0.15
"""Seconds after a key before sources are looked up."""


class KnownSources(Static):
    """The source on file that is meant, or up to three similar ones.

    Args:
        session: the open desk; sources are looked through by a worker with a desk of its own.
        suggested: what stands here while nothing is typed: the writer's own sources.
    """

    DEFAULT_CSS = """
    KnownSources {
        margin-left: 12;
        height: auto;
        color: $text-muted;
        text-wrap: nowrap;
        text-overflow: ellipsis;
    }
    """

    @dataclass
    class Near(Message):
        """A worker looked for sources like what was typed."""

        said: str
        near: tuple[Source, ...]

    def __init__(self, session: Session, suggested: Sequence[str]) -> None:
        super().__init__()
        self._session = session
        self._suggested = tuple(suggested)
        self._said = ""
        self._near: tuple[Source, ...] = ()
        self._picked = -1
        self._answered = ""

    @property
    def looking(self) -> bool:
        """Whether sources like what was typed are still being looked for."""
        wanted = len(self._said.strip()) >= _ENOUGH and self.known is None
        return wanted and self._answered != self._said

    def look(self, said: str) -> None:
        """Say whether the source is on file; once the keys rest, which there are like it."""
        self._said, self._near = said, ()
        self.tell()
        if len(said.strip()) >= _ENOUGH and self.known is None:
            self.set_timer(_PAUSE, lambda: self._find(said) if said == self._said else None)

    def pick(self, by: int) -> int | None:
        """Return the id of the next source like what was typed, or None."""
        if not self._near:
            return None
        self._picked = (self._picked + by) % len(self._near)
        key = self._near[self._picked].id
        self._said = f"#{key}"
        self.tell()
        return key

    @property
    def known(self) -> Source | None:
        """The source on file that is meant by what was typed."""
        return self._session.desk.sources.named(self._said)

    def tell(self) -> None:
        """Show the source that is meant, else those like it, else the writer's own."""
        known = self.known
        rows = [
            Content(f"on file  #{one.id} {in_a_line(one)}")
            for one in ((known,) if known else self._near)
        ]
        if not self._said.strip():
            rows += [Content(f"the writer's  {short(one, 80)}") for one in self._suggested[:_SHOWN]]
        self.update(lines(rows))

    @work(thread=True, exclusive=True)
    def _find(self, said: str) -> None:
        """Look through the sources, of which there may be thousands."""
        worker = get_current_worker()
        try:
            with self._session.own_desk() as desk:
                near = desk.sources.find(said, limit=_SHOWN)
        except ClaimtrackError:
            # Recording says what is wrong with the file; until then nothing is offered.
            near = ()
        if not worker.is_cancelled:
            self.post_message(self.Near(said, tuple(one.source for one in near)))

    @on(Near)
    def show_near(self, message: Near) -> None:
        """Show what was found, unless something else was typed by now."""
        # It bubbles on to the dialog: keys that wait for what is found are looked at again then.
        if message.said == self._said:
            self._answered = message.said
            self._near = message.near
            self._picked = -1
            self.tell()
