"""Clockwork: a clock, uids and salts that run the same way every time the worked example is made.

Nothing here looks at the real time or at chance, so two builds of the example are equal. The clock
only goes forward, as the desk's own does.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from datetime import UTC, datetime, timedelta

from claimtrack.store.keys import SALT, random_uid

OPENS = "T09:00:00+00:00"
TICK = timedelta(seconds=15)
"""How much time passes between two looks at the clock."""


class StoryClock:
    """A clock for a desk: each look at it moves it on by `TICK`."""

    def __init__(self, day: str) -> None:
        self._now = datetime.fromisoformat(day + OPENS)

    def __call__(self) -> datetime:
        """The time, in UTC."""
        self._now += TICK
        return self._now.astimezone(UTC)

    def wait_for(self, day: str) -> None:
        """Go on to the morning of a day (`YYYY-MM-DD`), unless that has passed."""
        self._now = max(self._now, datetime.fromisoformat(day + OPENS))


class StoryUids:
    """Makes uids as the store does, a letter for the table and 12 hex digits, in a fixed row."""

    def __init__(self) -> None:
        self._made: Counter[str] = Counter()

    def __call__(self, table: str) -> str:
        """The next uid for a row of `table`."""
        self._made[table] += 1
        digits = hashlib.sha256(f"worked example {table} {self._made[table]}".encode()).hexdigest()
        return random_uid(table)[0] + digits[:12]


class StorySalts:
    """Makes salts in a fixed row, so that the log's chain comes out the same."""

    def __init__(self) -> None:
        self._made = 0

    def __call__(self) -> bytes:
        """The next salt."""
        self._made += 1
        return hashlib.sha256(f"worked example salt {self._made}".encode()).digest()[:SALT]
