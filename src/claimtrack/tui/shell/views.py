"""The views, each loaded when first needed: the first screen waits for no other."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimtrack.tui.session import Session
    from claimtrack.tui.shell.work_screen import WorkScreen

FIRST = "desk"
"""The view one begins in."""

VIEWS = {
    "desk": "desk.screen.DeskScreen",
    "claims": "claims.screen.ClaimsScreen",
    "match": "match.screen.MatchScreen",
    "triage": "triage.screen.TriageScreen",
    "duplicates": "claims.duplicates.DuplicatesScreen",
    "conflicts": "merge.screen.ConflictsScreen",
    "sources": "sources.screen.SourcesScreen",
    "search": "find.screen.FindScreen",
}
"""The views of the whole file, by the name of their mode, and where their screens are."""

OF_ARTICLE = {"article": "review.screen.ReviewScreen", "report": "report.screen.ReportScreen"}
"""The views of one article."""

_WRITES = ("sqlite_utils", "claimtrack.store.writing", "claimtrack.store.undo", "claimtrack.match")
"""What the first decision and the first search for known claims load."""


def build(view: str, session: Session, *article: int) -> WorkScreen:
    """Build the screen of a view; one of an article is given its number."""
    module, _, name = (VIEWS | OF_ARTICLE)[view].rpartition(".")
    screen: type[WorkScreen] = getattr(import_module(f"claimtrack.tui.{module}"), name)
    return screen(session, *article)


def load_the_rest() -> None:
    """Load what the next keys will need, while the app is idle."""
    for place in (*OF_ARTICLE.values(), *VIEWS.values()):
        import_module(f"claimtrack.tui.{place.rpartition('.')[0]}")
    for name in _WRITES:
        import_module(name)
