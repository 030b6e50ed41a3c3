"""Where drafts are kept: an id for everything that is written, apart from the words on screen.

A place is never shown and never changed, whatever its dialog is called: what was typed under it is
found by it alone. Each field of a dialog is kept under the place and its own name: `verdict.why`.
"""

from __future__ import annotations

from enum import StrEnum, unique


@unique
class Place(StrEnum):
    """What is written in a dialog."""

    ANSWER = "answer"
    ARTICLE = "article"
    ASSIGNMENT = "assignment"
    BLIND_RATING = "blind-rating"
    CHECKED = "checked"
    CLAIMANT = "claimant"
    CORRECTION = "correction"
    DISAGREEMENT = "disagreement"
    EMBARGO = "embargo"
    EVIDENCE = "evidence"
    EVIDENCE_EDIT = "evidence-edit"
    IMPORT = "import"
    NOTE = "note"
    PAGE = "page"
    QUERY = "query"
    RETRACTION = "retraction"
    SEARCH = "search"
    SENDING_BACK = "sending-back"
    SETTLEMENT = "settlement"
    SOURCE = "source"
    SOURCE_EDIT = "source-edit"
    VERDICT = "verdict"
    WORDING = "wording"

    def of(self, *about: str) -> str:
        """Name the place for what it is written about, by uid: two claims have two notes."""
        return " ".join((self, *about)).strip()
