"""Reading the settings of a file, and unsaved drafts."""

from __future__ import annotations

from claimtrack.store.rows import Reader


class Settings(Reader):
    """Reads settings; an unset one has no value."""

    def get(self, name: str) -> str | None:
        """Return the value of a setting, or None."""
        value: str | None = self.scalar("SELECT value FROM setting WHERE name = ?", (name,))
        return value


class Drafts(Reader):
    """Reads drafts."""

    def get(self, who: str, place: str) -> tuple[str, str] | None:
        """Return a reviewer's draft at a place and when it was saved, or None."""
        row = self.one("SELECT text, saved_at FROM draft WHERE who = ? AND place = ?", (who, place))
        return None if row is None else (row["text"], row["saved_at"])
