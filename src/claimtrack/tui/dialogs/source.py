"""A source's card over any screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimtrack.tui.card.sources import source_content
from claimtrack.tui.dialogs.reading import ReadDialog

if TYPE_CHECKING:
    from claimtrack.tui.shell.work_screen import WorkScreen


def show_source(at: WorkScreen, key: int) -> None:
    """Show what is known of a source, its copies, and what leans on it."""
    card = at.desk.sources.card(key, confidential=True)
    words = source_content(card.source, card.copies, at.desk.impact.of_source(key))
    at.app.push_screen(ReadDialog(f"Source #{key}", words))
