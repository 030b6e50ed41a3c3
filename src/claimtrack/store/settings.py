"""Reading the settings of a file, and unsaved drafts."""

from __future__ import annotations

from claimtrack.store.rows import Reader


class Settings(Reader):
    """Reads settings; an unset one has no value."""

    def get(self, name: str) -> str | None:
        """Return the value of a setting, or None."""
        value: str | None = self.scalar("SELECT value FROM setting WHERE name = ?", (name,))
        return value

    def last_hand(self, name: str) -> str:
        """Who set, or took back, a setting last; empty: nobody did."""
        by: str | None = self.scalar(
            "SELECT who FROM event WHERE entity = 'setting' AND uid IN"
            " (SELECT uid FROM event WHERE entity = 'setting'"
            "  AND ?1 IN (before ->> 'name', after ->> 'name'))"
            " ORDER BY id DESC LIMIT 1",
            (name,),
        )
        return by or ""


class Drafts(Reader):
    """Reads drafts."""

    def get(self, who: str, place: str) -> tuple[str, str] | None:
        """Return a reviewer's draft at a place and when it was saved, or None."""
        row = self.one("SELECT text, saved_at FROM draft WHERE who = ? AND place = ?", (who, place))
        return None if row is None else (row["text"], row["saved_at"])
