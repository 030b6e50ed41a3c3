"""Enumeration: a list set on one line, "1) The pier 2) The crane", cut into its items.

Only a block that begins with a number or a letter is such a list, and only the next in sequence
begins a new item: "2 crew" within an item is not a marker. Two bullets make a list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_BULLET = re.compile(r"\s[•⁃◦▪‣●]\s")
_BULLETS = 2
_FIRST = re.compile(r"[\s(]*+(?P<name>\d{1,3}|[a-z])(?P<mark>\.\)|[.)])(?=\s)")
_LAST_LETTER = "z"


def items(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a block before each item of a list; a block that is not a list is yielded whole.

    Args:
        text: the whole page.
        start: where the block begins.
        end: where it ends.

    Yields:
        Spans in order that make up the block, except for bullets and white space.
    """
    first = _FIRST.match(text, start, end)
    if first:
        yield from _in_turn(text, first, start, end)
        return
    bullets = list(_BULLET.finditer(text, start, end))
    if len(bullets) < _BULLETS:
        yield start, end
        return
    begin = start
    for bullet in bullets:
        yield begin, bullet.start()
        begin = bullet.end()
    yield begin, end


def _in_turn(text: str, first: re.Match[str], start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut before each next number or letter of a list that begins with `first`."""
    name, mark = first["name"], first["mark"]
    begin, at = start, first.end()
    while name != _LAST_LETTER:
        name = str(int(name) + 1) if name.isdigit() else chr(ord(name) + 1)
        at = text.find(f" {name}{mark} ", at, end)
        if at < 0:
            break
        yield begin, at
        begin = at + 1
    yield begin, end
