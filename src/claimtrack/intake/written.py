"""Dates as pages and lists write them: one whole date in a few words.

Dates that a person types for a record are checked by `claimtrack.text.partial` instead.
"""

from __future__ import annotations

import re
from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_WRITTEN = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\b(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)",
        rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?{_MONTH},? (?P<year>\d{{4}})\b",
        rf"\b{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}})\b",
    )
)


def written_date(words: str) -> str | None:
    """Read the first whole date in some words: 2025-06-05, 5 June 2025 or June 5, 2025.

    Returns:
        The date as YYYY-MM-DD, or None if there is no valid one.
    """
    for pattern in _WRITTEN:
        parts = pattern.search(words)
        if parts is None:
            continue
        month = parts["month"].casefold()
        number = month if month.isdigit() else f"{_MONTHS.index(month[:3]) + 1:02d}"
        day = f"{int(parts['day']):02d}"
        if _exists(parts["year"], number, day):
            return f"{parts['year']}-{number}-{day}"
    return None


def _exists(year: str, month: str | None, day: str | None) -> bool:
    """Tell whether a day exists; digits of other scripts do not count."""
    try:
        date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return False
    return (year + (month or "") + (day or "")).isascii()
