"""A case with three people, two disagreements, a withdrawn source, an outdated verdict and a
published correction: its words, for whoever plays it, at whichever face.

The story ends in one report, the same from every face.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

ARTICLE = """\
Aurora: what we know

Twenty-six people died when the ferry Aurora sank on 3 March. The pier it had left opened in 1911. \
Ticket sales on the route had risen by 12 percent in a year. The harbour deserves better.
"""
TITLE, PUBLISHER = "Aurora: what we know", "Harbour Courier"
PRINTED_ON, URL = "2025-03-08", "https://courier.example/aurora"
CHECK = "https://check.example/aurora"

DEATHS = "Twenty-six people died when the ferry Aurora sank on 3 March 2025."
PIER = "The pier that the ferry Aurora had left opened in 1911."
SALES = "Ticket sales on the Aurora's route rose by 12 percent in a year."

WHY_DEATHS = (
    "The coast guard's first list of the dead has twenty-six names, and the Courier's own count "
    "at the quay came to the same."
)
WHY_NINETEEN = (
    "The court's list of the dead has nineteen names: seven who were counted at the quay were "
    "taken off the ferry alive by a trawler."
)
WHY_PIER = (
    "The port's register has the pier handed over on 2 May 1911, and the builder's last bill is of "
    "the same month."
)
WHY_SALES = (
    "The operator's yearly account has 112 tickets sold for every 100 the year before, as its "
    "auditor has confirmed."
)
WHY_OUTDATED = (
    "It held for 2024. The operator's account for the first quarter has sales down by a third "
    "since the Aurora sank."
)

DISAGREES = "One register is no proof of the opening: it says when the pier was handed over."
SETTLED = "The builder's bill settles it; both are of May 1911."
BLIND_SETTLED = "Tomas had not seen the count at the quay; with it he would rate it true."
WITHDRAWN = "The coast guard has withdrawn its first list: seven on it were found alive."
WRONG = "Seven people on the first list had survived. Nineteen people died."
NEWER = "Sales have fallen since the Aurora sank."

JUDGED, SIGNED, REVISITED, CORRECTED, OUT = (
    "2025-03-10",
    "2025-03-11",
    "2025-05-05",
    "2025-06-02",
    "2025-06-03",
)
"""The days on which something happens."""


class Days:
    """A clock that stands on a day, and goes on by a minute at each look."""

    def __init__(self, day: str) -> None:
        self.turn_to(day)

    def turn_to(self, day: str) -> None:
        """Go on to nine in the morning of a day."""
        self._now = datetime.fromisoformat(f"{day}T09:00:00").replace(tzinfo=UTC)

    def __call__(self) -> datetime:
        self._now += timedelta(minutes=1)
        return self._now


Clock = Callable[[], datetime]
