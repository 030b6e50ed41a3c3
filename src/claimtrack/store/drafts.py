"""Text that somebody is typing, or left half typed."""

from __future__ import annotations

from claimtrack.store.reader import Reader


class Drafts(Reader):
    """Questions about drafts."""

    def get(self, who: str, place: str) -> tuple[str, str] | None:
        """What somebody typed at a place and when it was kept, or None."""
        row = self.one("SELECT text, saved_at FROM draft WHERE who = ? AND place = ?", (who, place))
        return None if row is None else (row["text"], row["saved_at"])
