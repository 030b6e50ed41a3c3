"""Reading times that a person types into the form in which they are stored.

Past times are stored in UTC, like those of the log; a day alone means its last second, so that the
whole day is included. Future times, such as deadlines, are stored as local time.
"""

from __future__ import annotations

from datetime import UTC, datetime

from claimtrack.errors import WrongUse
from claimtrack.text.partial import iso_date

_DAY = len("2025-06-05")
_LAST = "T23:59:59"
_MINUTE = len("2025-06-05 17:30")


def utc_moment(typed: str, what: str) -> str:
    """Read a day, or a day and a time, as ISO 8601 to the second in UTC.

    Args:
        typed: `2025-06-05`, `2025-06-05T11:30` or `2025-06-05 11:30+02:00`; UTC where it names no
            zone.
        what: what the time is for, for the message.

    Raises:
        WrongUse: it is neither.
    """
    text = typed.strip()
    try:
        read = datetime.fromisoformat(text + _LAST if len(text) == _DAY else text)
        aware = read if read.tzinfo else read.replace(tzinfo=UTC)
        return aware.astimezone(UTC).isoformat(timespec="seconds")
    except (ValueError, OverflowError) as trouble:
        raise WrongUse(
            f"'{typed}' is not a valid {what}: "
            "write YYYY-MM-DD, or YYYY-MM-DDTHH:MM where the time matters."
        ) from trouble


def wall_time(typed: str, what: str) -> str:
    """Read a day, or a day and a local time.

    Args:
        typed: `2025-06-05`, `2025-06-05 17:30`, `2025-06-05T17:30`, or a month or year alone.
        what: what the time is for, for the message.

    Returns:
        The stored form: `2025-06-05 17:30`, or the day, month or year alone.

    Raises:
        WrongUse: it is none of these.
    """
    text = typed.strip()
    if len(text) <= _DAY:
        return iso_date(text, what)
    refusal = WrongUse(
        f"'{typed}' is not a valid {what}: "
        "write YYYY-MM-DD, or YYYY-MM-DD HH:MM where the time matters."
    )
    if len(text) != _MINUTE:
        raise refusal
    try:
        return datetime.fromisoformat(text).isoformat(" ", "minutes")
    except ValueError as trouble:
        raise refusal from trouble


def by_then(kept: str) -> datetime | None:
    """Return the local time at which a time read by `wall_time` is over; None if it names no day.

    A day alone is over at its last second.
    """
    if len(kept) < _DAY:
        return None
    return datetime.fromisoformat(kept + _LAST if len(kept) == _DAY else kept)
