"""Reading times that a person types into the form in which they are stored.

Past times are stored in UTC, like those of the log; a day alone means its last second, so that the
whole day is included. Future times, such as deadlines, are stored as local time.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING

from claimtrack.errors import WrongUse
from claimtrack.text.partial import iso_date

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

_DAY = len("2025-06-05")
_LAST = "T23:59:59"
_MINUTE = len("2025-06-05 17:30")
_OFFSET = len("+01:00")


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


def embargo_moment(typed: str) -> str:
    """Read the moment until which an embargo holds. It names its time zone: no clock is guessed.

    Args:
        typed: `2026-12-01T06:00+01:00`, `2026-12-01 06:00Z` or `2026-12-01 06:00 Europe/Berlin`. Of
            an hour that a clock set back shows twice, the later one is meant.

    Returns:
        The moment, ISO 8601 to the second, with the offset that it was given in.

    Raises:
        WrongUse: it is no moment, or names no time zone.
    """
    read = _zoned(typed.strip())
    offset = read.utcoffset() if read else None
    if read is None or offset is None or offset % timedelta(minutes=1):
        raise WrongUse(
            f"'{typed}' is not a moment with its time zone: write 'open', YYYY-MM-DDTHH:MM+HH:MM, "
            "or 'YYYY-MM-DD HH:MM Europe/Berlin'."
        )
    return read.replace(fold=0, tzinfo=timezone(offset)).isoformat(timespec="seconds")


def until(embargo: str) -> str:
    """How long an embargo holds, in words: `until 2026-12-01 06:00 +01:00`, or `until lifted`."""
    try:
        moment = datetime.fromisoformat(embargo)
    except ValueError:  # `open`, or what no claimtrack writes, which holds until lifted too
        return "until lifted"
    return f"until {moment:%Y-%m-%d %H:%M} {moment.isoformat()[-_OFFSET:]}"


def _zoned(text: str) -> datetime | None:
    """Read a moment with its time zone; None where it is none.

    Raises:
        WrongUse: the zone is not known here.
    """
    moment, _, name = text.rpartition(" ")
    named = bool(name) and not name[0].isdigit() and bool(moment)
    zone = _zone(name) if named else None
    try:
        read = datetime.fromisoformat(moment if named else text)
        if len(moment if named else text) <= _DAY:
            return None
        if zone is None:
            return read
        if read.tzinfo is not None:
            return None
        # Of an hour that a clock set back shows twice, the later: an embargo is never cut short.
        once, again = (read.replace(tzinfo=zone, fold=fold) for fold in (0, 1))
        return max(once, again, key=lambda one: one.astimezone(UTC))
    except (ValueError, OverflowError):
        return None


def _zone(name: str) -> ZoneInfo:
    from zoneinfo import ZoneInfo

    try:
        return ZoneInfo(name)
    except (ValueError, OSError, LookupError) as trouble:
        raise WrongUse(
            f"There is no time zone '{name}' here: write Europe/Berlin, or the offset, +01:00."
        ) from trouble


def by_then(kept: str) -> datetime | None:
    """Return the local time at which a time read by `wall_time` is over; None if it names no day.

    A day alone is over at its last second.
    """
    if len(kept) < _DAY:
        return None
    return datetime.fromisoformat(kept + _LAST if len(kept) == _DAY else kept)
