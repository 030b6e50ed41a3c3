"""What was expunged in one of two files and still stands in the other.

A tombstone does not say which words were taken out. But where both files have the same row or
event, one with blocks and one without, the words can be read off. What was expunged here must not
come back: it is taken out of the copy of the other file before anything of that comes in.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from claimtrack.store.expunge import Expunging, text_columns
from claimtrack.store.logged import BLOCK
from claimtrack.store.merge.logs import Left
from claimtrack.store.tables import MERGED
from claimtrack.text.spellings import FEWEST, Spellings

if TYPE_CHECKING:
    from claimtrack.store.writing import Writing

_BLANKED = re.compile(rf"{BLOCK}+(?:[^\w{BLOCK}]+{BLOCK}+)*")


class Words(NamedTuple):
    """Words that were expunged in one file, and the tables in which they stand in the other."""

    words: frozenset[str]
    places: tuple[str, ...]


class Cleared(NamedTuple):
    """How many rows of the other file had such words, and what is left of its events."""

    rows: int
    left: dict[int, tuple[str | None, str | None]]


def expunged_words(gone_from: sqlite3.Connection, still_in: sqlite3.Connection) -> Words:
    """The words that were expunged in one file and stand in rows or events of the other.

    Args:
        gone_from: the file in which they were expunged.
        still_in: the other.
    """
    words: set[str] = set()
    places: set[str] = set()
    for place, blanked, whole in (*_rows(gone_from, still_in), *_events(gone_from, still_in)):
        found = set(_read_off(blanked, whole))
        if found:
            words |= found
            places.add(place)
    return Words(frozenset(words), tuple(sorted(places)))


def take_out(writing: Writing, words: Iterable[str], left: Left) -> Cleared:
    """Take words out of every row of a copy, and say what is to be left of its events.

    Args:
        writing: a write in the copy.
        words: the words.
        left: what is left of some events for other reasons.
    """
    rows, kept = 0, dict(left)
    for each in sorted(words, key=lambda one: (-len(one), one)):
        act = Expunging(writing, Spellings(each))
        act.clear()
        act.forget_digests(())
        rows += sum(count for place, count in act.places if not place.startswith("event."))
        kept |= act.left
    return Cleared(rows, kept)


def _rows(gone_from: sqlite3.Connection, still_in: sqlite3.Connection) -> Iterator[_Pair]:
    for table, columns in text_columns(gone_from):
        if table not in MERGED:
            continue
        for column in columns:
            for uid, blanked in gone_from.execute(
                f'SELECT uid, "{column}" FROM "{table}" WHERE instr("{column}", ?)', (BLOCK,)
            ):
                row = still_in.execute(
                    f'SELECT id, "{column}" FROM "{table}" WHERE uid = ?', (uid,)
                ).fetchone()
                if row is not None and row[1] is not None:
                    yield f"{table} {row[0]}", blanked, row[1]


def _events(gone_from: sqlite3.Connection, still_in: sqlite3.Connection) -> Iterator[_Pair]:
    links = (
        "SELECT log.uid, place, link, event.before, after FROM event"
        " JOIN log ON log.id = event.log WHERE expunged IS NOT NULL"
    )
    for log, place, link, *blanked in gone_from.execute(links):
        row = still_in.execute(
            "SELECT event.id, event.before, after FROM event JOIN log ON log.id = event.log"
            " WHERE log.uid = ? AND place = ? AND link = ?",
            (log, place, link),
        ).fetchone()
        if row is None:
            continue
        key, *whole = row
        for one, other in zip(blanked, whole, strict=True):
            if one and other:
                yield f"event {key}", one, other


_Pair = tuple[str, str, str]


def _read_off(blanked: str, whole: str) -> Iterator[str]:
    """The words that stand in one text where the other has blocks, each as it was expunged."""
    for one, other in _texts(blanked, whole):
        if len(one) != len(other):
            continue
        for found in _BLANKED.finditer(one):
            words = other[found.start() : found.end()]
            if BLOCK not in words and sum(letter.isalpha() for letter in words) >= FEWEST:
                yield words


def _texts(one: str, other: str) -> Iterator[tuple[str, str]]:
    """Two texts, or those at the same places in them where both are JSON."""
    if one[:1] in {"{", "["} and other[:1] == one[:1]:
        try:
            yield from _values(json.loads(one), json.loads(other))
        except ValueError:
            yield one, other
        return
    yield one, other


def _values(one: object, other: object) -> Iterator[tuple[str, str]]:
    if isinstance(one, dict) and isinstance(other, dict):
        for name in one.keys() & other.keys():
            yield from _values(one[name], other[name])
    elif isinstance(one, list) and isinstance(other, list):
        for first, second in zip(one, other, strict=False):
            yield from _values(first, second)
    elif isinstance(one, str) and isinstance(other, str):
        yield from _texts(one, other)
