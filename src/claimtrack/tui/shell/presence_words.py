"""The words for who else has the file open. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from claimtrack.desk.presence import Present
from claimtrack.text.phrases import plural, short

_NAMED = 2
"""How many are named; of more, how many they are is said."""


def here_too(others: Iterable[Present], me: str, article: int) -> str:
    """Who else has an article open, or ""."""
    names = _names((one for one in others if one.article == article), me)
    if not names:
        return ""
    if len(names) > _NAMED:
        return f"{', '.join(names[:_NAMED])} and {len(names) - _NAMED} more are here too"
    return f"{' and '.join(names)} {plural(len(names), 'is', 'are')} here too"


def company(others: Iterable[Present], me: str, room: int) -> str:
    """The reviewer's name, with those who are at the file too as far as there is room.

    Args:
        others: who else is at the file.
        me: the reviewer.
        room: how many characters there are.
    """
    names, own = _names(others, me), short(me, 40)
    if not names:
        return own
    in_full = f"{', '.join(names)} too · {own}"
    return in_full if len(in_full) <= room else f"+{len(names)} · {own}"


def _names(others: Iterable[Present], me: str) -> list[str]:
    """Each name once; your own name means another terminal of yours."""
    found = dict.fromkeys(one.who for one in others)
    return ["you elsewhere" if who == me else short(who, 20) for who in found]
