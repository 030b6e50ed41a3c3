"""Text that is being typed: kept until it is recorded, so that a crash does not lose it.

Drafts are not records: they leave no event, appear in no report, and undo ignores them.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from tempfile import gettempdir
from typing import TYPE_CHECKING

from msgspec import Struct

from claimtrack.errors import FileTrouble, Refused
from claimtrack.files import save

if TYPE_CHECKING:
    from claimtrack.desk.desk import Desk


Fields = Mapping[str, str | int]
"""Words, or the number of what was chosen, by the name of the field."""


class Draft(Struct, frozen=True):
    """What was typed into the fields of a place, by the name of the field, and when.

    `over` is what stood in them before, so that a change of that by others is noticed.
    """

    fields: Fields
    over: Fields
    saved_at: str


class Drafts:
    """The reviewer's own drafts; nobody sees another's."""

    def __init__(self, desk: Desk) -> None:
        self._desk, self._store = desk, desk.store
        self._aside: dict[str, str] = {}

    def keep(self, place: str, fields: Fields, over: Fields | None = None) -> None:
        """Keep what stands in the fields of a place, in place of what was kept before.

        Args:
            place: which fields they are, such as those of the note on a claim.
            fields: what stands in them.
            over: what stood in them before anything was typed.
        """
        kept = {"fields": dict(fields), "over": dict(over or {})}
        with self._desk.writing("keep draft") as writing:
            writing.keep_draft(place, json.dumps(kept, ensure_ascii=False))

    def get(self, place: str) -> Draft | None:
        """What this reviewer left at a place, or None."""
        found = self._store.drafts.get(self._desk.reviewer, place)
        if found is None:
            return None
        kept = _read(found[0])
        if kept is None:
            return None
        if "over" not in kept:  # kept before it was noted what stood there
            kept = {"fields": kept, "over": {}}
        return Draft(_fields(kept.get("fields")), _fields(kept["over"]), found[1])

    def put_aside(self, place: str, heading: str, fields: Fields) -> Path | None:
        """Write what stands in the fields of a place to a text file, where no draft can be kept.

        It holds what was put aside at other places before, too.

        Args:
            place: which fields they are.
            heading: the same in words.
            fields: what stands in them.

        Returns:
            The file: beside the database, else in the home or the temporary folder; None if it
            cannot be written anywhere.
        """
        self._aside[place] = _readable(heading, fields)
        text = "\n".join(self._aside.values())
        name = f"{self._desk.path.name}-unsaved-{os.getpid()}.txt"
        for folder in (self._desk.path.absolute().parent, Path("~").expanduser(), gettempdir()):
            with suppress(FileTrouble, Refused):
                save(Path(folder) / name, lambda file: file.write(text), force=True)
                return Path(folder) / name
        return None

    def drop(self, place: str) -> None:
        """Forget what this reviewer left at a place."""
        if self._store.drafts.get(self._desk.reviewer, place) is not None:
            with self._desk.writing("drop draft") as writing:
                writing.drop_draft(place)


def _readable(heading: str, fields: Fields) -> str:
    """What stands in the fields of a place, for people."""
    lines = [f"{name}: {value}" for name, value in fields.items() if value != ""]
    return "\n".join([heading, *lines, ""])


def _read(text: str) -> dict[str, object] | None:
    """Read a draft; None if it is no draft of ours: what is typed now takes its place."""
    try:
        kept = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return kept if isinstance(kept, dict) else None


def _fields(kept: object) -> Fields:
    """What of a draft can stand in a field."""
    if not isinstance(kept, dict):
        return {}
    return {name: value for name, value in kept.items() if isinstance(value, str | int)}
