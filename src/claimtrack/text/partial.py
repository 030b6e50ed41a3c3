"""Dates as people give them for a record: ISO 8601, whole or partial (`2025`, `2025-06`).

Reads only the forms that are stored; for dates in running text see `claimtrack.text.dates`.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from claimtrack.errors import WrongUse

_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def iso_date(typed: str, what: str) -> str:
    """Check a date that a person typed, and return it as it is stored.

    Args:
        typed: the date: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
        what: what the date is for, for the message.

    Raises:
        WrongUse: it is not a date in one of these forms.
    """
    text = typed.strip()
    if not _is_date(text):
        raise WrongUse(f"'{typed}' is not a valid {what}: write YYYY-MM-DD, YYYY-MM or YYYY.")
    return text


def _is_date(text: str) -> bool:
    """Whether the day, month or year exists; only ASCII digits count."""
    parts = _PARTIAL.fullmatch(text)
    if parts is None or not text.isascii():
        return False
    try:
        date(int(parts[1]), int(parts[2] or 1), int(parts[3] or 1))
    except ValueError:
        return False
    return True


def full_day(partial: str | None) -> date | None:
    """Return a full date; None for a missing or partial one, which resolves no *last year*."""
    full = partial is not None and len(partial) == len("2025-06-05")
    return date.fromisoformat(partial or "") if full else None


def earliest(partial: str) -> str:
    """Return the first day a partial date can mean, as `YYYY-MM-DD`."""
    return partial + "0000-01-01"[len(partial) :]


def latest(partial: str) -> str:
    """Return the last day a partial date can mean, as `YYYY-MM-DD`."""
    if len(partial) == len("2025"):
        return f"{partial}-12-31"
    if len(partial) == len("2025-06"):
        following = date.fromisoformat(f"{partial}-28") + timedelta(days=4)
        return (following.replace(day=1) - timedelta(days=1)).isoformat()
    return partial
