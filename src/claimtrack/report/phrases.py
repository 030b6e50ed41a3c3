"""How a report words things: days, counts, quotations, and untrusted text made fit to print.

Nothing is interpreted: control characters become visible signs, markup stays as it was typed, and
what is cut says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_ISO = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?(?![\d-])")

_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_BREAKS = re.compile("[\t\n\v\f\r\x85\u2028\u2029]+")
_C0_END, _DEL, _PICTURES = 0x20, 0x7F, 0x2400

NAME = 80
"""Characters of a name, a title or an address that a report prints."""
WORDING = 500
"""Characters of a claim's wording or of a quote that a report prints."""
RATIONALE = 4_000
"""Characters of a rationale that a report prints; a long one is work, not an accident."""


def shown(text: str, limit: int = NAME) -> str:
    """Make any text fit to print on one line of a terminal, literally and at a bounded length.

    Args:
        text: any string, trusted or not.
        limit: how many characters to print at most.

    Returns:
        The text with white space runs as one space, C0 controls as control pictures (ESC as
        U+241B), other controls and bidi marks as `<U+202E>`, and `…` where it was cut.
    """
    words, cut = _head(text, limit)
    return f"{words}…" if cut else words


def quoted(text: str, limit: int = WORDING) -> str:
    """Put a text in quotation marks; where it is cut, say how long it is."""
    words, cut = _head(text, limit)
    return f'"{words}…" (cut: {len(text):,} characters)' if cut else f'"{words}"'


def counted(count: int, one: str, many: str | None = None) -> str:
    """Write a count with its noun: `1 line`, `2 lines`."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def day(iso: str | None) -> str:
    """Write a date as `5 Jun 2025`, `Jun 2025` or `2025`; one that cannot be read as it is.

    Args:
        iso: ISO 8601, possibly only `YYYY` or `YYYY-MM`, possibly with a time, which is dropped.

    Returns:
        The date in words, `no date` if there is none.
    """
    if not iso:
        return "no date"
    hit = _ISO.match(iso)
    if hit is None:
        return shown(iso)
    year, month, number = hit.groups()
    parts = [str(int(number))] if number else []
    if month:
        parts.append(_MONTHS[int(month) - 1])
    return " ".join([*parts, year])


def dotted(parts: Iterable[str]) -> str:
    """Set parts side by side, leaving out those that are empty."""
    return " · ".join(part for part in parts if part)


def listed(parts: Iterable[str]) -> str:
    """Set parts in a row with commas, leaving out those that are empty."""
    return ", ".join(part for part in parts if part)


def _head(text: str, limit: int) -> tuple[str, bool]:
    """The part of a text that is printed, and whether something was cut."""
    # Only what can be printed is looked at, so that a megabyte costs no more than a line.
    head = _CONTROLS.sub(_sign, _BREAKS.sub(" ", text[: 4 * limit]))
    words = " ".join(head.split())
    cut = len(words) > limit or len(text) > 4 * limit
    return (words[:limit].rstrip(), True) if cut else (words, False)


def _sign(control: re.Match[str]) -> str:
    code = ord(control[0])
    if code < _C0_END:
        return chr(_PICTURES + code)
    return "\u2421" if code == _DEL else f"<U+{code:04X}>"
