"""Random acts and imports of two people, all undone, done again, and undone once more."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from claimtrack.desk.desk import Desk
from claimtrack.intake.article import read_bytes
from claimtrack.model.article import Hints
from tests.crossings import Tally
from tests.fire.count import Sheet
from tests.undo_law import Story

_TEXT = b"""Harbour toll rises

Ferry services stopped on Monday. On 3 March, 26 people were killed when the ferry Aurora sank.

"The pier opened in 1911. It never closed since," Mayor Ada Lindqvist said. Ticket sales rose.
"""


def undone(acts: int, folder: Path, seed: int) -> Tally:
    """Do so many acts, each of which changes something, and take them all back."""
    path = folder / "desk.db"
    sheet = Sheet()
    with _desk(path, "mira") as mira, _desk(path, "tomas") as tomas:
        mira.articles.take_in(read_bytes("article.txt", _TEXT, Hints()))
        mira.claims.add("The pier opened in 1911.")
        story = Story(mira, tomas, seed)
        while len(story.acts) < acts:
            story.act()
        sheet.acts = sheet.acted = len(story.acts)
        for amiss in (story.undo_all(), story.redo_all(), story.undo_all()):
            for what in amiss:
                sheet.lost(what)
        sheet.sound(path, "when all was undone")
    return sheet.tally()


def _desk(path: Path, reviewer: str) -> Desk:
    clock = lambda: datetime(2025, 6, 5, 9, 0, tzinfo=UTC)  # noqa: E731 - stands still
    return Desk(path, reviewer=reviewer, clock=clock)
