"""Reading what a desk has settled for everybody, and what each has typed and not saved yet."""

from __future__ import annotations

from claimtrack.store.rows import Reader


class Settings(Reader):
    """Questions about settings; one that was never set has no value."""

    def get(self, name: str) -> str | None:
        """The value of a setting, or None."""
        value: str | None = self.scalar("SELECT value FROM setting WHERE name = ?", (name,))
        return value


class Drafts(Reader):
    """Questions about drafts."""

    def get(self, who: str, place: str) -> tuple[str, str] | None:
        """What somebody typed at a place and when it was kept, or None."""
        row = self.one("SELECT text, saved_at FROM draft WHERE who = ? AND place = ?", (who, place))
        return None if row is None else (row["text"], row["saved_at"])
