"""Small phrases that every face and report shares: counts, dates, lists, and words cut to a length.

They are written once, so that a count has thousands separators (`1,000 claims`) everywhere.
Untrusted text may be passed to `short`, `shown` and `quoted`, which fit it to one line; nothing in
it is ever interpreted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from claimtrack.text.clean import one_line

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

LONG = 600
"""Characters of one text that a card or a row shows."""
NAME = 80
"""Characters of a name, a title or an address that a report prints."""
WORDING = 500
"""Characters of a claim's wording or of a quote that a report prints."""

_ISO = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?(?![\d-])")
_MINUTE = len("2025-06-05T11:30")

_CONTROLS = "[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
_BREAKS = "[\t\n\v\f\r\x85\u2028\u2029]+"
_C0_END, _DEL, _PICTURES = 0x20, 0x7F, 0x2400


def counted(count: int, one: str, many: str | None = None) -> str:
    """Write a count with its noun: `1 line`, `2 lines`, `1,000 lines`."""
    return f"{count:,} {plural(count, one, many)}"


def plural(count: int, one: str, many: str | None = None) -> str:
    """Choose the noun, verb or pronoun that goes with a count: `plural(2, "is", "are")`."""
    return one if count == 1 else many or f"{one}s"


def dotted(*parts: str | None) -> str:
    """Join parts with middle dots, leaving out empty ones."""
    return " · ".join(part for part in parts if part)


def listed(*parts: str | None) -> str:
    """Join parts with commas, leaving out empty ones."""
    return ", ".join(part for part in parts if part)


def numbered(claims: Iterable[int], most: int | None = None) -> str:
    """Name claims by their numbers: `#3, #14 and 5 more`."""
    numbers = [f"#{claim}" for claim in claims]
    left = len(numbers) - most if most is not None else 0
    return f"{listed(*numbers[:most])} and {left:,} more" if left > 0 else listed(*numbers)


def day(iso: str | None, missing: str = "no date") -> str:
    """Write a date as `5 Jun 2025`, `Jun 2025` or `2025`; an unreadable one is left as it is.

    Args:
        iso: ISO 8601, possibly only `YYYY` or `YYYY-MM`, possibly with a time, which is dropped.
        missing: what to write if there is no date.
    """
    if not iso:
        return missing
    hit = _ISO.match(iso)
    if hit is None:
        return shown(iso)
    year, month, number = hit.groups()
    parts = [str(int(number))] if number else []
    if month:
        parts.append(MONTHS[int(month) - 1])
    return " ".join([*parts, year])


def withheld(count: int, noun: str) -> str:
    """What is said where something under embargo is left out; empty where nothing is."""
    if not count:
        return ""
    return f"{counted(count, noun)} under embargo {plural(count, 'is', 'are')} left out."


def embargo_mark(until: str) -> str:
    """The mark before the words of what is under embargo; empty where it is not."""
    return f"EMBARGO {until}: " if until else ""


def minute(at: str) -> str:
    """Write a point in time as the log keeps it, to the minute: `2025-06-05 11:30`."""
    return shown(at[:_MINUTE].replace("T", " "))


def short(text: str, most: int = LONG) -> str:
    """Clean a text and cut it to one line of at most `most` characters, for rows and cards."""
    words = one_line(text[: most * 4])
    if len(words) <= most and len(text) <= most * 4:
        return words
    return f"{words[: most - 1].rstrip()}…"


def shown(text: str, limit: int = NAME) -> str:
    """Write a text literally on one line, with signs for unprintable characters, for reports.

    Args:
        text: any string, trusted or not.
        limit: the most characters to print.

    Returns:
        The text with white space runs as one space, C0 controls as control pictures (ESC as
        U+241B), other controls and bidi marks as `<U+202E>`, and `…` where it was cut.
    """
    words, cut = _head(text, limit)
    return f"{words}…" if cut else words


def quoted(text: str, limit: int = WORDING) -> str:
    """Put a text, as `shown`, in quotation marks; if it is cut, say how long it is."""
    words, cut = _head(text, limit)
    return f'"{words}…" (cut: {len(text):,} characters)' if cut else f'"{words}"'


def quoted_beginning(text: str, limit: int) -> str:
    """Put the beginning of a text in curly quotes, cut at a word; empty if the text is empty."""
    words = one_line(text)
    if len(words) > limit:
        whole, _, _ = words[:limit].rpartition(" ")
        words = f"{whole or words[:limit]}…"
    return f"“{words}”" if words else ""


def _head(text: str, limit: int) -> tuple[str, bool]:
    """Return the part of a text to print, and whether anything was cut."""
    # Only as much as can be printed is looked at, so that a megabyte costs no more than a line.
    head = text[: 4 * limit]
    if not head.isprintable():
        head = re.sub(_CONTROLS, _sign, re.sub(_BREAKS, " ", head))
    words = " ".join(head.split())
    cut = len(words) > limit or len(text) > 4 * limit
    return (words[:limit].rstrip(), True) if cut else (words, False)


def _sign(control: re.Match[str]) -> str:
    code = ord(control[0])
    if code < _C0_END:
        return chr(_PICTURES + code)
    return "\u2421" if code == _DEL else f"<U+{code:04X}>"
