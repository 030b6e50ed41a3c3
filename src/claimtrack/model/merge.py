"""Merging two files: what came in, and what a person has to decide."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from msgspec import Struct


class Taken(StrEnum):
    """Whose of two values stands."""

    OURS = "ours"
    THEIRS = "theirs"


class Conflict(Struct, frozen=True):
    """What both files changed, each in its own way: a person decides which stands.

    `entity` and `key` name the row here (None: it is not in this file), `field` the column, or the
    first of several that are set together; `verdict`: which verdict on a claim stands; empty:
    whether the row stays. `ours` and `theirs` are the values by column, other rows by their uids;
    None where the row was removed. `claim` is the claim that it is about, if any.
    """

    id: int
    entity: str
    row_uid: str
    field: str
    ours: Mapping[str, Any] | None
    ours_by: str
    ours_at: str
    theirs: Mapping[str, Any] | None
    theirs_by: str
    theirs_at: str
    file: str
    merged_by: str
    merged_at: str
    taken: Taken | None = None
    taken_by: str | None = None
    taken_at: str | None = None
    key: int | None = None
    claim: int | None = None
    version: int = 1


class Shown(Struct, frozen=True):
    """A conflict in words: what it is about, and both sides."""

    conflict: Conflict
    about: str
    ours: str
    theirs: str


class Merged(Struct, frozen=True):
    """What a merge brought, or would bring.

    `added`, `changed` and `removed` count rows by table. `conflicts` are open now because of it,
    `duplicates` are pairs of claims, ours first, made separately of the same words. `events` of the
    other log came along. `settings` differ and stay as they are here. `expunged` says in
    sentences what was expunged in one of the two files and what became of it.
    """

    file: str
    added: Mapping[str, int]
    changed: Mapping[str, int]
    removed: Mapping[str, int]
    conflicts: tuple[Shown, ...]
    duplicates: tuple[tuple[int, int], ...]
    events: int
    settings: tuple[str, ...] = ()
    expunged: tuple[str, ...] = ()
    lapsed: int = 0
    backup: str = ""

    @property
    def nothing_new(self) -> bool:
        """Whether everything of the other file is here already."""
        return not self.events and not (self.added or self.changed or self.removed)
