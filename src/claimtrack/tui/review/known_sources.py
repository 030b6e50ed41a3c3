"""Resolve what is typed to a source on file, else list similar sources."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from claimtrack.desk.desk import Desk
from claimtrack.model.evidence import Source
from claimtrack.tui.card.sources import in_a_line
from claimtrack.tui.session import Session
from claimtrack.tui.widgets.lookup import Lookup
from claimtrack.tui.words import lines, short

_ENOUGH, _SHOWN = 2, 3
"""Letters typed before sources are looked up, and how many of them are shown."""


class KnownSources(Static):
    """The source on file that is meant, or up to three similar ones.

    Args:
        session: the open desk; there may be thousands of sources to look through.
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

    class Found(Message):
        """Sources like what was typed were looked up: keys about them need not wait any more."""

    def __init__(self, session: Session, suggested: Sequence[str]) -> None:
        super().__init__()
        self._session = session
        self._suggested = tuple(suggested)
        self._said = ""
        self._near: tuple[Source, ...] = ()
        self._picked = -1
        # Recording says what is wrong with the file; until then nothing is offered.
        self._lookup: Lookup[str, tuple[Source, ...]] = Lookup(
            self, session, "", _find, self.show_near, lambda _why: self.show_near(())
        )
        self._lookup.stop()

    @property
    def looking(self) -> bool:
        """Whether sources like what was typed are still being looked for."""
        return self._lookup.waiting

    def look(self, said: str) -> None:
        """Say whether the source is on file; once the keys rest, which there are like it."""
        self._said, self._near = said, ()
        self.tell()
        if len(said.strip()) >= _ENOUGH and self.known is None:
            self._lookup.later(said)
        else:
            self._lookup.stop()

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

    def show_near(self, near: tuple[Source, ...]) -> None:
        """Show what was found."""
        self._near = near
        self._picked = -1
        self.tell()
        # It bubbles on to the dialog: keys that wait for what is found are looked at again then.
        self.post_message(self.Found())


def _find(desk: Desk, said: str) -> tuple[Source, ...]:
    return tuple(one.source for one in desk.sources.find(said, limit=_SHOWN))
