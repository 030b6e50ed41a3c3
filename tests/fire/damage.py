"""Bits flipped and ends cut off: no wrong answer in silence, and no flip that the doctor misses.

A damaged file is asked by every command of a list. Each must answer as the sound file does, say
that something is damaged, or be told by the doctor to be wrong. What the doctor does not find may
have changed no record, seen by reading every row of every table.
"""

from __future__ import annotations

import os
import random
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from claimtrack.demo.build import build
from claimtrack.store.sqlite.derived import INDEXES
from tests.command import Ran, command
from tests.crossings import Tally
from tests.damaged_file import flip
from tests.fire.count import Sheet
from tests.fire.limits import under_limits

SECONDS, MEGABYTES = 60.0, 512

ASKED: Mapping[str, tuple[str, ...]] = {
    "articles": ("articles", "--json"),
    "claims": ("claims", "--json", "--limit", "1000"),
    "queue": ("queue", "--json"),
    "sources": ("sources", "--json"),
    "triage": ("triage", "--json"),
    "show": ("show", "article", "1", "--json"),
    "report": ("report", "1"),
    "match": ("match", "Pakistan asked Malaysia to call off the events", "--json"),
    "search": ("search", "Pakistan", "--json"),
    "log": ("log", "-n", "10000", "--json"),
}
"""What a damaged file is asked."""

_NO_RECORDS = ("sqlite_", *(f"{index}_" for index in INDEXES), "term", "claim_text", "wording_key",
               "claim_uncounted", "derived", "claim_vector")  # fmt: skip
"""Tables that are derived from others: wrong answers tell of them, and the doctor must."""

Kept = Mapping[str, frozenset[str]]
"""Every row of every table of records."""

Place = TypeVar("Place")
_PAGE = 4096


@dataclass(frozen=True)
class Sound:
    """A file before it is damaged: its bytes, its answers and its rows."""

    path: Path
    data: bytes
    answers: Mapping[str, Ran]
    kept: Kept


def sound(folder: Path) -> Sound:
    """The worked example."""
    path = folder / "sound.db"
    build(path)
    answers = {name: command(path, *call) for name, call in ASKED.items()}
    silent = [name for name, answer in answers.items() if not answer.out or answer.code > 1]
    assert not silent, silent
    return Sound(path, path.read_bytes(), answers, _kept(path))


def flips(times: int, folder: Path, seed: int) -> Tally:
    """Flip one bit of a file, so many times: half anywhere, half in pages that hold rows."""
    whole = sound(folder)
    chance = random.Random(f"flips {seed}")  # noqa: S311 - to come again
    leaves = _leaves(whole.path)
    places = []
    for number in range(times):
        if number % 2:
            at = chance.choice(leaves) + chance.randrange(_PAGE)
        else:
            at = chance.randrange(len(whole.data))
        places.append((at, chance.randrange(8)))

    def damage(place: tuple[int, int], path: Path) -> None:
        flip(path, *place)

    return _asked(whole, places, damage, folder)


def truncations(times: int, folder: Path, seed: int) -> Tally:
    """Cut off the end of a file, so many times: half at the end of a page, half anywhere."""
    whole = sound(folder)
    chance = random.Random(f"truncations {seed}")  # noqa: S311 - to come again
    lengths = [chance.randrange(len(whole.data)) for _ in range(times)]
    lengths = [
        length - (length % _PAGE if number % 2 else 0) for number, length in enumerate(lengths)
    ]

    def damage(length: int, path: Path) -> None:
        os.truncate(path, length)

    return _asked(whole, lengths, damage, folder)


def _asked(
    whole: Sound, places: Sequence[Place], damage: Callable[[Place, Path], None], folder: Path
) -> Tally:
    sheet = Sheet()
    path = folder / "damaged.db"

    def ask(place: Place) -> str | None:
        path.write_bytes(whole.data)
        damage(place, path)
        return _amiss(whole, path)

    for at, amiss in enumerate(under_limits(ask, places, seconds=SECONDS, megabytes=MEGABYTES)):
        sheet.acts += 1
        if amiss is None:
            sheet.acted += 1
        else:
            sheet.wrong(f"{places[at]}: {amiss}")
    return sheet.tally()


def _amiss(whole: Sound, path: Path) -> str | None:
    """What is answered wrongly and told by nobody, or not in a sentence; None: nothing is."""
    examined = command(path, "doctor")
    if (bad := _badly_told(examined)) is not None:
        return f"doctor: {bad}"
    for name, call in ASKED.items():
        ran = command(path, *call)
        if (bad := _badly_told(ran)) is not None:
            return f"{name}: {bad}"
        if examined.code == 0 and ran != whole.answers[name]:
            differs = _first_difference(ran, whole.answers[name])
            return f"the doctor finds nothing, and {name} answers {differs}"
    if examined.code == 0 and (changed := _changed(_kept(path), whole.kept)):
        return f"the doctor finds nothing, and there changed {changed}"
    return None


def _badly_told(ran: Ran) -> str | None:
    if ran.code not in {0, 1} or "Traceback" in ran.err + ran.out or "Log:" in ran.err:
        return f"it ends with {ran.code}: {ran.err!r}"
    return None


def _kept(path: Path) -> Kept:
    kept = {}
    with closing(sqlite3.connect(f"{path.as_uri()}?immutable=1", uri=True)) as connection:
        connection.text_factory = bytes
        tables = [
            name.decode()
            for (name,) in connection.execute(
                "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
            )
        ]
        for table in tables:
            if not table.startswith(_NO_RECORDS):
                rows = connection.execute(f'SELECT * FROM "{table}" NOT INDEXED').fetchall()
                kept[table] = frozenset(map(repr, rows))
    return kept


def _changed(now: Kept, then: Kept) -> str:
    """The first row of each table that is another, as it was and as it is."""
    differ = {table: (was, now.get(table, frozenset())) for table, was in then.items()}
    return "; ".join(
        f"{table} {[*was - held][:1]!r:.300} to {[*held - was][:1]!r:.300}"
        for table, (was, held) in differ.items()
        if was != held
    )


def _leaves(path: Path) -> list[int]:
    with closing(sqlite3.connect(path)) as connection:
        return [
            (page - 1) * _PAGE
            for (page,) in connection.execute(
                "SELECT pageno FROM dbstat JOIN sqlite_schema USING (name)"
                " WHERE type = 'table' AND pagetype = 'leaf'"
            )
        ]


def _first_difference(now: Ran, then: Ran) -> str:
    pairs = zip(now.out.splitlines(), then.out.splitlines(), strict=False)
    return next((f"{a!r:.200} for {b!r:.200}" for a, b in pairs if a != b), f"{now!r:.300}")
