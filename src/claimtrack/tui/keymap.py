"""Custom keys: a file that gives commands other keys, read whole or not at all.

`keys.toml` in the folder of settings has one table, `[keys]`, with a line for each command by the
id of each: `Accept = "y"`, or several keys, `Undo = ["u", "ctrl+z"]`. Where a line makes no
sense the keys stay as they are shipped, and one sentence names the file, the line and why.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations
from pathlib import Path

from msgspec import Struct, field
from textual.keys import KEY_NAME_REPLACEMENTS, Keys

from claimtrack.tui.claims.duplicates import DuplicatesScreen
from claimtrack.tui.claims.screen import ClaimsScreen
from claimtrack.tui.command import AnyCommand, Offers
from claimtrack.tui.desk.screen import DeskScreen
from claimtrack.tui.find.screen import FindScreen
from claimtrack.tui.match.screen import MatchScreen
from claimtrack.tui.merge.screen import ConflictsScreen
from claimtrack.tui.report.screen import ReportScreen
from claimtrack.tui.review.copy.view import ArticleView
from claimtrack.tui.review.screen import ReviewScreen
from claimtrack.tui.review.verdicts import Rate
from claimtrack.tui.shell.app import ClaimtrackApp
from claimtrack.tui.sources.screen import SourcesScreen
from claimtrack.tui.triage.screen import TriageScreen
from claimtrack.tui.widgets.listing import Listing
from claimtrack.tui.widgets.match_list import MatchList

EVERYWHERE: tuple[type[Offers], ...] = (ClaimtrackApp, ArticleView, Listing, MatchList)
"""What may stand around or inside any screen."""

SCREENS: tuple[type[Offers], ...] = (
    DeskScreen, ReviewScreen, ClaimsScreen, MatchScreen, ReportScreen, TriageScreen,
    DuplicatesScreen, ConflictsScreen, SourcesScreen, FindScreen,
)  # fmt: skip

_MODIFIERS = ("ctrl", "alt", "shift", "super")
_NAMED = frozenset(key.value for key in Keys)
_KEPT = frozenset({Rate.id})
"""Digits rate, and nothing else does."""


class OwnKeys(Struct, frozen=True):
    """Keys by the name of the command, commas between; or what is wrong with the file."""

    keymap: Mapping[str, str] = field(default_factory=dict)
    trouble: str = ""


def own_keys(file: Path) -> OwnKeys:
    """The keys of a file; none where there is no file."""
    try:
        text = file.read_text(encoding="utf-8")
        wanted = tomllib.loads(text).get("keys", {})
    except (FileNotFoundError, NotADirectoryError):
        return OwnKeys()
    except (OSError, ValueError) as wrong:
        return OwnKeys(trouble=_trouble(file, "", str(wrong)))
    if not isinstance(wanted, dict):
        return OwnKeys(trouble=_trouble(file, _line(text, "keys"), "[keys] has to be a table"))
    keymap: dict[str, str] = {}
    for name, said in wanted.items():
        wrong_with_it = _wrong(name, said)
        if wrong_with_it:
            return OwnKeys(trouble=_trouble(file, _line(text, name), wrong_with_it))
        keymap[name] = ",".join(map(_in_full, _listed(said)))
    for name, why in _clashes(keymap):
        return OwnKeys(trouble=_trouble(file, _line(text, name), why))
    return OwnKeys(keymap)


def _wrong(name: str, said: object) -> str:
    """What is wrong with a line, or ""."""
    if name in _KEPT:
        return f"{name} keeps its keys: digits rate"
    if name not in {one.id for one in _every()}:
        return f"there is no command {name!r}: docs/keys.md has their names, without the spaces"
    keys = _listed(said)
    if not keys:
        return f'{name} needs a key, such as "y", or some, such as ["y", "ctrl+y"]'
    unknown = next((key for key in keys if not _is_key(key)), None)
    return f"there is no key {unknown!r}" if unknown is not None else ""


def _clashes(keymap: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Commands that would get a key of another in the same place, each with why that cannot be."""
    around = [one for place in EVERYWHERE for one in place.OFFERED]
    for screen in SCREENS:
        here = list(dict.fromkeys([*screen.OFFERED, *around]))
        for one, other in combinations(here, 2):
            if not {one.id, other.id} & keymap.keys():
                continue
            shared = _keys(one, keymap) & _keys(other, keymap)
            if shared - (_keys(one, {}) & _keys(other, {})):
                mine, its = (one, other) if one.id in keymap else (other, one)
                key = min(shared)
                yield mine.id, f"{key!r} is already the key of {its.name!r}"


def _every() -> Iterable[AnyCommand]:
    return (one for place in (*SCREENS, *EVERYWHERE) for one in place.OFFERED)


def _keys(command: AnyCommand, keymap: Mapping[str, str]) -> set[str]:
    return set(keymap.get(command.id, command.keys).split(","))


def _listed(said: object) -> list[str]:
    """Some keys as they were given: one, several with commas between, or a list of such."""
    every = said if isinstance(said, list) else [said]
    words = [one for one in every if isinstance(one, str)]
    if len(words) != len(every):
        return []
    parts = (part for one in words for part in ([one] if len(one) == 1 else one.split(",")))
    return [part if len(part) == 1 else part.strip() for part in parts if part]


def _in_full(key: str) -> str:
    """A key by its full name: `?` is `question_mark`."""
    *modifiers, last = [key] if len(key) == 1 else key.split("+")
    if len(last) == 1 and not last.isalnum():
        name = unicodedata.name(last, last).lower().replace("-", "_").replace(" ", "_")
        last = KEY_NAME_REPLACEMENTS.get(name, name)
    return "+".join([*modifiers, last])


def _is_key(key: str) -> bool:
    *modifiers, last = [key] if len(key) == 1 else key.split("+")
    if any(one not in _MODIFIERS for one in modifiers):
        return False
    shown = _in_full(last) if len(last) == 1 else last
    return (len(last) == 1 and last.isprintable()) or shown in _NAMED or shown in _SIGNS


_SIGNS = frozenset(_in_full(chr(sign)) for sign in range(33, 127))


def _line(text: str, name: str) -> str:
    """Where in a file a name is given a key, in words."""
    said = re.compile(rf"""\s*\[?\s*["']?{re.escape(name)}["']?\s*[=\].]""")
    for number, row in enumerate(text.splitlines(), 1):
        if said.match(row):
            return f", line {number}"
    return ""


def _trouble(file: Path, line: str, why: str) -> str:
    return f"{file}{line}: {why}. The default keys stay in use."
