"""Reading rows out of the pages of a broken file, without SQLite, which refuses what is damaged.

This follows the file format as SQLite documents it. Whatever cannot be read is left out and the
rest is read on: a cell, a page, a whole branch. What was committed to the WAL counts, where its
checksums hold. Only a copy is read so: opening a live file here would drop SQLite's locks on it.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from claimtrack.files import guarded

Value = None | int | float | str | bytes

_TABLE_LEAF, _TABLE_INTERIOR = 0x0D, 0x05
_INDEX_LEAF, _INDEX_INTERIOR = 0x0A, 0x02

_SMALLEST, _LARGEST, _USUAL = 512, 65_536, 4096
WAL_HEADER, FRAME_HEADER = 32, 24
WAL_MAGIC = 0x377F0682
"""What a WAL begins with; the last bit says in which order its checksums are taken."""
_LONGEST_VARINT = 9
_MORE = 0x80
"""The bit of a byte of a varint that says that another follows."""
_REAL, _FIRST_TEXT = 7, 12
"""Types of values: a real number; from here on bytes (even) and texts (odd)."""

_BROKEN = (IndexError, struct.error, ValueError, OverflowError)
"""What reading raises where bytes are not what the format says."""


class Cell(NamedTuple):
    """A row: its number, and its values in the order of the columns."""

    number: int
    values: tuple[Value, ...]


class RawPages:
    """The pages of one file.

    Args:
        path: a copy of the file; a WAL of that name beside it is read, too.
    """

    def __init__(self, path: Path) -> None:
        self._bytes = guarded(path).read_bytes()
        log = path.with_name(f"{path.name}-wal")
        self._log = guarded(log).read_bytes() if log.exists() else b""
        self.size = self._page_size()
        self._usable = self.size - int.from_bytes(self._bytes[20:21], "big")
        if self._usable < self.size // 2:  # no file of ours reserves any of a page
            self._usable = self.size

    @cached_property
    def count(self) -> int:
        """How many pages there are, the last one perhaps cut."""
        return max(-(-len(self._bytes) // self.size), *self._newer, 0)

    def page(self, number: int) -> bytes:
        """A page as it was last committed; shorter where the end of the file is cut off."""
        newer = self._newer.get(number)
        if newer is not None:
            return self._log[newer : newer + self.size]
        start = (number - 1) * self.size
        return self._bytes[start : start + self.size]

    def kind(self, number: int) -> int:
        """The first byte of a page's header."""
        at = _header(number)
        return int.from_bytes(self.page(number)[at : at + 1], "big")

    @property
    def cut_off(self) -> int:
        """How many pages are not there, by what the header says there should be."""
        return max(0, self.number_at(28) - self.count)

    def number_at(self, offset: int) -> int:
        """A number of four bytes in the header of the file."""
        return int.from_bytes(self.page(1)[offset : offset + 4], "big")

    def tree(self, root: int, seen: set[int]) -> Iterator[Cell]:
        """The rows of a table, as far as its pages lead to them; each page is noted in `seen`."""
        waiting = [root]
        while waiting:
            number = waiting.pop()
            if not 0 < number <= self.count or number in seen:
                continue
            kind = self.kind(number)
            if kind == _TABLE_LEAF:
                seen.add(number)
                yield from self.rows(number)
            elif kind == _TABLE_INTERIOR:
                seen.add(number)
                waiting += reversed(self._children(number))

    def index(self, root: int) -> Iterator[tuple[Value, ...]]:
        """The entries of an index, in no order."""
        waiting, seen = [root], set[int]()
        while waiting:
            number = waiting.pop()
            if not 0 < number <= self.count or number in seen:
                continue
            seen.add(number)
            kind = self.kind(number)
            if kind == _INDEX_INTERIOR:
                waiting += self._children(number)
            if kind in {_INDEX_INTERIOR, _INDEX_LEAF}:
                yield from self._entries(number)

    def leaves(self, seen: set[int]) -> Iterator[int]:
        """The pages with rows of tables that no tree has led to."""
        for number in range(1, self.count + 1):
            if number not in seen and self.kind(number) == _TABLE_LEAF:
                yield number

    def free(self) -> set[int]:
        """The pages that hold nothing any more, as far as the list of them can be followed."""
        free: set[int] = set()
        trunk = self.number_at(32)
        while 0 < trunk <= self.count and trunk not in free:
            free.add(trunk)
            page = self.page(trunk)
            count = min(int.from_bytes(page[4:8], "big"), max(len(page) // 4 - 2, 0))
            free.update(number for (number,) in struct.iter_unpack(">I", page[8 : 8 + 4 * count]))
            trunk = int.from_bytes(page[:4], "big")
        return free

    def rows(self, number: int) -> Iterator[Cell]:
        """The rows on one page."""
        page = self.page(number)
        for cell in self._cells(page, number, 8):
            try:
                length, at = _varint(page, cell)
                key, at = _varint(page, at)
                local = self._local(length, self._usable - 35)
                yield Cell(_signed(key), _record(self._payload(page, at, length, local)))
            except _BROKEN:
                continue

    def _entries(self, number: int) -> Iterator[tuple[Value, ...]]:
        page = self.page(number)
        inner = page[_header(number)] == _INDEX_INTERIOR
        for cell in self._cells(page, number, 12 if inner else 8):
            try:
                length, at = _varint(page, cell + 4 if inner else cell)
                local = self._local(length, (self._usable - 12) * 64 // 255 - 23)
                yield _record(self._payload(page, at, length, local))
            except _BROKEN:
                continue

    def _children(self, number: int) -> list[int]:
        page = self.page(number)
        at = _header(number)
        left = [
            int.from_bytes(page[cell : cell + 4], "big") for cell in self._cells(page, number, 12)
        ]
        return [*left, int.from_bytes(page[at + 8 : at + 12], "big")]

    def _cells(self, page: bytes, number: int, after: int) -> Iterator[int]:
        """Where the cells of a page begin."""
        start = _header(number)
        count = int.from_bytes(page[start + 3 : start + 5], "big")
        for at in range(start + after, min(start + after + 2 * count, len(page) - 1), 2):
            cell = int.from_bytes(page[at : at + 2], "big")
            if start + after <= cell < self._usable:
                yield cell

    def _local(self, length: int, most: int) -> int:
        """How much of a payload stands on its own page; the rest overflows."""
        if not 0 <= length <= len(self._bytes) + len(self._log):
            raise ValueError("longer than the file")
        return _local_size(length, self._usable, most)

    def _payload(self, page: bytes, at: int, length: int, local: int) -> bytes:
        parts = [page[at : at + local]]
        if len(parts[0]) < local:
            raise ValueError("cut")
        following = int.from_bytes(page[at + local : at + local + 4], "big")
        left = length - local
        while left > 0:
            if not 0 < following <= self.count:
                raise ValueError("the rest is not there")
            more = self.page(following)
            parts.append(more[4 : 4 + min(left, self._usable - 4)])
            if len(parts[-1]) < min(left, self._usable - 4):
                raise ValueError("cut")
            left -= self._usable - 4
            following = int.from_bytes(more[:4], "big")
        return b"".join(parts)

    def _page_size(self) -> int:
        told = int.from_bytes(self._bytes[16:18], "big")
        for size in (_LARGEST if told == 1 else told, int.from_bytes(self._log[8:12], "big")):
            if _SMALLEST <= size <= _LARGEST and size & (size - 1) == 0:
                return size
        return _USUAL

    @cached_property
    def _newer(self) -> dict[int, int]:
        """Where in the WAL the newest committed state of a page begins."""
        log, step = self._log, FRAME_HEADER + self.size
        if int.from_bytes(log[:4], "big") & ~1 != WAL_MAGIC or len(log) < WAL_HEADER + step:
            return {}
        order = ">" if log[3] & 1 else "<"
        sums = _checked(log[:24], (0, 0), order)
        if sums != struct.unpack(">II", log[24:32]):
            return {}
        committed: dict[int, int] = {}
        begun: dict[int, int] = {}
        for at in range(WAL_HEADER, len(log) - step + 1, step):
            number, pages, *_ = struct.unpack(">II", log[at : at + 8])
            sums = _checked(log[at : at + 8], sums, order)
            sums = _checked(log[at + FRAME_HEADER : at + step], sums, order)
            salts = log[at + 8 : at + 16] == log[16:24]
            if not salts or sums != struct.unpack(">II", log[at + 16 : at + 24]):
                break
            begun[number] = at + FRAME_HEADER
            if pages:
                committed |= begun
                begun = {}
        return committed


def begun_rows(page: bytes) -> Iterator[Cell]:
    """The rows on a page by itself, each as far as its values stand there and do not overflow."""
    if page[:1] != bytes([_TABLE_LEAF]):
        return
    count = int.from_bytes(page[3:5], "big")
    for place in range(8, min(8 + 2 * count, len(page) - 1), 2):
        try:
            at = int.from_bytes(page[place : place + 2], "big")
            length, at = _varint(page, at)
            key, at = _varint(page, at)
            kept = min(length, _local_size(length, len(page), len(page) - 35))
            yield Cell(_signed(key), _record(page[at : at + kept], whole=False))
        except _BROKEN:
            continue


def _local_size(length: int, usable: int, most: int) -> int:
    """How much of a payload stands on its own page; the rest overflows."""
    if length <= most:
        return length
    least = (usable - 12) * 32 // 255 - 23
    kept = least + (length - least) % (usable - 4)
    return kept if kept <= most else least


def _header(number: int) -> int:
    """Where the header of a page begins: on the first that of the file comes before."""
    return 100 if number == 1 else 0


def _checked(data: bytes, sums: tuple[int, int], order: str) -> tuple[int, int]:
    """Go on with the checksum of a WAL."""
    first, second = sums
    for one, two in struct.iter_unpack(f"{order}II", data):
        first = (first + one + second) & 0xFFFFFFFF
        second = (second + two + first) & 0xFFFFFFFF
    return first, second


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """A number of one to nine bytes, and where the next thing begins."""
    value = 0
    for place in range(_LONGEST_VARINT):
        byte = data[at + place]
        if place == _LONGEST_VARINT - 1:
            return (value << 8) | byte, at + place + 1
        value = (value << 7) | (byte & 0x7F)
        if byte < _MORE:
            return value, at + place + 1
    raise ValueError("no number")


def _signed(value: int) -> int:
    return value - (1 << 64) if value >> 63 else value


_WHOLE = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
"""How many bytes a whole number of each type takes."""


def _record(payload: bytes, *, whole: bool = True) -> tuple[Value, ...]:
    """The values of a record; if it need not be whole, those that are there."""
    end, at = _varint(payload, 0)
    if end > len(payload):
        raise ValueError("no record")
    types = []
    while at < end:
        kind, at = _varint(payload, at)
        types.append(kind)
    values: list[Value] = []
    at = end
    for kind in types:
        size = _WHOLE.get(kind, 8 if kind == _REAL else max(kind - _FIRST_TEXT, 0) // 2)
        part = payload[at : at + size]
        if len(part) < size and not whole:
            break
        if len(part) < size or kind in {10, 11}:
            raise ValueError("cut")
        values.append(_value(kind, part))
        at += size
    return tuple(values)


def _value(kind: int, part: bytes) -> Value:
    if kind == 0:
        return None
    if kind in _WHOLE:
        return int.from_bytes(part, "big", signed=True)
    if kind == _REAL:
        number: float = struct.unpack(">d", part)[0]
        return number
    if kind in {8, 9}:
        return kind - 8
    return part.decode() if kind % 2 else part
