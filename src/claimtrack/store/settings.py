"""Reading what a desk has settled for everybody who works on its file."""

from __future__ import annotations

from claimtrack.store.reader import Reader


class Settings(Reader):
    """Questions about settings; one that was never set has no value."""

    def get(self, name: str) -> str | None:
        """The value of a setting, or None."""
        value: str | None = self.scalar("SELECT value FROM setting WHERE name = ?", (name,))
        return value
