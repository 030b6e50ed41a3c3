"""Live: the time stamps of a live blog, on lines of their own or in front of an entry.

A time of day alone on its line is a stamp. Before words it is one only if the page has several such
lines: a single paragraph may well begin with a time.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimtrack.split.lines import Block

_CLOCK = r"(?:[01]?\d|2[0-3])[:.h][0-5]\d(?:[:.][0-5]\d)?(?: ?[ap]\.?m\b\.?)?"
_ZONE = r"(?: ?\(?(?:GMT|UTC|BST|CET|CEST|EST|EDT|ET|PST|PDT|PT|IST|PKT|JST|AEST|local time)\)?)?"
_LONE = re.compile(
    rf"[\[(]?(?:.{{0,24}}?\b\d{{4}}[,.]? (?:at )?|today,? (?:at )?)?(?:{_CLOCK}{_ZONE}"
    rf"|\d{{1,2}} ?[ap]\.?m\b\.?{_ZONE}"
    r"|\d{1,2} ?(?:h|hrs?|hours?|m|mins?|minutes?) ago)[\])]?"
    rf"(?:[ ,|/·•–—-]{{1,3}}(?:(?:last )?updated(?: at)? )?{_CLOCK}{_ZONE})?:?",
    re.IGNORECASE,
)
_RUN_IN = re.compile(
    rf"(?:\[{_CLOCK}{_ZONE}\]|{_CLOCK}{_ZONE} ?[:|–—-])(?=\s)|{_CLOCK}{_ZONE}(?=\s[A-ZÀ-Þ])",
    re.IGNORECASE,
)
_LONGEST = 60
_ENOUGH = 2


def stamps(page: Sequence[Block]) -> dict[int, int]:
    """Find the time stamps of a page.

    Args:
        page: its blocks, in order.

    Returns:
        For the place of each block that is or begins with a stamp, the length of the stamp.
    """
    lone: dict[int, int] = {}
    leading: dict[int, int] = {}
    for place, block in enumerate(page):
        if len(block.text) <= _LONGEST and _LONE.fullmatch(block.text):
            lone[place] = len(block.text)
        elif stamp := _RUN_IN.match(block.text):
            leading[place] = stamp.end()
    return lone | leading if len(lone) + len(leading) >= _ENOUGH else lone
