"""Points in time as a person gives them, brought into the form in which the log keeps its own.

A day alone means its last second: what happened on it had happened by then.
"""

from __future__ import annotations

from datetime import UTC, datetime

from claimtrack.errors import WrongUse

_DAY = len("2025-06-05")
_LAST = "T23:59:59"


def utc_moment(said: str, what: str) -> str:
    """Read a day, or a day and a time, as ISO 8601 to the second in UTC.

    Args:
        said: `2025-06-05`, `2025-06-05T11:30` or `2025-06-05 11:30+02:00`; UTC where it names no
            zone.
        what: what it is the time of, for the message.

    Raises:
        WrongUse: it is neither.
    """
    text = said.strip()
    try:
        read = datetime.fromisoformat(text + _LAST if len(text) == _DAY else text)
        aware = read if read.tzinfo else read.replace(tzinfo=UTC)
        return aware.astimezone(UTC).isoformat(timespec="seconds")
    except (ValueError, OverflowError) as trouble:
        raise WrongUse(
            f"'{said}' is no {what}: write YYYY-MM-DD, or YYYY-MM-DDTHH:MM where the time matters."
        ) from trouble
